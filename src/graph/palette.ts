import type { Tone } from "./graph.ts";

/** Colours of a tone: enough contrast for text on a white page and in print. */
export interface Shade {
  readonly line: string;
  readonly fill: string;
  readonly text: string;
}

export const PALETTE: Readonly<Record<Tone, Shade>> = {
  plain: { line: "#57606a", fill: "#f6f8fa", text: "#24292f" },
  muted: { line: "#afb8c1", fill: "#ffffff", text: "#57606a" },
  accent: { line: "#0969da", fill: "#ddf4ff", text: "#0a3069" },
  good: { line: "#1a7f37", fill: "#dafbe1", text: "#0f5323" },
  warning: { line: "#9a6700", fill: "#fff8c5", text: "#633c01" },
  bad: { line: "#cf222e", fill: "#ffebe9", text: "#82071e" },
};
