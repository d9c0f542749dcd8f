// One exchange on the page: the question, the answer with its chips, cards and buttons.

import { post } from "./api.js";
import { chart, comparable, figure } from "./chart.js";
import { make } from "./dom.js";
import { material } from "./draft.js";
import { showIn } from "./reader.js";
import { titleOf } from "./reports.js";
import { words } from "./words.js";

const MARK = /\[(\d+)\]/g;

export const asked = (question) => make("p", { class: "asked" }, question);

/** Return the element of a whole answer; `askAgain` asks one of its suggestions. */
export function reply(question, answer, askAgain, announce) {
  const box = make("div", { class: answer.refused ? "reply refused" : "reply" });
  if (answer.question && answer.question !== question) {
    box.append(make("p", { class: "understood" }, words.understood + answer.question));
  }
  if (answer.approved) box.append(make("p", { class: "approved" }, words.approved(answer.approved)));
  box.append(make("p", { class: "told" }, ...withChips(answer)));
  if (answer.derivation) box.append(make("p", { class: "derivation" }, words.derivation + answer.derivation));
  box.append(...cards(answer));
  if (answer.kind === "draft") box.append(material(question, announce));
  if (answer.suggestions.length) box.append(suggestions(answer, askAgain));
  box.append(actions(question, answer, announce));
  return box;
}

function withChips(answer) {
  const nodes = [];
  let at = 0;
  for (const match of answer.answer.matchAll(MARK)) {
    const citation = answer.citations.find((c) => c.n === Number(match[1]));
    if (!citation) continue;
    nodes.push(answer.answer.slice(at, match.index), chip(citation));
    at = match.index + match[0].length;
  }
  return [...nodes, answer.answer.slice(at)];
}

function chip(citation) {
  const open = (event) => {
    document.querySelector(".cite[aria-current]")?.removeAttribute("aria-current");
    event.currentTarget.setAttribute("aria-current", "true");
    showIn(citation.report, citation.start, citation.end, event.currentTarget);
  };
  const where = citation.section_path.at(-1);
  const path = [titleOf(citation.report), ...citation.section_path].filter(Boolean).join(" › ");
  return make("button", { type: "button", class: "cite", title: path, "aria-label": words.cite(citation.n, where), click: open }, String(citation.n));
}

function cards(answer) {
  const groups = comparable(answer.indicators);
  const rows = answer.indicators.filter((row, at, all) => all.findIndex((r) => same(r, row)) === at);
  const shown = [...rows.map((row) => card(row, answer.citations)), ...groups.map((group) => make("div", { class: "card" }, chart(group)))];
  return shown.length ? [make("div", { class: "cards" }, ...shown)] : [];
}

const same = (a, b) => ["name", "year", "status", "measure", "value", "unit"].every((key) => a[key] === b[key]);

function card(row, citations) {
  const cited = citations.find(({ start, end, quote }) => start <= row.start && row.end <= end && quote.includes(row.quote));
  const open = (event) => showIn(cited?.report, row.start, row.end, event.currentTarget);
  const pair = (term, value) => [make("dt", {}, term), make("dd", {}, value)];
  const told = [row.year, row.period].filter(Boolean).join(" ");
  return make("div", { class: "card" },
    make("div", {}, row.name),
    make("div", { class: "value" }, row.value ? figure(row) : row.quote),
    make("dl", {},
      ...(told ? pair(words.year, told) : []),
      ...pair(words.kind, words[row.status]),
      ...pair(words.measure, words[row.measure]),
      ...pair(words.region, row.region),
      ...pair(words.source, make("button", { type: "button", click: open }, row.quote))));
}

function suggestions(answer, askAgain) {
  const items = answer.suggestions.map((text) => make("li", {}, make("button", { type: "button", click: () => askAgain(text) }, text)));
  return make("div", {}, make("p", {}, words.meant), make("ul", { class: "chips" }, ...items));
}

function actions(question, answer, announce) {
  const row = make("div", { class: "acts" });
  const copy = async () => {
    const sources = answer.citations.map((c) => `[${c.n}] ${c.section_path.join(" › ")}：“${c.quote}”`);
    await navigator.clipboard.writeText([answer.answer, ...sources, words.label].join("\n"));
    announce(words.copied);
  };
  const rate = async (verdict, reason = "") => {
    await post("/api/feedback", { question, answer: answer.answer, verdict, reason });
    announce(words.thanks);
  };
  const why = make("input", { type: "text", maxlength: "500", "aria-label": words.reason, placeholder: words.reason });
  const form = make("form", { hidden: true, submit: async (event) => {
    event.preventDefault();
    await rate("down", why.value);
    form.hidden = true;
  } }, why, make("button", { type: "submit" }, words.sendReason));
  const down = () => {
    form.hidden = false;
    why.focus();
  };
  row.append(
    make("button", { type: "button", click: copy }, words.copy),
    make("button", { type: "button", click: () => rate("up") }, words.up),
    make("button", { type: "button", click: down }, words.down),
    form);
  return row;
}
