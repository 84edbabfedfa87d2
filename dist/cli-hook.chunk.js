import { n as hook, r as judgeEdit, t as editedRoot } from "./cli-hook2.chunk.js";

export { editedRoot, hook };