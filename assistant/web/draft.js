// Under material for a speech: tick sections in or out, and take it along as Word or Markdown.

import { post } from "./api.js";
import { make } from "./dom.js";
import { words } from "./words.js";

/** Return the controls of a request for material; `announce` tells of what went wrong. */
export function material(request, announce) {
  const scope = make("div", { class: "scope" });
  const left = () => [...scope.querySelectorAll("input")].filter((box) => !box.checked).map((box) => box.value);
  const load = async (event) => {
    event.currentTarget.disabled = true;
    try {
      const found = await (await post("/api/draft", { request })).json();
      scope.replaceChildren(...found.scope.map(section));
      scope.hidden = false;
    } catch (error) {
      announce(error.message);
    }
  };
  const take = async (format) => {
    try {
      const reply = await post("/api/draft", { request, format, exclude: left() });
      const link = make("a", { href: URL.createObjectURL(await reply.blob()), download: `material.${format}` });
      link.click();
      URL.revokeObjectURL(link.href);
    } catch (error) {
      announce(error.message);
    }
  };
  return make("div", { class: "material" },
    make("div", { class: "acts" },
      make("button", { type: "button", click: () => take("docx") }, words.takeDocx),
      make("button", { type: "button", click: () => take("md") }, words.takeMd),
      make("button", { type: "button", click: load }, words.scope)),
    scope);
}

function section(one) {
  const box = make("input", { type: "checkbox", value: one.section_id });
  box.checked = one.included;
  return make("label", {}, box, ` ${one.path.slice(1).join(" › ") || one.path[0]}（${one.item_ids.length}）`);
}
