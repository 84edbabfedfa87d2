import { quoted } from "../model/plain.ts";

/** Fills the `{slots}` of a rule's message. Throws when a slot has no value: a mistake in the rule. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{([^{}]+)\}/g, (_, slot: string) => {
    const value = Object.hasOwn(values, slot) ? values[slot] : undefined;
    if (value === undefined) throw new Error(`no value for {${slot}} of the message`);
    return typeof value === "number" ? String(value) : quoted(value);
  });
}
