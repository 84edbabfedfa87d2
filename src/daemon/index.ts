// A process that lives on and runs commands for others, and how they ask it. It knows nothing of what the commands are.

export { type Asking, askServer, NoServerError, serverStatus, startServer, stopServer } from "./client.ts";
export { type Place, PlaceError, placeIn } from "./place.ts";
export type { Answer, Ask, Effect, Status } from "./protocol.ts";
export { startProcess } from "./start.ts";
