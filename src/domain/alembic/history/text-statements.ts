/** The release of SQLAlchemy that a requirement begins with, or names: `sqlalchemy[asyncio]>=2.0`, `SQLAlchemy = "^1.4"`, `{ version = "2.0.1" }`. */
const REQUIRED =
  /(?:^|["'\s,[])sqlalchemy(?:\[[^\]\n]*\])?["']?[ \t]*(?:=[ \t]*)?(?:\{[^}\n]*?version[ \t]*=[ \t]*)?["']?[ \t]*(?:===?|~=|>=|>|\^|~)?[ \t]*(\d+)\./gim;

/** Whether the project asks for SQLAlchemy 2 everywhere: `execute("SELECT 1")` is refused there, and wants `text("SELECT 1")`. */
export function refusesTexts(settings: Iterable<string>): boolean {
  const majors = [...settings].flatMap((text) => [...text.matchAll(REQUIRED)].map(([, major]) => Number(major)));
  return majors.length > 0 && majors.every((major) => major >= 2);
}
