// The staff desk: a key lets in; tabs show what was asked in vain, approved answers, and counts.

import { sendWithKey } from "./api.js";
import { approvalForm } from "./desk_approve.js";
import { approvalList, groupList } from "./desk_lists.js";
import { countsView } from "./desk_plots.js";
import { by } from "./dom.js";

const KEPT = "desk-key";
const NAMES = ["groups", "approvals", "counts"];
const announce = (text) => { by("status").textContent = text; };
const send = (path, body, method) => sendWithKey(sessionStorage.getItem(KEPT) ?? "", path, body, method);
const read = async (path) => (await send(path)).json();
const days = () => by("days").value;
let shown = "groups";

const openForm = approvalForm(send, async () => {
  await load();
  announce("已审核通过，下一位提问者会看到这条答复。");
});

const VIEWS = {
  groups: async () => groupList(await read(`/api/desk/groups?days=${days()}`), openForm),
  approvals: async () => approvalList(await read("/api/desk/approvals"), { open: openForm, withdraw, release }),
  counts: async () => countsView(await read(`/api/desk/counts?days=${days()}`)),
};

async function load() {
  const name = shown;
  const view = await VIEWS[name]();
  by(name).replaceChildren(...view);
}

/** Run an action; say what went wrong and whether it went well. */
async function attempt(action) {
  try {
    await action();
    return true;
  } catch (error) {
    announce(error.message);
    return false;
  }
}

const change = (path, body, method, told) => attempt(async () => {
  await send(path, body, method);
  await load();
  announce(told);
});
const withdraw = (id) => change(`/api/desk/approvals/${id}`, null, "DELETE", "已撤回。");
const release = (id) => change(`/api/desk/approvals/${id}/release`, {}, "POST", "已按现在的原文恢复。");

function select(name, focus = false) {
  shown = name;
  for (const other of NAMES) {
    const tab = by(`tab-${other}`), is = other === name;
    tab.setAttribute("aria-selected", String(is));
    tab.tabIndex = is ? 0 : -1;
    by(other).hidden = !is;
    if (is && focus) tab.focus();
  }
  announce("");
  return attempt(load);
}

async function enter() {
  const isIn = await attempt(load);
  by("enter").hidden = isIn;
  by("desk").hidden = by("leave").hidden = !isIn;
  if (!isIn) sessionStorage.removeItem(KEPT);
}

by("enter").addEventListener("submit", (event) => {
  event.preventDefault();
  sessionStorage.setItem(KEPT, by("key").value.trim());
  by("key").value = "";
  announce("");
  enter();
});
by("leave").addEventListener("click", () => {
  sessionStorage.removeItem(KEPT);
  location.reload();
});
by("days").addEventListener("change", () => attempt(load));
by("export").addEventListener("click", () => attempt(async () => {
  const reply = await send(`/api/desk/export?what=${shown}&days=${days()}`);
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(await reply.blob()), download: `${shown}.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
}));
for (const name of NAMES) by(`tab-${name}`).addEventListener("click", () => select(name));
document.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step) select(NAMES[(NAMES.indexOf(shown) + step + NAMES.length) % NAMES.length], true);
});
if (sessionStorage.getItem(KEPT)) enter();
