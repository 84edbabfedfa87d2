import { lastName } from "../../../model/last-name.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { parameterCast } from "../operations/refused-texts.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";
import { type Examined, hazard } from "./hazard.ts";

const TAKES_TEXT = /^(?:text|execute|exec_driver_sql)$/;
const BACKWARDS = /downgrade|rollback|revert|undo/i;

/**
 * Statements with a cast behind a parameter, wherever upgrade() and its helpers have them: they mostly stand where rows decide whether they run,
 * which the replay does not follow. Where one certainly runs, the revision fails, and says so itself.
 */
export function castHazards(examined: Examined): readonly MigrationHazard[] {
  const { file, replay, dialect } = examined;
  if (dialect !== "postgresql" || replay.failed || !file.facts.mentions("::")) return [];
  const found = new Map<number, MigrationHazard>();
  for (const fn of file.facts.functions) {
    if (fn.qualname.split(".").some((part) => BACKWARDS.test(part))) continue;
    eachStatement(fn.body, (stmt) => {
      for (const expr of expressionsOf(stmt)) {
        eachExpr(expr, (part) => {
          if (part.kind !== "Call") return;
          const [sql] = part.args;
          const text = TAKES_TEXT.test(lastName(part.func)) && sql?.kind === "Constant" && sql.type === "str" ? (sql.value ?? "") : "";
          const detail = parameterCast(text);
          if (detail === null || found.has(part.start)) return;
          const at = { file: file.file, start: part.start, end: part.end, symbol: fn.qualname };
          found.set(
            part.start,
            hazard(examined, "fails-on-rows", at, { severity: "warning", detail: `where the statement runs, ${detail}` }),
          );
        });
      }
    });
  }
  return [...found.values()];
}
