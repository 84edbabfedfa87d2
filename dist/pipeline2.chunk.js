import { a as judgeFindings, i as findIn, n as completeFindings, o as syntaxErrors, r as factsReader, s as unitsOf, t as analyseSources } from "./pipeline.chunk.js";

export { analyseSources, completeFindings, factsReader, findIn, judgeFindings, syntaxErrors, unitsOf };