import { a as findAlone, c as meaningOf, d as unitsOf, i as findAgain, l as structureOf, n as completeFindings, o as findIn, r as factsReader, s as judgeFindings, t as analyseSources, u as syntaxErrors } from "./pipeline.chunk.js";

export { analyseSources, completeFindings, factsReader, findAgain, findAlone, findIn, judgeFindings, meaningOf, structureOf, syntaxErrors, unitsOf };