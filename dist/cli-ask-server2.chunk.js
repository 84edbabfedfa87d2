import { n as viaServer, t as asking } from "./cli-ask-server.chunk.js";

export { viaServer };