import { isAbsolute, join } from "node:path";
import { homedir } from "node:os";

// src/cli/environment.ts
/** The folder of the user's caches for this tool: where the system wants it, or where FASTAPI_GATE_CACHE says. */
function cacheFolder(environment, platform) {
	const { FASTAPI_GATE_CACHE: own, XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
	if (own !== void 0 && own !== "") return own;
	if (xdg !== void 0 && isAbsolute(xdg)) return join(xdg, "fastapi-gate");
	if (platform === "win32" && local !== void 0) return join(local, "fastapi-gate", "cache");
	return join(homedir(), platform === "darwin" ? "Library/Caches" : ".cache", "fastapi-gate");
}
/** Whether text is coloured: as asked for, else by NO_COLOR (no-color.org) and FORCE_COLOR, else on a terminal. */
function wantsColour(when, environment, terminal) {
	if (when !== "auto") return when === "always";
	const { NO_COLOR: none = "", FORCE_COLOR: force } = environment;
	if (none !== "") return false;
	if (force !== void 0) return force !== "0" && force !== "false";
	return terminal && environment.TERM !== "dumb";
}

export { wantsColour as n, cacheFolder as t };