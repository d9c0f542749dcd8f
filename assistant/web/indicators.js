// All indicators in one table: filter, sort, download.

import { get } from "./api.js";
import { figure } from "./chart.js";
import { by, make } from "./dom.js";
import { translate, words } from "./words.js";

const COLUMNS = [
  ["name", words.name, (row) => row.name],
  ["region", words.region, (row) => row.region],
  ["year", words.year, (row) => row.year ?? ""],
  ["status", words.kind, (row) => words[row.status]],
  ["measure", words.measure, (row) => words[row.measure]],
  ["value", words.value, (row) => (row.value ? figure(row) : row.quote)],
  ["section_id", words.section, (row) => row.section_id],
  ["quote", words.quote, (row) => make("a", { href: `/#${row.start}-${row.end}` }, row.quote)],
];
let rows = [], order = null, falling = false;

function wanted() {
  const name = by("name").value.trim().toLowerCase();
  const says = (row) => [row.name, ...row.aliases, row.quote].some((text) => text.toLowerCase().includes(name));
  const year = by("year").value, status = by("status-kind").value;
  return rows.filter((row) => says(row) && (!year || String(row.year) === year) && (!status || row.status === status));
}

function compared(a, b) {
  const numeric = order === "value" || order === "year";
  const [x, y] = [a[order], b[order]];
  return numeric ? Number(x) - Number(y) : String(x).localeCompare(String(y), "zh", { numeric: true });
}

function draw() {
  const chosen = wanted();
  if (order) chosen.sort((a, b) => (falling ? compared(b, a) : compared(a, b)));
  by("rows").replaceChildren(...chosen.map((row) => make("tr", {}, ...COLUMNS.map(([key, , tell]) => make("td", { class: key === "value" ? "number" : false }, tell(row))))));
  by("count").textContent = words.rows(chosen.length);
  const asked = new URLSearchParams({ format: "csv" });
  for (const [key, id] of [["name", "name"], ["year", "year"], ["status", "status-kind"]]) if (by(id).value.trim()) asked.set(key, by(id).value.trim());
  by("csv").href = `/api/indicators?${asked}`;
}

function heads() {
  by("heads").replaceChildren(...COLUMNS.map(([key, label]) => {
    const sort = order === key ? (falling ? "descending" : "ascending") : "none";
    const turn = () => {
      falling = order === key && !falling;
      order = key;
      heads();
      draw();
      by("heads").querySelector(`[data-key="${key}"]`).focus();
    };
    return make("th", { scope: "col", "aria-sort": sort }, make("button", { type: "button", "data-key": key, click: turn }, label));
  }));
}

async function start() {
  translate();
  document.title = words.indicators;
  rows = await get("/api/indicators");
  for (const year of [...new Set(rows.map((row) => row.year).filter(Boolean))].sort()) by("year").append(make("option", { value: year }, String(year)));
  by("filter").addEventListener("input", draw);
  by("filter").addEventListener("submit", (event) => event.preventDefault());
  heads();
  draw();
}

start();
