/** Told at the end of each stage of a run; the stage lasted since the one before ended. Called again for a stage, it adds. */
export type Lap = (stage: string) => void;

/** Times of the stages of one run. */
export interface Timings {
  readonly lap: Lap;
  /** One line of JSON, in milliseconds: `{"timings":{"discover":12.3,…,"total":456.7}}`; "" where nothing is measured. */
  line(): string;
}

const UNMEASURED: Timings = { lap: () => {}, line: () => "" };

/** Measures the stages of a run from now on, for those who ask for it; otherwise the clock is not read. */
export function timings(wanted: boolean): Timings {
  if (!wanted) return UNMEASURED;
  const spent = new Map<string, number>();
  const start = performance.now();
  let last = start;
  return {
    lap(stage) {
      const now = performance.now();
      spent.set(stage, (spent.get(stage) ?? 0) + now - last);
      last = now;
    },
    line() {
      const total = performance.now() - start;
      const entries = [...spent, ["total", total] as const].map(([stage, ms]) => [stage, Math.round(ms * 10) / 10] as const);
      return `${JSON.stringify({ timings: Object.fromEntries(entries) })}\n`;
    },
  };
}
