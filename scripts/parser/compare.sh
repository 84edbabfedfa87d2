#!/bin/sh
# Bundles compare.ts, for Node 20 runs no TypeScript, and runs it beside the wasm. Arguments: see compare.ts.
set -e
cd "$(dirname "$0")/../.."
out=node_modules/.cache/parser
mkdir -p "$out"
npx --no-install rolldown scripts/parser/compare.ts --platform node --external web-tree-sitter --file "$out/compare.mjs" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
cp src/parse/python.wasm "$out/"
node "$out/compare.mjs" "$@"
