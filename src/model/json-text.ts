// Valid inside JSON texts, but a terminal or editor may obey or hide them; JSON's own escapes say the same.
const HIDDEN = /[\u007f\p{Cf}\p{Zl}\p{Zp}]|[\u0080-\u009f]/gu;

function escaped(json: string): string {
  return json.replace(HIDDEN, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""),
  );
}

/** A value on one line, without characters that cannot be seen. */
export function jsonLine(value: unknown): string {
  return escaped(JSON.stringify(value));
}

/** An object with a line a field and, in lists of objects, a line an entry: small, and readable in a difference. Ends with a line end. */
export function jsonLines(value: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .map(([name, field]) => {
      const list = Array.isArray(field) && field.some((entry) => typeof entry === "object" && entry !== null);
      const text = list ? `[\n${(field as readonly unknown[]).map((entry) => `    ${jsonLine(entry)}`).join(",\n")}\n  ]` : jsonLine(field);
      return `  ${JSON.stringify(name)}: ${text}`;
    });
  return `{\n${fields.join(",\n")}\n}\n`;
}
