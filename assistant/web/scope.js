// What a topic touches, section by section and point by point, to be ticked in or out.

import { make } from "./dom.js";

/** Return the list of a material's scope; `ticked()` gives the ids of the points to be taken. */
export function scopeList(scope) {
  const list = make("div", { class: "scope" }, ...scope.map(section));
  const ticked = () => [...list.querySelectorAll("input.item")].filter((box) => box.checked).map((box) => box.value);
  return { list, ticked };
}

function section(one) {
  const whole = make("input", { type: "checkbox" });
  const items = one.items.map((item) => {
    const box = make("input", { type: "checkbox", class: "item", value: item.id, change: () => show() });
    box.checked = item.included;
    return { box, label: make("label", { class: "point" }, box, ` ${item.text}`) };
  });
  const show = () => {
    const count = items.filter(({ box }) => box.checked).length;
    whole.checked = count > 0;
    whole.indeterminate = count > 0 && count < items.length;
  };
  whole.addEventListener("change", () => {
    for (const { box } of items) box.checked = whole.checked;
    show();
  });
  show();
  const heading = one.path.slice(1).join(" › ") || one.path[0];
  return make("fieldset", {},
    make("legend", {}, make("label", {}, whole, ` ${heading}（${items.length}）`)),
    ...items.map(({ label }) => label));
}
