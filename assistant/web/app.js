// The chat: asks, streams the answer in, keeps the conversation, exports it.

import { ask, get, post } from "./api.js";
import { asked, reply } from "./answer.js";
import { by, make } from "./dom.js";
import { listenToReader, loadReport } from "./reader.js";
import { chosen, ofChosen, offerReports } from "./reports.js";
import { close, startTypeahead } from "./typeahead.js";
import { translate, words } from "./words.js";

const MOST_HISTORY = 20; // messages that go with a question
const exchanges = [];
let running = null;

const announce = (text) => (by("status").textContent = text);

async function send(question) {
  if (running || !question) return;
  running = new AbortController();
  busy(true);
  by("welcome").hidden = true;
  by("question").value = "";
  close();
  announce(words.searching);
  const streamed = make("p");
  by("pending").replaceChildren(asked(question), make("div", { class: "reply" }, streamed));
  scrollDown();
  try {
    const answer = await ask({ question, history: history(), report: chosen() || null }, (sentence) => streamed.append(sentence), running.signal);
    exchanges.push({ question, answer });
    // The log is a live region: the finished answer enters it once, never piece by piece.
    by("log").append(asked(question), reply(question, answer, send, announce));
    announce(words.answered);
  } catch (error) {
    const text = error.name === "AbortError" ? words.stopped : words.failed + error.message;
    by("log").append(asked(question), make("div", { class: "reply refused" }, make("p", {}, text)));
    announce(text);
    if (!by("question").value) by("question").value = question;
  } finally {
    by("pending").replaceChildren();
    running = null;
    busy(false);
    scrollDown();
  }
}

const history = () =>
  exchanges.flatMap(({ question, answer }) => [{ role: "user", content: question }, { role: "assistant", content: answer.answer }]).slice(-MOST_HISTORY);

function busy(is) {
  by("send").hidden = is;
  by("stop").hidden = !is;
  for (const id of ["export-md", "export-docx", "clear"]) by(id).disabled = is || !exchanges.length;
}

function scrollDown() {
  by("log").lastElementChild?.scrollIntoView({ block: "nearest" });
  by("scroll").scrollTop = by("scroll").scrollHeight;
}

async function exported(format) {
  const body = exchanges.map(({ question, answer }) => ({
    question, answer: answer.answer,
    citations: answer.citations.map(({ n, section_path, quote }) => ({ n, section_path, quote })),
  }));
  try {
    const file = await (await post("/api/export", { format, exchanges: body })).blob();
    const link = make("a", { href: URL.createObjectURL(file), download: `report-chat.${format}` });
    link.click();
    URL.revokeObjectURL(link.href);
    announce(words.exported);
  } catch (error) {
    announce(words.failed + error.message);
  }
}

function listen() {
  by("ask").addEventListener("submit", (event) => {
    event.preventDefault();
    send(by("question").value.trim());
  });
  // With an input method, Enter takes the candidate and does not send.
  by("question").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  startTypeahead(send);
  by("stop").addEventListener("click", () => running?.abort());
  by("export-md").addEventListener("click", () => exported("md"));
  by("export-docx").addEventListener("click", () => exported("docx"));
  by("clear").addEventListener("click", () => {
    exchanges.length = 0;
    by("log").replaceChildren();
    by("welcome").hidden = false;
    busy(false);
    by("question").focus();
  });
}

async function start() {
  translate();
  listen();
  try {
    await offerReports(() => open().catch((error) => announce(words.failed + error.message)));
    await open();
    listenToReader();
  } catch (error) {
    announce(words.failed + error.message);
  }
}

/** Show the chosen report and questions that it answers. */
async function open() {
  const [starters] = await Promise.all([get(ofChosen("/api/suggestions?k=6")), loadReport(chosen())]);
  const items = starters.map((text) => make("li", {}, make("button", { type: "button", click: () => send(text) }, text)));
  by("starters").replaceChildren(...items);
}

start();
