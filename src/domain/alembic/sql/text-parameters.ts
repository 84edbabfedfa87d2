/**
 * Parameters in a text, as `sqlalchemy.text()` reads them: `:name`, in literals and comments as well, but no `::cast`, no `12:30`, none behind a backslash, and no name that a
 * colon follows (`[[:alpha:]]`, `:tags::jsonb`): releases before 2.1 note a part of such a name, and put nothing in its place. What is a letter in any alphabet is one here, too:
 * `状态:draft` has no parameter. Releases before 2.1 take a `$` for a part of a name; where there is one, nothing is said.
 */
const NAME = String.raw`[\p{L}\p{N}_]+`;
const BEFORE = String.raw`(?<![:\p{L}\p{N}_$\\])`;
const BEHIND = String.raw`(?![:\p{L}\p{N}_$])`;

const PARAMETER = new RegExp(`${BEFORE}:(${NAME})${BEHIND}`, "u");
const PARAMETERS = new RegExp(PARAMETER, "gu");

/** The name of the first parameter of a text; null where it has none. */
export function firstParameter(text: string): string | null {
  return PARAMETER.exec(text)?.[1] ?? null;
}

/** A text with something in the place of its parameters. */
export function withValues(text: string, valueOf: (name: string) => string): string {
  return text.replace(PARAMETERS, (_all, name: string) => valueOf(name));
}

/** What stands in a text without being read as SQL: literals, quoted names and comments, and what an array is sliced by. */
const UNREAD = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\[[^[\]]*\]/g;

/** How long a text may be whose literals are told from the rest. */
const READ_WHOLE = 20_000;

/** A text without what is not read as SQL, and `mark` in the place of that; null where it is too long, or more than can be told by literals, comments and brackets. */
export function withoutUnread(text: string, mark = " "): string | null {
  return text.length > READ_WHOLE || /\\'/.test(text) ? null : text.replace(UNREAD, mark);
}

const CAST = new RegExp(`${BEFORE}:(${NAME})::\\s*"?(${NAME})`, "u");

/** `:name::type`, which no release takes for a parameter, and no database reads: the name and the type of the first. */
export function castParameter(text: string): { readonly name: string; readonly type: string } | null {
  const plain = text.includes("::") ? withoutUnread(text) : null;
  const [, name, type] = plain === null || /[[\]]/.test(plain) ? [] : (CAST.exec(plain) ?? []);
  return name === undefined || type === undefined || /^\p{N}/u.test(name) ? null : { name, type };
}

const JSON_STRING = /"(?:[^"\\]|\\.)*"/g;

/** `{"tiers":null}`: what `text()` takes for a parameter in JSON, right behind a name; null where there is none. */
export function jsonParameter(text: string): string | null {
  for (const { 0: string, index } of text.matchAll(JSON_STRING)) {
    const behind = text.slice(index + string.length, index + string.length + 100);
    const found = behind.startsWith(":") ? PARAMETER.exec(behind) : null;
    if (found?.index === 0) return found[1] ?? null;
  }
  return null;
}
