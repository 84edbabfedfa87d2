/** The settings of a section: by name the text behind it, which may be empty, and the indented lines below. */
export type IniSection = ReadonlyMap<string, readonly [text: string, ...lines: string[]]>;

/** The sections of a file as Python's configparser reads it, by their titles, in the order in which they stand. */
export function iniSections(text: string): readonly (readonly [title: string, settings: IniSection])[] {
  const sections: (readonly [string, Map<string, [string, ...string[]]>])[] = [];
  let last: string[] | null = null;
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const title = /^\[([^\]]*)/.exec(line);
    const setting = /^([\w.-]+)\s*[=:]\s*(.*)$/.exec(line);
    if (title !== null) {
      sections.push([title[1] as string, new Map()]);
      last = null;
    } else if (setting !== null) {
      const [, name = "", written = ""] = setting;
      const values: [string, ...string[]] = [written.trim()];
      sections.at(-1)?.[1].set(name, values);
      last = values;
    } else if (/^\s/.test(line)) last?.push(line.trim());
  }
  return sections;
}
