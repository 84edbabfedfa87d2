import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The folder of the user's caches for this tool: where the system wants it, or where FASTAPI_GATE_CACHE says. */
export function cacheFolder(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  const { FASTAPI_GATE_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (own !== undefined && own !== "") return own;
  // The XDG specification has relative paths ignored.
  if (xdg !== undefined && isAbsolute(xdg)) return join(xdg, "fastapi-gate");
  if (platform === "win32" && local !== undefined) return join(local, "fastapi-gate", "cache");
  return join(homedir(), platform === "darwin" ? "Library/Caches" : ".cache", "fastapi-gate");
}

/** Whether text is coloured: as asked for, else by NO_COLOR (no-color.org) and FORCE_COLOR, else on a terminal. */
export function wantsColour(when: "auto" | "always" | "never", environment: NodeJS.ProcessEnv, terminal: boolean): boolean {
  if (when !== "auto") return when === "always";
  const { NO_COLOR: none = "", FORCE_COLOR: force } = environment;
  if (none !== "") return false;
  if (force !== undefined) return force !== "0" && force !== "false";
  return terminal && environment.TERM !== "dumb";
}
