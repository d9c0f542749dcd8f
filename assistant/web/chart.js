// A small bar chart of one indicator's result and target, with its figures as text.

import { makeSvg } from "./dom.js";
import { words } from "./words.js";

const WIDTH = 340, ROW = 26, LEFT = 92, RIGHT = 96;

/** Return groups of rows that can be compared: same name, measure and unit, several years. */
export function comparable(rows) {
  const groups = new Map();
  for (const row of rows) {
    if (row.year == null || !Number.isFinite(Number(row.value)) || row.value === "") continue;
    const key = [row.name, row.measure, row.unit].join("|");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].filter((group) => new Set(group.map((row) => row.year)).size > 1);
}

export const figure = (row) => {
  if (row.measure === "rank") return `${row.qualifier}第${row.value}`;
  const after = ["左右", "以上", "以下", "以内", "余"].includes(row.qualifier);
  return after ? `${row.value}${row.unit}${row.qualifier}` : `${row.qualifier}${row.value}${row.unit}`;
};

export function chart(rows) {
  const most = Math.max(...rows.map((row) => Math.abs(Number(row.value))), 1e-9);
  const told = rows.map((row) => `${row.year}${words[row.status]}${figure(row)}`).join("；");
  const bars = rows.flatMap((row, at) => {
    const y = at * ROW, width = ((WIDTH - LEFT - RIGHT) * Math.abs(Number(row.value))) / most;
    return [
      makeSvg("text", { x: 0, y: y + 17 }, `${row.year} ${words[row.status]}`),
      makeSvg("rect", { x: LEFT, y: y + 4, width: Math.max(width, 2), height: ROW - 9, class: row.status === "target" ? "target" : "result" }),
      makeSvg("text", { x: LEFT + width + 6, y: y + 17 }, figure(row)),
    ];
  });
  const label = words.chart(`${rows[0].name}，${told}`);
  return makeSvg("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${rows.length * ROW}`, role: "img", "aria-label": label }, ...bars);
}
