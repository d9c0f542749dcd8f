// Under material for a speech: tick what is wanted, and take it along as Word or Markdown.

import { post } from "./api.js";
import { make } from "./dom.js";
import { scopeList } from "./scope.js";
import { words } from "./words.js";

/** Save a request's material as a file; `include` are the points ticked, or null for all. */
export async function take(request, format, include) {
  if (include && !include.length) throw new Error(words.nothingTicked);
  const reply = await post("/api/draft", { request, format, include: include ?? [] });
  const link = make("a", { href: URL.createObjectURL(await reply.blob()), download: `material.${format}` });
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Return the controls of a request for material; `announce` tells of what went wrong. */
export function material(request, announce) {
  const place = make("div");
  let ticked = () => null;
  const load = async (event) => {
    event.currentTarget.disabled = true;
    try {
      const found = await (await post("/api/draft", { request })).json();
      const scope = scopeList(found.scope);
      ticked = scope.ticked;
      place.replaceChildren(scope.list);
    } catch (error) {
      announce(error.message);
    }
  };
  const save = (format) => take(request, format, ticked()).catch((error) => announce(error.message));
  return make("div", { class: "material" },
    make("div", { class: "acts" },
      make("button", { type: "button", click: () => save("docx") }, words.takeDocx),
      make("button", { type: "button", click: () => save("md") }, words.takeMd),
      make("button", { type: "button", click: load }, words.scope)),
    place);
}
