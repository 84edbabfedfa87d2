import { expect, test } from "vitest";
import { inspectMigrations } from "../../../src/domain/alembic/index.ts";
import { decode, extract } from "../../../src/extract/index.ts";
import type { FileFacts } from "../../../src/model/facts.ts";
import { repoPath } from "../../../src/model/source.ts";
import { createParser } from "../../../src/parse/index.ts";

const REVISION = `from alembic import op

revision = "a_revision_whose_id_is_longer_than_its_column"
down_revision = None


def upgrade():
    op.create_unique_constraint(None, "orders", ["number"])


def downgrade():
    op.drop_constraint(None, "orders")
`;

// Servers take replays over while no file has changed that was looked up: one that looks up every file is made again with every edit.
test("a replay looks up no file that neither it nor env.py imports", async () => {
  const parser = await createParser();
  const sources: Record<string, string> = {
    "migrations/env.py": "from alembic import context\nfrom somewhere import metadata\ncontext.configure(target_metadata=metadata)\n",
    "migrations/versions/first.py": REVISION,
    "shop/unrelated.py": "import flask\nversion_num = 1\nnaming_convention = {}\n",
  };
  const facts = new Map<string, FileFacts>(
    Object.entries(sources).map(([path, text]) => [path, decode(extract(Buffer.from(text), parser))]),
  );
  const asked = new Set<string>();
  inspectMigrations({
    folders: [{ directory: repoPath("migrations"), home: repoPath("migrations"), versions: [repoPath("migrations/versions")] }],
    paths: [...facts.keys()].sort().map(repoPath),
    modules: {
      factsOf: (path) => {
        asked.add(path);
        return facts.get(path);
      },
      resolveModule: () => undefined,
    },
    settings: new Map(),
    parseSql: null,
  });
  expect([...asked].sort()).toEqual(["migrations/env.py", "migrations/versions/first.py"]);
});
