// Which report is asked: one that the reader chose, or whichever a question names.

import { get } from "./api.js";
import { by, make } from "./dom.js";
import { words } from "./words.js";

let titles = new Map();

/** The slug of the report that the reader chose; empty for whichever a question names. */
export const chosen = () => by("report").value;

/** Return an address for the chosen report. */
export const ofChosen = (path) => (chosen() ? `${path}${path.includes("?") ? "&" : "?"}report=${encodeURIComponent(chosen())}` : path);

/** A citation's report by its title where there are several. */
export const titleOf = (slug) => (titles.size > 1 ? titles.get(slug) ?? slug : "");

/** Offer the reports where there are several; `change` is called when another one is chosen. */
export async function offerReports(change) {
  const reports = await get("/api/reports");
  titles = new Map(reports.map(({ slug, title }) => [slug, title]));
  const options = [["", words.anyReport], ...titles].map(([value, text]) => make("option", { value }, text));
  by("report").replaceChildren(...options);
  by("report-choice").hidden = reports.length < 2;
  by("report").addEventListener("change", change);
}
