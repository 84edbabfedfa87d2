import { t as text } from "./report-text.chunk.js";

export { text };