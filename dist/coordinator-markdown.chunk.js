import { t as coordinator } from "./coordinator-markdown2.chunk.js";

export { coordinator };