import { Host, native, unknown, type Value } from "../python/values.ts";
import type { Session } from "./session.ts";

/** What narrows a query, and leaves it one. */
const NARROWS =
  /^(?:filter|filter_by|where|order_by|options|join|outerjoin|limit|offset|distinct|with_for_update|execution_options|populate_existing)$/;

/** `session.query(Order)`: which rows it gives is not known, nor that there are any. */
export class OrmQuery extends Host {
  readonly type = "query";
  private readonly session: Session;

  constructor(session: Session) {
    super();
    this.session = session;
  }

  override truth(): boolean | null {
    return null;
  }

  override attr(name: string): Value | undefined {
    const { db, interp } = this.session;
    if (NARROWS.test(name)) return native(name, () => this);
    if (name !== "one") return unknown("rows");
    return native(name, ({ at }) => {
      // Where there is no row it raises NoResultFound, and what stands behind it is not undone.
      if (db.reverting && interp.guarded === 0) this.session.blind("whether there is the row that one() asks for is not known", at);
      return unknown("a row");
    });
  }
}
