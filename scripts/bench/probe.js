// Loaded into the measured process (`node --import`): leaves its peak memory and processor time behind when it ends.

import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

if (isMainThread && process.env.BENCH_PROBE !== undefined) {
  process.on("exit", () => {
    // Both are of the whole process, threads included; maxRSS is in kilobytes, times are in microseconds.
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(process.env.BENCH_PROBE, JSON.stringify({ peak: maxRSS * 1024, cpu: (userCPUTime + systemCPUTime) / 1e3 }));
  });
}
