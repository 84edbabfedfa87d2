/**
 * Finds the line of a key in TOML text that is known to parse. The parser gives values without places, so this reads the text
 * once more, only as far as keys: headers, and keys before an equals sign, in tables and inline tables.
 */
export function lineOfKey(text: string, path: readonly (string | number)[]): number | null {
  const wanted = path.filter((part) => typeof part === "string");
  let best: { depth: number; line: number } | null = null;
  for (const { keys, line } of keysOf(text)) {
    const depth = common(keys, wanted);
    // A header or key for the whole path, or the nearest table around it, the first of those that are equally near.
    if (depth === keys.length && depth > (best?.depth ?? 0)) best = { depth, line };
  }
  return best?.line ?? null;
}

interface Key {
  readonly keys: readonly string[];
  readonly line: number;
}

function common(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && a[count] === b[count]) count++;
  return count;
}

/** One token: a string in its four forms, a comment, a bare word, a line end, or a sign. */
const TOKEN =
  /"""(?:\\[\s\S]|[^\\])*?"{3,5}|'''[\s\S]*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*|[\w+-]+(?:[:.][\w+-]+)*|\n|[[\]{}=,.]/g;

function* keysOf(text: string): Generator<Key> {
  let header: readonly string[] = [];
  /** The keys before each open brace, and whether a bracket is open instead. */
  const open: (readonly string[] | null)[] = [];
  let words: string[] = [];
  let line = 1;
  let wordLine = 1;
  let value = false;
  let inHeader = false;
  for (const [token] of text.matchAll(TOKEN)) {
    const here = line;
    line += token.split("\n").length - 1;
    if (token.startsWith("#") || token === ".") continue;
    if (token === "\n") {
      if (open.length > 0) continue;
      words = [];
      value = false;
    } else if (token === "=") {
      const around = open.at(-1) ?? header;
      yield { keys: [...around, ...words], line: wordLine };
      value = true;
    } else if (token === "[" && !value && open.length === 0) {
      inHeader = true;
    } else if (token === "]" && inHeader) {
      if (words.length > 0) {
        header = words;
        yield { keys: header, line: wordLine };
      }
      words = [];
      inHeader = false;
    } else if (token === "{") {
      open.push([...(open.at(-1) ?? header), ...words]);
      words = [];
      value = false;
    } else if (token === "[") {
      open.push(null);
    } else if (token === "}" || token === "]") {
      open.pop();
      value = true;
    } else if (token === ",") {
      if (open.length > 0 && open.at(-1) !== null) {
        words = [];
        value = false;
      }
    } else if (!value) {
      if (words.length === 0) wordLine = here;
      words.push(...plainKeys(token));
    }
  }
}

function plainKeys(token: string): readonly string[] {
  if (token.startsWith('"')) {
    try {
      return [JSON.parse(token) as string];
    } catch {
      return [token.slice(1, -1)];
    }
  }
  return token.startsWith("'") ? [token.slice(1, -1)] : token.split(".");
}
