/** Told at the end of each stage of a run; the stage lasted since the one before ended. Called again for a stage, it adds. */
export type Lap = (stage: string) => void;

/** Times of the stages of one run. */
export interface Timings {
  readonly lap: Lap;
  /** One line of JSON, in milliseconds: `{"timings":{"discover":12.3,…,"total":456.7}}`; "" where nothing is measured. */
  line(): string;
}

const UNMEASURED: Timings = { lap: () => {}, line: () => "" };

/**
 * Measures the stages of a run from now on, for those who ask for it; otherwise the clock is not read. "cpu" asks for processor time
 * in place of that on the clock: a busy machine changes it less.
 */
export function timings(wanted: string | undefined): Timings {
  if (wanted === undefined) return UNMEASURED;
  const read = wanted === "cpu" ? processorTime : () => performance.now();
  const spent = new Map<string, number>();
  const start = read();
  let last = start;
  return {
    lap(stage) {
      const now = read();
      spent.set(stage, (spent.get(stage) ?? 0) + now - last);
      last = now;
    },
    line() {
      const total = read() - start;
      const entries = [...spent, ["total", total] as const].map(([stage, ms]) => [stage, Math.round(ms * 10) / 10] as const);
      return `${JSON.stringify({ timings: Object.fromEntries(entries) })}\n`;
    },
  };
}

/** Of all threads of this process, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
