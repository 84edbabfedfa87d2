import { a as json, i as heldJson, n as excepted, r as findingJson, t as allStates } from "./report-json2.chunk.js";

export { json };