import { createHash } from "node:crypto";
import { element, type Html, lines, raw } from "./markup.ts";
import { STYLE } from "./style.ts";

function digest(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** A page that stands for itself: nothing is loaded from anywhere, and no style and script run but its own. Ends with a line end. */
export function page(title: string, body: Html, script: string | null): string {
  const scripts = script === null ? "'none'" : digest(script);
  const policy = `default-src 'none'; style-src ${digest(STYLE)}; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
  const head = lines([
    element("meta", { charset: "utf-8" }),
    element("meta", { "http-equiv": "Content-Security-Policy", content: policy }),
    element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    element("title", {}, title),
    element("style", {}, raw(STYLE)),
  ]);
  const all = lines([body, script === null ? null : element("script", {}, raw(script))]);
  const parts = [raw("\n"), element("head", {}, raw("\n"), head), raw("\n"), element("body", {}, raw("\n"), all)];
  return `<!DOCTYPE html>\n${element("html", { lang: "en" }, parts).html}\n`;
}
