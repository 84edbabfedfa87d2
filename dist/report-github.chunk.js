import { n as escapeProperty, r as github, t as escapeData } from "./report-github2.chunk.js";

export { github };