export { findIni } from "./configuration.ts";
export { startEmbedded } from "./embedded.ts";
export { type FoundPython, findPython } from "./python.ts";
export { type DriverEnd, type DriverEvent, type DriverRequest, runDriver, type TestedRow } from "./run-driver.ts";
export { describeRow, type TestRequest, type TestResult, testHistory } from "./test-history.ts";
