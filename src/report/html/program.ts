import type { ProgramViews, RouteView } from "../../model/output.ts";
import { plural } from "../listing.ts";
import { element, type Html, lines, raw, type Section, table } from "./markup.ts";

// Where the reader looks things up, not where they read: closed, and bounded only by what a page can hold.
const MOST_ROWS = 2_000;

function folded(title: string, body: Html): Html {
  return element("details", {}, element("summary", {}, title), body);
}

function place(file: string, line: number): Html {
  return element("span", { class: "place" }, `${file}:${line}`);
}

function routeRow({ methods, path, file, line, runsOn, blocking, queries }: RouteView): readonly (Html | string | readonly Html[])[] {
  const growth = { constant: "good", grows: "warning", unknown: "note" }[queries.growth];
  return [
    element("span", { class: "place" }, `${methods} ${path}`),
    place(file, line),
    runsOn,
    blocking.length === 0 ? "" : element("span", { class: "label error" }, `blocked by ${blocking.slice(0, 3).join(", ")}`),
    [
      element("span", { class: `label ${growth}` }, queries.growth),
      element("span", { class: "place" }, queries.growth === "unknown" ? "" : queries.formula),
    ],
  ];
}

const GROWTHS: readonly string[] = ["grows", "unknown", "constant"];

/** What blocks first, then what grows; else as they come. */
function byCost(one: RouteView, other: RouteView): number {
  const weight = ({ blocking, queries }: RouteView): number => (blocking.length > 0 ? -1 : GROWTHS.indexOf(queries.growth));
  return weight(one) - weight(other);
}

function rest(all: readonly unknown[]): Html | null {
  return all.length > MOST_ROWS ? element("p", {}, `… ${all.length - MOST_ROWS} more: fastapi-gate inspect has them all`) : null;
}

function routes(views: readonly RouteView[]): Section | null {
  if (views.length === 0) return null;
  const grows = views.filter(({ queries }) => queries.growth === "grows").length;
  const blocked = views.filter(({ blocking }) => blocking.length > 0).length;
  const body = folded(
    `${plural(views.length, "route")}: the statements of ${grows} grow with the data, something blocks ${blocked}`,
    lines([
      table(
        "Routes",
        ["Route", "Handler", "Runs on", "Blocking", "Statements a request"],
        [...views].sort(byCost).slice(0, MOST_ROWS).map(routeRow),
      ),
      rest(views),
    ]),
  );
  return { id: "routes", title: "Routes", count: views.length, body };
}

function migrations({ revisions, pictures }: ProgramViews): Section | null {
  if (revisions.length === 0) return null;
  const history = pictures.find(({ id }) => id === "history");
  const restored = revisions.filter(({ rollback }) => rollback === "restores").length;
  const rows = revisions
    .slice(0, MOST_ROWS)
    .map(({ revision, file, rollback, reason }) => [
      element("span", { class: "place" }, revision),
      element("span", { class: `label ${rollback === "restores" ? "good" : rollback === "lossy" ? "warning" : "error"}` }, rollback),
      element("span", { class: "place" }, file),
      reason,
    ]);
  const body = lines([
    folded(
      `${plural(revisions.length, "revision")}, ${restored} restore the schema`,
      lines([table("Revisions", ["Revision", "Rollback", "File", "Why"], rows), rest(revisions)]),
    ),
    history === undefined ? null : folded("Picture of the history", picture(history)),
  ]);
  return { id: "migrations", title: "Migrations", count: revisions.length, body };
}

/** Several pictures stand on the page, and each numbers its parts from one. Quotes in labels are escaped: only attributes match. */
function picture({ title, svg }: ProgramViews["pictures"][number]): Html {
  const attributes = { class: "picture", role: "region", "aria-label": `Picture: ${title}`, tabindex: 0 };
  return element("div", attributes, raw(svg.replace(/ id="[^"]*"/g, "")));
}

const share = (part: number, whole: number): string => (whole === 0 ? "" : `${Math.floor((100 * part) / whole)} %`);

function coverage({ modules }: ProgramViews): Section | null {
  if (modules.length === 0) return null;
  const sum = (value: (row: (typeof modules)[number]) => number): number => modules.reduce((total, row) => total + value(row), 0);
  const sorted = [...modules].sort((one, other) => other.functions - other.annotated - (one.functions - one.annotated));
  const rows = sorted
    .slice(0, MOST_ROWS)
    .map(({ file, functions, annotated, public: open, documented }) => [
      element("span", { class: "place" }, file),
      String(functions),
      share(annotated, functions),
      String(functions - annotated),
      share(documented, open),
    ]);
  const annotated = share(
    sum((row) => row.annotated),
    sum((row) => row.functions),
  );
  const body = folded(
    `${annotated} of ${plural(
      sum((row) => row.functions),
      "function",
    )} completely annotated; the modules that lack most come first`,
    lines([table("Type hints by module", ["Module", "Functions", "Annotated", "Lacking", "Public ones documented"], rows), rest(modules)]),
  );
  return { id: "coverage", title: "Type hints by module", count: modules.length, body };
}

function layers({ pictures }: ProgramViews): Section | null {
  const drawn = pictures.find(({ id }) => id === "layers");
  if (drawn === undefined) return null;
  return { id: "layers", title: "Layers", count: null, body: picture(drawn) };
}

/** What the program looks like: its layers, routes, migrations and type hints. */
export function programSections(views: ProgramViews): readonly (Section | null)[] {
  return [layers(views), routes(views.routes), migrations(views), coverage(views)];
}
