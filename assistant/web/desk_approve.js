// The form in which staff write an answer: search the report, pick a quote, write, save.

import { get } from "./api.js";
import { by, make } from "./dom.js";

/** Return a function that opens the form; `saved` is called once an answer is approved. */
export function approvalForm(send, saved) {
  const dialog = by("approve");
  let section = null;

  const choose = (id, path) => {
    section = id;
    by("a-section").textContent = path.length ? `章节：${path.join(" › ")}` : "还没有选择引用。";
  };
  const hit = (found) => make("li", {}, make("button", { type: "button", click: () => {
    choose(found.section_id, found.section_path);
    by("a-quote").value = found.text;
    by("a-answer").focus();
  } }, found.text, make("small", {}, found.section_path.join(" › "))));
  const find = async () => {
    const q = by("a-search").value.trim();
    const hits = q ? await get(`/api/search?k=8&q=${encodeURIComponent(q)}`) : [];
    by("a-hits").replaceChildren(...hits.map(hit));
  };
  const guarded = (action) => async (event) => {
    event?.preventDefault();
    by("a-error").textContent = "";
    try {
      await action();
    } catch (error) {
      by("a-error").textContent = error.message;
    }
  };

  by("a-find").addEventListener("click", guarded(find));
  by("a-search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") guarded(find)(event);
  });
  by("a-cancel").addEventListener("click", () => dialog.close());
  by("approve-form").addEventListener("submit", guarded(async () => {
    if (!section) throw new Error("请先在报告中查找并选择引用。");
    await send("/api/desk/approvals", {
      question: by("a-question").value,
      answer: by("a-answer").value,
      section_id: section,
      quote: by("a-quote").value,
      valid_from: by("a-from").value,
      valid_until: by("a-until").value || null,
    });
    dialog.close();
    await saved();
  }));

  return ({ question = "", answer = "", quote = "", section_id = null, section_path = [] }) => {
    by("a-question").value = by("a-search").value = question;
    by("a-answer").value = answer;
    by("a-quote").value = quote;
    by("a-from").value = new Date().toLocaleDateString("sv");
    by("a-until").value = "";
    choose(section_id, section_path);
    dialog.showModal();
    guarded(find)();
  };
}
