#!/bin/sh
# Bundles index.ts, for Node 20 runs no TypeScript, and runs it beside the wasm. Arguments: see index.ts.
set -e
cd "$(dirname "$0")/../.."
out=node_modules/.cache/metamorphic
mkdir -p "$out"
npx --no-install rolldown scripts/metamorphic/index.ts --platform node --file "$out/index.mjs" >"$out/log" 2>&1 || { cat "$out/log"; exit 1; }
cp src/parse/python.wasm "$out/"
node "$out/index.mjs" "$@"
