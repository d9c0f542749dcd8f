// The page for officials: a topic, its points to be ticked, the material as Word or Markdown.

import { post } from "./api.js";
import { by } from "./dom.js";
import { take } from "./draft.js";
import { scopeList } from "./scope.js";
import { translate, words } from "./words.js";

let request = "", ticked = () => [];

function wanted() {
  const topic = by("topic").value.trim(), length = by("length").value;
  const whole = by("parts").value || length || !/[，,]|材料|发言|讲话|汇报|要点|總結|总结/.test(topic);
  return whole ? `写${topic.replace(/^写/, "")}材料${by("parts").value}${length ? `，${length}字` : ""}` : topic;
}

async function draft(event) {
  event.preventDefault();
  by("status").textContent = words.searching;
  try {
    request = wanted();
    const found = await (await post("/api/draft", { request })).json();
    const scope = scopeList(found.scope);
    ticked = scope.ticked;
    by("result").replaceChildren(scope.list);
    by("saves").hidden = !found.scope.length;
    by("status").textContent = found.scope.length ? words.drafted(ticked().length, found.length) : words.noDraft;
  } catch (error) {
    by("status").textContent = error.message;
  }
}

const save = (format) => take(request, format, ticked()).catch((error) => { by("status").textContent = error.message; });

translate();
by("ask").addEventListener("submit", draft);
by("docx").addEventListener("click", () => save("docx"));
by("md").addEventListener("click", () => save("md"));
