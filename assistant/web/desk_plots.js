// Plots of the counts: bars by day, bars by topic and section, the same as tables.

import { make, makeSvg } from "./dom.js";

const WIDTH = 720, HEIGHT = 160, LEFT = 34, BOTTOM = 20, ROW = 24, MOST_ROWS = 15;

export function countsView(counts) {
  const total = (name) => counts.days.reduce((sum, day) => sum + day[name], 0);
  const told = `共提问 ${total("asked")} 次，已回答 ${total("answered")} 次，未能回答 ${total("refused")} 次。`;
  return [
    make("p", {}, told),
    make("h2", {}, "每天"),
    make("p", { class: "legend", "aria-hidden": "true" }, make("span", {}, "已回答"), make("span", { class: "refused" }, "未能回答")),
    byDay(counts.days, told),
    table("每天的数字", ["日期", "提问", "已回答", "未能回答"], counts.days.map((d) => [d.day, d.asked, d.answered, d.refused])),
    ...tallies("按主题", counts.topics),
    ...tallies("按章节", counts.sections),
  ];
}

function byDay(days, label) {
  const most = Math.max(1, ...days.map((day) => day.answered + day.refused));
  const step = (WIDTH - LEFT) / days.length, scale = (HEIGHT - 10) / most;
  const every = Math.ceil(days.length / 8);
  const bars = days.flatMap((day, at) => {
    const x = LEFT + at * step, answered = day.answered * scale, refused = day.refused * scale;
    const width = Math.max(step - 2, 1);
    return [
      makeSvg("rect", { x, y: HEIGHT - answered, width, height: answered, class: "answered" }),
      makeSvg("rect", { x, y: HEIGHT - answered - refused, width, height: refused, class: "refused" }),
      at % every ? null : makeSvg("text", { x, y: HEIGHT + 14 }, day.day.slice(5)),
    ];
  });
  return makeSvg("svg", { class: "plot", viewBox: `0 0 ${WIDTH} ${HEIGHT + BOTTOM}`, role: "img", "aria-label": `每天的提问：${label}` },
    makeSvg("line", { x1: LEFT, x2: WIDTH, y1: HEIGHT, y2: HEIGHT, class: "axis" }),
    makeSvg("text", { x: 0, y: 12 }, String(most)),
    makeSvg("text", { x: 0, y: HEIGHT }, "0"),
    ...bars);
}

function tallies(title, rows) {
  if (!rows.length) return [];
  const shown = rows.slice(0, MOST_ROWS), most = shown[0].count;
  const bars = shown.flatMap((row, at) => {
    const y = at * ROW, width = Math.max(2, (WIDTH * 0.3 * row.count) / most);
    const name = row.title.length > 34 ? `${row.title.slice(0, 33)}…` : row.title;
    return [
      makeSvg("rect", { x: 0, y: y + 4, width, height: ROW - 8, class: "answered" }),
      makeSvg("text", { x: width + 6, y: y + 16 }, `${row.count}　${name}`),
    ];
  });
  return [
    make("h2", {}, title),
    makeSvg("svg", { class: "plot", viewBox: `0 0 ${WIDTH} ${shown.length * ROW}`, role: "img", "aria-label": `${title}：引用次数` }, ...bars),
    table(`${title}的数字`, ["章节", "引用次数"], rows.map((row) => [row.title, row.count])),
  ];
}

function table(title, heads, rows) {
  const line = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, String(cell))));
  return make("details", {}, make("summary", {}, title),
    make("div", { class: "table-box" }, make("table", {}, make("thead", {}, line("th", heads)), make("tbody", {}, ...rows.map((row) => line("td", row))))));
}
