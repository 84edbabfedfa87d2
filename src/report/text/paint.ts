import picocolors from "picocolors";
import type { Severity } from "../../model/finding.ts";
import type { Status, Verdict } from "../../model/verdict.ts";

type Colour = (text: string) => string;

/** The few colours of the text output; each leaves the text alone when colours are off. */
export interface Paint {
  readonly bold: Colour;
  readonly dim: Colour;
  readonly place: Colour;
  readonly severity: (severity: Severity, text: string) => string;
  readonly verdict: (verdict: Verdict, text: string) => string;
  readonly status: (status: Status, text: string) => string;
}

/** Colours when the door says so; nothing here asks the environment. */
export function paint(colour: boolean): Paint {
  const { bold, dim, red, yellow, green, cyan, blue } = picocolors.createColors(colour);
  const severities: Readonly<Record<Severity, Colour>> = { error: red, warning: yellow, note: blue };
  const verdicts: Readonly<Record<Verdict, Colour>> = {
    PASS: green,
    FAIL: red,
    WARN: yellow,
    WAIVED: yellow,
    INCOMPLETE: red,
    NOT_APPLICABLE: dim,
  };
  const statuses: Readonly<Record<Status, Colour>> = { SUCCESS: green, PARTIAL: yellow, BLOCKED: red };
  return {
    bold,
    dim,
    place: cyan,
    severity: (severity, text) => bold(severities[severity](text)),
    verdict: (verdict, text) => verdicts[verdict](text),
    status: (status, text) => bold(statuses[status](text)),
  };
}
