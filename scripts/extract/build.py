"""Rebuilds src/extract/lowering-wasm.ts from the C sources beside this script.

Usage: python3 scripts/extract/build.py [--check]

With --check nothing is written; the exit code is 1 where the committed file differs from what the sources give.
Needs pip and 400 MB in a temporary folder for the compiler, or its folder in ZIG. The output is the same, byte for byte, on every machine.
"""

import base64
import hashlib
import importlib.util
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "scripts/extract"
GRAMMAR = ROOT / "src/parse/grammar.ts"
LAYOUT = ROOT / "src/extract/layout.ts"
TARGET = ROOT / "src/extract/lowering-wasm.ts"
FLAGS = """
-target wasm32-wasi -mexec-model=reactor -O2 -DNDEBUG -s -std=c11 -Wall -Wextra -Iown -I.
-Wl,-z,stack-size=1048576 -Wl,--max-memory=2147483648
""".split()
# Names of the operators that the sources speak of.
SYMBOLS = {"&": "ampersand", "^": "caret", "|": "pipe", "**": "power", ":": "colon", "=": "equals", "-": "minus"}


def table(source: str, name: str) -> dict[str, int]:
    """The entries of one constant object of a TypeScript file."""
    body = re.search(rf"^export const {name} = \{{(.*?)\}} as const;", source, re.S | re.M)
    assert body, name
    return {key.strip('"'): int(value, 0) for key, value in re.findall(r'("[^"]+"|\w+): (\w+)', body[1])}


def names(source: str, name: str) -> list[str]:
    """The strings of one array of a TypeScript file."""
    body = re.search(rf"^export const {name}[^=]*= \[(.*?)\]", source, re.S | re.M)
    assert body, name
    return re.findall(r'"([^"]+)"', body[1])


def number(source: str, name: str) -> int:
    found = re.search(rf"^export const {name} = (\d+);", source, re.M)
    assert found, name
    return int(found[1])


def macros(prefix: str, values: dict[str, int]) -> list[str]:
    return [f"#define {prefix}_{SYMBOLS.get(key, key)} {value}" for key, value in values.items() if SYMBOLS.get(key, key).isidentifier()]


def kinds_header() -> str:
    """Kinds, tokens and fields of the grammar, and which operator a token is."""
    grammar = GRAMMAR.read_text()
    tokens = table(grammar, "TOKEN")
    operators = names(LAYOUT.read_text(), "OPERATORS")
    indices = {}
    for index, operator in enumerate(operators):
        for token in [operator] if f"{operator}=" in operators else [operator, f"{operator}="]:
            if token in tokens:
                indices[tokens[token]] = index
    entries = ", ".join(f"[{kind}] = {index}" for kind, index in sorted(indices.items()))
    return "\n".join([
        "#pragma once",
        *macros("KIND", table(grammar, "KIND")),
        *macros("TOKEN", tokens),
        *macros("FIELD", table(grammar, "FIELD")),
        *macros("OPERATOR", {operator: index for index, operator in enumerate(operators)}),
        f"static const unsigned char OPERATORS_BY_KIND[{max(indices) + 1}] = {{{entries}}};",
        f"static inline unsigned operator_of_kind(unsigned kind) {{ return kind <= {max(indices)} ? OPERATORS_BY_KIND[kind] : 0; }}",
        "",
    ])


def layout_header() -> str:
    """What layout.ts says."""
    layout = LAYOUT.read_text()
    passing = {name.lstrip("*"): index for index, name in enumerate(names(layout, "PASSING"))}
    return "\n".join([
        "#pragma once",
        *(f"#define {name} {number(layout, name)}" for name in ["FORMAT", "MAX_NESTING", "OPERATION_BITS", "LENGTH_BITS"]),
        "#define LONG ((1u << LENGTH_BITS) - 1)",
        "#define WIDE_SIZE (1u << (32 - LENGTH_BITS))",
        *macros("HEADER", table(layout, "HEADER")),
        *macros("FILE", table(layout, "FILE_FLAG")),
        *macros("OP", table(layout, "OP")),
        *macros("PASSING", passing),
        *macros("PARAMETER", table(layout, "PARAMETER_FLAG")),
        *macros("FUNCTION", table(layout, "FUNCTION_FLAG")),
        "",
    ])


def compiler(work: Path) -> Path:
    if "ZIG" in os.environ:
        return Path(os.environ["ZIG"])
    spec = importlib.util.spec_from_file_location("parser_build", ROOT / "scripts/parser/build.py")
    parser_build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(parser_build)
    return parser_build.fetch_compiler(work)


def compile_wasm(work: Path) -> bytes:
    """Compiles in the work folder with relative paths, so that no path of this machine reaches the output."""
    zig = compiler(work)
    (work / "own").symlink_to(HERE)
    (work / "kinds.h").write_text(kinds_header())
    (work / "layout.h").write_text(layout_header())
    sources = sorted(f"own/{path.name}" for path in HERE.glob("*.c"))
    subprocess.run([zig, "cc", *FLAGS, *sources, "-o", "lowering.wasm"], cwd=work, check=True)
    return (work / "lowering.wasm").read_bytes()


def sources_digest() -> str:
    """What test/extract/build.test.ts computes again; the order of the files is that of their names."""
    own = sorted(path for path in HERE.iterdir() if path.suffix in {".c", ".h", ".py"})
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in [*own, GRAMMAR, LAYOUT])).hexdigest()


def module(wasm: bytes) -> str:
    return "\n".join([
        "// Generated by scripts/extract/build.py; do not edit.",
        "",
        "/** SHA-256 of what the module was built from, so that a test can tell without a compiler whether it is stale. */",
        f'export const SOURCES = "{sources_digest()}";',
        "",
        "/** The WebAssembly module that scripts/extract is compiled to, in base64. */",
        "export const LOWERING_WASM =",
        f'  "{base64.b64encode(wasm).decode()}";',
        "",
    ])


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        made = module(compile_wasm(Path(folder)))
    if TARGET.exists() and TARGET.read_text() == made:
        return 0
    checking = "--check" in sys.argv
    if not checking:
        TARGET.write_text(made)
    print(f"{TARGET.relative_to(ROOT)}: {'differs' if checking else 'written'}")
    return 1 if checking else 0


if __name__ == "__main__":
    sys.exit(main())
