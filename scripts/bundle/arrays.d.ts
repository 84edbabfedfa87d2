import type { Plugin } from "rolldown";
import type ts from "typescript";

export function arraysByIndex(top: string, folders: readonly string[]): Plugin;
export function byIndex(program: ts.Program): ReadonlyMap<string, { readonly text: string; rewritten(): string }>;
