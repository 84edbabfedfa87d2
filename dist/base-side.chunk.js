import { n as endpointsNow, r as testsOf, t as baseSideOf } from "./base-side2.chunk.js";

export { baseSideOf };