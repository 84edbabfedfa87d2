import { i as printSchema, n as chosen, r as historiesOf, t as analysed } from "./cli-migrations2.chunk.js";

export { printSchema };