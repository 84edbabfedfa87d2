import type { SaType } from "../library/types.ts";
import type { Dialect } from "./schema.ts";

/** Types of SQLAlchemy-Utils that are texts of a certain length; 0: of any. */
const LENGTHS: Readonly<Record<string, number>> = {
  ChoiceType: 255,
  EmailType: 255,
  LocaleType: 10,
  TimezoneType: 50,
  CountryType: 2,
  CurrencyType: 3,
  ColorType: 20,
  IPAddressType: 50,
  PhoneNumberType: 20,
  URLType: 0,
  ScalarListType: 0,
};

/** How many arguments say nothing of the column: the choices. */
const SPARED: Readonly<Record<string, number>> = { ChoiceType: 1 };

/** The column type that a dialect makes of a type of SQLAlchemy-Utils which is a text; null for others, and where it is told another one. */
export function utilsText({ name, parts: { family, args, keywords, open } }: SaType, dialect: Dialect): string | null {
  const length = LENGTHS[name];
  if (family !== "sqlalchemy_utils" || length === undefined || open) return null;
  const told = [...keywords.keys()].filter((key) => key !== "choices" && key !== "backend" && key !== "region");
  if (told.length > 0 || args.length > (SPARED[name] ?? 0)) return null;
  if (length === 0) return dialect === "sqlite" ? "TEXT" : "text";
  return dialect === "postgresql" ? `character varying(${length})` : dialect === "sqlite" ? `VARCHAR(${length})` : `varchar(${length})`;
}
