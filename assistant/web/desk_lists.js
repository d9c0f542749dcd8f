// The desk's lists: what people asked in vain, and the answers that staff approved.

import { make } from "./dom.js";

const when = (moment) => new Date(moment).toLocaleString("zh-CN", { dateStyle: "medium", timeStyle: "short" });
const times = (name, number) => (number ? [`${name} ${number} 次`] : []);

export function groupList(groups, open) {
  if (!groups.length) return [make("p", {}, "这段时间没有待处理的问题。")];
  return groups.map((group) => {
    const [head, ...others] = group.wordings;
    const sum = (name) => group.wordings.reduce((total, wording) => total + wording[name], 0);
    const told = [...times("未能回答", sum("refused")), ...times("把握不大", sum("unsure")), ...times("没帮助", sum("down"))];
    const reasons = group.wordings.flatMap((wording) => wording.reasons);
    return make("article", { class: "group" },
      make("h2", {}, head.question),
      make("p", { class: "numbers" }, `${told.join("，")}；最近 ${when(group.last)}`),
      others.length ? make("details", {}, make("summary", {}, `另外 ${others.length} 种问法`),
        make("ul", {}, ...others.map((wording) => make("li", {}, wording.question)))) : null,
      ...group.wordings.filter((wording) => wording.earlier.length)
        .map((wording) => make("p", { class: "earlier" }, `之前问过：${wording.earlier.join(" / ")}`)),
      ...reasons.map((reason) => make("blockquote", {}, reason)),
      make("div", { class: "acts" },
        make("button", { type: "button", click: () => open({ question: head.question }) }, "撰写答复")));
  });
}

export function approvalList(approvals, { open, withdraw, release }) {
  const add = make("div", { class: "acts" }, make("button", { type: "button", click: () => open({}) }, "新增审核答复"));
  if (!approvals.length) return [add, make("p", {}, "还没有审核过的答复。")];
  return [add, ...approvals.map((one) => {
    const acts = [make("button", { type: "button", click: () => withdraw(one.id) }, "撤回")];
    if (one.suspended) {
      acts.unshift(
        make("button", { type: "button", click: () => release(one.id) }, "原文无误，恢复"),
        make("button", { type: "button", click: () => open(one) }, "改写"));
    }
    const until = one.valid_until ? `至 ${one.valid_until}` : "起";
    return make("article", { class: one.suspended ? "approval suspended" : "approval" },
      make("h2", {}, one.question),
      one.suspended ? make("p", { class: "wrong" }, `已停用：${one.suspended}`) : null,
      make("p", {}, one.answer),
      make("blockquote", {}, `${one.section_path.join(" › ") || one.section_id}：“${one.quote}”`),
      make("p", { class: "numbers" }, `${one.valid_from} ${until}；${one.approved_by} 审核于 ${when(one.at)}`),
      make("div", { class: "acts" }, ...acts));
  })];
}
