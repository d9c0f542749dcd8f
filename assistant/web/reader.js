// The report beside the chat: outline, search, and exact words highlighted.
// Offsets of the service count code points; strings count UTF-16 units, so the text is an array.

import { get } from "./api.js";
import { by, make } from "./dom.js";
import { words } from "./words.js";

let points = [];
let loaded = ""; // slug of the report that is shown
let opener = null; // where the focus goes back to

/** Show a report, the default one without a slug. */
export async function loadReport(slug = "") {
  const query = slug ? `?report=${encodeURIComponent(slug)}` : "";
  const [report, sections] = await Promise.all([get(`/api/report${query}`), get(`/api/sections${query}`)]);
  points = Array.from(report.text);
  [loaded, sought] = [report.slug, ""];
  by("title").textContent = report.title;
  document.title = report.title;
  by("text").replaceChildren(...sections.flatMap(sectionElements));
  by("outline").replaceChildren(outline(sections));
}

/** Let the reader be searched, left by Esc, and opened at a citation's address. */
export function listenToReader() {
  by("find").addEventListener("submit", (event) => (event.preventDefault(), findNext()));
  by("reader").addEventListener("keydown", (event) => event.key === "Escape" && back());
  openFromAddress();
  window.addEventListener("hashchange", openFromAddress);
}

function sectionElements(section) {
  const level = Math.min(2 + section.path.length, 6);
  const heading = make(`h${level}`, { id: `s-${section.id}`, tabindex: "-1", "data-start": section.start, "data-end": section.body_start });
  heading.textContent = slice(section.start, section.body_start).trim() || section.path.at(-1);
  const paragraphs = [];
  let start = section.body_start;
  for (let at = section.body_start; at <= section.end; at++) {
    if (at < section.end && points[at] !== "\n") continue;
    if (slice(start, at).trim()) paragraphs.push(make("p", { "data-start": start, "data-end": at }, slice(start, at)));
    start = at + 1;
  }
  return [heading, ...paragraphs];
}

function outline(sections) {
  const list = make("ul");
  for (const section of sections) {
    const open = () => {
      const heading = by(`s-${section.id}`);
      heading.scrollIntoView({ block: "start" });
      heading.focus({ preventScroll: true });
    };
    const item = make("li", {}, make("button", { type: "button", click: open }, section.path.at(-1)));
    item.style.paddingLeft = `${(section.path.length - 1) * 0.8}rem`;
    list.append(item);
  }
  return list;
}

const slice = (start, end) => points.slice(start, end).join("");

/** Highlight [start, end) of a report, which is shown first where another one is. */
export async function showIn(slug, start, end, from) {
  if (slug && slug !== loaded) await loadReport(slug);
  show(start, end, from);
}

/** Highlight [start, end) and move the focus there; Esc brings it back to `from`. */
export function show(start, end, from = null) {
  clear();
  opener = from;
  let first = null;
  for (const block of by("text").children) {
    const at = Number(block.dataset.start), to = Number(block.dataset.end);
    if (to <= start || at >= end) continue;
    const a = Math.max(start, at), b = Math.min(end, to);
    const mark = make("mark", { tabindex: "-1" }, slice(a, b));
    block.replaceChildren(slice(at, a), mark, slice(b, to));
    first ??= mark;
  }
  first?.scrollIntoView({ block: "center" });
  first?.focus({ preventScroll: true });
}

function clear() {
  for (const mark of by("text").querySelectorAll("mark")) {
    const block = mark.parentElement;
    block.textContent = slice(Number(block.dataset.start), Number(block.dataset.end));
  }
}

function back() {
  if (!opener?.isConnected) return;
  opener.scrollIntoView({ block: "nearest" });
  opener.focus();
  opener = null;
}

let sought = "", matches = [], current = -1;

function findNext() {
  const text = by("find-text").value.trim();
  if (!text) return;
  if (text !== sought) {
    const needle = Array.from(text.toLowerCase());
    const hay = points.map((point) => point.toLowerCase());
    matches = hay.flatMap((_, at) => (needle.every((point, i) => hay[at + i] === point) ? [at] : []));
    [sought, current] = [text, -1];
  }
  if (!matches.length) {
    by("found").textContent = words.notFound;
    return;
  }
  current = (current + 1) % matches.length;
  const at = matches[current];
  show(at, at + Array.from(sought).length, by("find-text"));
  by("found").textContent = words.found(current + 1, matches.length);
  by("find-text").focus({ preventScroll: true });
}

function openFromAddress() {
  const range = /^#(\d+)-(\d+)$/.exec(location.hash); // the address of a citation
  if (range) show(Number(range[1]), Number(range[2]), by("question"));
}
