// Suggestions while typing: a combobox whose list follows the arrow keys, Enter and Esc.

import { get } from "./api.js";
import { by, make } from "./dom.js";
import { ofChosen } from "./reports.js";

const WAIT = 150; // milliseconds of silence before the service is asked
let timer = 0, running = null, at = -1;

export function startTypeahead(choose) {
  const input = by("question");
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => suggest(input, choose), WAIT);
  });
  input.addEventListener("keydown", (event) => onKey(event, choose));
  input.addEventListener("blur", () => setTimeout(close, WAIT));
}

async function suggest(input, choose) {
  running?.abort();
  running = new AbortController();
  const typed = input.value.trim();
  if (typed.length < 2) return close();
  try {
    const found = await get(ofChosen(`/api/suggestions?k=5&q=${encodeURIComponent(typed.slice(0, 200))}`), running.signal);
    if (input.value.trim() === typed && document.activeElement === input) open(found, choose);
  } catch {
    close(); // suggestions are a help, not a need
  }
}

function open(found, choose) {
  at = -1;
  by("options").replaceChildren(...found.map((text, i) => make("li", { role: "option", id: `option-${i}`, "aria-selected": "false", mousedown: (event) => {
    event.preventDefault();
    close();
    choose(text);
  } }, text)));
  by("options").hidden = !found.length;
  by("question").setAttribute("aria-expanded", String(found.length > 0));
}

export function close() {
  clearTimeout(timer);
  running?.abort();
  at = -1;
  by("options").hidden = true;
  by("question").setAttribute("aria-expanded", "false");
  by("question").removeAttribute("aria-activedescendant");
}

function onKey(event, choose) {
  const options = [...by("options").children];
  if (by("options").hidden || event.isComposing || !options.length) return;
  if (event.key === "Escape") close();
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    at = (at + (event.key === "ArrowDown" ? 1 : options.length) + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % options.length;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    options[at].scrollIntoView({ block: "nearest" });
    by("question").setAttribute("aria-activedescendant", options[at].id);
  } else if (event.key === "Enter" && at >= 0) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const text = options[at].textContent;
    close();
    choose(text);
  }
}
