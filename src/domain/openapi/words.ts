/** A name as Python's `title()` writes it: each run of letters with a capital in front. */
export function capitalized(name: string): string {
  return name.replace(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
}

/** The title that FastAPI and Pydantic make of a name: `owner_id` becomes `Owner Id`. */
export function titleOf(name: string): string {
  return capitalized(name).replaceAll("_", " ");
}

/** A docstring without its indentation, as `inspect.cleandoc` gives it. */
export function cleandoc(docstring: string): string {
  const [first = "", ...rest] = docstring.replaceAll("\t", "        ").split("\n");
  const indents = rest.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  const lines = [first.trimStart(), ...rest.map((line) => line.slice(indent))];
  while (lines.at(-1) === "") lines.pop();
  while (lines[0] === "") lines.shift();
  return lines.join("\n");
}

/** What documents show of a text: what follows a form feed is for readers of the source. */
export function shown(text: string): string {
  return text.split("\f", 1)[0] ?? "";
}
