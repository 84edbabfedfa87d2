// What happened, against what was said.

export interface Run {
  readonly size: number;
  readonly count: number;
  readonly loads: readonly string[];
  /** What the first attribute was whose loading failed. */
  readonly failed: string | null;
  readonly error: {
    readonly kind: "greenlet" | "detached" | "raise" | "other";
    readonly text: string;
    readonly where: readonly string[];
  } | null;
  /** Functions that ran: file, first and last line. */
  readonly ran: readonly (readonly [string, number, number])[];
  readonly statements?: readonly string[];
}
export type Runs = readonly Run[];

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
}

export interface Said {
  readonly routes: readonly {
    readonly handler: string;
    readonly file: string;
    readonly line: number;
    readonly queries: {
      readonly growth: "constant" | "grows" | "unknown";
      readonly formula: string;
      readonly terms: readonly {
        /** `request`, or what it is sent for each of. */
        readonly per: string;
        readonly statement: string;
        readonly line: number;
        readonly file: string;
      }[];
    };
  }[];
  readonly findings: readonly Finding[];
  readonly blindSpots: readonly { readonly file: string; readonly line: number; readonly detail: string }[];
}

export interface Difference {
  /** Begins with how serious it is, 1 the most. */
  readonly kind: string;
  readonly place: string;
  readonly detail: string;
}

const REPEATING = new Set(["lazy-load-in-loop", "lazy-load-in-serialization", "query-in-loop", "write-in-loop"]);

export function differencesOf({ runs, said }: { readonly runs: Readonly<Record<string, Runs>>; readonly said: Said }): {
  readonly differences: readonly Difference[];
  readonly totals: Readonly<Record<string, number>>;
} {
  const differences: Difference[] = [];
  const totals = { endpoints: 0, compared: 0, greenlets: 0, growing: 0, agreeing: 0 };
  const covers = (endpoint: Runs, finding: { readonly file: string; readonly line: number }): boolean =>
    endpoint.some(({ ran }) => ran.some(([file, first, last]) => file === finding.file && first <= finding.line && finding.line <= last));
  const failedAs = (endpoint: Runs, kind: string): Run | undefined => endpoint.find(({ error }) => error?.kind === kind);
  const grows = (endpoint: Runs): boolean => (endpoint.at(-1)?.count ?? 0) > (endpoint.at(-2)?.count ?? 0);
  const shown = ({ rule, severity, message, file, line }: Finding): string => `${severity}[${rule}] ${file}:${line} ${message}`;

  for (const finding of said.findings) {
    const reached = Object.entries(runs).filter(([, endpoint]) => covers(endpoint, finding));
    if (reached.length === 0) continue;
    // An endpoint that failed on its way says nothing of what comes after.
    const clean = reached.every(([, endpoint]) => endpoint.every(({ error }) => error === null));
    const names = reached.map(([name]) => name).join(", ");
    if (finding.severity === "note" || /\.parent\b/.test(finding.message)) continue;
    const certain = finding.severity === "error" ? "1" : "5";
    if (finding.rule === "lazy-load-in-async" && clean)
      differences.push({ kind: `${certain} false ${finding.severity} lazy-load-in-async`, place: names, detail: shown(finding) });
    if (finding.rule === "refused-lazy-load" && clean)
      differences.push({ kind: `${certain} false ${finding.severity} refused-lazy-load`, place: names, detail: shown(finding) });
    if (REPEATING.has(finding.rule) && clean && reached.every(([, endpoint]) => !grows(endpoint)))
      differences.push({
        kind: `${certain} false ${finding.severity} ${finding.rule}`,
        place: names,
        detail: `${shown(finding)}; counts ${reached.map(([, endpoint]) => endpoint.map(({ count }) => count).join("/")).join(" ")}`,
      });
    // Blocking, awaiting and options are true or not whatever is read: such a program is run as it is.
    if (finding.rule === "unapplied-loader-option")
      differences.push({ kind: `6 ${finding.severity} ${finding.rule}`, place: names, detail: shown(finding) });
  }

  for (const [name, endpoint] of Object.entries(runs)) {
    totals.endpoints++;
    const before = differences.length;
    const route = said.routes.find(({ handler }) => handler.endsWith(`.${name}`));
    const counts = endpoint.map(({ count }) => count).join("/");
    if (route === undefined) {
      differences.push({ kind: "4 route not found", place: name, detail: "" });
      continue;
    }
    const near = said.findings.filter((finding) => covers(endpoint, finding));
    const other = failedAs(endpoint, "other");
    if (other !== undefined) {
      differences.push({ kind: "7 refused", place: name, detail: `${other.error?.text.slice(0, 250)} ${other.error?.where.join(" ")}` });
      continue;
    }
    totals.compared++;
    const greenlet = failedAs(endpoint, "greenlet");
    if (greenlet !== undefined) {
      totals.greenlets++;
      const attribute = greenlet.failed?.split(/[. ]/).at(-1) ?? "";
      const found = near.filter(({ rule }) => rule === "lazy-load-in-async" || rule === "refused-lazy-load");
      const where = `${greenlet.failed} at ${greenlet.error?.where.join(" ")} (size ${greenlet.size})`;
      if (found.length === 0)
        differences.push({
          kind: attribute === "deferred" ? "8 deferred column not found" : "2 MissingGreenlet not found",
          place: name,
          detail: where,
        });
      else if (
        attribute !== "expired" &&
        attribute !== "deferred" &&
        !found.some(({ message }) => /of a new row|by a refresh without/.test(message)) &&
        !found.some(({ message }) => message.includes(attribute))
      )
        differences.push({
          kind: "3 MissingGreenlet of another attribute",
          place: name,
          detail: `${where}; ${found.map(shown).join(" | ")}`,
        });
    }
    for (const kind of ["detached", "raise"] as const) {
      const failed = failedAs(endpoint, kind);
      if (failed !== undefined && !near.some(({ rule }) => rule === "refused-lazy-load" || rule === "lazy-load-in-async"))
        differences.push({
          kind: `3 ${kind} not found`,
          place: name,
          detail: `${failed.error?.text.slice(0, 160)} at ${failed.error?.where.join(" ")}`,
        });
    }
    const { growth, formula, terms } = route.queries;
    if (endpoint.every(({ error }) => error === null) && growth !== "unknown") {
      const observed = grows(endpoint);
      if (observed) totals.growing++;
      const may = terms.some(({ per }) => per !== "request");
      // The parents of all rows of a table are among these rows, which only the data say.
      const among = terms.every(({ per, statement }) => per === "request" || /\.parent\b/.test(statement));
      const detail = `counts ${counts}, said ${growth} ${formula}; loads ${endpoint.at(-1)?.loads.join(", ")}`;
      if (observed && growth === "constant" && !may) differences.push({ kind: "3 growth not found", place: name, detail });
      else if (observed && growth === "constant") differences.push({ kind: "6 growth that is told as possible", place: name, detail });
      else if (!observed && growth === "grows" && !among) differences.push({ kind: "3 growth that is none", place: name, detail });
      else if (!observed && !may) {
        const is = endpoint.at(-1)?.count ?? 0;
        const number = Number(formula);
        if (is > number) differences.push({ kind: "4 constant too low", place: name, detail });
        // A commit or a flush with nothing to write sends nothing, and counts.
        else if (is < number - terms.filter(({ statement }) => /\.(commit|flush)$/.test(statement)).length)
          differences.push({ kind: "4 constant too high", place: name, detail });
      }
      if (observed && !near.some(({ rule }) => REPEATING.has(rule)))
        differences.push({ kind: growth === "grows" ? "5 growth without finding" : "3 growth without finding", place: name, detail });
    }
    if (differences.length === before) totals.agreeing++;
  }
  return { differences, totals };
}
