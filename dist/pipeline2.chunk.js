import { a as judgeFindings, c as unitsOf, i as findIn, n as completeFindings, o as meaningOf, r as factsReader, s as syntaxErrors, t as analyseSources } from "./pipeline.chunk.js";

export { analyseSources, completeFindings, factsReader, findIn, judgeFindings, meaningOf, syntaxErrors, unitsOf };