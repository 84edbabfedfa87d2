import { o as __toESM } from "./rolldown-runtime.chunk.js";
import { a as visitAssignments, c as blocksOf, i as someInStatements, l as classesOf, n as names, o as visitExpression, p as isCompound, r as someExpression, u as eachStatement, v as lastName } from "./model-visit.chunk.js";
import { n as nameIn, r as parentOf } from "./model-paths.chunk.js";
import { t as boundName } from "./model-bound-name.chunk.js";
import { t as distance } from "./model-nearest.chunk.js";
import { createHash } from "node:crypto";

// src/domain/alembic/database/names.ts
const PG_LIMIT = 63;
/** PostgreSQL's `makeObjectName`: joins with `_`, shortening the longer of the two names until the result fits. */
function objectName(table, columns, label) {
	let first = table;
	let second = columns ?? "";
	const room = PG_LIMIT - label.length - 1 - (columns === null ? 0 : 1);
	while (byteLength(first) + byteLength(second) > room) if (byteLength(first) > byteLength(second)) first = first.slice(0, -1);
	else second = second.slice(0, -1);
	return columns === null ? `${first}_${label}` : `${first}_${second}_${label}`;
}
function byteLength(text) {
	return Buffer.byteLength(text);
}
/** The name that PostgreSQL chooses: with a number appended to the label while it is taken. */
function chooseName(table, columns, label, taken) {
	let name = objectName(table, columns, label);
	for (let pass = 1; taken(name); pass += 1) name = objectName(table, columns, `${label}${pass}`);
	return name;
}
/** Joins column names as PostgreSQL does for constraint names: it stops once the text is long enough. */
function joinColumns(columns) {
	let text = "";
	for (let at$ = 0, list$ = columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		text += text === "" ? column : `_${column}`;
		if (byteLength(text) >= PG_LIMIT) break;
	}
	return text;
}
/** Identifiers longer than the dialect's limit are cut by PostgreSQL. */
function identifier(name, dialect) {
	return dialect === "postgresql" && byteLength(name) > PG_LIMIT ? Buffer.from(name).subarray(0, PG_LIMIT).toString() : name;
}
/** A name of a statement without the quotes around it; empty where there is none. */
function unquoted(name) {
	return (name ?? "").replace(/^["`](.*)["`]$/, "$1");
}
/** A definition, as of a view, in one spelling: comments, white space and case outside quotes do not matter. */
function canonicalDefinition(text) {
	return spelling(text.replace(/('(?:[^']|'')*'|"(?:[^"]|"")*")|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, (_all, quoted) => quoted ?? " ").trim());
}
/**
* A trigger as PostgreSQL keeps it: the table, which the schema holds beside it and which may take another name, counts apart, what is handed
* to the function is text, quoted or not, and long names are cut.
*/
function canonicalTrigger(text) {
	const plain = canonicalDefinition(text);
	const [, head = "", event = plain] = /^(.*?)\b((?:before|after|instead of)\b.*)$/s.exec(plain) ?? [];
	const [, before = event, args] = /^(.*\bexecute (?:function|procedure) ?[^(]*)\((.*)\)$/s.exec(event) ?? [];
	const cut = before.replace(/ on (?:"?[\w$]+"?\.)?"?[\w$]+"?(?= )/, "").replace(/\bexecute procedure\b/, "execute function").replace(/[\w$]+/g, (word) => identifier(word, "postgresql"));
	const given = args === void 0 ? "" : `(${args.replace(/'([^']*)'/g, "$1").replace(/\s+/g, "")})`;
	return `${/\bconstraint\b/.test(head) ? "constraint " : ""}${cut}${given}`;
}
/** The body of a function, between whatever marks its ends. */
const BODY = /^(.*?)\bas ?(?:(\$\w*\$)(.*)\2|'((?:[^']|'')*)')(.*)$/s;
/** What PostgreSQL takes where a function does not say it. */
const TAKEN$1 = /\b(?:volatile|called on null input|security invoker|not leakproof|parallel unsafe|cost 100)\b/g;
/** What a function says of itself, in whatever order. */
const CLAUSE$1 = /\b(?:language '?\w+'?|immutable|stable|strict|returns null on null input|security definer|leakproof|parallel \w+|cost \d+|rows \d+)(?!\w)/g;
/** A function as PostgreSQL keeps it: its body, and clauses in one order, without those that go without saying. Its name counts apart. */
function canonicalFunction(text) {
	const plain = canonicalSql(text);
	const [, before, mark, between, quoted = "", after] = BODY.exec(plain) ?? [];
	if (before === void 0 || after === void 0) return plain;
	const body = mark === void 0 ? canonicalSql(quoted.replaceAll("''", "'")) : between ?? "";
	const clauses = [];
	return [
		`${before} ${after.replace(/;$/, "")}`.replace(TAKEN$1, "").replace(CLAUSE$1, (clause) => {
			clauses.push(clause.replaceAll("'", "").replace("returns null on null input", "strict"));
			return "";
		}).replace(/^(?:function )?(?:"?([\w$]+)"?[ .])?"?[\w$]+"?(?=\()/, (_all, schema = "public") => schema === "public" ? "" : schema).replace(/\s+/g, " ").trim(),
		...clauses.sort(),
		body.replaceAll("\\:", ":")
	].join(" ");
}
/** A cast to a type, of which some have names of several words. */
const CAST$1 = /(?<=(.))::((?:timestamp|time)(?:\(\d+\))? with(?:out)? time zone|(?:double precision|character varying|bit varying|[a-z_][a-z0-9_]*)(?:\(\d+(?:,\d+)*\))?(?:\[\])*)/g;
/** A number with a cast, as PostgreSQL writes one that is compared with another kind of number: `(0)::numeric`. */
const CAST_NUMBER = /(?<![\w.])(?:\((-?\d+(?:\.\d+)?)\)|(\d+(?:\.\d+)?))::(?:double precision|[a-z_][a-z0-9_]*)(?:\(\d+(?:,\d+)*\))?/g;
/** What PostgreSQL casts by itself where it writes an expression down: texts, lists of texts, and every literal. */
const TEXTUAL = /^(?:text|character varying|varchar|bpchar|name|citext|regclass)\b/;
/** Names of one type. */
const SAME_TYPE = /* @__PURE__ */ new Map([
	["int", "integer"],
	["int4", "integer"],
	["int8", "bigint"],
	["int2", "smallint"],
	["bool", "boolean"],
	["float8", "double precision"],
	["timestamptz", "timestamp with time zone"],
	["timestamp", "timestamp without time zone"],
	["decimal", "numeric"]
]);
/** A cast of a column or of an expression to another kind of value says something; that of a literal or to a text does not. */
function withoutCast(_all, before, type) {
	return before === "'" || before === "]" || TEXTUAL.test(type) ? "" : `::${SAME_TYPE.get(type) ?? type}`;
}
/** A name or text in parentheses, as PostgreSQL writes what a cast stood behind; a quoted text of its own is only passed over. */
const BRACKETED = /((?<!\()'(?:[^']|'')*')|(?<![\w"')])\(([a-z_][\w.]*|'(?:[^']|'')*')\)/g;
/** How PostgreSQL writes a list behind IN. */
const ANY_OF = /=any\((?:array\[([^\]]*)\]|\(array\[([^\]]*)\]\))\)/g;
/** SQL text in one spelling: white space, case outside quotes, casts and outer parentheses do not matter. */
function canonicalSql(text) {
	let out = spelling(text).replace(CAST_NUMBER, "$1$2").replace(CAST$1, withoutCast).replace(BRACKETED, (all, _quoted, inner) => inner ?? all).replace(ANY_OF, (_all, plain, bracketed) => ` in(${plain ?? bracketed ?? ""})`).replaceAll("<>", "!=").replace(/nextval\('(?:\w+\.)?"?(\w+)"?'\)/g, "nextval($1)");
	while (out.startsWith("(") && closes(out)) out = out.slice(1, -1);
	return out;
}
/** A text to be written into code or SQL: as the source had it, where that says what the canonical text says. */
function spelledOut(canonical, written) {
	return written != null && canonicalSql(written) === canonical ? written.trim() : canonical;
}
function spelling(text) {
	let out = "";
	let last = "";
	const add = (part) => {
		out += part;
		if (part !== "") last = part.slice(-1);
	};
	for (let i = 0; i < text.length;) {
		const char = text.charAt(i);
		let end = i + 1;
		if (char === "'" || char === "\"") {
			while (end < text.length && (text.charAt(end) !== char || text.charAt(end + 1) === char)) end += text.charAt(end) === char ? 2 : 1;
			end += 1;
			const quoted = text.slice(i, end);
			add(char === "\"" && /^"[a-z_][a-z0-9_]*"$/.test(quoted) ? quoted.slice(1, -1) : quoted);
		} else if (/\s/.test(char)) {
			while (/\s/.test(text.charAt(end))) end += 1;
			if (/\w/.test(last) && /[\w"']/.test(text.charAt(end))) add(" ");
		} else add(char.toLowerCase());
		i = end;
	}
	return out;
}
/** Whether the parenthesis that opens the text closes at its very end. */
function closes(text) {
	let depth = 0;
	let quote = "";
	for (let i = 0; i < text.length; i += 1) {
		const char = text.charAt(i);
		if (quote !== "") quote = char === quote ? "" : quote;
		else if (char === "'" || char === "\"") quote = char;
		else if (char === "(") depth += 1;
		else if (char === ")") {
			depth -= 1;
			if (depth === 0) return i === text.length - 1;
		}
	}
	return false;
}

// src/domain/alembic/database/schema.ts
const DIALECTS = [
	"postgresql",
	"sqlite",
	"mysql"
];
/** The databases by the words that people name them with, in folders, URLs and names of functions. */
const DATABASES = /* @__PURE__ */ new Map([
	["postgresql", "postgresql"],
	["postgres", "postgresql"],
	["pg", "postgresql"],
	["sqlite", "sqlite"],
	["sqlite3", "sqlite"],
	["mysql", "mysql"],
	["mariadb", "mysql"]
]);
/** The definition of an extension that is made only where it is missing: it belongs to the database, and others may use it. */
const SHARED = "shared";
function emptySchema() {
	return {
		tables: /* @__PURE__ */ new Map(),
		enums: /* @__PURE__ */ new Map(),
		homes: /* @__PURE__ */ new Map(),
		typeComments: /* @__PURE__ */ new Map(),
		opaques: /* @__PURE__ */ new Map(),
		rows: /* @__PURE__ */ new Map()
	};
}
function copySchema(schema) {
	return {
		tables: new Map(schema.tables),
		enums: new Map(schema.enums),
		homes: new Map(schema.homes),
		typeComments: new Map(schema.typeComments),
		opaques: new Map(schema.opaques),
		rows: new Map(schema.rows)
	};
}
function tableKey(name, schema) {
	return schema === null || schema === void 0 || schema === "" || schema === "public" ? name : `${schema}.${name}`;
}
/** The name of a table without its schema. */
function bareName(key) {
	return key.slice(key.lastIndexOf(".") + 1);
}
function emptyTable(name, schema, open = false) {
	return {
		name,
		schema,
		columns: [],
		primaryKey: null,
		uniques: [],
		foreignKeys: [],
		checks: [],
		indexes: [],
		comment: null,
		open,
		gone: /* @__PURE__ */ new Set()
	};
}
function columnOf(table, name) {
	return table.columns.find((column) => column.name === name);
}
/** The column that a check demands to be there: `total IS NOT NULL`; null for any other condition. */
function notNullColumn(expression) {
	return /^(\w+) is not null$/.exec(expression.replace(/[()"]/g, "").trim())?.[1] ?? null;
}
/** The type of a column that is older than the history: not known, but the same as long as nothing changes it. */
const EARLIER_TYPE = {
	text: null,
	named: null
};
const UNKNOWN_TYPE = {
	text: null,
	named: null
};
/** How an identity counts, where it is not from 1 in steps of 1. */
function numberingOf(start, increment) {
	const said = [["start", start], ["increment", increment]].flatMap((word$of) => {
		const word = word$of[0], value = word$of[1];
		return value === void 0 || value === "1" ? [] : [`${word} ${value}`];
	});
	return said.length === 0 ? {} : { numbering: said.join(" ") };
}

// src/domain/alembic/database/sqlite.ts
/** The foreign keys as SQLAlchemy reads them back: it finds their names by what they refer from and to, and of two that do the same the first. */
function readKeys(keys) {
	const seen = /* @__PURE__ */ new Set();
	return keys.filter(({ columns, table, target }) => {
		const signature = [
			columns.join(),
			table,
			target.join()
		].join("");
		const isNew = !seen.has(signature);
		seen.add(signature);
		return isNew;
	});
}
/** A table without the foreign keys that repeat another one. */
function asRead(table) {
	const foreignKeys = readKeys(table.foreignKeys);
	return foreignKeys.length === table.foreignKeys.length ? table : {
		...table,
		foreignKeys
	};
}

// src/domain/alembic/python/values.ts
/** An object of a library that the interpreter models. */
var Host = class {
	kind = "host";
	attr(_name) {}
	setAttr(_name, _value) {}
	call(_args) {}
	/** The value of `self / right`, or undefined when unknown. */
	divided(_right) {}
	/** The value of `self[key]`, or undefined when unknown. */
	item(_key) {}
	/** null: not known. */
	iterate() {
		return null;
	}
	enter(_at) {
		return this;
	}
	/** What `str()` gives; null when not known. */
	text() {
		return null;
	}
	/** The text that it is by itself, as what `op.f()` gives is one; null for none. */
	plain() {
		return null;
	}
	/** Whether a set or list that is made of it is asked as it is: it may hold more than can be listed. */
	get asked() {
		return false;
	}
	/** `isinstance` with a class outside the project; null when not known. */
	instanceOf(_dotted) {
		return null;
	}
	/** Whether it is true in a condition; null when not known. */
	truth() {
		return true;
	}
	/** Leaves a `with` block. `failed` when an exception passes through it. */
	exit(_failed, _at) {}
	/** Reaches the database: handing it to unknown code may change the schema. */
	get database() {
		return false;
	}
};
const NONE = { kind: "none" };
const TRUE = {
	kind: "bool",
	value: true
};
const FALSE = {
	kind: "bool",
	value: false
};
function unknown(why, text) {
	return text === void 0 ? {
		kind: "unknown",
		why
	} : {
		kind: "unknown",
		why,
		text
	};
}
function bool(value) {
	return value ? TRUE : FALSE;
}
function str(value) {
	return {
		kind: "str",
		value
	};
}
function number$1(value, float = false) {
	return {
		kind: "number",
		value,
		float
	};
}
function seq(type, items, partial = false) {
	return {
		kind: "seq",
		type,
		items,
		partial
	};
}
function dict(pairs = [], partial = false, fallback = null) {
	const made = {
		kind: "dict",
		entries: /* @__PURE__ */ new Map(),
		partial,
		fallback
	};
	for (const key$of of pairs) {
		const key = key$of[0], value = key$of[1];
		setItem(made, key, value);
	}
	return made;
}
function record(values) {
	return dict(Object.entries(values).map((key$of) => {
		const key = key$of[0], value = key$of[1];
		return [str(key), value];
	}));
}
/** Sets an entry; an unknown key makes the whole dict partial. */
function setItem(target, key, value) {
	const id = keyOf$4(key);
	if (id === null) target.partial = true;
	else target.entries.set(id, [key, value]);
}
function native$1(name, call) {
	return {
		kind: "native",
		name,
		call
	};
}
/** A text that two values share exactly when Python's `==` holds for both (identity for objects); null when not known. */
function keyOf$4(value) {
	switch (value.kind) {
		case "none": return "None";
		case "bool": return value.value ? "1" : "0";
		case "number": return String(value.value);
		case "str": return `'${value.value}`;
		case "external": return `@${value.name}`;
		case "seq": {
			if (value.partial) return null;
			const parts = value.items.map(keyOf$4);
			return parts.includes(null) ? null : `${value.type === "list" ? "[" : value.type === "tuple" ? "(" : "{"}${(value.type === "set" ? parts.sort() : parts).join("")}`;
		}
		case "dict": {
			const parts = [];
			for (const key$of of value.entries) {
				const key = key$of[0], entry = key$of[1];
				const part = keyOf$4(entry[1]);
				if (part === null) return null;
				parts.push(`${key}\u0002${part}`);
			}
			return value.partial ? null : `{:${parts.sort().join("")}`;
		}
		case "unknown": return null;
		case "instance": {
			const member = value.attrs.get("_name_");
			if (member === void 0) return null;
			return value.attrs.has("_str_") ? keyOf$4(value.attrs.get("_value_") ?? NONE) : `${keyOf$4(value.cls)}.${keyOf$4(member)}`;
		}
		case "class": return `class ${value.file} ${value.def.start}`;
		case "module": return `module ${value.path}`;
		case "function": return value.def === null || value.self !== null ? null : `def ${value.file} ${value.def.start}`;
		default: return null;
	}
}
/** The text of a str, or null. */
function textOf$3(value) {
	if (value === void 0) return null;
	if (value.kind === "str") return value.value;
	if (value.kind === "instance" && value.attrs.get("_str_") !== void 0) return textOf$3(value.attrs.get("_value_"));
	return null;
}
/** Whether the value holds something that can change the database. */
function reaches(value, depth = 0) {
	switch (value.kind) {
		case "host": return value.database;
		case "seq": return depth < 3 && value.items.some((item) => reaches(item, depth + 1));
		case "unknown": return value.database === true;
		default: return false;
	}
}

// src/domain/alembic/library/types.ts
/** A SQLAlchemy type, as written. */
var SaType = class SaType extends Host {
	type = "type";
	parts;
	constructor(parts) {
		super();
		this.parts = parts;
	}
	get name() {
		return this.parts.name;
	}
	keyword(name) {
		return this.parts.keywords.get(name);
	}
	attr(name) {
		switch (name) {
			case "with_variant": return native$1(name, (args) => this.withVariant(args));
			case "create":
			case "drop": return native$1(name, (args) => {
				this.parts.action(this, name, args);
				return NONE;
			});
			case "name": return this.keyword("name") ?? NONE;
			case "enums": return this.parts.labels === null ? unknown("the labels of an enum") : seq("list", this.parts.labels.map(str));
			case "length": return this.parts.args[0] ?? this.keyword("length") ?? NONE;
			case "copy": return native$1(name, () => this);
			default: return;
		}
	}
	withVariant(args) {
		const [variant, ...dialects] = args.positional;
		const made = variant === void 0 ? null : variant instanceof SaType ? variant : this.parts.toType?.(variant) ?? null;
		const variants = new Map(this.parts.variants);
		for (let at$ = 0, list$ = dialects; at$ < list$.length; at$++) {
			const dialect = list$[at$];
			const key = textOf$3(dialect);
			if (key !== null && made !== null) variants.set(key, made);
		}
		return new SaType({
			...this.parts,
			variants,
			open: this.parts.open || made === null
		});
	}
};
/** The type that a dialect uses; null when it is not known. */
function forDialect(type, dialect) {
	const chosen = type.parts.variants.get(dialect) ?? (type.parts.decorated === null ? type : type.parts.decorated(dialect));
	return chosen !== null && chosen !== type && chosen.parts.decorated !== null ? forDialect(chosen, dialect) : chosen;
}
function isEnum(type) {
	return type.name === "Enum" || type.name === "ENUM" && type.parts.family !== "mysql";
}
/** The number given as an argument or keyword of a type. */
function numeric(type, position, keyword) {
	const value = type.keyword(keyword) ?? type.parts.args[position];
	return value === void 0 || value.kind === "none" ? null : value.kind === "number" ? value.value : void 0;
}
function flag(type, keyword, otherwise) {
	const value = type.keyword(keyword);
	return value?.kind === "bool" ? value.value : otherwise;
}
/** The name of the enum type in the database; null when it has none. */
function enumName(type) {
	return textOf$3(type.keyword("name"));
}

// src/domain/alembic/database/utils-types.ts
/** Types of SQLAlchemy-Utils that are texts of a certain length; 0: of any. */
const LENGTHS = {
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
	ScalarListType: 0
};
/** How many arguments say nothing of the column: the choices. */
const SPARED = { ChoiceType: 1 };
/** The column type that a dialect makes of a type of SQLAlchemy-Utils which is a text; null for others, and where it is told another one. */
function utilsText({ name, parts: { family, args, keywords, open } }, dialect) {
	const length = LENGTHS[name];
	if (family !== "sqlalchemy_utils" || length === void 0 || open) return null;
	if ([...keywords.keys()].filter((key) => key !== "choices" && key !== "backend" && key !== "region").length > 0 || args.length > (SPARED[name] ?? 0)) return null;
	if (length === 0) return dialect === "sqlite" ? "TEXT" : "text";
	return dialect === "postgresql" ? `character varying(${length})` : dialect === "sqlite" ? `VARCHAR(${length})` : `varchar(${length})`;
}

// src/domain/alembic/database/types.ts
const plain$2 = (text) => ({
	text,
	named: null
});
/** Types that every dialect of SQLAlchemy knows, with the name each database prints. `n`: takes a length. */
const POSTGRESQL = {
	String: "character varying#",
	VARCHAR: "character varying#",
	Unicode: "character varying#",
	NVARCHAR: "character varying#",
	AutoString: "character varying#",
	Text: "text",
	TEXT: "text",
	UnicodeText: "text",
	CLOB: "clob",
	CHAR: "character#1",
	NCHAR: "character#1",
	Integer: "integer",
	INTEGER: "integer",
	INT: "integer",
	BigInteger: "bigint",
	BIGINT: "bigint",
	SmallInteger: "smallint",
	SMALLINT: "smallint",
	Boolean: "boolean",
	BOOLEAN: "boolean",
	DateTime: "timestamp@",
	TIMESTAMP: "timestamp@",
	Date: "date",
	DATE: "date",
	Time: "time@",
	TIME: "time@",
	Interval: "interval",
	INTERVAL: "interval",
	LargeBinary: "bytea",
	Binary: "bytea",
	BYTEA: "bytea",
	JSON: "json",
	JSONB: "jsonb",
	Uuid: "uuid",
	UUID: "uuid",
	GUID: "uuid",
	REAL: "real",
	Double: "double precision",
	DOUBLE_PRECISION: "double precision",
	DOUBLE: "double precision",
	INET: "inet",
	CIDR: "cidr",
	MACADDR: "macaddr",
	TSVECTOR: "tsvector",
	TSQUERY: "tsquery",
	HSTORE: "hstore",
	OID: "oid",
	MONEY: "money",
	CITEXT: "citext",
	BIT: "bit",
	INT4RANGE: "int4range",
	INT8RANGE: "int8range",
	NUMRANGE: "numrange",
	DATERANGE: "daterange",
	TSRANGE: "tsrange",
	TSTZRANGE: "tstzrange",
	REGCLASS: "regclass",
	NAME: "name",
	PickleType: "bytea",
	XML: "xml"
};
/** Names that SQLAlchemy renders as they are, and PostgreSQL does not know. */
const NOT_POSTGRESQL = /* @__PURE__ */ new Set([
	"DATETIME",
	"BLOB",
	"CLOB",
	"NVARCHAR",
	"NCHAR",
	"DOUBLE",
	"BINARY",
	"VARBINARY"
]);
const POSTGRESQL_ONLY$1 = /* @__PURE__ */ new Set([
	"JSONB",
	"INTERVAL",
	"BYTEA",
	"INET",
	"CIDR",
	"MACADDR",
	"HSTORE",
	"TSVECTOR",
	"TSQUERY",
	"OID",
	"CITEXT",
	"ARRAY",
	"MONEY",
	"INT4RANGE",
	"INT8RANGE",
	"NUMRANGE",
	"DATERANGE",
	"TSRANGE",
	"TSTZRANGE",
	"REGCLASS"
]);
const MYSQL_ONLY = /* @__PURE__ */ new Set([
	"LONGTEXT",
	"MEDIUMTEXT",
	"TINYTEXT",
	"TINYINT",
	"MEDIUMINT",
	"LONGBLOB",
	"MEDIUMBLOB",
	"TINYBLOB",
	"YEAR"
]);
/** Marks a type that the database or SQLAlchemy refuses; a column of it cannot be made. */
const REFUSED$1 = "!";
const SQLITE = {
	String: "VARCHAR#",
	VARCHAR: "VARCHAR#",
	Unicode: "VARCHAR#",
	AutoString: "VARCHAR#",
	NVARCHAR: "NVARCHAR#",
	Text: "TEXT#",
	TEXT: "TEXT#",
	UnicodeText: "TEXT#",
	CLOB: "CLOB",
	CHAR: "CHAR#",
	NCHAR: "NCHAR#",
	Integer: "INTEGER",
	INTEGER: "INTEGER",
	INT: "INTEGER",
	BigInteger: "BIGINT",
	BIGINT: "BIGINT",
	SmallInteger: "SMALLINT",
	SMALLINT: "SMALLINT",
	Boolean: "BOOLEAN",
	BOOLEAN: "BOOLEAN",
	DateTime: "DATETIME",
	DATETIME: "DATETIME",
	TIMESTAMP: "TIMESTAMP",
	Date: "DATE",
	DATE: "DATE",
	Time: "TIME",
	TIME: "TIME",
	Interval: "DATETIME",
	LargeBinary: "BLOB",
	Binary: "BLOB",
	BLOB: "BLOB",
	JSON: "JSON",
	Uuid: "CHAR(32)",
	UUID: "UUID",
	GUID: "CHAR(36)",
	REAL: "REAL",
	Double: "DOUBLE",
	DOUBLE: "DOUBLE",
	DOUBLE_PRECISION: "DOUBLE PRECISION",
	Float: "FLOAT",
	FLOAT: "FLOAT",
	BINARY: "BINARY#",
	VARBINARY: "VARBINARY#",
	PickleType: "BLOB",
	NullType: "NULL"
};
const MYSQL = {
	String: "varchar#",
	VARCHAR: "varchar#",
	Unicode: "varchar#",
	AutoString: "varchar#255",
	NVARCHAR: "varchar#",
	Text: "text",
	TEXT: "text",
	UnicodeText: "text",
	CHAR: "char#1",
	NCHAR: "char#1",
	Integer: "int",
	INTEGER: "int",
	INT: "int",
	BigInteger: "bigint",
	BIGINT: "bigint",
	SmallInteger: "smallint",
	SMALLINT: "smallint",
	TINYINT: "tinyint#",
	MEDIUMINT: "mediumint",
	Boolean: "tinyint(1)",
	BOOLEAN: "tinyint(1)",
	DateTime: "datetime",
	DATETIME: "datetime%",
	TIMESTAMP: "timestamp%",
	Date: "date",
	DATE: "date",
	Time: "time",
	TIME: "time%",
	Interval: "datetime",
	LargeBinary: "blob",
	Binary: "blob",
	BLOB: "blob",
	LONGBLOB: "longblob",
	MEDIUMBLOB: "mediumblob",
	TINYBLOB: "tinyblob",
	LONGTEXT: "longtext",
	MEDIUMTEXT: "mediumtext",
	TINYTEXT: "tinytext",
	JSON: "json",
	Uuid: "char(32)",
	GUID: "char(36)",
	REAL: "double",
	Double: "double",
	DOUBLE: "double",
	DOUBLE_PRECISION: "double",
	Float: "float",
	FLOAT: "float",
	BINARY: "binary#",
	VARBINARY: "varbinary#",
	PickleType: "blob"
};
/** Stable text of a value among a type's arguments; null when not known. */
function argumentText(value) {
	const known = value;
	if (known.kind === "none" || known.kind === "bool" || known.kind === "number" || known.kind === "str") return String(known.value ?? "None");
	return value instanceof SaType ? value.name : known.kind === "class" || known.kind === "external" ? known.name : null;
}
/** A type that is none of the known ones: the same class with the same arguments gives the same column. */
/** Arguments of spatial types that say what Python does with the values, not what the column is. */
const PYTHON_ONLY = /* @__PURE__ */ new Set([
	"from_text",
	"name",
	"spatial_index",
	"management",
	"use_N_D_index"
]);
function custom$1(type) {
	const spatial = type.name === "Geometry" || type.name === "Geography";
	const native = type.parts.family !== "other" ? null : spatial ? geoType(type) : vectorType(type);
	if (native !== null) return plain$2(native);
	const parts = [...type.parts.args.map(argumentText), ...[...type.parts.keywords].filter((key$of) => {
		const key = key$of[0];
		return !key.startsWith("_") && !(spatial && PYTHON_ONLY.has(key));
	}).sort((a$of, b$of) => {
		return a$of[0] < b$of[0] ? -1 : 1;
	}).map((key$of) => {
		const key = key$of[0], value = key$of[1];
		const text = argumentText(value);
		return text === null ? null : `${key}=${text}`;
	})];
	return parts.includes(null) || type.parts.open ? UNKNOWN_TYPE : plain$2(`${type.parts.family === "" ? "" : `${type.parts.family}.`}${type.name}(${parts.join(",")})`);
}
/** A spatial type as GeoAlchemy2 writes it into the statement; null where that is not known. */
function geoType({ name, parts: { args, keywords, open } }) {
	const given = (key, position, otherwise) => {
		const value = keywords.get(key) ?? args[position];
		return value === void 0 ? otherwise : argumentText(value);
	};
	const kind$of = [given("geometry_type", 0, "geometry"), given("srid", 1, "-1")], kind = kind$of[0], srid = kind$of[1];
	if (open || kind === null || srid === null) return null;
	return kind === "None" ? name.toLowerCase() : `${name.toLowerCase()}(${kind.toLowerCase()},${srid})`;
}
/** The types of pgvector as they stand in SQL; null for others. */
function vectorType({ name, parts: { args, keywords, open } }) {
	const size = keywords.get("dim") ?? args[0];
	const text = size === void 0 ? "None" : argumentText(size);
	if (open || text === null || !/^(Vector|VECTOR|HALFVEC|SPARSEVEC)$/.test(name)) return null;
	return text === "None" ? name.toLowerCase() : `${name.toLowerCase()}(${text})`;
}
/** Whether a text names a class of a library, not what stands in SQL. */
function isClassText(text) {
	return text !== null && /^(other|sqlalchemy_utils)\./.test(text);
}
/** The column type that a dialect makes of a SQLAlchemy type. */
function renderType(type, dialect) {
	const chosen = type === null ? null : forDialect(type, dialect);
	if (chosen === null) return UNKNOWN_TYPE;
	if (chosen.parts.fixed !== void 0) return chosen.parts.fixed;
	if (isEnum(chosen) || dialect === "mysql" && chosen.name === "ENUM") return renderEnum(chosen, dialect);
	if ((dialect === "postgresql" ? MYSQL_ONLY.has(chosen.name) || NOT_POSTGRESQL.has(chosen.name) : POSTGRESQL_ONLY$1.has(chosen.name) || dialect === "sqlite" && MYSQL_ONLY.has(chosen.name)) && chosen.parts.family !== "other") return plain$2(`${"!"}${chosen.name.toLowerCase()}`);
	if (chosen.name === "ARRAY") {
		const item = chosen.parts.args[0];
		const inner = item instanceof SaType ? renderType(item, dialect) : UNKNOWN_TYPE;
		return {
			text: inner.text === null ? null : `${inner.text}[]`,
			named: inner.named
		};
	}
	if (chosen.name === "UUIDType" && chosen.parts.family === "sqlalchemy_utils") return plain$2(dialect === "postgresql" ? "uuid" : flag(chosen, "binary", true) && chosen.parts.args.length === 0 ? dialect === "sqlite" ? "BINARY(16)" : "binary(16)" : dialect === "sqlite" ? "CHAR(32)" : "char(32)");
	const text = utilsText(chosen, dialect);
	if (text !== null) return plain$2(text);
	if (chosen.name === "ChoiceType" || chosen.parts.family === "other") return custom$1(chosen);
	return number(chosen, dialect) ?? table(chosen, dialect) ?? custom$1(chosen);
}
function table(type, dialect) {
	const key = dialect === "postgresql" && (type.name === "Uuid" || type.name === "UUID") && !flag(type, "native_uuid", true) ? "CHAR" : type.name;
	const pattern = (dialect === "postgresql" ? POSTGRESQL : dialect === "sqlite" ? SQLITE : MYSQL)[key];
	if (pattern === void 0) return null;
	if (dialect === "postgresql" && key === "CHAR" && type.name !== "CHAR") return plain$2("character(32)");
	if (pattern.endsWith("@")) {
		const timezone = type.keyword("timezone") ?? type.parts.args[0];
		const zoned = timezone === void 0 || timezone.kind === "none" ? false : timezone.kind === "bool" ? timezone.value : null;
		const precision = numeric(type, 9, "precision");
		return zoned === null || precision === void 0 ? UNKNOWN_TYPE : plain$2(`${pattern.slice(0, -1)}${precision === null ? "" : `(${precision})`} ${zoned ? "with" : "without"} time zone`);
	}
	if (pattern.endsWith("%")) {
		const precision = numeric(type, 9, "fsp");
		return precision === void 0 ? UNKNOWN_TYPE : plain$2(`${pattern.slice(0, -1)}${precision === null || precision === 0 ? "" : `(${precision})`}`);
	}
	const base$of = pattern.split("#"), base = base$of[0], otherwise = base$of[1];
	if (otherwise === void 0) {
		if (dialect === "mysql" && (base === "text" || base === "blob")) {
			const length = numeric(type, 0, "length");
			return length === void 0 ? UNKNOWN_TYPE : plain$2(length === null ? base : sized(base, length));
		}
		return plain$2(pattern);
	}
	const length = numeric(type, 0, type.name === "TINYINT" ? "display_width" : "length");
	if (length === void 0) return UNKNOWN_TYPE;
	return plain$2(length === null ? otherwise === "" ? base ?? "" : `${base}(${otherwise})` : `${base}(${length})`);
}
/** MySQL chooses the smallest text or blob type that holds the length. */
function sized(base, length) {
	return length <= 255 ? `tiny${base}` : length <= 65535 ? base : length <= 16777215 ? `medium${base}` : `long${base}`;
}
function number(type, dialect) {
	if (type.name === "Numeric" || type.name === "NUMERIC" || type.name === "DECIMAL") {
		const precision$of = [numeric(type, 0, "precision"), numeric(type, 1, "scale")], precision = precision$of[0], scale = precision$of[1];
		if (precision === void 0 || scale === void 0) return UNKNOWN_TYPE;
		const base = dialect === "sqlite" ? type.name === "DECIMAL" ? "DECIMAL" : "NUMERIC" : dialect === "mysql" ? "decimal" : "numeric";
		if (precision === null) return plain$2(dialect === "mysql" ? "decimal(10,0)" : base);
		return plain$2(scale === null && dialect === "sqlite" ? `${base}(${precision})` : `${base}(${precision}${dialect === "sqlite" ? ", " : ","}${scale ?? 0})`);
	}
	if (type.name === "Float" || type.name === "FLOAT") {
		const precision = numeric(type, 0, "precision");
		if (precision === void 0) return UNKNOWN_TYPE;
		return plain$2(dialect === "sqlite" ? "FLOAT" : dialect === "mysql" ? precision !== null && precision > 24 ? "double" : "float" : precision !== null && precision <= 24 ? "real" : "double precision");
	}
	return null;
}
function renderEnum(type, dialect) {
	const labels = type.parts.labels;
	const native = type.name === "ENUM" || flag(type, "native_enum", true);
	if (native && dialect === "postgresql") {
		const name = enumName(type);
		return name === null ? UNKNOWN_TYPE : {
			text: name,
			named: textOf$3(type.keyword("schema")) === null ? name : name
		};
	}
	const given = numeric(type, 99, "length");
	if (labels === null || given === void 0) return UNKNOWN_TYPE;
	if (native && dialect === "mysql") return plain$2(`enum(${labels.map((label) => `'${label.replaceAll("'", "''")}'`).join(",")})`);
	const length = Math.max(given ?? 0, ...labels.map((label) => label.length));
	return plain$2(dialect === "postgresql" ? `character varying(${length})` : dialect === "sqlite" ? `VARCHAR(${length})` : `varchar(${length})`);
}
const SQLITE_NAMES = /* @__PURE__ */ new Set([
	"BIGINT",
	"BLOB",
	"BOOLEAN",
	"CHAR",
	"DATE",
	"DATETIME",
	"DOUBLE",
	"DECIMAL",
	"FLOAT",
	"INTEGER",
	"JSON",
	"NUMERIC",
	"REAL",
	"SMALLINT",
	"TEXT",
	"TIME",
	"TIMESTAMP",
	"VARCHAR",
	"NVARCHAR",
	"NULL"
]);
/**
* What SQLAlchemy makes of a SQLite column type when it reads it back and writes it again, as batch mode does: names it does
* not know become the type of their affinity.
*/
function reflectSqlite(type) {
	const match = /^([\w ]+?)\s*(\(.*\))?$/.exec(type.text ?? "");
	if (type.text === null || match === null) return type;
	const name = (match[1] ?? "").toUpperCase();
	const args = match[2] ?? "";
	if (SQLITE_NAMES.has(name)) return plain$2(name === "NULL" ? "NULL" : `${name}${/^(BLOB|TEXT|INTEGER|BIGINT|BOOLEAN|DATE|DATETIME|JSON)$/.test(name) ? "" : args}`);
	if (name === "INT") return plain$2("INTEGER");
	if (name === "BOOL") return plain$2("BOOLEAN");
	if (name.includes("INT")) return plain$2("INTEGER");
	if (/CHAR|CLOB|TEXT/.test(name)) return plain$2("TEXT");
	if (name.includes("BLOB") || name === "") return plain$2("NULL");
	return plain$2(/REAL|FLOA|DOUB/.test(name) ? "REAL" : `NUMERIC${args}`);
}

// src/domain/alembic/replay/compare.ts
/**
* What restoring means: the same tables with the same columns (type, nullability, default, identity, generation, comment), the
* same keys, constraints and indexes by name and definition, the same enum types with the same labels in order, the same views,
* functions, triggers, sequences.  The order of columns does not count: no statement by column name depends on it, and a column
* dropped and added again cannot come back to its place.
*/
function compareSchemas(before, after, dialect, namesUnknown = false) {
	const { differences, undecided } = comparison$1(before, after, dialect);
	return namesUnknown ? withoutNames(differences, undecided) : {
		differences,
		undecided
	};
}
const NAMED_KINDS = /^(?:primary key|unique|foreign key|check|index)$/;
/** The differences that stand whatever constraints and indexes are called: where a naming convention that is not known makes names, those of one name may be those of another. */
function withoutNames(differences, undecided) {
	const open$of = [differences.filter(({ kind }) => NAMED_KINDS.test(kind)), differences.filter(({ kind }) => !NAMED_KINDS.test(kind))], open = open$of[0], left = open$of[1];
	const said = open.map(({ kind, name, table }) => `whether the ${kind} ${name} of ${table} is another by its name alone`);
	return {
		differences: left,
		undecided: [...undecided, ...said]
	};
}
function comparison$1(before, after, dialect) {
	const differences = [];
	const undecided = [];
	for (const key$of of before.tables) {
		const key = key$of[0], table = key$of[1];
		const now = after.tables.get(key);
		if (now === void 0) differences.push({
			kind: "table",
			change: "lost",
			table: key,
			name: key,
			detail: ""
		});
		else if (now !== table) {
			const old$of = dialect === "sqlite" ? [asRead(table), asRead(now)] : [dialect === "mysql" ? asUnique(table, now) : table, now], old = old$of[0], made = old$of[1];
			compareTables(old, made, differences, undecided);
		}
	}
	for (const key of after.tables.keys()) if (!before.tables.has(key)) differences.push({
		kind: "table",
		change: "left behind",
		table: key,
		name: key,
		detail: ""
	});
	compareMaps(before.enums, after.enums, (name, change, detail) => {
		if (change === "left behind" && isOfOlder(name, before, after)) undecided.push(`whether the enum type ${name} existed before the history`);
		else {
			const gained = change === "changed" ? gainedLabels(before.enums.get(name), after.enums.get(name)) : [];
			differences.push({
				kind: "enum",
				change,
				table: null,
				name,
				detail,
				...gained.length > 0 ? { gained } : {}
			});
		}
	}, (name, old, now) => {
		if (old === now || old !== null && now !== null && old.join("") === now.join("")) return null;
		if (old === null || now === null) {
			undecided.push(`the labels of the enum type ${name}`);
			return null;
		}
		return `labels: ${now.join(", ")}, were ${old.join(", ")}`;
	});
	for (const name of before.enums.keys()) if (after.enums.has(name) && before.typeComments.get(name) !== after.typeComments.get(name)) differences.push({
		kind: "enum",
		change: "changed",
		table: null,
		name,
		detail: "comment",
		spare: true
	});
	for (const key$of of before.opaques) {
		const key = key$of[0], object = key$of[1];
		const now = after.opaques.get(key);
		if (now === void 0) differences.push({
			kind: object.kind,
			change: "lost",
			table: object.table,
			name: object.name,
			detail: ""
		});
		else if (now.definition !== object.definition) {
			if (now.definition === null || object.definition === null) undecided.push(`the definition of the ${object.kind} ${object.name}`);
			else if (kept(object.kind, now.definition) !== kept(object.kind, object.definition)) differences.push({
				kind: object.kind,
				change: "changed",
				table: object.table,
				name: object.name,
				detail: "definition"
			});
		} else if (now.comment !== object.comment || commentsText(now) !== commentsText(object)) differences.push({
			kind: object.kind,
			change: "changed",
			table: object.table,
			name: object.name,
			detail: "comment",
			spare: true
		});
	}
	for (const key$of of after.opaques) {
		const key = key$of[0], object = key$of[1];
		if (before.opaques.has(key)) continue;
		const spare = object.kind === "extension" && object.definition === "shared" || isIdle(object, after);
		differences.push({
			kind: object.kind,
			change: "left behind",
			table: object.table,
			name: object.name,
			detail: "",
			spare
		});
	}
	return {
		differences,
		undecided
	};
}
/** The labels that a type has in addition, where it has all others still, and in their order. */
function gainedLabels(old, now) {
	if (old == null || now == null) return [];
	return now.filter((label) => old.includes(label)).join("") === old.join("") ? now.filter((label) => !old.includes(label)) : [];
}
/** Whether no table has columns of an enum type but those that are older than the history, and were made anew: it may have been there with them. */
function isOfOlder(name, before, after) {
	const users = [...after.tables].filter(([, { columns }]) => columns.some(({ type }) => type.named === name));
	return users.length > 0 && users.every((key$of) => {
		const key = key$of[0], { open } = key$of[1];
		return !open && before.tables.get(key)?.open === true;
	});
}
function commentsText({ columnComments }) {
	return [...columnComments ?? []].map((each) => each.join(" ")).sort().join("");
}
function compareMaps(before, after, report, compare) {
	for (const name$of of before) {
		const name = name$of[0], old = name$of[1];
		if (!after.has(name)) {
			report(name, "lost", "");
			continue;
		}
		const change = compare(name, old, after.get(name));
		if (change === null) continue;
		if (typeof change === "string") report(name, "changed", change);
		else report(name, "changed", change.detail, change.spare, change.refilled);
	}
	for (const name of after.keys()) if (!before.has(name)) report(name, "left behind", "");
}
/** To MySQL a unique index is a unique: where no more than the name of an index is known, it may have been what stands there now. */
function asUnique(before, after) {
	const meant = before.indexes.filter(({ name, parts }) => parts.includes(null) && after.uniques.some((each) => each.name === name));
	if (meant.length === 0) return before;
	const uniques = meant.map(({ name }) => ({
		name,
		columns: ["?"]
	}));
	return {
		...before,
		indexes: before.indexes.filter((each) => !meant.includes(each)),
		uniques: [...before.uniques, ...uniques]
	};
}
function compareTables(before, after, differences, undecided) {
	const table = tableKey(before.name, before.schema);
	const anew = before.open && !after.open;
	const isReflected = anew && after.columns.some(({ reflected }) => reflected === true);
	const report = (kind) => (name, change, detail, spare = false, refilled = false) => {
		if (!anew || change !== "left behind") differences.push({
			kind,
			change,
			table,
			name,
			detail,
			spare,
			refilled
		});
		else if (!isReflected) undecided.push(`whether ${table} had the ${kind} ${name} before the history`);
	};
	if (before.columns !== after.columns) compareMaps(byName(before.columns), byName(after.columns), report("column"), (name, old, now) => compareColumns(`${table}.${name}`, old, now, undecided));
	if (!(isReflected && before.primaryKey === null)) comparePrimary(table, before, after, report("primary key"), undecided);
	const compareLists = (kind, old, now, text) => {
		if (old === now || old.length === 0 && now.length === 0) return;
		const said = (list, name) => list.find((each) => each.name === name)?.comment;
		const was$of = [keyed(old, text), keyed(now, text)], was = was$of[0], is = was$of[1];
		const renamed = namedSince(old, was, is);
		const tell = report(kind);
		const note = (name, change, detail, spare) => tell(name, change, detail, spare === true || renamed.has(name));
		compareMaps(was, is, note, (name, was, is) => {
			if (was === is) return said(old, name) === said(now, name) ? null : {
				detail: "comment",
				spare: true
			};
			if (was.includes("?") || is.includes("?")) {
				undecided.push(`the ${kind} ${name} of ${table}`);
				return null;
			}
			return `${is}, was ${was}`;
		});
	};
	compareLists("unique", before.uniques, after.uniques, uniqueText);
	compareLists("foreign key", before.foreignKeys, after.foreignKeys, keyText);
	compareLists("check", before.checks, after.checks, checkText);
	compareLists("index", before.indexes, after.indexes, indexText);
	if (before.module !== after.module) differences.push({
		kind: "table",
		change: "changed",
		table,
		name: table,
		detail: "what keeps its rows"
	});
	if (before.partitioned !== after.partitioned && !before.open) {
		const is$of = [after.partitioned ?? "none", before.partitioned ?? "none"], is = is$of[0], was = is$of[1];
		differences.push({
			kind: "table",
			change: "changed",
			table,
			name: table,
			detail: `partitions: by ${is}, was ${was}`
		});
	}
	comparePartitions(table, before, after, differences, undecided);
	if (before.comment !== after.comment && !before.open) differences.push({
		kind: "table",
		change: "changed",
		table,
		name: table,
		detail: "comment",
		spare: true
	});
}
/** What a table is a partition of, and of which rows. */
function comparePartitions(table, before, after, differences, undecided) {
	const old$of = [before.partOf, after.partOf], old = old$of[0], now = old$of[1];
	if (old?.table !== now?.table) {
		if (before.open && old === void 0) undecided.push(`what ${table} is a partition of`);
		else differences.push({
			kind: "table",
			change: "changed",
			table,
			name: table,
			detail: `partition of ${now?.table ?? "none"}, was of ${old?.table ?? "none"}`
		});
	} else if (old?.bound !== now?.bound) undecided.push(`which rows the partition ${table} holds`);
}
function comparePrimary(table, before, after, report, undecided) {
	const old$of = [before.primaryKey, after.primaryKey], old = old$of[0], now = old$of[1];
	if (old === now || old !== null && now !== null && old.name === now.name && old.columns.join() === now.columns.join()) {
		if (old?.comment !== now?.comment) report(old?.name ?? table, "changed", "comment", true);
		return;
	}
	const unsure = (key) => key === null ? before.open : key.columns.includes("?");
	if ((unsure(old) || unsure(now)) && old?.name === now?.name) {
		undecided.push(`the primary key of ${table}`);
		return;
	}
	if (old === null && before.open) {
		undecided.push(`the primary key of ${table}`);
		return;
	}
	const text = (key) => key === null ? "none" : `${key.name ?? "unnamed"} (${key.columns.join(", ")})`;
	report(old?.name ?? now?.name ?? table, now === null ? "lost" : old === null ? "left behind" : "changed", `${text(now)}, was ${text(old)}`, old?.columns.join() === now?.columns.join() && MADE_KEY.test(old?.name ?? "") && MADE_KEY.test(now?.name ?? ""));
}
/** The name that PostgreSQL gives a primary key that has none. */
const MADE_KEY = /_pkey\d*$/;
/**
* Constraints that had no name and have one now, all else being the same: a batch that is given a naming convention names what it finds. Nobody
* can have asked for them by a name before.
*/
function namedSince(old, was, is) {
	const found = /* @__PURE__ */ new Set();
	if (old.every(({ name }) => name !== null)) return found;
	const gained = [...is.keys()].filter((name) => !was.has(name));
	for (const key$of of was) {
		const key = key$of[0], text = key$of[1];
		if (is.has(key) || !key.startsWith(NAMELESS)) continue;
		const name = gained.find((each) => is.get(each) === text && !found.has(each));
		if (name !== void 0) found.add(key).add(name);
	}
	return found;
}
/** Stands before the definition of what has no name. */
const NAMELESS = "unnamed ";
function byName(list) {
	return new Map(list.map((each) => [each.name, each]));
}
/** By name; those without one by their definition. A text with `?` is not known in full. */
function keyed(list, text) {
	const map = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = list; at$ < list$.length; at$++) {
		const each = list$[at$];
		let key = each.name ?? `${NAMELESS}${text(each)}`;
		while (map.has(key)) key = `${key}'`;
		map.set(key, text(each));
	}
	return map;
}
const uniqueText = (each) => `(${each.columns.join(", ")})`;
const keyText = (each) => `(${each.columns.join(", ")}) to ${each.table}(${each.target.join(", ")})${each.options === "" ? "" : ` ${each.options}`}`;
const checkText = (each) => each.expression ?? "?";
const indexText = (each) => `${each.unique ? "unique " : ""}(${each.parts.map((part) => part ?? "?").join(", ")})${each.options === "" ? "" : ` ${each.options ?? "?"}`}`;
function compareColumns(where, old, now, undecided) {
	if (old === now) return null;
	const changes = [];
	const isReflected = old.type === EARLIER_TYPE && now.reflected === true;
	const field = (name, was, is, unknown) => {
		if (was === is) return;
		if (unknown && isReflected) return;
		if (unknown) undecided.push(`the ${name} of ${where}`);
		else changes.push(`${name}: ${is ?? "none"}, was ${was ?? "none"}`);
	};
	if (old.type !== now.type || old.type === UNKNOWN_TYPE) {
		const otherWords = isClassText(old.type.text) !== isClassText(now.type.text);
		field("type", old.type.text, now.type.text, old.type.text === null || now.type.text === null || otherWords);
		if (old.type.text === null && now.type.text === null && !(old.type === EARLIER_TYPE && now.type === EARLIER_TYPE)) undecided.push(`the type of ${where}`);
	}
	field("nullable", old.nullable, now.nullable, old.nullable === null || now.nullable === null);
	const open = (text) => text === void 0 || text?.startsWith("?") === true;
	const filled = changes.length === 0 && old.default === null && now.default !== null;
	field("default", old.default, now.default, open(old.default) || open(now.default));
	const refilled = filled && changes.length === 1;
	field("identity", old.identity, now.identity, false);
	field("numbering", old.numbering ?? null, now.numbering ?? null, false);
	field("generated", old.computed, now.computed, old.computed?.startsWith("? ") === true || now.computed?.startsWith("? ") === true);
	field("autoincrement", old.autoincrement, now.autoincrement, false);
	const isSpelling = isThatMoment(old.default) && isThatMoment(now.default);
	const isFrozen = isFrozenMoment(old.default) && isFrozenMoment(now.default);
	const mattering = changes.length - ((isSpelling || isFrozen) && old.default !== now.default ? 1 : 0);
	field("comment", old.comment, now.comment, false);
	return changes.length === 0 ? null : {
		detail: changes.join("; "),
		spare: mattering === 0,
		refilled: refilled && mattering === 1
	};
}
/** Two spellings of one default: PostgreSQL keeps which one was written, and gives the same value. */
function isThatMoment(text) {
	return text === "now()" || text === "current_timestamp";
}
/** A moment that is long past: PostgreSQL reads the text `'now()'` of a default once, and autogenerate finds the moment in its place. */
function isFrozenMoment(text) {
	return /^'(now(\(\))?|\d{4}-\d\d-\d\d[ t][^']*)'$/i.test(text ?? "");
}
/** What a statement makes, in front of its name, which counts apart. */
const NAMED$1 = /^(create (?:materialized view|sequence)|(?:recursive )?view)(?: if not exists)? ?(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))?/;
/** A definition as the database keeps it. */
function kept(kind, definition) {
	if (kind === "view" || kind === "sequence") return definition.replace(NAMED$1, "$1");
	return kind === "trigger" ? canonicalTrigger(definition) : kind === "function" ? canonicalFunction(definition) : definition;
}
/** Row security that is forced on a table where it is off does nothing. */
function isIdle({ kind, name }, { opaques }) {
	return kind === "other" && name.startsWith("forced row security of ") && !opaques.has(`other ${name.slice(7)}`);
}

// src/domain/alembic/python/text.ts
/** A short, normalised text of an expression, for messages and as the name of an unknown condition. */
function textOfExpr(expr, depth = 0) {
	const of = (part) => textOfExpr(part, depth + 1);
	if (depth > 6) return "…";
	switch (expr.kind) {
		case "Name": return expr.id;
		case "Constant": return expr.type === "str" ? JSON.stringify(expr.value) : expr.value ?? expr.type;
		case "Attribute": return `${of(expr.value)}.${expr.attr}`;
		case "Call": return `${of(expr.func)}(${[...expr.args.map(of), ...expr.keywords.map((keyword) => `${keyword.arg ?? "**"}=${of(keyword.value)}`)].join(", ")})`;
		case "Compare": return `${of(expr.left)}${expr.comparators.map((right, i) => ` ${expr.ops[i]} ${of(right)}`).join("")}`;
		case "BoolOp": return expr.values.map(of).join(` ${expr.op} `);
		case "UnaryOp": return `${expr.op} ${of(expr.operand)}`;
		case "BinOp": return `${of(expr.left)} ${expr.op} ${of(expr.right)}`;
		case "Subscript": return `${of(expr.value)}[${of(expr.slice)}]`;
		case "Tuple":
		case "List":
		case "Set": return `[${expr.elts.map(of).join(", ")}]`;
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp": return `[${of(expr.elt)} for ${expr.generators.map((each) => `${of(each.target)} in ${of(each.iter)}`).join(" for ")}]`;
		case "NamedExpr": return of(expr.value);
		case "Starred": return `*${of(expr.value)}`;
		default: return expr.kind;
	}
}
/** Calls `visit` with every sub-expression, outermost first. Lambdas' bodies are left out. */
function eachExpr(expr, visit) {
	if (expr === null) return;
	visit(expr);
	switch (expr.kind) {
		case "JoinedStr":
			eachOf(expr.values, visit);
			break;
		case "Attribute":
		case "Starred":
		case "Await":
			eachExpr(expr.value, visit);
			break;
		case "Subscript":
			eachExpr(expr.value, visit);
			eachExpr(expr.slice, visit);
			break;
		case "Call":
			eachExpr(expr.func, visit);
			eachOf(expr.args, visit);
			for (let at$ = 0, list$ = expr.keywords; at$ < list$.length; at$++) {
				const keyword = list$[at$];
				eachExpr(keyword.value, visit);
			}
			break;
		case "Tuple":
		case "List":
		case "Set":
			eachOf(expr.elts, visit);
			break;
		case "Dict":
			eachOf(expr.keys, visit);
			eachOf(expr.values, visit);
			break;
		case "BinOp":
			eachExpr(expr.left, visit);
			eachExpr(expr.right, visit);
			break;
		case "UnaryOp":
			eachExpr(expr.operand, visit);
			break;
		case "BoolOp":
			eachOf(expr.values, visit);
			break;
		case "Compare":
			eachExpr(expr.left, visit);
			eachOf(expr.comparators, visit);
			break;
		case "IfExp":
			eachExpr(expr.test, visit);
			eachExpr(expr.body, visit);
			eachExpr(expr.orelse, visit);
			break;
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp":
			eachExpr(expr.elt, visit);
			eachExpr(expr.value, visit);
			for (let at$ = 0, list$ = expr.generators; at$ < list$.length; at$++) {
				const each = list$[at$];
				eachExpr(each.iter, visit);
				eachOf(each.ifs, visit);
			}
			break;
		case "Yield":
		case "YieldFrom":
		case "NamedExpr":
			eachExpr(expr.value, visit);
			break;
		case "Slice":
			eachExpr(expr.lower, visit);
			eachExpr(expr.upper, visit);
			eachExpr(expr.step, visit);
	}
}
function eachOf(parts, visit) {
	for (let at$ = 0, list$ = parts; at$ < list$.length; at$++) {
		const part = list$[at$];
		eachExpr(part, visit);
	}
}

// src/domain/alembic/python/statements.ts
/** The expressions that stand directly in a statement. */
function expressionsOf(stmt) {
	switch (stmt.kind) {
		case "Return":
		case "Expr": return [stmt.value];
		case "Assign": return [stmt.value, ...stmt.targets];
		case "AugAssign": return [stmt.value, stmt.target];
		case "AnnAssign": return [stmt.value, stmt.target];
		case "For": return [stmt.iter];
		case "If":
		case "While": return [stmt.test];
		case "With": return stmt.items.map((item) => item.context);
		case "Match": return [stmt.subject];
		case "Raise": return [stmt.exc];
		case "Assert": return [stmt.test];
		case "Delete": return stmt.targets;
		default: return [];
	}
}
/** Calls `visit` with every sub-expression of the statements, compound ones included, but not of functions and classes in them. */
function eachExprIn(stmts, visit) {
	eachStatement(stmts, (stmt) => {
		for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
			const expr = list$[at$];
			eachExpr(expr, visit);
		}
	});
}
/** The same of all statements of a file, those of functions included. */
function eachExprOf(facts, visit) {
	for (let at$ = 0, list$ = [facts.body, ...facts.functions.map((fn) => fn.body)]; at$ < list$.length; at$++) {
		const body = list$[at$];
		eachExprIn(body, visit);
	}
}
/** Whether the block can be left by return, raise, break or continue. */
function leaves(stmts) {
	let found = false;
	eachStatement(stmts, (stmt) => {
		found ||= stmt.kind === "Return" || stmt.kind === "Raise" || stmt.kind === "Break" || stmt.kind === "Continue";
	});
	return found;
}
/** Whether every way through the block ends in `raise`, as far as its last statement tells. */
function endsInRaise(stmts) {
	const last = stmts.at(-1);
	if (last === void 0) return false;
	return last.kind === "Raise" || last.kind === "If" && endsInRaise(last.body) && endsInRaise(last.orelse);
}
/** The name that holds what an expression is a part of: `names["a"]["b"]`, `names.setdefault("a", []).append`; null for none. */
function holderOf(part) {
	let at = part;
	while (at.kind === "Attribute" || at.kind === "Subscript" || at.kind === "Call" && at.func.kind === "Attribute") at = at.kind === "Call" ? at.func : at.value;
	return at.kind === "Name" && at !== part ? at.id : null;
}
function changedNames(stmts) {
	const bound = /* @__PURE__ */ new Set();
	const mutated = /* @__PURE__ */ new Set();
	const target = (expr) => {
		if (expr === null) return;
		if (expr.kind === "Name") bound.add(expr.id);
		else if (expr.kind === "Tuple" || expr.kind === "List") expr.elts.forEach(target);
		else if (expr.kind === "Starred") target(expr.value);
		else {
			const holder = holderOf(expr);
			if (holder !== null) mutated.add(holder);
		}
	};
	eachStatement(stmts, (stmt) => {
		if (stmt.kind === "Assign") stmt.targets.forEach(target);
		else if (stmt.kind === "Delete") for (let at$ = 0, list$ = stmt.targets; at$ < list$.length; at$++) {
			const each = list$[at$];
			if (each.kind !== "Name") target(each);
		}
		else if (stmt.kind === "AugAssign" || stmt.kind === "AnnAssign" || stmt.kind === "For") target(stmt.target);
		else if (stmt.kind === "With") for (let at$ = 0, list$ = stmt.items; at$ < list$.length; at$++) {
			const item = list$[at$];
			target(item.target);
		}
		else if (stmt.kind === "FunctionDef" || stmt.kind === "ClassDef") bound.add(stmt.name);
		else if (stmt.kind === "Import" || stmt.kind === "ImportFrom") for (let at$ = 0, list$ = stmt.names; at$ < list$.length; at$++) {
			const name = list$[at$];
			bound.add(name.asname ?? name.name.split(".")[0] ?? name.name);
		}
		for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
			const expr = list$[at$];
			eachExpr(expr, (part) => {
				if (part.kind === "Call" && part.func.kind === "Attribute") {
					const holder = holderOf(part.func);
					if (holder !== null) mutated.add(holder);
				} else if (part.kind === "NamedExpr") target(part.target);
			});
		}
	});
	return {
		bound,
		mutated
	};
}

// src/domain/alembic/history/words.ts
/** Every word in the texts of a file. */
function wordsIn(facts) {
	const words = /* @__PURE__ */ new Set();
	eachExprOf(facts, (part) => {
		if (part.kind === "Constant" && part.type === "str") for (const [word] of (part.value ?? "").matchAll(/\w+/g)) words.add(word);
	});
	return words;
}
/** How a text is got from a file. */
const READS$2 = /^(?:open|read|read_text|read_bytes|get_data|resource_string|resource_stream)$/;
/** Whether a file may take texts from other files. */
function readsFiles(facts) {
	let found = false;
	eachExprOf(facts, (part) => {
		found ||= part.kind === "Name" && READS$2.test(part.id) || part.kind === "Attribute" && READS$2.test(part.attr);
	});
	return found;
}

// src/domain/alembic/python/raised.ts
/**
* A Python exception on its way up. Thrown inside the interpreter only; it never leaves a replay. No Error of ours: hundreds
* are thrown and caught, and each would carry a stack.
*/
var Raised = class {
	message;
	/** Last segment of the exception's class. */
	type;
	at;
	/** Came from the database: on PostgreSQL the transaction is lost with it. */
	database;
	value;
	/** A `raise` written in the migration, not an error. */
	explicit;
	/** What the history made that stands in the way of the statement. */
	obstacle;
	constructor(type, message, at, options = {}) {
		this.message = message;
		this.type = type;
		this.at = at;
		this.database = options.database ?? false;
		this.value = options.value ?? null;
		this.explicit = options.explicit ?? false;
		this.obstacle = options.obstacle ?? null;
	}
};
/** The result of a function without effects depends on something unknown. No Error: a stack costs more than what it stops. */
var ResultUnknown = class {
	message = "";
};
/** The interpretation is given up: too long, too deep. */
var GaveUp = class extends Error {};
/** Exceptions of SQLAlchemy that wrap what a driver raises. */
const DATABASE_ERRORS = /* @__PURE__ */ new Set([
	"DBAPIError",
	"DatabaseError",
	"SQLAlchemyError",
	"StatementError"
]);
const PROGRAMMING = /* @__PURE__ */ new Set([
	"UndefinedTable",
	"UndefinedColumn",
	"UndefinedObject",
	"DuplicateTable",
	"DuplicateColumn",
	"DuplicateObject",
	"InvalidTableDefinition",
	"DatatypeMismatch"
]);
const PARENTS$1 = {
	NotImplementedError: ["RuntimeError"],
	UnboundLocalError: ["NameError"],
	KeyError: ["LookupError"],
	IndexError: ["LookupError"],
	NoSuchTableError: ["InvalidRequestError", "SQLAlchemyError"],
	CompileError: ["SQLAlchemyError"],
	InvalidRequestError: ["SQLAlchemyError"],
	ArgumentError: ["SQLAlchemyError"]
};
/** Whether `except name` catches the exception. */
function catches(name, raised) {
	if (name === raised.type || name === "Exception" || name === "BaseException" || PARENTS$1[raised.type]?.includes(name) === true) return true;
	if (!raised.database) return false;
	if (DATABASE_ERRORS.has(name)) return true;
	return raised.type === "OperationalError" ? false : name === "ProgrammingError" && PROGRAMMING.has(raised.type);
}

// src/domain/alembic/database/errors.ts
/** An error that the database answers with. */
function databaseError(type, message, at, obstacle = null) {
	return new Raised(type, message, at, {
		database: true,
		obstacle
	});
}
/** An error of Alembic that rests on what the table is. */
function failed(type, message, at, obstacle) {
	return new Raised(type, message, at, { obstacle });
}
/** What the database does not take, as far as the history tells. */
function refusal(name, table = null) {
	return {
		kind: "refused",
		table,
		name,
		by: null
	};
}
/** An error of Alembic or SQLAlchemy, which refuse it on every database. */
function refused(type, message, at) {
	return new Raised(type, message, at, { obstacle: {
		kind: "refused",
		table: null,
		name: type,
		by: null,
		everywhere: true
	} });
}
/** Something that cannot be told from the source; the verdict becomes `unproved`. */
var Undecided = class extends Error {};

// src/domain/alembic/database/events.ts
/** A row statement of which nothing is known but its place. */
const UNKNOWN_ROWS = {
	verb: "unknown",
	table: null,
	restricted: null,
	rows: null,
	text: null
};

// src/domain/alembic/python/operators.ts
/** Python's truth of a value; null when not known. */
function truth$1(value) {
	switch (value.kind) {
		case "none": return false;
		case "bool": return value.value;
		case "number": return value.value !== 0;
		case "str": return value.value !== "";
		case "seq": return value.items.length > 0 ? true : value.partial ? null : false;
		case "dict": return value.entries.size > 0 ? true : value.partial ? null : false;
		case "unknown": return null;
		case "host": return value.truth();
		case "external": return value.name.endsWith(".TYPE_CHECKING") ? false : null;
		default: return true;
	}
}
/** The items that iterating gives; null when nothing is known of them. */
function iterate(interp, value) {
	switch (value.kind) {
		case "seq": return value;
		case "dict": return {
			items: [...value.entries.values()].map((key$of) => {
				return key$of[0];
			}),
			partial: value.partial
		};
		case "str": return {
			items: [...value.value].map(str),
			partial: false
		};
		case "host": {
			const items = value.iterate();
			return items === null ? null : {
				items,
				partial: false
			};
		}
		case "class": {
			const members = interp.modules.enumMembers(value, interp);
			return members === null ? null : {
				items: members,
				partial: false
			};
		}
		case "unknown": return value.unset?.kind === "seq" ? value.unset : null;
		default: return null;
	}
}
function first(...values) {
	const { unset: _unset, ...rest } = values.find((value) => value.kind === "unknown") ?? unknown("an operation that is not followed");
	return rest;
}
/** What a value is where nobody sets the variables of the environment that it comes from; null where that is not known. */
function settled$1(value) {
	if (value.kind !== "unknown") return value;
	return value.unset === void 0 || value.unset.kind === "none" ? null : value.unset;
}
/** A text, or what is one where nobody sets the variables of the environment that it comes from. */
function settledText(value) {
	return value === void 0 ? null : textOf$3(settled$1(value) ?? value);
}
/** The unknown outcome of an operation, with what it is where nobody sets the variables that its operands come from. */
function derived(outcome, operands, again) {
	if (outcome.kind !== "unknown" || !operands.some((each) => each.kind === "unknown" && each.unset !== void 0)) return outcome;
	const { unset: _unset, ...rest } = outcome;
	const known = operands.flatMap((each) => settled$1(each) ?? []);
	const unset = known.length === operands.length ? again(known) : rest;
	return unset.kind === "unknown" ? rest : {
		...rest,
		unset
	};
}
/** The text of a value that is one for Python. */
function plainText(value) {
	return textOf$3(value) ?? (value.kind === "host" ? value.plain() : null);
}
/** A text with placeholders, for strings that are known in part. */
function template(value) {
	return plainText(value) ?? (value.kind === "number" ? String(value.value) : value.kind === "unknown" ? value.text ?? "￼" : "￼");
}
function binary(left, op, right) {
	return derived(combined(left, op, right), [left, right], (a$of) => {
		const a = a$of[0], b = a$of[1];
		return combined(a, op, b);
	});
}
function combined(left, op, right) {
	const a$of = [plainText(left), plainText(right)], a = a$of[0], b = a$of[1];
	if (op === "+") {
		if (a !== null && b !== null) return str(a + b);
		if (a !== null || b !== null || left.kind === "unknown" && left.text !== void 0) return unknown(first(left, right).why, template(left) + template(right));
		if (left.kind === "seq" && right.kind === "seq") return seq(left.type, [...left.items, ...right.items], left.partial || right.partial);
		if (left.kind === "seq") return seq(left.type, [...left.items], true);
	}
	if (op === "/" && left.kind === "host") return left.divided(right) ?? first(left, right);
	if (op === "%" && a !== null) return percent(a, right);
	if (left.kind === "number" && right.kind === "number") return arithmetic(left.value, op, right.value, left.float || right.float);
	if (left.kind === "seq" && right.kind === "seq" && left.type === "set") return setOperation(left, op, right);
	if (op === "|" && left.kind === "dict" && right.kind === "dict") return {
		...left,
		entries: new Map([...left.entries, ...right.entries]),
		partial: left.partial || right.partial
	};
	if (op === "*" && a !== null && right.kind === "number") return str(a.repeat(Math.max(0, Math.min(right.value, 1e3))));
	return first(left, right);
}
function arithmetic(a, op, b, float) {
	switch (op) {
		case "+": return number$1(a + b, float);
		case "-": return number$1(a - b, float);
		case "*": return number$1(a * b, float);
		case "//": return b === 0 ? unknown("a division by zero") : number$1(Math.floor(a / b), float);
		case "/": return b === 0 ? unknown("a division by zero") : number$1(a / b, true);
		case "%": return b === 0 ? unknown("a division by zero") : number$1((a % b + b) % b, float);
		case "**": return number$1(a ** b, float);
		default: return unknown("an operation that is not followed");
	}
}
function setOperation(left, op, right) {
	const keys = new Set(right.items.map(keyOf$4));
	const unsure = left.partial || right.partial || keys.has(null) || left.items.some((item) => keyOf$4(item) === null);
	if (op === "|") {
		const mine = new Set(left.items.map(keyOf$4));
		return seq("set", [...left.items, ...right.items.filter((item) => !mine.has(keyOf$4(item)))], unsure);
	}
	if (unsure) return op === "-" && !right.partial && !left.partial ? first() : unknown("a set that is known in part");
	if (op === "-") return seq("set", left.items.filter((item) => !keys.has(keyOf$4(item))));
	if (op === "&") return seq("set", left.items.filter((item) => keys.has(keyOf$4(item))));
	return first(left, right);
}
/** `"…%s…" % value` and `% {…}` for the plain conversions. */
function percent(format, value) {
	let next = 0;
	let complete = true;
	const positional = value.kind === "seq" && value.type === "tuple" ? value.items : [value];
	const text = format.replace(/%(?:\((\w+)\))?(s|d|r|%)/g, (_all, name, conversion) => {
		if (conversion === "%") return "%";
		const part = name === void 0 ? positional[next++] : value.kind === "dict" ? value.entries.get(`'${name}`)?.[1] : void 0;
		const shown = part === void 0 ? "￼" : template(part);
		complete &&= !shown.includes("￼");
		return shown;
	});
	return complete ? str(text) : unknown("a text with unknown parts", text);
}
/** One comparison; unknown when the values do not tell. */
function compare$2(interp, left, op, right) {
	switch (op) {
		case "is":
		case "is not": {
			const same = identical(left, right);
			return same === null ? first(left, right) : bool(same === (op === "is"));
		}
		case "==":
		case "!=": {
			const same = equal(left, right);
			return same === null ? first(left, right) : bool(same === (op === "=="));
		}
		case "in":
		case "not in": {
			const found = contains(interp, right, left);
			return found === null ? first(left, right) : bool(found === (op === "in"));
		}
		default: return ordered$1(left, op, right);
	}
}
function identical(left, right) {
	if (left.kind === "unknown" || right.kind === "unknown") {
		const some$of = left.kind === "none" ? [right, left] : [left, right], some = some$of[0];
		return some$of[1].kind === "none" && some.kind === "unknown" && settled$1(some) !== null ? false : null;
	}
	if (left === right) return true;
	if (left.kind !== right.kind) return left.kind === "external" || right.kind === "external" ? null : false;
	return equal(left, right);
}
/** Python's `==`; null when not known. */
function equal(left, right) {
	if (left === right && left.kind !== "unknown") return true;
	const a$of = [keyOf$4(left), keyOf$4(right)], a = a$of[0], b = a$of[1];
	if (a !== null && b !== null) return a === b;
	const simple = (value) => value.kind === "none" || value.kind === "str" || value.kind === "number" || value.kind === "bool";
	if (left.kind === "seq" && simple(right) || right.kind === "seq" && simple(left) || left.kind === "dict" && simple(right)) return false;
	if (left.kind === "seq" && right.kind === "seq" && !left.partial && !right.partial && left.items.length !== right.items.length) return false;
	return null;
}
/** A URL of a database of which the kind alone is known. */
const URL = new RegExp(`^(?:postgres|postgresql|sqlite|mysql|mariadb)${"￼"}$`);
/** `item in container`; null when not known. */
function contains(interp, container, item) {
	const text = textOf$3(container);
	if (text !== null) {
		const part = textOf$3(item);
		return part === null ? null : text.includes(part);
	}
	if (container.kind === "unknown" && container.text !== void 0) {
		const part = textOf$3(item);
		if (part === null) return null;
		if (container.text.split("￼").some((known) => known.includes(part))) return true;
		return URL.test(container.text) && URL.test(`${part}${"￼"}`) ? false : null;
	}
	if (container.kind === "host") {
		const asked = container.item(item);
		if (asked !== void 0) return asked.kind === "unknown" ? null : asked.kind !== "none";
	}
	if (container.kind === "dict") {
		const key = keyOf$4(item);
		return key === null ? null : container.entries.has(key) ? true : container.partial ? null : false;
	}
	const items = iterate(interp, container);
	if (items === null) return null;
	let unsure = items.partial;
	for (let at$ = 0, list$ = items.items; at$ < list$.length; at$++) {
		const each = list$[at$];
		const same = equal(each, item);
		if (same === true) return true;
		unsure ||= same === null;
	}
	return unsure ? null : false;
}
function ordered$1(left, op, right) {
	let sign = null;
	if (left.kind === "number" && right.kind === "number") sign = Math.sign(left.value - right.value);
	else if (left.kind === "str" && right.kind === "str") sign = left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
	else if (left.kind === "seq" && right.kind === "seq" && !left.partial && !right.partial) sign = orderOf(left.items, right.items);
	if (sign === null || Number.isNaN(sign)) return first(left, right);
	return bool(op === "<" ? sign < 0 : op === "<=" ? sign <= 0 : op === ">" ? sign > 0 : sign >= 0);
}
function orderOf(left, right) {
	for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
		const a$of = [left[i], right[i]], a = a$of[0], b = a$of[1];
		if (a?.kind !== "number" || b?.kind !== "number") return null;
		if (a.value !== b.value) return a.value - b.value;
	}
	return left.length - right.length;
}

// src/domain/alembic/library/listed.ts
/**
* The rows that a dictionary or a list of them gives an INSERT; undefined where they are not all known. `ownValues` are the columns whose
* values are not what a row says; without it nothing is known of those that are left out.
*/
function listRows(value, ownValues) {
	if (value === void 0 || ownValues === void 0) return void 0;
	const rows = (value.kind === "seq" && !value.partial && value.type !== "set" ? value.items : [value]).map((item) => rowOf(item, ownValues));
	const names = rows.map((row) => [...row?.keys() ?? []].sort().join(""));
	return rows.includes(null) || names.some((each) => each !== names[0]) ? void 0 : rows;
}
function rowOf(value, ownValues) {
	if (value.kind !== "dict" || value.partial || value.fallback !== null) return null;
	const row = /* @__PURE__ */ new Map();
	for (const key$of of value.entries.values()) {
		const key = key$of[0], each = key$of[1];
		const name = textOf$3(key);
		if (name === null) return null;
		row.set(name, literalOf(each));
	}
	for (let at$ = 0, list$ = ownValues; at$ < list$.length; at$++) {
		const name = list$[at$];
		row.set(name, void 0);
	}
	return row;
}
/** NULL, a text that two values share when they are the same, or undefined for a value that is not known. */
function literalOf(value) {
	switch (value?.kind) {
		case "none": return null;
		case "str": return `text ${value.value}`;
		case "number": return value.float || !Number.isSafeInteger(value.value) ? void 0 : `number ${value.value}`;
		case "bool": return `boolean ${value.value}`;
		default: return;
	}
}

// src/domain/alembic/library/constructs.ts
/** SQL text or an SQL expression. `sql` is null when it is not known. */
var SqlText = class SqlText extends Host {
	/** `sql`: text given as such; `expression`: built from columns and functions. */
	type;
	sql;
	/** What is known of it, with U+FFFC for the unknown parts. */
	template;
	/** What a statement built of expressions does to rows, as far as it is known. */
	rows;
	constructor(type, text, template = text, rows = null) {
		super();
		this.type = type;
		this.rows = rows;
		this.sql = text;
		this.template = template;
	}
	attr(name) {
		return this.type === "sql" ? native$1(name, () => this) : new Fluent(this, name);
	}
	call() {
		return this;
	}
	text() {
		return this.sql;
	}
	item() {
		return new SqlText("expression", null);
	}
	truth() {
		return null;
	}
};
/** The SQL that a value is, given as text or as `sa.text(…)`; null where it is neither, or not known. */
function sqlTextOf(value) {
	return settledText(value) ?? (value instanceof SqlText ? value.sql : null);
}
/** A method of an SQL expression, before it is called. */
var Fluent = class extends SqlText {
	of;
	method;
	constructor(of, method) {
		super(of.type === "data statement" ? "data statement" : "expression", null, null, of.rows);
		this.of = of;
		this.method = method;
	}
	call(args) {
		const { of, method } = this;
		if (of.type !== "data statement") return new SqlText("expression", null);
		const { rows } = of;
		if (rows === null || method === "returning") return of;
		if (/^(where|filter|filter_by|having|limit)$/.test(method)) return new SqlText("data statement", null, null, {
			...rows,
			restricted: true
		});
		const { listed: _listed, ...rest } = rows;
		if (method === "values") return new SqlText("data statement", null, null, {
			...rest,
			...given(rows, args)
		});
		const { ownValues: _ownValues, ...open } = rest;
		return new SqlText("data statement", null, null, open);
	}
};
/** What `values(…)` gives a statement. */
function given({ verb, ownValues }, args) {
	if (verb !== "insert" || args === void 0 || args.open || args.positional.length > 1) return {};
	const value = args.positional[0];
	const named = [...args.keywords].map((name$of) => {
		const name = name$of[0], each = name$of[1];
		return [str(name), each];
	});
	if (value !== void 0 && named.length > 0) return {};
	const listed = listRows(value ?? dict(named), ownValues);
	return listed === void 0 ? {} : { listed };
}
/** `sa.column(…)`, which stands for a column in expressions. */
var PlainColumn = class extends SqlText {
	name;
	columnType;
	constructor(name, columnType) {
		super("expression", name);
		this.name = name;
		this.columnType = columnType;
	}
};
/** Types of SQLAlchemy that hand over what they are given. JSON has a null of its own. */
const PLAIN$2 = /^(?:(?:small|big)?(?:integer|int)|string|text|unicode|unicodetext|varchar|char|boolean|float|double|numeric|decimal|date|datetime|timestamp|time|uuid|enum)$/i;
/** Whether Python has a say in what a column gets. */
function hasOwnValue(column) {
	const { columnType: type } = column;
	if (column instanceof SaColumn && (column.keywords.has("default") || column.keywords.has("insert_default") || column.sequence !== null)) return true;
	if (type === void 0 || type === null) return column instanceof SaColumn;
	if (type.kind === "external") return !(type.name.startsWith("sqlalchemy.") && PLAIN$2.test(type.name.slice(type.name.lastIndexOf(".") + 1)));
	const parts = type.kind === "host" && "parts" in type ? type.parts : null;
	return parts === null || parts.decorated !== null || parts.variants.size > 0 || parts.family === "other" || !PLAIN$2.test(parts.name);
}
/** `sa.Column(…)`. */
var SaColumn = class extends Host {
	type = "column";
	name;
	/** The table of a column that was taken from a mapped class. */
	table = null;
	columnType;
	foreignKeys;
	checks;
	keywords;
	/** `sa.Computed` and `sa.Identity` among the arguments. */
	computed;
	identity;
	sequence;
	open;
	at;
	constructor(parts) {
		super();
		this.name = parts.name;
		this.columnType = parts.columnType;
		this.foreignKeys = parts.foreignKeys;
		this.checks = parts.checks;
		this.keywords = parts.keywords;
		this.computed = parts.computed;
		this.identity = parts.identity;
		this.sequence = parts.sequence;
		this.open = parts.open;
		this.at = parts.at;
	}
	attr(name) {
		switch (name) {
			case "name":
			case "key": return this.name === null ? unknown("a column's name") : str(this.name);
			case "type": return this.columnType ?? unknown("a column's type");
			case "nullable": return this.keywords.get("nullable") ?? unknown("whether a column is nullable");
			case "copy":
			case "_copy": return native$1(name, () => this);
			default: return new SqlText("expression", null).attr(name);
		}
	}
	setAttr(name, value) {
		if (name === "name") this.name = textOf$3(value);
	}
	item() {
		return new SqlText("expression", null);
	}
};
var SaForeignKey = class extends Host {
	type = "foreign key";
	target;
	keywords;
	constructor(target, keywords) {
		super();
		this.target = target;
		this.keywords = keywords;
	}
};
var SaComputed = class extends Host {
	type = "computed";
	expression;
	persisted;
	constructor(text, persisted) {
		super();
		this.expression = text;
		this.persisted = persisted;
	}
};
var SaIdentity = class extends Host {
	type = "identity";
	always;
	/** How it counts, as far as it is written. */
	numbers;
	constructor(always, numbers) {
		super();
		this.always = always;
		this.numbers = numbers;
	}
};
/** A constraint or index given to `create_table` or `sa.Table`. */
var SaConstraint = class extends Host {
	type;
	args;
	constructor(type, args) {
		super();
		this.type = type;
		this.args = args;
	}
	attr(name) {
		if (name === "name") return this.args.keywords.get("name") ?? (this.type === "index" ? this.args.positional[0] : void 0) ?? NONE;
	}
};
/** `op.f("name")`: a name that no naming convention changes. */
var FinalName = class extends Host {
	type = "name";
	name;
	constructor(name) {
		super();
		this.name = name;
	}
	item(key) {
		return textOf$3(key) === this.name ? str(this.name) : void 0;
	}
	text() {
		return this.name;
	}
	plain() {
		return this.name;
	}
};
/** What `update(table)` and its like do; null for a query. */
function builtStatement(verb, target, at) {
	if (verb !== "insert" && verb !== "update" && verb !== "delete") return null;
	if (textOf$3(target) !== null) throw refused("ArgumentError", `${verb}() is given a text in place of a table`, at);
	const table = target instanceof SaTable && target.name !== null ? tableKey(target.name, target.schema) : null;
	const ownValues = target instanceof SaTable ? target.ownValues : null;
	return {
		...UNKNOWN_ROWS,
		verb,
		table,
		restricted: verb === "insert" ? null : false,
		...ownValues === null ? {} : { ownValues }
	};
}
/** `sa.Table(…)` or `sa.table(…)`: for data statements, and to make or drop it. */
var SaTable = class extends Host {
	type = "table";
	name;
	schema;
	items;
	/** Indexes that name its columns. */
	indexes = [];
	/** Something was appended that is not known. */
	unsure = false;
	/** All that it was given is among its items. */
	listsAll = true;
	action;
	/** Attributes that only a reflected table has. */
	reflected = null;
	constructor(name, schema, items, action) {
		super();
		this.name = name;
		this.schema = schema;
		this.items = items;
		this.action = action;
	}
	/** The columns whose values are not what a row says: Python fills them in or changes them. Null where not all columns are known. */
	get ownValues() {
		if (this.unsure || !this.listsAll || this.items.length === 0 && this.reflected === null) return null;
		const columns = this.items.filter((item) => item instanceof SaColumn || item instanceof PlainColumn);
		if (columns.some((each) => each.name === null || each instanceof SaColumn && (each.open || each.keywords.has("key")))) return null;
		return columns.filter(hasOwnValue).flatMap(({ name }) => name ?? []);
	}
	attr(name) {
		switch (name) {
			case "name":
			case "fullname": return this.name === null ? unknown("a table's name") : str(this.name);
			case "schema": return this.schema === null ? NONE : str(this.schema);
			case "create":
			case "drop": return native$1(name, (args) => {
				this.action?.(this, name, args);
				return NONE;
			});
			case "append_column":
			case "append_constraint": return native$1(name, () => {
				this.unsure = true;
				return NONE;
			});
			case "insert":
			case "update":
			case "delete":
			case "select": return native$1(name, ({ at }) => new SqlText("data statement", null, null, builtStatement(name, this, at)));
			case "c":
			case "columns": return this.reflected?.(name) ?? new ColumnsOf(this);
			default: return this.reflected?.(name) ?? new SqlText("expression", null).attr(name);
		}
	}
};
/** `table.c`: a column of it by name. */
var ColumnsOf = class extends SqlText {
	table;
	constructor(table) {
		super("expression", null);
		this.table = table;
	}
	attr(name) {
		return this.column(name) ?? super.attr(name);
	}
	item(key) {
		return this.column(textOf$3(key)) ?? super.item();
	}
	column(name) {
		return name !== null && this.table.items.some((item) => item instanceof SaColumn && item.name === name) ? new TableColumn(this.table, name) : void 0;
	}
};
/** A column of a table that a statement or an index speaks of. */
var TableColumn = class extends SqlText {
	table;
	name;
	constructor(table, name) {
		super("expression", null);
		this.table = table;
		this.name = name;
	}
};

// src/domain/alembic/operations/naming.ts
/** What SQLAlchemy itself names, where a MetaData says nothing else. */
const DEFAULT_CONVENTION = /* @__PURE__ */ new Map([["ix", "ix_%(column_0_label)s"]]);
const LIMITS = {
	postgresql: 63,
	mysql: 64,
	sqlite: 9999
};
/**
* The name that SQLAlchemy sends to the database: as given, or made by the convention of the MetaData.
* null: none, the database may choose. Throws for a name that is not known.
*/
function resolveName(session, given, thing, at) {
	if (given instanceof FinalName) return given.name;
	const text = textOf$3(given);
	if (given !== void 0 && given.kind !== "none" && text === null) session.db.undecided(`the name of a constraint or index of ${thing.table} is not known`);
	const pattern = (session.settings.convention ?? DEFAULT_CONVENTION).get(thing.kind) ?? (thing.kind === "ix" ? DEFAULT_CONVENTION.get("ix") : void 0);
	if (text !== null) return pattern?.includes("%(constraint_name)s") === true ? fill(pattern, thing, text, session) : text;
	if (pattern === void 0) return null;
	if (pattern.includes("%(constraint_name)s")) throw refused("InvalidRequestError", "the naming convention needs a name for this constraint", at);
	if (thing.columns.length === 0 && /%\((referred_)?column/.test(pattern)) throw refused("IndexError", "the naming convention needs the columns of the constraint, and none are given", at);
	return fill(pattern, thing, "", session);
}
/** The name by a convention alone, as batch mode gives it to reflected constraints without one. */
function conventionName(convention, thing) {
	const pattern = convention.get(thing.kind);
	return pattern === void 0 || pattern.includes("%(constraint_name)s") ? null : tokens(pattern, thing, "");
}
function fill(pattern, thing, constraintName, session) {
	return cut(tokens(pattern, thing, constraintName), session.dialect);
}
/** How SQLAlchemy shortens a name that came from a convention and is too long for the dialect: `_truncated_label` in its compiler. */
function cut(name, dialect) {
	const limit = LIMITS[dialect];
	return name.length > limit ? `${name.slice(0, limit - 8)}_${createHash("md5").update(name).digest("hex").slice(-4)}` : name;
}
function tokens(pattern, thing, constraintName) {
	const label = (column) => `${thing.schema === null ? "" : `${thing.schema}_`}${thing.table}_${column}`;
	const many = (token, columns, one) => {
		const match = /^column_(\d+)(_?N)?_(name|label|key)$/.exec(token);
		if (match === null) return null;
		const from = columns.slice(Number(match[1]));
		return match[2] === void 0 ? from[0] === void 0 ? "" : one(from[0]) : from.map(one).join(match[2] === "_N" ? "_" : "");
	};
	return pattern.replace(/%\((\w+)\)s/g, (_all, token) => {
		switch (token) {
			case "table_name": return thing.table;
			case "constraint_name": return constraintName;
			case "referred_table_name": return thing.referred?.table ?? "";
			default:
				if (token.startsWith("referred_")) return many(token.slice(9), thing.referred?.columns ?? [], (column) => column) ?? "";
				return many(token, thing.columns, token.endsWith("_label") ? label : (column) => column) ?? "";
		}
	});
}

// src/domain/alembic/drift/declared.ts
/** Whether a class declares a table of its own, which no other class of the base may declare again. */
function standsAlone({ class: { module }, parent, inheritance }) {
	const extends_ = module.unit?.facts.mentions("extend_existing") === true || module.unit?.facts.mentions("keep_existing") === true;
	return parent === null && inheritance === "none" && !extends_;
}
/** Of several classes that map one table the one that is most like it: the others are left over, and nobody loads them. */
function closest(table, found) {
	const { alternatives = [] } = table;
	if (alternatives.length === 0 || found === void 0) return table;
	const distance = ({ columns }) => found.columns.filter(({ name }) => !columns.has(name)).length + [...columns.keys()].filter((name) => !found.columns.some((each) => each.name === name)).length;
	return [...alternatives].reduce((best, each) => distance(each) < distance(best) ? each : best, table);
}
/** The indexes that statements behind the class make: `Index("ix_orders_state", Order.state)`. */
function looseIndexes({ class: { def, module }, columns }) {
	if (module.unit?.facts.mentions("Index") !== true) return [];
	const isOwn = (expr) => expr.kind === "Attribute" && expr.value.kind === "Name" && expr.value.id === def.name;
	return module.unit.facts.body.flatMap((stmt) => {
		const call = stmt.kind === "Expr" || stmt.kind === "Assign" ? stmt.value : null;
		if (call?.kind !== "Call" || lastName(call.func) !== "Index") return [];
		const [first, ...parts] = call.args;
		if (first === void 0 || !parts.some((part) => someExpression(part, isOwn))) return [];
		const names = parts.map((part) => part.kind === "Attribute" && isOwn(part) ? columns.find(({ key }) => key === part.attr)?.name : void 0);
		const plain = !names.includes(void 0);
		const unique = call.keywords.some(({ arg, value }) => arg === "unique" && value.kind === "Constant" && value.type === "True");
		return [{
			indexes: [{
				name: first.kind === "Constant" && first.type === "str" ? first.value ?? null : null,
				columns: plain ? names : [],
				unique,
				plain
			}],
			uniques: []
		}];
	});
}
/** The file, where the declarative base is made in the file of the model itself: such a base has tables and a purpose of its own. */
function ownBase({ class: symbol, at }) {
	const body = symbol.module.unit?.facts.body ?? [];
	return symbol.def.bases.some((base) => makesBase(body, base, /* @__PURE__ */ new Set())) ? ` ${at.file}` : "";
}
const LIBRARY_BASE = /^DeclarativeBase(?:NoMeta)?$/;
/** Whether a base class is a declarative base that these statements make, or has one above it. Mixins, abstract classes and parents in the same file are none. */
function makesBase(body, base, seen) {
	if (base.kind !== "Name" || seen.has(base.id)) return false;
	const name = base.id;
	return body.some((stmt) => {
		if (stmt.kind === "Assign") return stmt.targets.some((target) => target.kind === "Name" && target.id === name);
		if (stmt.kind !== "ClassDef" || stmt.name !== name) return false;
		return stmt.bases.some((above) => LIBRARY_BASE.test(above.kind === "Name" ? above.id : above.kind === "Attribute" ? above.attr : "") || makesBase(body, above, /* @__PURE__ */ new Set([...seen, name])));
	});
}
/** The tables that application code declares, by key. */
function declaredTables(models, isApplication) {
	const unread = new Set(models.blindSpots.map(({ file, detail }) => `${file} ${detail.slice(0, detail.indexOf(":"))}`));
	const found = /* @__PURE__ */ new Map();
	const single = /* @__PURE__ */ new Set();
	const add = (table, alone = false) => {
		const known = found.get(table.key);
		if (known !== void 0 && known.group === table.group && alone && single.has(known)) {
			const both = {
				...known,
				alternatives: [...known.alternatives ?? [], table]
			};
			single.add(both);
			found.set(table.key, both);
			return;
		}
		if (known !== void 0 && known.group !== table.group && (known.own || table.own)) {
			found.set(table.key, {
				...known.own ? table : known,
				rival: true
			});
			return;
		}
		if (known !== void 0 && known.group !== table.group && known.group !== "" && table.group !== "") {
			found.set(table.key, {
				...known,
				disputed: true
			});
			return;
		}
		if (known === void 0 && alone) single.add(table);
		found.set(table.key, known === void 0 ? table : {
			...known,
			columns: new Map([...table.columns, ...known.columns]),
			constraints: [...known.constraints, ...table.constraints],
			complete: known.complete && table.complete
		});
	};
	for (let at$ = 0, list$ = models.models; at$ < list$.length; at$++) {
		const model = list$[at$];
		if (!isApplication(model.at.file) || model.view) continue;
		const own = model.columns.filter((column) => column.table === model.table);
		add({
			key: tableKey(model.table, model.schema),
			owner: model.class.def.qualname,
			at: model.at,
			columns: new Map(own.map((column) => [column.name, column])),
			constraints: [model.constraints, ...looseIndexes(model)],
			complete: !model.extended && !unread.has(`${model.at.file} ${model.class.def.qualname}`),
			group: `${model.name.slice(0, model.name.indexOf("."))}${ownBase(model)}${model.bind === null ? "" : ` in ${model.bind}`}`,
			own: ownBase(model) !== ""
		}, standsAlone(model));
	}
	for (let at$ = 0, list$ = models.tables; at$ < list$.length; at$++) {
		const table = list$[at$];
		if (!isApplication(table.at.file)) continue;
		add({
			key: tableKey(table.name, table.schema),
			owner: null,
			at: table.at,
			columns: new Map(table.columns.map((column) => [column.name, column])),
			constraints: [table.constraints],
			complete: true,
			group: "",
			own: false,
			...table.shared ? { shared: true } : {}
		});
	}
	return found;
}

// src/domain/alembic/drift/doubts.ts
/** The names that a table has had, by the one that it has. */
function formerNames(order, replay) {
	const names = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const file = list$[at$];
		for (let at$ = 0, list$ = replay.get(file)?.upgradeEvents ?? []; at$ < list$.length; at$++) {
			const { table, detail } = list$[at$];
			if (detail?.kind === "rename" && table !== null) names.set(bareName(detail.to), [bareName(table), ...names.get(bareName(table)) ?? []]);
		}
	}
	return names;
}
/**
* Of revisions that are not followed in full the words, for each table those of the ones that may mean it: they name it, by a name that it has had,
* or they name no table at all and may mean any.
*/
function aboutTable(words, tables, former) {
	const all = [...tables, ...[...former.values()].flat()];
	const nameless = words.filter((each) => !all.some((table) => each.has(table)));
	return (key) => {
		const names = [bareName(key), ...former.get(bareName(key)) ?? []];
		const own = words.filter((each) => !nameless.includes(each) && names.some((name) => each.has(name)));
		return new Set([...nameless, ...own].flatMap((each) => [...each]));
	};
}

// src/domain/alembic/drift/families.ts
/** Types that `alembic check` tells apart; null for what is not known, which agrees with everything. */
const FAMILIES = [
	[/^(string|varchar|unicode|text|unicodetext|nvarchar|autostring|char|character|clob|longtext|mediumtext|tinytext|str)\b/i, "text"],
	[/^(bigint|biginteger|smallint|smallinteger|integer|int)\b/i, "integer"],
	[/^(boolean|bool|tinyint\(1\))/i, "boolean"],
	[/^(datetime|timestamp)/i, "timestamp"],
	[/^date\b/i, "date"],
	[/^(float|real|double)/i, "float"],
	[/^(numeric|decimal)\b/i, "numeric"],
	[/^jsonb?\b/i, "json"],
	[/^uuid\b/i, "uuid"],
	[/^time\b/i, "time"],
	[/^interval\b/i, "interval"],
	[/^(largebinary|bytea|blob|longblob)\b/i, "bytes"]
];
/** Types of one family that differ all the same: the width of an integer, and whether a timestamp has a zone. */
const VARIETIES = [
	[/^(bigint|biginteger|int8)\b/i, "bigint"],
	[/^(smallint|smallinteger|int2)\b/i, "smallint"],
	[/^(integer|int|int4)\b/i, "integer"],
	[/^timestamp(\(\d+\))? with time zone/i, "timestamp with time zone"],
	[/^timestamp(\(\d+\))? without time zone/i, "timestamp without time zone"],
	[/^(datetime|timestamp)\((timezone=)?True\b/i, "timestamp with time zone"],
	[/^(datetime|timestamp)(\(\)|\((timezone=)?False\b.*)?$/i, "timestamp without time zone"]
];
/** Whether a model that names its type exactly has another width or another zone than the database, or a text without its bound. SQLite has neither. */
function otherVariety(model, database, dialect) {
	if (dialect !== "postgresql") return false;
	if (/^(?:unicode)?text(?:\(\))?$/i.test(model ?? "") && /^character varying\(\d+\)$/.test(database ?? "")) return true;
	const variety = (type) => VARIETIES.find((pattern$of) => {
		return pattern$of[0].test(type ?? "");
	})?.[1] ?? null;
	const one$of = [variety(model), variety(database)], one = one$of[0], other = one$of[1];
	return one !== null && other !== null && one !== other;
}
/** Whether a type of PostgreSQL's own stands on one side alone: an enum of the model's that is a text in the database, or a text that is an enum there. */
function otherNature(model, database, isEnum) {
	const own = /^enum\b/i.test(model ?? "");
	if (isEnum) return familyOf$1(model ?? "") !== null;
	return own && !/native_enum=(?!True\b)|\*\*/.test(model ?? "") && familyOf$1(database ?? "") !== null;
}
/** Families that some dialect keeps in one type. */
const SAME = [
	["boolean", "integer"],
	["uuid", "text"],
	["json", "text"],
	["float", "numeric"],
	["timestamp", "text"],
	["time", "text"],
	["interval", "text"],
	["interval", "timestamp"]
];
function familyOf$1(type) {
	return FAMILIES.find((pattern$of) => {
		return pattern$of[0].test(type);
	})?.[1] ?? null;
}
/** Whether two texts or two numbers of one family have been given different sizes. Where one has none, `alembic check` is silent. */
function otherSize(model, database) {
	const family = familyOf$1(model ?? "");
	if (family !== "text" && family !== "numeric" || family !== familyOf$1(database ?? "")) return false;
	const one$of = [sizeOf(model ?? ""), sizeOf(database ?? "")], one = one$of[0], other = one$of[1];
	return one !== null && other !== null && one !== other;
}
/** `50` of `String(length=50)` and `character varying(50)`, `10,2` of `Numeric(10, 2)`; null where it is not written in numbers. */
function sizeOf(type) {
	const args = /\((?:(?:length|precision)=)?(\d+)(?:\s*,\s*(?:scale=)?(\d+))?\)/.exec(type);
	return args === null ? null : args[2] === void 0 ? args[1] ?? null : `${args[1]},${args[2]}`;
}
/** Whether the type of a model's column is surely another one than that of the database's; `exact`: nothing but its name says what it is. */
function otherFamily(model, database, dialect, exact) {
	if (dialect === "postgresql" && /^JSONB\b/.test(model ?? "") && database === "json") return true;
	if (dialect === "postgresql" && exact && /^JSON(?:\(\))?$/.test(model ?? "") && database === "jsonb") return true;
	const one$of = [familyOf$1(model ?? ""), familyOf$1(database ?? "")], one = one$of[0], other = one$of[1];
	if (one === null || other === null || one === other) return false;
	const alike = SAME.some((a$of) => {
		const a = a$of[0], b = a$of[1];
		return a === one && b === other || a === other && b === one;
	});
	if (!alike || dialect !== "postgresql") return !alike;
	if (exact && !/native_uuid=|\*\*/.test(model ?? "")) return true;
	return [one, other].some((each) => each === "boolean" || each === "timestamp");
}

// src/domain/alembic/drift/labels.ts
const TEXT$1 = /^(?:character varying|varchar)\((\d+)\)$/i;
/**
* What the column of an enum cannot store of what the model gives it: labels that its type lacks, or that are longer than its text. Where names or
* values may be meant, the choice that fits better counts, and only where some label is known to both.
*/
function missingLabels(name, { labels }, there, { enums, dialect }) {
	if (labels.length === 0 || dialect === "sqlite") return null;
	const length = Number(TEXT$1.exec(there.type.text ?? "")?.[1] ?? NaN);
	if (!Number.isNaN(length)) {
		const long = labels.map((each) => each.find((label) => [...label].length > length));
		const first = long[0];
		return first === void 0 || long.includes(void 0) ? null : `${name} is ${there.type.text} in the migrations, and the model stores ${first} of ${[...first].length} characters`;
	}
	const known = there.type.named === null ? written$1(there.type.text ?? "") : enums.get(there.type.named) ?? null;
	if (known === null || known.length === 0) return null;
	const fewest = labels.filter((each) => each.some((label) => known.includes(label))).map((each) => each.filter((label) => !known.includes(label))).sort((a, b) => a.length - b.length)[0];
	if (fewest === void 0 || fewest.length === 0) return null;
	return `no revision gives the enum of ${name} the ${fewest.length === 1 ? "label" : "labels"} ${fewest.join(", ")}`;
}
/** The labels of MySQL's `enum('open','paid')`; null for another type. */
function written$1(type) {
	const list = /^enum\((.*)\)$/s.exec(type)?.[1];
	return list === void 0 ? null : [...list.matchAll(/'((?:[^']|'')*)'/g)].map(([, label]) => (label ?? "").replaceAll("''", "'"));
}

// src/domain/alembic/drift/surplus.ts
/** Tables of Alembic, and those that were made to be thrown away. */
const ASIDE$1 = /^alembic_version|(^|_)(tmp|temp|backup|bak|old)(_|\d|$)/i;
const same = (one, other) => one.join() === other.join();
/** Names of indexes that the migrations make and the models do not declare. Those over expressions are left out. */
function surplusIndexes(table, found, unsure) {
	if (!table.complete || found.open) return [];
	return found.indexes.filter(({ name, columns, expression, implicit }) => !expression && !implicit && columns.length > 0 && !unsure.has(name)).filter(({ name, columns, unique }) => {
		const only = columns[0];
		const column = columns.length === 1 && only !== void 0 ? table.columns.get(only) : void 0;
		if (column?.index === true || column?.unique === true && unique) return false;
		return !table.constraints.some(({ indexes, uniques }) => indexes.some((each) => each.name === name || same(each.columns, columns)) || uniques.some((each) => same(each, columns)));
	}).map(({ name, columns }) => `${name} on ${columns.join(", ")}`);
}
/**
* Indexes that are made of columns alone in the models, and of expressions under the same name in the migrations, such as `created_at DESC`;
* in words. Where the columns are others, it is another index.
*/
function otherIndexes(table, found, unsure) {
	if (!table.complete || found.open) return [];
	return table.constraints.flatMap(({ indexes }) => indexes.flatMap(({ name, columns, plain }) => {
		const there = plain && name !== null && !unsure.has(name) ? found.indexes.find((each) => each.name === name && each.expression) : void 0;
		if (there === void 0 || !there.columns.every((column) => columns.includes(column))) return [];
		const parts = there.parts.flatMap((part) => part ?? []);
		if (parts.length < there.parts.length) return [];
		return [`the index ${name} of ${table.key} is on ${columns.join(", ")} in the model and on ${parts.join(", ")} in the migrations`];
	}));
}
/**
* Indexes of one column that the migrations call otherwise than the models do, which leave the name to the naming convention; in words.
* What is named otherwise, Alembic takes away and makes anew.
*/
function misnamedIndexes(table, found, unsure, nameOf) {
	if (!table.complete || found.open) return [];
	return [...table.columns.values()].flatMap(({ name, index }) => {
		const [only, ...others] = found.indexes.filter((each) => same(each.columns, [name]));
		const wanted = index ? nameOf(name) : null;
		if (only === void 0 || others.length > 0 || only.expression || only.implicit || only.options !== "") return [];
		if (wanted === null || wanted === only.name || [
			name,
			only.name,
			wanted
		].some((word) => unsure.has(word))) return [];
		return table.constraints.some(({ indexes }) => indexes.some((each) => same(each.columns, [name]))) ? [] : [`the index on ${table.key}.${name} is called ${wanted} by the models and ${only.name} in the migrations`];
	});
}
/** Unique keys and foreign keys that the migrations make and the models do not declare, in words. */
function surplusKeys(table, found, unsure) {
	if (!table.complete || found.open) return [];
	const known = (columns) => columns.length > 0 && columns.every((name) => table.columns.has(name) && !unsure.has(name));
	const alike = (one, other) => same([...one].sort(), [...other].sort());
	const uniques = found.uniques.filter(({ name, columns }) => name !== null && known(columns) && !(columns.length === 1 && table.columns.get(columns[0] ?? "")?.unique === true) && !alike(columns, [...table.columns.values()].flatMap(({ name, primaryKey }) => primaryKey ? [name] : [])) && !table.constraints.some(({ indexes, uniques: declared }) => declared.some((each) => alike(each, columns)) || indexes.some((each) => each.unique && alike(each.columns, columns))));
	const foreign = found.foreignKeys.filter(({ columns, table: to }) => known(columns) && columns.every((name) => table.columns.get(name)?.foreignKeys.length === 0) && !unsure.has(bareName(to)));
	return [...uniques.map(({ columns }) => `the unique key on ${columns.join(", ")}`), ...foreign.map(({ columns, table: to }) => `the foreign key of ${columns.join(", ")} to ${bareName(to)}`)];
}
/** Tables of the schema that no model declares; none where they are not the exception: then the models are elsewhere. */
function surplusTables(tables, declared, known, share) {
	const own = [...tables].flatMap((key$of) => {
		const key = key$of[0], { partOf } = key$of[1];
		return ASIDE$1.test(key) || partOf !== void 0 ? [] : [key];
	});
	const surplus = own.filter((key) => !declared.has(key) && !known(key));
	return surplus.length > 1 && own.length - surplus.length < own.length * share ? [] : surplus;
}

// src/domain/alembic/drift/drift.ts
/** Models and history belong together when most tables of the one are in the other. */
const TOGETHER = .7;
/** Where nearly all are there, one that is missing was forgotten. */
const NEARLY_ALL = .9;
const ENOUGH_TABLES$1 = 4;
const ENOUGH_COLUMNS = 3;
/** Where the models say one thing and the schema at the head of the history another, as `alembic check` would find with a database. */
function modelDrift(histories, models, { isApplication, makesTables, patching = [] }) {
	const all = histories.filter((history) => history.env.found && history.order.length > 0 && !makesModels(history));
	const meant = all.filter(({ env }) => !env.none);
	const used = meant.length > 0 ? meant : all.length === 1 ? all : [];
	if (used.length === 0) return [];
	const declared = declaredTables(models, isApplication);
	const isPatched = (column) => patching.some((facts) => facts.holds(column));
	const heads = used.map((history) => compared(history, histories, isPatched));
	const continued = new Set(heads.flatMap(({ tables }) => [...tables].flatMap((key$of) => {
		const key = key$of[0], { open } = key$of[1];
		return open ? [key] : [];
	})));
	const several = madeTwice$1(heads);
	return heads.flatMap((one) => compare$1(one, declared, {
		alone: heads.length === 1,
		continued,
		several,
		makesTables
	}));
}
function madeTwice$1(heads) {
	const seen = /* @__PURE__ */ new Set();
	const twice = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = heads; at$ < list$.length; at$++) {
		const { tables } = list$[at$];
		for (const key of tables.keys()) (seen.has(key) ? twice : seen).add(key);
	}
	return twice;
}
/** Whether a revision makes all that the models declare when it runs: a new database agrees with them, and what an old one has nobody can tell. */
function makesModels({ order, replay }) {
	return order.some((file) => replay.get(file)?.upgradeEvents.some(({ op }) => op === "create_models") === true);
}
function compared(history, all, isPatched) {
	const { order, replay } = history;
	const head = replay.get(order.at(-1));
	const open = order.filter((file) => {
		const own = replay.get(file);
		return own === void 0 || own.failed || own.unknown;
	});
	const words = open.map((file) => wordsIn(file.facts));
	const unsure = new Set(words.flatMap((each) => [...each]));
	const { tables, enums } = head?.after ?? emptySchema();
	return {
		history,
		tables,
		enums,
		unsure,
		anywhere: unsure,
		unsureOf: aboutTable(words, [...tables.keys()].map(bareName), formerNames(order, replay)),
		certain: open.length === 0 && !history.env.none,
		isSharedType: spokenOf(all.filter((other) => other !== history)),
		isPatched
	};
}
/** Whether a text of some history has a word; they are read when somebody asks. */
function spokenOf(histories) {
	let words = null;
	return (word) => {
		words ??= new Set(histories.flatMap(({ order }) => order.flatMap(({ facts }) => [...wordsIn(facts)])));
		return words.has(word);
	};
}
function compare$1(one, declared, { alone, continued, several, makesTables }) {
	const { tables, history } = one;
	const all = [...declared.values()].filter(({ key }) => bareName(key) !== "alembic_version" && !history.env.texts.has(key));
	const groups = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
		const { key, group } = list$[at$];
		const counts = groups.get(group) ?? {
			present: 0,
			all: 0
		};
		groups.set(group, {
			present: counts.present + (tables.has(key) ? 1 : 0),
			all: counts.all + 1
		});
	}
	const together = all.filter(({ group, shared }) => group !== "" || shared === true);
	const present = together.filter(({ key }) => tables.has(key)).length;
	const surplus = alone && !history.env.filtered && !history.env.none && all.length >= ENOUGH_TABLES$1 ? extraTables(one, declared) : [];
	return [...all.flatMap((each) => {
		const table = closest(each, tables.get(each.key));
		const counts = table.shared === true ? {
			present,
			all: together.length
		} : groups.get(table.group) ?? {
			present: 0,
			all: 0
		};
		const share = counts.present / counts.all;
		const found = tables.get(table.key);
		if (found !== void 0 && !found.open && continued.has(table.key)) return [];
		if (several.has(table.key) || table.disputed === true || table.rival === true && !alone) return [];
		if (found !== void 0 && history.env.none && (share < NEARLY_ALL || counts.present < ENOUGH_TABLES$1)) return [];
		const judged = {
			...one,
			unsure: one.unsureOf(table.key)
		};
		const apart = alone && share < TOGETHER && table.group !== "";
		if (found !== void 0 && apart) return fits(table, found) ? tableDrift({
			...judged,
			certain: false
		}, table, found) : [];
		if (found !== void 0) return tableDrift(judged, table, found);
		const forgotten = alone && !history.env.filtered && (table.group !== "" || table.shared === true) && counts.present >= ENOUGH_TABLES$1;
		const some = share >= TOGETHER && !makesTables && !history.env.none;
		if (!forgotten) return [];
		if (share >= NEARLY_ALL) return missingTable(one, table, makesTables);
		return some ? missingTable(one, table, makesTables).map((each) => ({
			...each,
			severity: "note"
		})) : [];
	}), ...surplus];
}
/** Whether table and model are plainly one, though most of the other models have no table: most of their columns agree. */
function fits({ columns, complete }, found) {
	const same = found.columns.filter(({ name }) => columns.has(name)).length;
	return complete && !found.open && same >= ENOUGH_COLUMNS && same >= TOGETHER * Math.max(columns.size, found.columns.length);
}
/** Tables that the models have no more: a note at the statement that makes each. */
function extraTables({ history, tables, unsure }, declared) {
	return surplusTables(tables, declared, (key) => history.env.texts.has(key) || unsure.has(bareName(key)), NEARLY_ALL).flatMap((key) => {
		for (let at$ = 0, list$ = history.order; at$ < list$.length; at$++) {
			const file = list$[at$];
			const step = history.replay.get(file)?.upgrade.find((each) => each.op === "create_table" && each.table === key);
			if (step === void 0) continue;
			const detail = `no model declares the table ${key}, which the migrations make and keep`;
			return [{
				at: step.at,
				severity: "note",
				detail,
				table: key,
				environment: history.directory,
				trace: []
			}];
		}
		return [];
	});
}
function missingTable(one, table, makesTables) {
	if (bareName(table.key) === "" || one.unsure.has(bareName(table.key))) return [];
	const severity = one.certain && !makesTables ? "error" : "warning";
	return [drift(one, table, table.at, severity, `no revision makes the table ${table.key}`, [])];
}
function drift({ history }, table, at, severity, detail, trace) {
	return {
		at,
		severity,
		detail,
		table: table.key,
		environment: history.directory,
		trace
	};
}
/** The column's own line where the class itself declares it, else the class. */
function placeOf(table, column) {
	return column.owner !== null && column.owner.def.qualname === table.owner && column.at.file === table.at.file ? {
		...column.at,
		symbol: table.owner ?? column.at.symbol
	} : table.at;
}
function tableDrift(one, table, found) {
	const columns = [...table.columns.values()].flatMap((column) => columnDrift(one, table, found, column));
	const byHand = one.history.env.none;
	const rest = [...indexDrift(one, table, found), ...byHand ? [] : extraColumns(one, table, found)];
	const indexes = byHand ? [] : surplusIndexes(table, found, one.unsure);
	const keys = byHand ? [] : surplusKeys(table, found, one.unsure);
	const built = byHand || one.history.dialect !== "postgresql" ? [] : otherIndexes(table, found, one.unsure);
	const called = byHand ? [] : misnamedIndexes(table, found, one.unsure, (column) => indexName(one, found, column));
	const surplus = `no model declares the ${indexes.length === 1 ? "index" : "indexes"} ${indexes.join("; ")} of ${table.key}, which the migrations make`;
	return together$2([
		...columns,
		...rest.length === 0 ? [] : [drift(one, table, table.at, "warning", rest.join("; "), lastChange(one, table))],
		...indexes.length === 0 ? [] : [drift(one, table, table.at, "note", surplus, [])],
		...built.length === 0 ? [] : [drift(one, table, table.at, "note", built.join("; "), [])],
		...called.length === 0 ? [] : [drift(one, table, table.at, "note", called.join("; "), [])],
		...keys.length === 0 ? [] : [drift(one, table, table.at, "note", `no model declares ${keys.join(" and ")} of ${table.key}, which the migrations make`, [])]
	]);
}
const SEVERITIES = [
	"error",
	"warning",
	"note"
];
/** Indexes, columns of mixins and those of a `Table(…)` have no line of their own in the model: one finding tells all that a place has, the worst first. */
function together$2(found) {
	const places = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = SEVERITIES; at$ < list$.length; at$++) {
		const severity = list$[at$];
		for (let at$ = 0, list$ = found.filter((one) => one.severity === severity); at$ < list$.length; at$++) {
			const each = list$[at$];
			const known = places.get(each.at.start);
			places.set(each.at.start, known === void 0 ? each : {
				...known,
				detail: `${known.detail}; ${each.detail}`
			});
		}
	}
	return [...places.values()];
}
/** The last step of the history that does something to the table, with its revision. */
function lastStep({ history }, table, meant) {
	for (let at$ = 0, list$ = [...history.order].reverse(); at$ < list$.length; at$++) {
		const file = list$[at$];
		const step = history.replay.get(file)?.upgrade.findLast((each) => each.table === table.key && meant(each));
		if (step !== void 0) return {
			file,
			step
		};
	}
	return null;
}
/** The revision that touched the table last. */
function lastChange(one, table) {
	const last = lastStep(one, table, () => true);
	return last === null ? [] : [{
		at: last.step.at,
		message: `revision ${last.file.revision} is the last that changes ${table.key}`
	}];
}
function columnDrift(one, table, found, column) {
	const there = found.columns.find((each) => each.name === column.name);
	const name = `${table.key}.${column.name}`;
	const at = placeOf(table, column);
	if (there === void 0) {
		if (found.open || one.unsure.has(column.name)) return [];
		const severity = one.certain && !one.isPatched(column.name) ? "error" : "warning";
		const taken = lastStep(one, table, (step) => step.op === "drop_column" && step.name === column.name);
		if (taken === null) return [drift(one, table, at, severity, `no revision adds the column ${name}`, lastChange(one, table))];
		return [drift(one, table, at, severity, `the model has the column ${name}, which revision ${taken.file.revision} drops`, [{
			at: taken.step.at,
			message: `${name} is dropped here`
		}])];
	}
	const detail = [...differences(one, name, column, there), ...keyDrift(one, table, found, column)][0];
	return detail === void 0 ? [] : [drift(one, table, at, "warning", detail, lastChange(one, table))];
}
function differences({ history, unsure, anywhere, enums, isSharedType }, name, column, there) {
	if (unsure.has(column.name)) return [];
	const primary = column.primaryKey || there.nullable === null;
	const variant = history.dialect === "postgresql" ? column.onPostgresql : null;
	const here = variant === null ? column : {
		...column,
		type: variant,
		exact: true
	};
	const type = there.type.named ?? "";
	const missing = anywhere.has(type) ? null : missingLabels(name, column, there, {
		enums,
		dialect: history.dialect
	});
	const labels = missing !== null && isSharedType(type) ? null : missing;
	return [
		...primary || there.nullable === column.nullable ? [] : [`${name} is ${column.nullable ? "nullable" : "NOT NULL"} in the model and ${there.nullable === true ? "nullable" : "NOT NULL"} in the migrations`],
		...otherType(here, there, enums, history.dialect) ? [`${name} is ${here.type} in the model and ${there.type.text} in the migrations`] : [],
		...labels === null ? [] : [labels],
		...otherEnum(column, type, history.dialect) && !isSharedType(type) ? [`${name} is of the enum type ${column.enumName} in the model and ${type} in the migrations`] : [],
		...lacksDefault(column, there) ? [`no revision gives ${name} the server default of the model`] : []
	];
}
/** Drivers that send the type with the value, as asyncpg and psycopg 3 do, ask for the one of the model. */
function otherEnum({ enumName }, type, dialect) {
	return dialect === "postgresql" && enumName !== null && type !== "" && type !== enumName;
}
function otherType({ type, exact, foreignKeys }, there, enums, dialect) {
	const { text, named } = there.type;
	const isEnum = named !== null && enums.has(named);
	if (exact && dialect === "postgresql" && (named === null || isEnum && text === named) && otherNature(type, text, isEnum)) return true;
	if (named !== null || foreignKeys.length > 0 && !exact) return false;
	return otherFamily(type, text, dialect, exact) || otherSize(type, text) || exact && otherVariety(type, text, dialect);
}
/** The model leaves a value to the database, which has none to give. */
function lacksDefault({ statesDefault, hasDefault, primaryKey }, there) {
	const numbered = there.identity !== null || there.computed !== null || there.sequence !== null || there.autoincrement;
	return statesDefault && !hasDefault && !primaryKey && there.default === null && !numbered;
}
/** Unique columns, indexed columns and foreign keys that no revision makes. */
function keyDrift({ unsure, history }, table, found, column) {
	const { name } = column;
	if (found.open || unsure.has(name)) return [];
	const single = (columns) => columns.length === 1 && columns[0] === name;
	const unique = found.primaryKey !== null && single(found.primaryKey.columns) || found.uniques.some((each) => single(each.columns)) || found.indexes.some((each) => each.unique && single(each.columns));
	const indexed = unique || found.indexes.some((each) => each.columns[0] === name || each.parts[0] === name || each.expression);
	const full = `${table.key}.${name}`;
	const made = ({ target }) => {
		const referred = bareName(target.slice(0, Math.max(0, target.lastIndexOf("."))));
		return found.foreignKeys.find((each) => each.columns.includes(name) && bareName(each.table) === referred);
	};
	const missing = column.foreignKeys.filter((each) => each.target.includes(".") && made(each) === void 0);
	const key = (history.dialect === "sqlite" ? [] : missing)[0];
	return [
		...column.unique && !unique ? [`no revision makes ${full} unique`] : [],
		...column.index && !column.unique && !indexed ? [`no revision makes the index on ${full}`] : [],
		...key === void 0 ? [] : [`no revision makes the foreign key of ${full} to ${key.target}`],
		...column.foreignKeys.flatMap((each) => otherDeletion(full, each.ondelete, made(each)))
	];
}
/** What becomes of the rows when the row goes that they refer to: where the model says it, and the foreign key does something else. */
function otherDeletion(column, wanted, key) {
	if (wanted === null || key === void 0 || key.columns.length > 1) return [];
	const asked$of = [action(wanted), action(/\bon delete (cascade|restrict|set null|set default|no action)\b/.exec(key.options)?.[1] ?? "")], asked = asked$of[0], there = asked$of[1];
	return asked === there ? [] : [`${column} has ON DELETE ${asked} in the model and ${there} in the migrations`];
}
/** Without a word it is NO ACTION, which RESTRICT differs from only inside a transaction. */
function action(word) {
	const upper = word.trim().toUpperCase().replace(/\s+/g, " ");
	return upper === "" || upper === "RESTRICT" ? "NO ACTION" : upper;
}
function indexDrift({ unsure }, table, found) {
	if (found.open) return [];
	const same = (one, other) => one.join() === other.join();
	const sets = [
		...found.uniques,
		...found.indexes.filter((each) => each.unique),
		...found.primaryKey === null ? [] : [found.primaryKey]
	];
	return table.constraints.flatMap((constraints) => [...constraints.indexes.flatMap(({ name, columns, unique, plain }) => {
		const other = plain ? otherColumns(found, name, columns) : null;
		if (other !== null && ![
			name ?? "",
			...columns,
			...other
		].some((word) => unsure.has(word))) return [`the index ${name} of ${table.key} is on ${columns.join(", ")} in the model and on ${other.join(", ")} in the migrations`];
		const there = found.indexes.some((each) => each.name === name || same(each.columns, columns)) || found.uniques.some((each) => each.name === name || same(each.columns, columns));
		const single = columns.length === 1 && table.columns.get(columns[0] ?? "")?.index === true && name === null;
		if (there || single || columns.length === 0 || unsure.has(name ?? "") || columns.some((column) => unsure.has(column))) return [];
		return [`no revision makes the ${unique ? "unique " : ""}index ${name ?? ""}${name === null ? "" : " "}on ${columns.join(", ")} of ${table.key}`];
	}), ...constraints.uniques.flatMap((columns) => {
		const wanted = [...columns].sort().join();
		const there = sets.some((each) => [...each.columns].sort().join() === wanted);
		const own = columns.length === 1 && table.columns.get(columns[0] ?? "")?.unique === true;
		if (there || own || columns.length === 0 || columns.some((column) => unsure.has(column))) return [];
		return [`no revision makes ${columns.join(", ")} of ${table.key} unique`];
	})]);
}
/** What the models call the index of a column that is said to have one; null where it is not known. */
function indexName({ history: { convention, dialect } }, { name, schema }, column) {
	if (convention === null) return null;
	const rules = convention.has("ix") ? convention : DEFAULT_CONVENTION;
	const made = conventionName(rules, {
		kind: "ix",
		table: name,
		schema,
		columns: [column]
	});
	return made === null ? null : cut(made, dialect);
}
/** The columns that an index of a name has in the migrations, where these are others, or in another order; null where it is the same, or not known. */
function otherColumns({ indexes }, name, columns) {
	const there = name === null ? void 0 : indexes.find((each) => each.name === name);
	if (there === void 0 || there.expression || columns.length === 0 || there.columns.length === 0) return null;
	if (there.parts.length !== there.columns.length || there.parts.some((part, i) => part !== there.columns[i])) return null;
	return there.columns.join() === columns.join() ? null : there.columns;
}
/** Columns that the models have no more. */
function extraColumns(one, table, found) {
	if (!table.complete || table.columns.size === 0) return [];
	const extra = found.columns.filter(({ name }) => !table.columns.has(name) && !one.unsure.has(name)).map(({ name }) => name);
	return extra.length === 0 ? [] : [`the models have no ${extra.join(", ")} of ${table.key}, which the migrations have`];
}

// src/domain/alembic/hazards/long-ids.ts
/** The length of `alembic_version.version_num`, as Alembic makes it. */
const LENGTH = 32;
/** The name of the column alone, and statements that may make it or change it: those on its rows leave it as it is, and a message is none. */
const MAKES$2 = /^version_num$|\b(?:alter|create|modify|change|varchar|character|text|type)\b/i;
const NAME$3 = /\bversion_num\b/;
/** Statements on the rows of `alembic_version`, which leave its column as it is. */
const ON_ROWS = /^\s*(select|insert|update|delete)\b/i;
/** Whether a file speaks of the column in which Alembic writes ids, otherwise than to read or write one: it may make it wider. */
function widens(facts) {
	if (!facts.mentions("version_num")) return false;
	let speaks = facts.holdsWord("version_num");
	eachExprOf(facts, (part) => {
		const text = part.kind === "Constant" && part.type === "str" ? part.value ?? "" : "";
		speaks ||= NAME$3.test(text) && MAKES$2.test(text) && !ON_ROWS.test(text);
	});
	return speaks;
}
/**
* The first revision whose id does not fit where Alembic writes it when upgrade() is done. SQLite takes any length. `isWidened`: the project
* speaks of that column, and may have made it wider.
*/
function longId(order, dialect, isNew, isWidened) {
	const first = dialect === "sqlite" ? void 0 : order.find(({ revision }) => [...revision].length > LENGTH);
	if (first === void 0 || isWidened()) return [];
	const { file, named, revision } = first;
	return [{
		at: {
			file,
			start: named.start,
			end: named.end,
			symbol: "<module>"
		},
		rule: "failing-upgrade",
		revision,
		severity: "error",
		detail: `its id has ${[...revision].length} characters, and alembic_version holds ${LENGTH}`,
		escalates: null,
		trace: [],
		isNew: isNew(revision)
	}];
}

// src/domain/alembic/history/named-databases.ts
/**
* A database that is gone with the process: no history runs on it, a setting that has to be given stands so until it is. `sqlite:///` alone is
* rather what the path of a file is written behind.
*/
const IN_MEMORY = /^sqlite(?:\+\w+)?:\/\/(?:$|\/?:memory:|.*\bmode=memory\b)/;
const URL_SCHEME = /^(postgres|postgresql|mysql|mariadb|sqlite)(?:\+\w+)?:\/\//;
/** A scheme by itself, as `URL.create` takes it: only with a driver is it no word of something else. */
const WITH_DRIVER = /^(postgresql|mysql|mariadb|sqlite)\+\w+$/;
/** What URLs and drivers hold of which a file has to have one. */
const HINTS = [
	"://",
	"postgresql",
	"mysql",
	"mariadb",
	"sqlite"
];
/** What is called so is the database of the application. */
const DATABASE = /(?:^|_)(?:database|db|sql|sqla|sqlalchemy|sqlite|mysql|mariadb|postgres|postgresql|pg|dsn)(?:_|$)/i;
/** A variable or function that is called so, and holds the URL of a database. */
const ITS_URL = /(?:^|_)(?:url|uri|driver|drivername)$/i;
/** What is called so is kept beside it, by something else. */
const BESIDE = /cache|celery|broker|result|job|sched|checkpoint|vector|embedding|memory|history|queue|track|mlflow|optuna|study|storage|legacy|example|test|(?:^|_)logs?(?:_|$)/i;
const NOTHING = {
	all: /* @__PURE__ */ new Set(),
	settings: /* @__PURE__ */ new Set(),
	engines: /* @__PURE__ */ new Set(),
	open: false
};
const known$1 = /* @__PURE__ */ new WeakMap();
function namedIn$1(facts) {
	let found = known$1.get(facts);
	if (found === void 0) {
		found = HINTS.some((hint) => facts.holds(hint)) || facts.mentions("create_engine") || facts.mentions("create_async_engine") || facts.mentions("Database") ? read$1(facts) : NOTHING;
		known$1.set(facts, found);
	}
	return found;
}
/** The databases that a file writes out: as a URL, or as the scheme that a URL is made of. */
function namedDatabases(facts) {
	return namedIn$1(facts).all;
}
/**
* The databases that an application connects to, as its files write them out. Caches, queues and the stores of libraries have databases as
* well: one that is no server's is the application's own if a setting says so, or if the only engines are made with it.
*/
function applicationDatabases(files) {
	const found = /* @__PURE__ */ new Set();
	const made = /* @__PURE__ */ new Set();
	let isOpen = false;
	for (const facts of files) {
		const { all, settings, engines, open } = namedIn$1(facts);
		if (all.has("postgresql")) found.add("postgresql");
		for (const dialect of settings) found.add(dialect);
		for (const dialect of engines) made.add(dialect);
		isOpen ||= open;
	}
	return /* @__PURE__ */ new Set([...found, ...isOpen ? [] : made]);
}
function read$1(facts) {
	const all$of = [
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set(),
		/* @__PURE__ */ new Set()
	], all = all$of[0], settings = all$of[1], engines = all$of[2];
	const variables = /* @__PURE__ */ new Map();
	let open = false;
	const engineMade = (call, name) => {
		const said = [...call.args, ...call.keywords.map(({ value }) => value)].flatMap((each) => [...dialectsIn(each), ...each.kind === "Name" ? variables.get(each.id) ?? [] : []]);
		if (said.length === 0) open = true;
		if (!BESIDE.test(name)) for (let at$ = 0, list$ = said; at$ < list$.length; at$++) {
			const dialect = list$[at$];
			engines.add(dialect);
		}
	};
	const look = (stmt, within) => {
		if (stmt.kind === "Expr" && stmt.value.kind === "Constant") return;
		const name = nameOf$3(stmt) ?? (stmt.kind === "Return" ? within : "");
		const value = stmt.kind === "Assign" || stmt.kind === "AnnAssign" || stmt.kind === "Return" ? stmt.value : null;
		const isOwn = !(value?.kind === "Call" && !GIVES_URL.test(lastName(value.func))) && (DATABASE.test(name) || ITS_URL.test(name)) && !BESIDE.test(name);
		if (value !== null && name !== "") variables.set(name, dialectsIn(value));
		for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
			const expr = list$[at$];
			if (expr === null) continue;
			if (!BESIDE.test(name)) for (const dialect of dialectsIn(expr)) all.add(dialect);
			if (isOwn) for (const dialect of dialectsIn(expr)) settings.add(dialect);
			visitExpression(expr, (node) => {
				if (node.kind !== "Call") return;
				if (ENGINE.test(lastName(node.func))) engineMade(node, name);
				const [first, ...others] = node.args;
				const given = [...first?.kind === "Constant" && first.type === "str" && isSetting(first.value ?? "") && !BESIDE.test(name) ? [...others, ...node.keywords.map((each) => each.value)] : [], ...node.keywords.filter(({ arg }) => arg !== null && isSetting(arg)).map((each) => each.value)];
				for (let at$ = 0, list$ = given; at$ < list$.length; at$++) {
					const each = list$[at$];
					for (const dialect of dialectsIn(each)) settings.add(dialect);
				}
			});
		}
	};
	const bodies = [
		{
			name: "",
			body: facts.body
		},
		...facts.classes.map(({ body }) => ({
			name: "",
			body
		})),
		...facts.functions.map(({ name, body }) => ({
			name,
			body
		}))
	];
	for (let at$ = 0, list$ = bodies; at$ < list$.length; at$++) {
		const { name, body } = list$[at$];
		eachStatement(body, (stmt) => look(stmt, name));
	}
	return {
		all,
		settings,
		engines,
		open
	};
}
const ENGINE = /^(?:create_(?:async_)?engine|Database)$/;
/** A setting that is read, with what stands for it where it is not given, or a URL that is put together. */
const GIVES_URL = /^(?:getenv|get|pop|setdefault|config|env|str|Field|field|create|build|make_url|URL|format|replace|cast|join|\w*(?:Dsn|url|Url|URL|Env|env))$/;
function isSetting(name) {
	return DATABASE.test(name) && !BESIDE.test(name);
}
/** `DATABASE_URL = …`, `self.database_url = …`, `config["DATABASE_URL"] = …`: the name. */
function nameOf$3(stmt) {
	const target = stmt.kind === "Assign" ? stmt.targets[0] : stmt.kind === "AnnAssign" ? stmt.target : void 0;
	if (target?.kind === "Name") return target.id;
	if (target?.kind === "Attribute") return target.attr;
	if (target?.kind !== "Subscript" || target.slice.kind !== "Constant") return void 0;
	return target.slice.value ?? void 0;
}
/** The databases that an expression writes out. What is given to be shown, or under the name of something else, is none of it. */
function dialectsIn(expr) {
	const found = /* @__PURE__ */ new Set();
	const add = (word) => {
		const dialect = DATABASES.get(word ?? "");
		if (dialect !== void 0) found.add(dialect);
	};
	const beside = /* @__PURE__ */ new Set();
	visitExpression(expr, (node) => {
		if (node.kind === "Call") {
			add(schemeOf(node));
			for (let at$ = 0, list$ = node.keywords; at$ < list$.length; at$++) {
				const { arg, value } = list$[at$];
				if (arg !== null && (BESIDE.test(arg) || /^(?:description|title|help|doc)$/.test(arg))) visitExpression(value, (each) => beside.add(each));
			}
		}
		if (node.kind !== "Constant" || node.type !== "str" || beside.has(node)) return;
		const text = node.value ?? "";
		if (!IN_MEMORY.test(text)) add((URL_SCHEME.exec(text) ?? WITH_DRIVER.exec(text))?.[1]);
	});
	return found;
}
/** `URL.create("sqlite", …)`, `URL.create(drivername="sqlite")`, `PostgresDsn.build(scheme="postgresql")`: the word. */
function schemeOf({ func, args, keywords }) {
	if (func.kind !== "Attribute" || func.attr !== "create" && func.attr !== "build") return void 0;
	const given = keywords.find(({ arg }) => arg === "drivername" || arg === "scheme")?.value;
	const first = func.value.kind === "Name" && func.value.id === "URL" ? args[0] : void 0;
	const said = given ?? first;
	return said?.kind === "Constant" && said.type === "str" ? said.value ?? void 0 : void 0;
}

// src/domain/alembic/library/metadata.ts
/** A MetaData with its naming convention; null when that is not known. */
var SaMetaData = class extends Host {
	type = "MetaData";
	convention;
	/** The schema of tables that name none. */
	schema = NONE;
	/** The tables defined on it, in order, and those it reflected. */
	tables = [];
	/** Reads a table from the schema. */
	reflect;
	/** Where `reflect()` was called: its tables are those of the database. */
	reflected = null;
	/** Hears that all tables are made or dropped at once. */
	whole;
	/** Made by a function that runs from beginning to end, which defines its tables as well. */
	local;
	constructor(convention, reflect = null, whole = null, local = false) {
		super();
		this.convention = convention;
		this.reflect = reflect;
		this.whole = whole;
		this.local = local;
	}
	/** All its tables, those that others refer to first; null where they are not all known. */
	complete() {
		return this.local && this.reflected === null && this.tables.length > 0 && this.tables.every(({ name, unsure }) => name !== null && !unsure) ? byReference(this.tables) : null;
	}
	attr(name) {
		switch (name) {
			case "reflect": return native$1(name, (args) => {
				this.reflected = args.at;
				return NONE;
			});
			case "clear": return native$1(name, () => NONE);
			case "create_all":
			case "drop_all": return native$1(name, (args) => {
				const tables = args.keywords.has("tables") ? null : this.complete();
				if (tables === null) this.whole?.(name, args);
				else {
					const first = args.keywords.get("checkfirst") ?? TRUE;
					const call = {
						...args,
						keywords: /* @__PURE__ */ new Map([["checkfirst", first]])
					};
					for (let at$ = 0, list$ = name === "create_all" ? tables : tables.toReversed(); at$ < list$.length; at$++) {
						const table = list$[at$];
						table.action?.(table, name === "create_all" ? "create" : "drop", call);
					}
				}
				return NONE;
			});
			case "sorted_tables": {
				const tables = this.complete();
				return tables === null ? unknown("the tables of a MetaData") : seq("list", [...tables]);
			}
			case "tables": return new TablesOf(this);
			case "schema": return this.schema;
			case "naming_convention": return unknown("a naming convention");
			case "metadata": return this;
			case "generate_base": return native$1(name, () => this);
			default: return;
		}
	}
	setAttr(name, value) {
		if (name === "naming_convention") this.convention = conventionOf(value);
		if (name === "schema") this.schema = value;
	}
};
var TablesOf = class extends Host {
	type = "tables of a MetaData";
	metadata;
	constructor(metadata) {
		super();
		this.metadata = metadata;
	}
	item(key) {
		const name = textOf$3(key);
		const { reflected } = this.metadata;
		return (name !== null && reflected !== null ? this.metadata.reflect?.(name, reflected) : void 0) ?? this.metadata.tables.find((table) => table.name === name) ?? new SaTable(name, null, [], null);
	}
};
/** Tables in their order, each behind those that its foreign keys refer to. */
function byReference(tables) {
	const sorted = [];
	const begun = /* @__PURE__ */ new Set();
	const visit = (table) => {
		if (begun.has(table)) return;
		begun.add(table);
		const referred = table.items.flatMap((item) => item instanceof SaColumn ? item.foreignKeys.map(({ target }) => target) : []);
		for (let at$ = 0, list$ = referred; at$ < list$.length; at$++) {
			const target = list$[at$];
			const owner = tables.find(({ name }) => name !== null && target?.startsWith(`${name}.`) === true);
			if (owner !== void 0) visit(owner);
		}
		sorted.push(table);
	};
	for (let at$ = 0, list$ = tables; at$ < list$.length; at$++) {
		const table = list$[at$];
		visit(table);
	}
	return sorted;
}
/** The naming convention in a dict; null when not all of it is known. */
function conventionOf(value) {
	if (value === void 0 || value.kind === "none") return /* @__PURE__ */ new Map();
	if (value.kind !== "dict" || value.partial) return null;
	const made = /* @__PURE__ */ new Map();
	for (const key$of of value.entries.values()) {
		const key = key$of[0], pattern = key$of[1];
		const name$of = [textOf$3(key), textOf$3(pattern)], name = name$of[0], text = name$of[1];
		if (name !== null && text !== null) made.set(name, text);
	}
	return made;
}

// src/domain/alembic/python/scope.ts
/** Names of one Python scope. A module's names are found on demand by `lazy`. */
var Scope = class {
	vars = /* @__PURE__ */ new Map();
	parent;
	globals = /* @__PURE__ */ new Set();
	lazy;
	constructor(parent, lazy = null) {
		this.parent = parent;
		this.lazy = lazy;
	}
	get(name) {
		for (let scope = this; scope !== null; scope = scope.parent) {
			const value = scope.vars.get(name) ?? scope.lazy?.(name);
			if (value !== void 0) return value;
		}
	}
	/** Binds a name here, or where `global` and `nonlocal` say. */
	set(name, value) {
		if (this.globals.has(name)) {
			let scope = this;
			while (scope.parent !== null) {
				scope = scope.parent;
				if (scope.vars.has(name)) break;
			}
			scope.vars.set(name, value);
			return;
		}
		this.vars.set(name, value);
	}
};

// src/domain/alembic/history/naming-convention.ts
/**
* The naming convention of the MetaData that env.py gives to Alembic; null when it is not known. Flask-Migrate's env.py finds the
* MetaData when it runs, and Flask-SQLAlchemy makes it: it has a convention only if some file of the project makes one.
*/
function namingConvention(metadata, env, { mentions, names }, lookup, ofFlask = () => null) {
	const found = metadata === "none" ? /* @__PURE__ */ new Map() : metadata?.convention ?? null;
	if (found !== null || lookup.factsOf(env)?.mentions("current_app") !== true && !mentions("flask_sqlalchemy")) return found;
	return names() ? ofFlask() : /* @__PURE__ */ new Map();
}
/** Whether a file, none of a revision, speaks of a naming convention and of what has one. */
function namesConstraints(facts) {
	return facts.mentions("naming_convention") && !facts.mentions("down_revision") && [
		"MetaData",
		"metadata",
		"SQLModel",
		"SQLAlchemy"
	].some((word) => facts.mentions(word));
}
/** The naming convention that the only object of Flask-SQLAlchemy in a project is made with; null where there are more, or it is not known. */
function flaskConvention({ paths, modules, mentionsIn }, interp) {
	const found = [];
	for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
		const path = list$[at$];
		if (mentionsIn?.(path, "SQLAlchemy") !== true || mentionsIn(path, "down_revision")) continue;
		if (mentionsIn(path, "metadata.naming_convention")) return null;
		for (let at$ = 0, list$ = modules.factsOf(path)?.body ?? []; at$ < list$.length; at$++) {
			const stmt = list$[at$];
			const value = stmt.kind === "Assign" || stmt.kind === "AnnAssign" ? stmt.value : null;
			if (value?.kind !== "Call" || !/(?:^|\.)SQLAlchemy$/.test(nameOf$2(value.func))) continue;
			const scope = interp.modules.scopeOf(path, interp);
			const given = value.keywords.find(({ arg }) => arg === "metadata" || arg === "model_class");
			if (scope === null || given === void 0) return null;
			const metadata = evaluate$1(given.arg === "metadata" ? given.value : {
				kind: "Attribute",
				value: given.value,
				attr: "metadata",
				start: given.value.start,
				end: given.value.end
			}, {
				scope,
				file: path,
				symbol: "<module>",
				pure: true,
				callable: null,
				onYield: null
			}, interp);
			found.push(metadata instanceof SaMetaData ? metadata.convention : null);
		}
	}
	const [only, ...others] = found;
	return others.length > 0 ? null : only ?? null;
}
/** The dotted name of an expression, as far as it has one. */
function nameOf$2(expr) {
	return expr.kind === "Name" ? expr.id : expr.kind === "Attribute" ? `${nameOf$2(expr.value)}.${expr.attr}` : "";
}
/** The MetaData that env.py gives to Alembic; `none` where it is given none, or several, and null where it is not known. */
function targetMetadata(env, lookup, interp) {
	const facts = lookup.factsOf(env);
	const scope = facts === void 0 ? null : interp.modules.scopeOf(env, interp);
	if (facts === void 0 || scope === null) return null;
	const frame = {
		scope,
		file: env,
		symbol: "<module>",
		pure: true,
		callable: null,
		onYield: null
	};
	const candidates = [];
	for (let at$ = 0, list$ = [facts.body, ...facts.functions.map((fn) => fn.body)]; at$ < list$.length; at$++) {
		const body = list$[at$];
		const given = givenTo(body);
		if (given.length === 0) continue;
		const inside = body === facts.body ? frame : {
			...frame,
			scope: importing(body, env, scope, interp)
		};
		for (let at$ = 0, list$ = given; at$ < list$.length; at$++) {
			const expr = list$[at$];
			const local = expr.kind === "Name" && inside !== frame ? assignedTo(expr.id, body) : null;
			candidates.push({
				expr: local ?? expr,
				frame: inside
			});
		}
	}
	candidates.push({
		expr: {
			kind: "Name",
			id: "target_metadata",
			start: 0,
			end: 0
		},
		frame
	});
	const chosen = assignments$2("target_metadata", facts.body).map((expr) => evaluate$1(expr, frame, interp));
	for (let at$ = 0, list$ = candidates; at$ < list$.length; at$++) {
		const candidate = list$[at$];
		const metadata = evaluate$1(candidate.expr, candidate.frame, interp);
		if (metadata?.kind === "none" || metadata?.kind === "seq") return "none";
		if (metadata instanceof SaMetaData) return metadata;
	}
	const made = chosen.filter((each) => each instanceof SaMetaData);
	const isOne = made.every(({ convention }) => convention !== null && convention.size === 0) || made.length === 1;
	return made.length > 0 && isOne && chosen.every((each) => each instanceof SaMetaData || each?.kind === "none") ? made[0] ?? null : null;
}
/** All that the statements of a module, nested ones too, assign to a name. */
function assignments$2(name, body) {
	const found = [];
	eachStatement(body, (stmt) => {
		if (stmt.kind === "Assign" && stmt.targets.some((target) => target.kind === "Name" && target.id === name)) found.push(stmt.value);
	});
	return found;
}
/** What the calls of `configure` in a body are given as `target_metadata`. */
function givenTo(body) {
	const found = [];
	eachExprIn(body, (part) => {
		if (part.kind === "Call" && part.func.kind === "Attribute" && part.func.attr === "configure") found.push(...part.keywords.filter(({ arg }) => arg === "target_metadata").map(({ value }) => value));
	});
	return found;
}
/** The names of env.py and those that the body of a function imports. */
function importing(body, env, outer, interp) {
	const scope = new Scope(outer);
	eachStatement(body, (stmt) => {
		if (stmt.kind === "Import" || stmt.kind === "ImportFrom") interp.modules.import(stmt, env, scope, interp);
	});
	return scope;
}
/** What a body assigns to a name last; null where it does not. */
function assignedTo(name, body) {
	let found = null;
	eachStatement(body, (stmt) => {
		if (stmt.kind === "Assign" && stmt.targets.some((target) => target.kind === "Name" && target.id === name)) found = stmt.value;
	});
	return found;
}
function evaluate$1(expr, frame, interp) {
	try {
		return interp.eval(expr, frame);
	} catch {
		return null;
	}
}

// src/domain/alembic/database/mysql.ts
const startsWith = (columns, wanted) => wanted.every((column, at) => columns[at] === column);
/**
* A table as MySQL keeps it: a unique index and a unique constraint are one thing, and an index that was made for a foreign key
* goes when another key begins with its columns.
*/
function settled(table) {
	const keys = table.indexes.filter((each) => each.unique && !each.expression && each.options === "" && each.columns.length > 0);
	const uniques = keys.length === 0 ? table.uniques : [...table.uniques, ...keys.map(({ name, columns }) => ({
		name,
		columns
	}))];
	const lasting = [
		...table.primaryKey === null ? [] : [table.primaryKey],
		...uniques,
		...table.indexes.filter(({ implicit }) => !implicit)
	];
	const spare = table.indexes.filter(({ implicit, columns }) => implicit && lasting.some((each) => startsWith(each.columns, columns)));
	if (keys.length + spare.length === 0) return table;
	return {
		...table,
		uniques,
		indexes: table.indexes.filter((each) => !keys.includes(each) && !spare.includes(each))
	};
}
/** A new foreign key brings an index of its own, which takes the place of one that was made for another key on the same columns. */
function withoutGenerated(table, columns) {
	const indexes = table.indexes.filter((each) => !each.implicit || each.columns.length > columns.length || !startsWith(columns, each.columns));
	return indexes.length === table.indexes.length ? table : {
		...table,
		indexes
	};
}
/** Fails when a column becomes a number of another size that a foreign key ties to a column of the old one. */
function requireSameSize(db, table, column, type, at) {
	const from$of = [column.type.text ?? "", type.text ?? ""], from = from$of[0], to = from$of[1];
	if (!db.foreignKeyChecks || from === to || !SIZED$1.test(from) || !SIZED$1.test(to)) return;
	const key = tableKey(table.name, table.schema);
	for (const owner of db.schema.tables.values()) {
		const holds = ({ table: target, columns, target: targets }) => owner.name === table.name && owner.schema === table.schema && columns.includes(column.name) || target === key && targets.includes(column.name);
		const held = owner.foreignKeys.filter(holds);
		const first = held[0];
		if (first === void 0) continue;
		const message = `column ${column.name} of ${table.name} cannot change its type: the foreign key ${first.name} of ${owner.name} holds it`;
		db.failHeld(owner, held, message, at);
	}
}
const SIZED$1 = /^(tinyint|smallint|mediumint|int|bigint)$/;
/**
* Fails when a key or index goes that MySQL needs: a foreign key of the table, or one that refers to it, must find another one
* that begins with its columns; an AUTO_INCREMENT column must stay the first of some key.
*/
function requireSpareKey(db, table, dropped, at) {
	const others = [...table.primaryKey === null || dropped.name === "PRIMARY" ? [] : [table.primaryKey.columns], ...[...table.uniques, ...table.indexes].filter(({ name }) => name !== dropped.name).map(({ columns }) => columns)];
	const left = (wanted) => others.some((columns) => startsWith(columns, wanted));
	const needed = (wanted) => startsWith(dropped.columns, wanted) && !left(wanted);
	const key = tableKey(table.name, table.schema);
	const owner = table.foreignKeys.some(({ columns }) => needed(columns)) ? table.name : [...db.schema.tables.values()].find((other) => other.foreignKeys.some((each) => each.table === key && needed(each.target)))?.name;
	if (owner !== void 0) db.fail("OperationalError", `index ${dropped.name} is needed in a foreign key of ${owner}`, at, refusal(dropped.name, key));
	const first = dropped.columns[0];
	if (first !== void 0 && columnOf(table, first)?.autoincrement === true && !left([first])) db.fail("OperationalError", `the AUTO_INCREMENT column ${first} of ${table.name} must be a key`, at, {
		kind: "refused",
		table: null,
		name: first,
		by: null
	});
}

// src/domain/alembic/database/rows.ts
/** Rows of one table that are kept. */
const MOST$1 = 500;
/** Follows what a statement does to the rows that are known to be there; fails where an INSERT is one that the table does not take. */
function followRows(db, { op, table, detail, at, calledFrom }) {
	const { rows } = db.schema;
	if (detail?.kind === "rows") write(db, detail.statement, calledFrom ?? at, at);
	else if (table !== null && (op === "create_table" || op === "drop_table")) {
		rows.delete(table);
		if (db.sqlite && op === "drop_table") cascade(db);
	} else if (table !== null && detail?.kind === "rename" && op === "rename_table") {
		const own = rows.get(table);
		rows.delete(table);
		if (own !== void 0) rows.set(detail.to, own);
	}
}
/** Takes the rows of a table over into what becomes of it; fails where it does not allow one of them. `copied`: the columns whose values go over into a new table. */
function fitRows(db, key, now, copied) {
	const before = db.schema.tables.get(key);
	if (copied !== null) cascade(db);
	const own = db.schema.rows.get(key);
	if (before === void 0 || own === void 0) return;
	const change = db.events.at(-1)?.detail;
	const converts = change?.kind === "change" && change.change.using === true;
	const values = now.columns.map((column) => [column.name, carried(db, before, now, column, {
		copied,
		converts
	})]);
	const rows = own.map(({ at, values: old }) => ({
		at,
		values: known(values.map((name$of) => {
			const name = name$of[0], of = name$of[1];
			return [name, of({
				at,
				values: old
			})];
		}))
	}));
	if (!now.open) {
		if (db.sqlite && copied === null) requireConstant(db, key, before, now, own);
		requireFit(db, key, before, now, rows);
	}
	db.schema.rows.set(key, rows);
}
function known(values) {
	return new Map(values.flatMap((name$of) => {
		const name = name$of[0], value = name$of[1];
		return value === void 0 ? [] : [[name, value]];
	}));
}
/** What a row has in a column of the table that its own becomes. */
function carried(db, before, now, column, { copied, converts }) {
	if (copied?.has(column.name) === false) return () => void 0;
	const gone = before.columns.filter(({ name }) => columnOf(now, name) === void 0);
	const old = columnOf(before, column.name);
	if (old === void 0) {
		const from = gone[0];
		if (gone.length > 1) return () => void 0;
		if (from === void 0) {
			const given = leftOut(db, now, column);
			return () => given;
		}
		return before.columns.indexOf(from) === now.columns.indexOf(column) ? ({ values }) => values.get(from.name) : () => void 0;
	}
	if (old.type.text === column.type.text && !converts) return ({ values }) => values.get(column.name);
	return ({ values }) => !converts && values.get(column.name) === null ? null : void 0;
}
/** What a row has in a column of which its INSERT says nothing: NULL, a default that is a constant, or a value that is not known. */
function leftOut({ schema }, { primaryKey }, column) {
	const { name, default: given, identity, computed, sequence, autoincrement, type } = column;
	const isDomain = type.named !== null && !schema.enums.has(type.named);
	if (identity !== null || computed !== null || sequence !== null || autoincrement || isDomain || primaryKey?.columns.includes(name) === true) return void 0;
	return given === null ? null : given !== void 0 && CONSTANT.test(given) ? `default ${given}` : void 0;
}
/** A default that is the same for all rows. */
const CONSTANT = /^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)$/i;
/** Fails where the table asks of its rows what one of them does not have. */
function requireFit(db, key, before, now, rows) {
	const refuse = (type, message, name, { at: by }) => {
		const asked = db.events.findLast((event) => event.table === key && event.name === name) ?? db.events.at(-1);
		return db.fail(db.sqlite ? "IntegrityError" : type, message, asked?.at ?? by, {
			kind: "refused",
			table: key,
			name: key,
			by
		});
	};
	for (let at$ = 0, list$ = db.mysql ? [] : now.columns; at$ < list$.length; at$++) {
		const { name, nullable } = list$[at$];
		const old = columnOf(before, name);
		const found = nullable === false && old?.nullable !== false ? rows.find(({ values }) => values.get(name) === null) : void 0;
		if (found === void 0) continue;
		refuse("NotNullViolation", old === void 0 ? `${key}.${name} is added NOT NULL without a default, and the history has inserted a row` : `${key}.${name} becomes NOT NULL, and a row that the history has inserted has NULL there`, name, found);
	}
	for (let at$ = 0, list$ = now.checks.filter((each) => !before.checks.includes(each)); at$ < list$.length; at$++) {
		const { name, expression, notValid } = list$[at$];
		const column = notValid === true || expression === null ? null : notNullColumn(expression);
		const found = column === null ? void 0 : rows.find(({ values }) => values.get(column) === null);
		const message = `${key}.${column} must not be NULL by ${name ?? "a check"}, and a row that the history has inserted has NULL there`;
		if (found !== void 0) refuse("CheckViolation", message, name, found);
	}
	const former = new Set(keysOf$1(before).map(({ columns }) => columns.join("")));
	for (let at$ = 0, list$ = keysOf$1(now); at$ < list$.length; at$++) {
		const { name, columns } = list$[at$];
		const pair = former.has(columns.join("")) ? null : agreeing(rows, columns);
		const become = columns.length === 1 ? "becomes" : "become";
		const message = `${columns.join(", ")} of ${key} ${become} unique, and two rows that the history has inserted agree`;
		if (pair !== null) refuse("UniqueViolation", message, name, pair[1]);
	}
}
/** SQLite adds a column whose default is the time to a table without rows alone. */
function requireConstant(db, key, before, now, row$of) {
	const row = row$of[0];
	const added = now.columns.find(({ name, default: given }) => columnOf(before, name) === void 0 && /^\(?current_(?:date|time|timestamp)\b/i.test(given ?? ""));
	if (added === void 0 || row === void 0 || now.columns.length === before.columns.length) return;
	const message = `${key}.${added.name} is added with the default ${added.default}, which SQLite refuses where there are rows, and the history has inserted one`;
	db.fail("OperationalError", message, db.events.at(-1)?.at ?? row.at, {
		kind: "refused",
		table: key,
		name: key,
		by: row.at
	});
}
/** What no two rows may agree in. */
function keysOf$1({ primaryKey, uniques, indexes }) {
	return [
		...primaryKey === null ? [] : [primaryKey],
		...uniques.filter(({ lenient }) => lenient !== true),
		...indexes.filter((each) => each.unique && !each.expression && each.options === "")
	];
}
/** Whether SQLite is told to do something else with a row than to refuse it. */
function isLenient({ columns, uniques }) {
	return columns.some(({ lenient }) => lenient === true) || uniques.some(({ lenient }) => lenient === true);
}
/** Two rows that have the same in all of some columns; null where none are known. */
function agreeing(rows, columns) {
	const seen = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = columns.length === 0 ? [] : rows; at$ < list$.length; at$++) {
		const row = list$[at$];
		const values = columns.map((name) => row.values.get(name));
		if (values.some((value) => value == null)) continue;
		const id = values.join("");
		const other = seen.get(id);
		if (other !== void 0) return [other, row];
		seen.set(id, row);
	}
	return null;
}
function write(db, { verb, table, listed, sets, text }, site, at) {
	const { rows, tables, opaques } = db.schema;
	const own = table === null ? void 0 : tables.get(table);
	const isTriggered = [...opaques.values()].some((each) => each.kind === "trigger" && (each.table === table || db.sqlite && each.table?.toLowerCase() === table?.toLowerCase()));
	if (own !== void 0 && db.sqlite && isLenient(own)) {
		rows.delete(own.name);
		return;
	}
	if (table === null || own === void 0 || isTriggered || verb === "unknown" || /^\s*with\b/i.test(text ?? "")) {
		db.leaveRows();
		return;
	}
	const forget = (key, columns) => {
		const there = rows.get(key);
		if (there === void 0) return;
		const left = ({ values }) => columns === null ? /* @__PURE__ */ new Map() : new Map([...values].filter((name$of) => {
			const name = name$of[0];
			return !columns.includes(name);
		}));
		rows.set(key, there.map((row) => ({
			at: row.at,
			values: left(row)
		})));
	};
	if (verb === "insert") {
		const isKnown = listed?.every((row) => [...row.keys()].every((name) => columnOf(own, name) !== void 0)) === true;
		if (listed === void 0 || !isKnown || own.open || db.maybe()) forget(table, null);
		else if (db.guarded()) db.leaveRows();
		else if (!db.rowsLeft) rows.set(table, stored(db, table, own, listed, site, at).slice(0, MOST$1));
	} else if (verb === "update" && !db.mysql) {
		forget(table, sets ?? null);
		for (const key$of of tables) {
			const key = key$of[0], { foreignKeys } = key$of[1];
			if (foreignKeys.some(({ options }) => /on update/i.test(options))) forget(key, null);
		}
	} else if (verb === "delete") {
		rows.delete(table);
		cascade(db);
	} else rows.clear();
}
/** Rows that a foreign key takes along, or changes, where rows of another table go. */
function cascade({ schema: { rows, tables } }) {
	for (const key$of of tables) {
		const key = key$of[0], { foreignKeys } = key$of[1];
		if (foreignKeys.some(({ options }) => /on delete/i.test(options))) rows.delete(key);
	}
}
/** The rows of a table with those that an INSERT lists; fails where it does not take one of them. */
function stored(db, key, table, listed, site, at) {
	const there = db.schema.rows.get(key) ?? [];
	const refuse = (type, message, by) => db.fail(db.sqlite ? "IntegrityError" : type, message, at, {
		kind: "refused",
		table: key,
		name: key,
		by
	});
	const made = listed.map((row) => {
		return {
			at: site,
			values: known(table.columns.map((column) => {
				const given = row.get(column.name);
				const isOwn = table.primaryKey?.columns.includes(column.name) === true || /json/i.test(column.type.text ?? "json");
				if (row.has(column.name)) return [column.name, given === null && (isOwn || column.autoincrement) ? void 0 : given];
				return [column.name, leftOut(db, table, column)];
			}))
		};
	});
	const lacking = db.mysql ? void 0 : table.columns.find(({ name, nullable }) => nullable === false && made.some(({ values }) => values.get(name) === null));
	if (lacking !== void 0) refuse("NotNullViolation", `the INSERT into ${key} ${listed.some((row) => row.get(lacking.name) === null) ? `gives NULL to ${lacking.name}, which is NOT NULL` : `leaves out ${lacking.name}, which is NOT NULL without a default`}`, null);
	const all = [...there, ...made];
	for (let at$ = 0, list$ = keysOf$1(table); at$ < list$.length; at$++) {
		const { columns } = list$[at$];
		const pair = agreeing(all, columns);
		const message = `the INSERT into ${key} gives ${columns.join(", ")} what a row has that was inserted before`;
		if (pair !== null) refuse("UniqueViolation", message, there.includes(pair[0]) ? pair[0].at : null);
	}
	return all;
}

// src/domain/alembic/database/database.ts
/** What a table does not have that the history made, and all that it has with it. */
function absent(table, name) {
	return table.open ? null : {
		kind: "absent",
		table: tableKey(table.name, table.schema),
		name,
		by: null
	};
}
/** What is no part of a table and is not there, in a history that rests on nothing else. */
function missing({ openWorld, unsure }, name) {
	return openWorld || unsure ? null : {
		kind: "absent",
		table: null,
		name,
		by: null
	};
}
/** PostgreSQL's errors for what is there; indexes share the name space of tables. */
const TAKEN = {
	table: "DuplicateTable",
	index: "DuplicateTable",
	column: "DuplicateColumn"
};
/**
* A database of one dialect, by its schema alone: it carries out DDL with the semantics of the real one and answers with
* the errors of the real one.
*/
var Database = class {
	dialect;
	schema;
	/** The schema at the start of the revision; it learns what turns out to have existed before the history. */
	baseline;
	/** Names of tables and enum types that existed at some time: what is missing although it was there is really missing. */
	known;
	copied = null;
	/** Names that each table takes in the name space of relations; tables never change, so it is kept between runs. */
	names;
	/** Objects that the history does not make may exist. */
	assuming = false;
	/** The MetaData may have a naming convention, which is not known: constraints and indexes may be called otherwise. */
	namesUnknown = false;
	/** A downgrade() runs. */
	reverting = false;
	/** The history alters objects that it never made. */
	openWorld = false;
	/** PostgreSQL: an error was swallowed, and the transaction answers nothing but errors. */
	aborted = false;
	/** SQL that is not known ran: what it seems to lack may be there, and what it seems to have may be gone. */
	unsure = false;
	/** What is there was asked for: what the code does may hang on it. */
	asked = false;
	/** Labels of enum types that the catalogue was asked for by name. */
	labelsAsked = /* @__PURE__ */ new Set();
	autocommit = 0;
	/** MySQL: `SET FOREIGN_KEY_CHECKS=0` lets go what foreign keys hold. */
	foreignKeyChecks = true;
	/** SQLite: `PRAGMA legacy_alter_table=ON` has tables renamed without a look at the views. */
	legacyAlter = false;
	/** Labels that the transaction has added to enum types, by type: PostgreSQL refuses their use until it is committed. */
	uncommitted = /* @__PURE__ */ new Map();
	/** What rows there are is not known any more. */
	rowsLeft = false;
	/** The code ended the transaction that Alembic began. */
	ended = false;
	/** Enum types that `create_table` has seen since the run of Alembic began, which makes each of them once. */
	enumsMade = /* @__PURE__ */ new Set();
	/** Those that it has seen in this revision. */
	enumsSeen = /* @__PURE__ */ new Set();
	/** Tables of the connection alone, by name, each with the enum types of its columns: no part of the schema. */
	temporary = /* @__PURE__ */ new Map();
	/** The schemas that names without one are looked up in; null for those that the connection begins with. */
	path = null;
	/** Schemas by those that SQLAlchemy writes in their place (`schema_translate_map`); under the empty name that of names without one. */
	translated = /* @__PURE__ */ new Map();
	steps = [];
	losses = [];
	/** What was to be dropped if it exists, and does not as far as is known. */
	spared = [];
	/** What no revision has made, and was dropped only if it is there, or asked for: where it is there, something else made it. */
	foreign = /* @__PURE__ */ new Set();
	/** Places of statements that change rows. */
	dataChanges = [];
	/** All that was done, in order: steps with what they were given, and the statements that change rows. */
	events = [];
	/** Statements that failed and were skipped. */
	skipped = [];
	/** Called when an effect is not known; the verdict becomes `unproved`. */
	blind = () => {};
	/** True while statements run that may not be reached. */
	maybe = () => false;
	/** Failing statements are skipped. */
	tolerant = false;
	/** True while an error would be caught. */
	guarded = () => false;
	/** Where the function was called that a statement stands in, if it is a helper of many. */
	calledFrom = () => null;
	constructor(dialect, schema, known, names = /* @__PURE__ */ new WeakMap()) {
		this.dialect = dialect;
		this.schema = schema;
		this.baseline = schema;
		this.names = names;
		this.known = known;
	}
	/** The baseline, to be written to: copied from the one given on first use. */
	older() {
		if (this.copied !== this.baseline) {
			this.copied = copySchema(this.baseline);
			this.baseline = this.copied;
		}
		return this.copied;
	}
	know(name) {
		if (!this.known.has(name)) this.known = /* @__PURE__ */ new Set([...this.known, name]);
	}
	relationNames(table) {
		let names = this.names.get(table);
		if (names === void 0) {
			const all = [
				table.name,
				table.primaryKey?.name,
				...table.uniques.map((each) => each.name),
				...table.indexes.map((each) => each.name),
				...table.columns.map((each) => each.sequence)
			];
			names = new Set(all.filter((name) => name !== null && name !== void 0));
			this.names.set(table, names);
		}
		return names;
	}
	get postgresql() {
		return this.dialect === "postgresql";
	}
	get sqlite() {
		return this.dialect === "sqlite";
	}
	get mysql() {
		return this.dialect === "mysql";
	}
	/** Begins a DDL statement. False when it is not to be carried out: code that may not run only leaves a blind spot. */
	begin(op, table, name, at, detail = null) {
		this.check(at);
		if (this.maybe()) {
			this.blind(`${op} stands in code that may not run or runs for each of an unknown number of items`, at);
			return false;
		}
		if (op === "alter_column" && table !== null && bareName(table) === "alembic_version") return false;
		this.steps.push({
			op,
			table,
			name,
			at
		});
		this.record(op, table, name, at, detail);
		return true;
	}
	/** Notes a statement that changes rows. */
	changeRows(at, statement) {
		this.dataChanges.push(at);
		this.record(statement.verb, statement.table, null, at, {
			kind: "rows",
			statement
		});
	}
	/** Notes what changes no schema but takes a lock or reads a table. */
	note(op, table, name, at) {
		this.record(op, table, name, at, null);
	}
	record(op, table, name, at, detail) {
		const before = table === null ? null : this.schema.tables.get(table) ?? null;
		const maybe = this.maybe();
		const event = {
			op,
			table,
			name,
			at,
			calledFrom: this.calledFrom(at),
			before,
			autocommit: this.autocommit > 0,
			maybe,
			detail
		};
		this.events.push(event);
		followRows(this, event);
	}
	/** Fails when PostgreSQL has given the transaction up. */
	check(at) {
		if (this.aborted) throw databaseError("InFailedSqlTransaction", "the transaction is aborted by an earlier error that was caught", at);
	}
	/** An error of the database. */
	fail(type, message, at, obstacle = null) {
		if (this.postgresql && this.autocommit === 0) this.aborted = true;
		throw databaseError(type, message, at, obstacle);
	}
	/** Looks whether something is refused; where failing statements are skipped, what the statement does else is carried out all the same. */
	carry(name, at, look, otherwise = () => {}) {
		try {
			look();
		} catch (error) {
			if (!this.tolerant || !(error instanceof Raised)) throw error;
			this.aborted = false;
			this.skipped.push({
				error,
				names: [name],
				carried: true
			});
			this.blind("a statement fails", at);
			otherwise();
		}
	}
	/** Notes a statement that failed and is skipped. */
	skip(error, names) {
		this.skipped.push({
			error,
			names: names.filter((name) => name !== null)
		});
	}
	/** Leaves open what hangs on the name of a constraint or index. */
	requireNames() {
		if (this.namesUnknown) this.undecided("the naming convention of the MetaData is not known");
	}
	/** Something is to be made that is there. */
	failTaken(kind, table, name, message, at) {
		if (kind === "index" || kind === "constraint") this.requireNames();
		const type = this.sqlite || this.mysql && kind === "constraint" ? "OperationalError" : TAKEN[kind] ?? "DuplicateObject";
		return this.fail(type, `${message} already exists`, at, {
			kind,
			table,
			name,
			by: null
		});
	}
	/** Something is to go that foreign keys of a table hold. */
	failHeld(owner, keys, message, at) {
		const key = keys[0];
		const held = key === void 0 || owner.open ? null : {
			kind: "constraint",
			table: tableKey(owner.name, owner.schema),
			name: key.name ?? "",
			columns: key.columns,
			by: null
		};
		return this.fail(this.postgresql ? "DependentObjectsStillExist" : "OperationalError", message, at, held);
	}
	/** A statement that PostgreSQL refuses inside a transaction. */
	failConcurrent(statement, at) {
		this.check(at);
		this.record("concurrent_in_transaction", null, statement, at, null);
		return this.fail("ActiveSqlTransaction", `${statement} cannot run inside a transaction`, at);
	}
	table(name, schema, at) {
		const key = tableKey(name, schema);
		const found = this.schema.tables.get(key);
		if (found !== void 0) return found;
		const system = schema === "information_schema" || schema === "pg_catalog";
		if (this.assuming && !this.known.has(key) && !system) {
			this.openWorld = true;
			this.know(key);
			const assumed = emptyTable(name, schema, true);
			this.schema.tables.set(key, assumed);
			this.older().tables.set(key, assumed);
			return assumed;
		}
		const obstacle = this.known.has(key) && !this.unsure ? {
			kind: "absent",
			table: null,
			name: key,
			by: null
		} : null;
		return this.fail(this.sqlite ? "OperationalError" : "UndefinedTable", `table ${key} does not exist`, at, obstacle);
	}
	/** The schema that a name means; for what is to be made there, the first one of the path. */
	homeOf(name, schema, making = false) {
		if (schema !== null || this.path === null) return schema;
		const holds = (home) => {
			const key = tableKey(name, home);
			const { tables, opaques } = this.schema;
			return tables.has(key) || [
				"view",
				"sequence",
				"function"
			].some((kind) => opaques.has(`${kind} ${key}`)) || this.holds(name, home);
		};
		const [first = null] = this.path;
		const home = (making ? first : this.path.find(holds)) ?? first;
		return home === "public" ? null : home;
	}
	/** Whether a table of the schema has an index of the name. */
	holds(name, home) {
		return [...this.schema.tables.values()].some(({ schema, indexes }) => (schema ?? "public") === home && indexes.some((each) => each.name === name));
	}
	has(name, schema) {
		return this.schema.tables.has(tableKey(name, schema));
	}
	/** Puts a table into the place of its former self. `copied`: the columns whose values went over, where it was made anew. */
	put(table, copied = null) {
		const key = tableKey(table.name, table.schema);
		const made = this.mysql ? settled(table) : table;
		fitRows(this, key, made, copied);
		this.schema.tables.set(key, made);
		this.know(key);
	}
	/** Something may have written to any row, or will. */
	leaveRows() {
		this.schema.rows.clear();
		this.rowsLeft = true;
	}
	/** A column of a table; in a table that is older than the history it is taken to exist. */
	column(table, name, at) {
		const found = columnOf(table, name);
		if (found !== void 0) return found;
		if (table.open && !table.gone.has(name)) {
			const assumed = {
				name,
				type: EARLIER_TYPE,
				nullable: null,
				default: void 0,
				identity: null,
				computed: null,
				autoincrement: false,
				comment: null,
				sequence: null
			};
			this.assume(table, (old) => ({
				...old,
				columns: [...old.columns, assumed]
			}));
			return assumed;
		}
		const type = this.sqlite ? "OperationalError" : "UndefinedColumn";
		return this.fail(type, `table ${table.name} has no column ${name}`, at, absent(table, name));
	}
	/** Adds to an open table what must have been there before, now and in the baseline. */
	assume(table, change) {
		const key = tableKey(table.name, table.schema);
		const before = this.baseline.tables.get(key);
		if (before?.open === true) this.older().tables.set(key, change(before));
		const now = change(this.schema.tables.get(key) ?? table);
		this.schema.tables.set(key, now);
		return now;
	}
	/** The current version of a table. */
	fresh(table) {
		return this.schema.tables.get(tableKey(table.name, table.schema)) ?? table;
	}
	/** Whether the relation name is taken on PostgreSQL, where tables, indexes, sequences share one name space. */
	taken(name, schema) {
		const key = tableKey(name, schema);
		return this.holder(name, schema) !== null || this.schema.opaques.has(`view ${key}`) || this.schema.opaques.has(`sequence ${key}`);
	}
	/** Whether PostgreSQL leaves the name out of those that it chooses from: a constraint of some table of the schema has it. */
	constrained(name, schema) {
		for (const { schema: own, primaryKey, uniques, foreignKeys, checks } of this.schema.tables.values()) {
			if ((own ?? "public") !== (schema ?? "public")) continue;
			if (primaryKey?.name === name || [
				uniques,
				foreignKeys,
				checks
			].some((list) => list.some((each) => each.name === name))) return true;
		}
		return false;
	}
	/** The table whose name, or the name of whose index, key or sequence it is. */
	holder(name, schema) {
		for (const table of this.schema.tables.values()) if ((table.schema ?? "public") === (schema ?? "public") && this.relationNames(table).has(name)) return table;
		return null;
	}
	/** PostgreSQL makes an index of its name for each key: fails where another relation of the schema is called so. `own`: the table that gets it. */
	requireFreeName(name, schema, own, at) {
		if (!this.postgresql || name === null || !this.taken(name, schema)) return;
		const owner = this.holder(name, schema);
		const key = owner === null ? null : tableKey(owner.name, owner.schema);
		const isIndex = owner?.indexes.some((each) => each.name === name) === true;
		const kind = key === name ? "table" : isIndex ? "index" : "constraint";
		const belongs = key === null || key === name ? "" : ` of ${key}`;
		const elsewhere = key !== null && key !== own ? { elsewhere: true } : {};
		this.fail("DuplicateTable", `relation ${name}${belongs} already exists`, at, {
			kind,
			table: key,
			name,
			by: null,
			...elsewhere
		});
	}
	/** The name that the database gives an unnamed constraint; null where it gives none. */
	defaultName(table, kind, columns) {
		if (this.postgresql) {
			if (kind === "primary") return chooseName(table.name, null, "pkey", (name) => this.taken(name, table.schema) || this.constrained(name, table.schema));
			const label = kind === "unique" ? "key" : kind === "foreignkey" ? "fkey" : "check";
			const own = new Set([
				...table.foreignKeys,
				...table.checks,
				...table.uniques
			].map((each) => each.name));
			const joined = kind === "check" ? columns.length === 1 ? columns[0] ?? null : null : joinColumns(columns);
			const isTaken = (name) => own.has(name) || this.constrained(name, table.schema);
			return chooseName(table.name, joined, label, (name) => isTaken(name) || kind === "unique" && this.taken(name, table.schema));
		}
		if (this.mysql) {
			if (kind === "primary") return "PRIMARY";
			if (kind === "unique") {
				const first = columns[0];
				const taken = new Set([...table.indexes, ...table.uniques].map((each) => each.name));
				let name = first ?? "unique";
				for (let n = 2; taken.has(name); n += 1) name = `${first}_${n}`;
				return name;
			}
			const label = kind === "foreignkey" ? "ibfk" : "chk";
			const numbers = (kind === "foreignkey" ? table.foreignKeys : table.checks).map((each) => Number(new RegExp(`^${table.name}_${label}_(\\d+)$`).exec(each.name ?? "")?.[1] ?? 0));
			return `${table.name}_${label}_${Math.max(0, ...numbers) + 1}`;
		}
		return null;
	}
	name(name) {
		return identifier(name, this.dialect);
	}
	undecided(reason) {
		throw new Undecided(reason);
	}
	/** Notes that something was taken away which was there when the revision began. */
	lose(message, at, existed) {
		if (existed) this.losses.push({
			message,
			at
		});
	}
	snapshot() {
		return copySchema(this.schema);
	}
};

// src/domain/alembic/hazards/hazard.ts
/** Rows that a table counts as when nobody says how many it has. */
const ASSUMED_ROWS = 1e6;
/** Fewer rows than this are nothing to protect. */
const FEW_ROWS = 1e3;
/** Whether a statement on the rows of its table comes before an event; one that names no table may be about any. */
function rowsTouchedBefore(events, { index, table }) {
	return events.some((other) => other.index < index && other.detail?.kind === "rows" && (other.detail.statement.table ?? table) === table);
}
/** Whether a step fails on rows that the history itself has written, which is told as that. */
function failsOnOwnRows({ replay: { blocked, stops } }, { at, table }) {
	return (stops !== null && stops.length > 0 ? stops : [blocked]).some((each) => each?.obstacle?.kind === "refused" && each.obstacle.by !== null && each.at?.start === at.start && each.obstacle.table === table);
}
/** Follows which tables and columns a run makes. */
function track(events) {
	const made = /* @__PURE__ */ new Set();
	const emptied = /* @__PURE__ */ new Set();
	const columns = /* @__PURE__ */ new Set();
	const shared = sharedPlaces(events);
	return events.map((event, index) => {
		const { op, table, name, detail } = event;
		const key = table ?? "";
		const tracked = {
			...event,
			at: event.calledFrom !== null && (event.at.file !== event.calledFrom.file || shared.has(event.at.start)) ? event.calledFrom : event.at,
			index,
			newTable: made.has(key),
			emptied: emptied.has(key),
			newColumn: columns.has(`${key}\u0001${name ?? ""}`)
		};
		if (op === "create_table" && event.before === null) made.add(key);
		if (detail?.kind === "rename" && made.has(key)) made.add(detail.to);
		if (detail?.kind === "rename" && emptied.has(key)) emptied.add(detail.to);
		if (op === "drop_table") made.delete(key);
		if (op === "add_column") columns.add(`${key}\u0001${name ?? ""}`);
		if (detail?.kind === "change" && detail.change.name !== void 0 && columns.has(`${key}\u0001${name ?? ""}`)) columns.add(`${key}\u0001${detail.change.name}`);
		if (detail?.kind === "rows" && empties(detail)) emptied.add(key);
		return tracked;
	});
}
/** Statements of helpers that several calls lead to: to name them alone would not say which call is meant. */
function sharedPlaces(events) {
	const sites = /* @__PURE__ */ new Map();
	const shared = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = events; at$ < list$.length; at$++) {
		const { at, calledFrom } = list$[at$];
		if (calledFrom === null) continue;
		const site = sites.get(at.start);
		if (site !== void 0 && site !== calledFrom.start) shared.add(at.start);
		sites.set(at.start, calledFrom.start);
	}
	return shared;
}
function empties({ statement }) {
	return (statement.verb === "delete" || statement.verb === "truncate") && statement.restricted === false;
}
/** How many rows a table has: what the settings say, or the assumption. */
function rowsOf$1(examined, table) {
	const { tableRows } = examined.settings;
	const given = tableRows[table] ?? tableRows[table.slice(table.lastIndexOf(".") + 1)];
	const rows = given ?? 1e6;
	return {
		rows,
		said: `${grouped(rows)} rows${given === void 0 ? ", assumed" : ""}`
	};
}
/** A number with its thousands apart, whatever the locale. */
function grouped(value) {
	return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}
/** A hazard of a revision. */
function hazard(examined, rule, at, rest) {
	return {
		at,
		rule,
		revision: examined.file.revision,
		severity: rest.severity,
		detail: rest.detail,
		escalates: rest.escalates ?? null,
		trace: rest.trace ?? [],
		isNew: examined.isNew
	};
}
/** A column of an existing table that cannot be NULL and that nothing fills when it is added. */
function unfilled(event, later) {
	if (event.op !== "add_column" || event.detail?.kind !== "column" || event.newTable || event.emptied || event.maybe) return false;
	const { column } = event.detail;
	const keyed = later.some(({ table, detail }) => table === event.table && detail?.kind === "constraint" && detail.constraint.kind === "primary" && detail.constraint.columns.includes(column.name));
	return column.nullable === false && column.default === null && column.identity === null && column.computed === null && column.sequence === null && !column.autoincrement && !keyed;
}
function hasColumn(table, name) {
	return table?.columns.some((column) => column.name === name) === true;
}

// src/domain/alembic/hazards/duplicates.ts
/** Unique keys over columns whose rows have been free to agree until then, with nothing that looks for those that do. */
function duplicateHazards(examined) {
	const { upgrade, replay } = examined;
	return upgrade.flatMap((event) => {
		const columns = uniqueColumns(event);
		const { before, table } = event;
		if (columns.length === 0 || failsOnOwnRows(examined, event) || before === null || before.open || event.newTable || event.emptied || event.maybe) return [];
		const older = columns.every((name) => before.columns.some((each) => each.name === name));
		const added = upgrade.some(({ index, op, table: where, name }) => index < event.index && op === "add_column" && where === table && columns.includes(name ?? ""));
		const was = earlier(upgrade, event, columns);
		const first = replay.before.tables.get(was.table ?? "");
		if (!older || added || holds$1(before, columns) || first !== void 0 && holds$1(first, was.columns)) return [];
		if (rowsTouchedBefore(upgrade, event) || columns.every((name) => examined.mentions(name))) return [];
		const detail = `${columns.join(", ")} of ${table} ${columns.length === 1 ? "becomes" : "become"} unique, which fails when two rows agree`;
		return [hazard(examined, "fails-on-rows", event.at, {
			severity: "note",
			detail
		})];
	});
}
/** What a table and its columns were called before the revision. */
function earlier(upgrade, { index, table }, columns) {
	let home = table;
	let names = columns;
	for (let at$ = 0, list$ = upgrade.slice(0, index).reverse(); at$ < list$.length; at$++) {
		const { table: where, name, detail } = list$[at$];
		if (detail?.kind === "rename" && detail.to === home) home = where;
		if (detail?.kind === "change" && where === home && detail.change.name !== void 0 && name !== null) {
			const { change } = detail;
			names = names.map((each) => each === change.name ? name : each);
		}
	}
	return {
		table: home,
		columns: names
	};
}
function uniqueColumns({ detail }) {
	if (detail?.kind === "index") return detail.index.unique && !detail.index.expression ? detail.index.columns : [];
	return detail?.kind === "constraint" && detail.constraint.kind === "unique" ? detail.constraint.columns : [];
}
/** Whether a key of the table keeps rows apart by some of the columns already. */
function holds$1({ primaryKey, uniques, indexes }, columns) {
	return [
		...primaryKey === null ? [] : [primaryKey],
		...uniques,
		...indexes.filter(({ unique, expression, options }) => unique && !expression && options === "")
	].some((each) => each.columns.length > 0 && each.columns.every((name) => columns.includes(name)));
}

// src/domain/alembic/database/views.ts
/** What a query reads. A column without its table in front counts where just one of the tables has it. */
function readBy(db, { from, columns }) {
	const reads = new Map(from.map(({ key }) => [key, /* @__PURE__ */ new Set()]));
	const has = (key, name) => db.schema.tables.get(key)?.columns.some((column) => column.name === name) === true;
	for (let at$ = 0, list$ = columns; at$ < list$.length; at$++) {
		const { of, name } = list$[at$];
		const near = of === null ? from : from.filter(({ alias }) => alias === of);
		if (name === null) for (let at$ = 0, list$ = near; at$ < list$.length; at$++) {
			const { key } = list$[at$];
			for (let at$ = 0, list$ = db.schema.tables.get(key)?.columns ?? []; at$ < list$.length; at$++) {
				const column = list$[at$];
				reads.get(key)?.add(column.name);
			}
		}
		else {
			const only$of = from.length === 1 ? near : near.filter(({ key }) => has(key, name)), only = only$of[0], another = only$of[1];
			if (only !== void 0 && another === void 0) reads.get(only.key)?.add(name);
		}
	}
	return reads;
}
/** A table or view that was there and is no more. */
function isGone(db, key) {
	return !db.schema.tables.has(key) && !db.schema.opaques.has(`view ${key}`) && db.known.has(key) && !db.temporary.has(key);
}
/** A view is made of what is there: fails where it reads what was taken away. SQLite looks only when it is used. */
function requireReadable(db, view, reads, at) {
	if (db.sqlite) return;
	const gone = [...reads.keys()].find((key) => isGone(db, key));
	if (gone !== void 0) db.fail(db.postgresql ? "UndefinedTable" : "ProgrammingError", `the view ${view} reads ${gone}, which does not exist`, at, held(view));
}
/** Columns that PostgreSQL gives every table. */
const SYSTEM = /* @__PURE__ */ new Set([
	"ctid",
	"xmin",
	"xmax",
	"cmin",
	"cmax",
	"tableoid"
]);
/** Fails where a view reads a column that the table does not have before whose name it stands. SQLite looks only when it is used. */
function requireColumnsOf(db, view, { from, columns, derived }, at) {
	if (db.sqlite) return;
	for (let at$ = 0, list$ = columns; at$ < list$.length; at$++) {
		const { of, name } = list$[at$];
		const [only, ...others] = of === null || derived.has(of) ? [] : from.filter(({ alias }) => alias === of);
		const table = only === void 0 || others.length > 0 ? void 0 : db.schema.tables.get(only.key);
		if (table === void 0 || table.open || name === null || SYSTEM.has(name) || columnOf(table, name) !== void 0) continue;
		if ([...db.schema.opaques.values()].some((each) => each.kind === "function" && bareName(each.name) === name)) continue;
		const message = `the view ${view} reads ${of}.${name}, and table ${table.name} has no column ${name}`;
		db.fail(db.postgresql ? "UndefinedColumn" : "OperationalError", message, at, absent(table, name));
	}
}
function viewsOf(db, key) {
	return [...db.schema.opaques.values()].filter(({ kind, reads }) => kind === "view" && reads?.has(key) === true);
}
function held(view) {
	return {
		kind: "refused",
		table: null,
		name: view,
		by: null
	};
}
/** PostgreSQL keeps what a view reads: fails where one reads the table or view, or the column of it. */
function requireUnread(db, key, column, at) {
	if (!db.postgresql) return;
	const view = viewsOf(db, key).find(({ reads }) => column === null || reads?.get(key)?.has(column) === true);
	const what = column === null ? key : `column ${key}.${column}`;
	if (view !== void 0) db.fail("DependentObjectsStillExist", `the view ${view.name} reads ${what}`, at, held(view.name));
}
/** `CASCADE`: the views that read it, and those that read these, go with it. */
function dropViews(db, key, column) {
	for (let at$ = 0, list$ = viewsOf(db, key); at$ < list$.length; at$++) {
		const view = list$[at$];
		if (column !== null && view.reads?.get(key)?.has(column) !== true) continue;
		db.schema.opaques.delete(`view ${view.name}`);
		for (const id$of of db.schema.opaques) {
			const id = id$of[0];
			if (id$of[1].table === view.name) db.schema.opaques.delete(id);
		}
		dropViews(db, view.name, null);
	}
}
/**
* SQLite reads all views again when it renames a table or column or drops a column: fails where one reads what is not there. `without`: a
* table that is gone at that moment, as when batch mode puts the new one in the place of the old one.
* https://sqlite.org/lang_altertable.html#altertabrename
*/
function requireReadableViews(db, at, without = null) {
	if (!db.sqlite || db.legacyAlter) return;
	const missing = (key) => key === without || isGone(db, key);
	for (const { kind, name, reads } of db.schema.opaques.values()) {
		const lost = kind === "view" && reads !== void 0 ? [...reads.keys()].find(missing) : void 0;
		if (lost === void 0) continue;
		const message = `the view ${name} reads ${lost}, which is not there ${lost === without ? "while the table is made anew" : "any more"}`;
		db.fail("OperationalError", message, at, held(name));
	}
	requireReadableTriggers(db, at, null, without);
}
/** The same for what triggers name of the row that they are run for, once a column is `dropped`. */
function requireReadableTriggers(db, at, dropped = null, without = null) {
	if (!db.sqlite || db.legacyAlter) return;
	for (const { kind, name, table: on, definition } of db.schema.opaques.values()) {
		if (kind !== "trigger" || on === null || definition === null) continue;
		const holder = [...db.schema.tables].find((key$of) => {
			return key$of[0].toLowerCase() === on.toLowerCase();
		});
		if (holder === void 0 || holder[1].open || holder[0] === without) continue;
		const key$of = holder, key = key$of[0], { columns } = key$of[1];
		const left = new Set(columns.flatMap((each) => key === dropped?.key && each.name === dropped.column ? [] : [each.name.toLowerCase()]));
		const plain = definition.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, " ");
		for (const [read, column = ""] of plain.matchAll(/\b(?:new|old)\s*\.\s*["`[]?(\w+)/gi)) {
			if (left.has(column.toLowerCase()) || ROW_IDS.test(column)) continue;
			db.fail("OperationalError", `the trigger ${name} reads ${read.replace(/[\s"`[]/g, "")}, which ${key} does not have`, at, held(name));
		}
	}
}
/** What SQLite calls the number of a row. */
const ROW_IDS = /^(?:rowid|oid|_rowid_)$/i;
/** SQLite drops no column that a view reads. */
function requireUnreadColumn(db, key, column, at) {
	const view = viewsOf(db, key).find(({ reads }) => reads?.get(key)?.has(column) === true);
	if (view !== void 0 && !db.legacyAlter) db.fail("OperationalError", `the view ${view.name} reads column ${key}.${column}`, at, held(view.name));
}
/** The text of a query with another name for a table: behind FROM and JOIN, and in front of a column. */
function inQuery(text, from, to) {
	return text?.replace(new RegExp(`(\\b(?:from|join) |,)${from}(?![\\w.(])|(?<![\\w."])${from}(?=\\.)`, "g"), `$1${to}`) ?? null;
}
/** Views go on reading what has another name now. */
function followRename(db, from, to) {
	for (let at$ = 0, list$ = viewsOf(db, from.key); at$ < list$.length; at$++) {
		const view = list$[at$];
		const reads = new Map(view.reads);
		const columns = reads.get(from.key) ?? /* @__PURE__ */ new Set();
		if (from.column === void 0) {
			reads.delete(from.key);
			reads.set(to, columns);
		} else if (columns.has(from.column)) reads.set(from.key, new Set([...columns].map((column) => column === from.column ? to : column)));
		const renamed = from.column === void 0 && !db.mysql ? inQuery(view.definition, from.key, to) : view.definition;
		const { written: _before, ...rest } = view;
		db.schema.opaques.set(`view ${view.name}`, {
			...rest,
			definition: renamed,
			reads
		});
	}
}

// src/domain/alembic/sql/text-parameters.ts
/**
* Parameters in a text, as `sqlalchemy.text()` reads them: `:name`, in literals and comments as well, but no `::cast`, no `12:30`, none behind a backslash, and no name that a
* colon follows (`[[:alpha:]]`, `:tags::jsonb`): releases before 2.1 note a part of such a name, and put nothing in its place. What is a letter in any alphabet is one here, too:
* `状态:draft` has no parameter. Releases before 2.1 take a `$` for a part of a name; where there is one, nothing is said.
*/
const NAME$2 = String.raw`[\p{L}\p{N}_]+`;
const BEFORE = String.raw`(?<![:\p{L}\p{N}_$\\])`;
const BEHIND = String.raw`(?![:\p{L}\p{N}_$])`;
const PARAMETER = new RegExp(`${BEFORE}:(${NAME$2})${BEHIND}`, "u");
const PARAMETERS = new RegExp(PARAMETER, "gu");
/** The name of the first parameter of a text; null where it has none. */
function firstParameter(text) {
	return PARAMETER.exec(text)?.[1] ?? null;
}
/** A text with something in the place of its parameters. */
function withValues(text, valueOf) {
	return text.replace(PARAMETERS, (_all, name) => valueOf(name));
}
/** What stands in a text without being read as SQL: literals, quoted names and comments, and what an array is sliced by. */
const UNREAD = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|\[[^[\]]*\]/g;
/** How long a text may be whose literals are told from the rest. */
const READ_WHOLE$2 = 2e4;
/** A text without what is not read as SQL, and `mark` in the place of that; null where it is too long, or more than can be told by literals, comments and brackets. */
function withoutUnread$1(text, mark = " ") {
	return text.length > READ_WHOLE$2 || /\\'/.test(text) ? null : text.replace(UNREAD, mark);
}
const CAST = new RegExp(`${BEFORE}:(${NAME$2})::\\s*"?(${NAME$2})`, "u");
/** `:name::type`, which no release takes for a parameter, and no database reads: the name and the type of the first. */
function castParameter(text) {
	const plain = text.includes("::") ? withoutUnread$1(text) : null;
	const [, name, type] = plain === null || /[[\]]/.test(plain) ? [] : CAST.exec(plain) ?? [];
	return name === void 0 || type === void 0 || /^\p{N}/u.test(name) ? null : {
		name,
		type
	};
}
const JSON_STRING = /"(?:[^"\\]|\\.)*"/g;
/** `{"tiers":null}`: what `text()` takes for a parameter in JSON, right behind a name; null where there is none. */
function jsonParameter(text) {
	for (const { 0: string, index } of text.matchAll(JSON_STRING)) {
		const behind = text.slice(index + string.length, index + string.length + 100);
		const found = behind.startsWith(":") ? PARAMETER.exec(behind) : null;
		if (found?.index === 0) return found[1] ?? null;
	}
	return null;
}

// src/domain/alembic/operations/refused-texts.ts
/** What is wrong with a text that PostgreSQL is sent with a parameter as it is written; null for any other. */
function parameterCast(text) {
	const found = castParameter(text);
	if (found === null) return null;
	const { name, type } = found;
	return `text() leaves :${name}::${type} as it is, which PostgreSQL does not read: write CAST(:${name} AS ${type})`;
}
/** Fails where PostgreSQL is sent a parameter as it is written. */
function requireParameterCasts({ db, interp }, text, at) {
	const message = db.postgresql && interp.maybe === 0 ? parameterCast(text) : null;
	if (message !== null) db.fail("SyntaxError", message, at, {
		kind: "refused",
		table: null,
		name: "::",
		by: null,
		everywhere: true
	});
}
/** What an UPDATE, INSERT or DELETE has in other databases alone. */
const FOREIGN$1 = /[`[\]?@\\%]|:\w|\bor\s+(?:ignore|replace|abort|fail|rollback)\b|\b(?:ignore|limit|join|top|low_priority|quick|delayed|duplicate|interval|regexp|rlike|div|mod|binary|glob|match|output|straight_join|partition|xor|convert|cast|order)\b|\bis\s+(?!not\b|null\b|true\b|false\b|distinct\b|unknown\b)|\breturning\b|\bdelete\s+\w+\s+from\b|\bset\s+\w+\s*\.|,\s*\w+\s+set\b/i;
/** How long a statement on rows may be, to be read as a whole. */
const READ_WHOLE$1 = 2e4;
/** How much of a statement a message quotes. */
const SHOWN$1 = 60;
/** Fails where a statement on rows is none of any database's: `UPDATE TABLE …`, a comma before WHERE. */
function requireReadableRows({ db, interp, settings }, text, at) {
	if (!db.postgresql || interp.maybe > 0 || settings.parseSql === null || text.length > READ_WHOLE$1) return;
	const fault = faultOfRows(text, settings.parseSql);
	if (fault === null) return;
	const statement = text.trim().replace(/\s+/g, " ");
	const shown = statement.length > SHOWN$1 ? `${statement.slice(0, SHOWN$1)}…` : statement;
	db.fail("SyntaxError", `${fault}: ${shown}`, at, {
		kind: "refused",
		table: null,
		name: "end",
		by: null,
		everywhere: true
	});
}
/** Why a statement on rows is none of any database's; null where it is one, or may be. */
function faultOfRows(text, parse) {
	if (!/^\s*(?:update|insert|delete)\b/i.test(text) || /[\\%]/.test(text) || FOREIGN$1.test(withoutUnread$1(text, " ''") ?? "%")) return null;
	const fault = parse.fault(text);
	return fault !== null && /^syntax error at or near/i.test(fault) ? fault : null;
}
/** The table whose rows a statement writes, and the one that it reads where that comes first and is no function. */
const WRITES$2 = /^\s*(?:update\s+(?:only\s+)?|insert\s+into\s+|delete\s+from\s+(?:only\s+)?)(?:(\w+)\.)?(\w+)(?![\w.])/i;
const READS$1 = /^\s*select\s[^()]*?(?<!\bdistinct)\sfrom\s+(?:(\w+)\.)?(\w+)(?![\w.]|\s*\()/i;
/** Values and comments: what they say is about no table. */
const SAID = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
/** Fails where a statement is about the rows of a table that the history has dropped or given another name. */
function requireTable({ db, interp }, text, at) {
	if (interp.maybe > 0 || db.unsure || text.length > READ_WHOLE$1) return;
	const plain = text.replace(SAID, " ''").replace(/[`"]/g, "");
	const [, schema, name] = WRITES$2.exec(plain) ?? READS$1.exec(plain) ?? [];
	if (name === void 0) return;
	const key = tableKey(name, schema ?? null);
	if (!isGone(db, key) || [...db.schema.tables.values()].some((table) => table.name === name)) return;
	const type = db.sqlite ? "OperationalError" : "UndefinedTable";
	db.fail(type, `table ${key} does not exist`, at, {
		kind: "absent",
		table: null,
		name: key,
		by: null
	});
}

// src/domain/alembic/sql/tree.ts
function get(node, ...path) {
	let at = node;
	for (let at$ = 0, list$ = path; at$ < list$.length; at$++) {
		const key = list$[at$];
		if (at === null || typeof at !== "object") return;
		at = at[String(key)];
	}
	return at;
}
function textAt(node, ...path) {
	const value = get(node, ...path);
	return typeof value === "string" ? value : null;
}
function listAt(node, ...path) {
	const value = get(node, ...path);
	return Array.isArray(value) ? value : [];
}
/** The texts of a list of `String` nodes. */
function strings(list) {
	return list.flatMap((each) => textAt(each, "String", "sval") ?? []);
}
/** Table name and schema of a RangeVar. */
function relation(node) {
	const name = textAt(node, "relname");
	return name === null ? null : {
		name,
		schema: textAt(node, "schemaname")
	};
}
/** The key of what a list of names means: `sales.totals`, or `totals` of the public schema. */
function keyIn(names) {
	return tableKey(names.at(-1) ?? "", names.at(-2));
}
/** The names of columns that an expression refers to. */
function columnsIn(node, found = []) {
	if (Array.isArray(node)) for (let at$ = 0, list$ = node; at$ < list$.length; at$++) {
		const each = list$[at$];
		columnsIn(each, found);
	}
	else if (node !== null && typeof node === "object") {
		const reference = get(node, "ColumnRef", "fields");
		if (Array.isArray(reference)) {
			const last = strings(reference).at(-1);
			if (last !== void 0 && !found.includes(last)) found.push(last);
		}
		for (let at$ = 0, list$ = Object.values(node); at$ < list$.length; at$++) {
			const each = list$[at$];
			columnsIn(each, found);
		}
	}
	return found;
}
/** The columns that an expression names alone, those of its queries left out: they may be of another table. */
function unqualified(node) {
	if (Array.isArray(node)) return node.flatMap(unqualified);
	if (node === null || typeof node !== "object") return [];
	return Object.entries(node).flatMap((name$of) => {
		const name = name$of[0], body = name$of[1];
		if (name === "SubLink") return [];
		if (name !== "ColumnRef") return unqualified(body);
		const fields = listAt(body, "fields");
		return fields.length === 1 ? strings(fields) : [];
	});
}
/** The parser cuts names at PostgreSQL's 63 bytes; other databases take them whole. */
function untruncated(parsed, text) {
	const names = new Map((text.match(/[A-Za-z_][\w$]{63,}/g) ?? []).map((name) => [name.slice(0, 63), name]));
	const whole = (node) => typeof node === "string" ? names.get(node) ?? node : Array.isArray(node) ? node.map(whole) : node !== null && typeof node === "object" ? Object.fromEntries(Object.entries(node).map((key$of) => {
		const key = key$of[0], value = key$of[1];
		return [key, whole(value)];
	})) : node;
	return names.size === 0 ? parsed : parsed.map((statement) => ({
		...statement,
		node: whole(statement.node)
	}));
}
/** Types as PostgreSQL tells functions of one name apart: `regconfig, text[]`. */
function signatureOf(types) {
	return types.map((type) => `${strings(listAt(type, "names")).at(-1) ?? "?"}${listAt(type, "arrayBounds").length > 0 ? "[]" : ""}`).join(", ");
}

// src/domain/alembic/sql/comparable.ts
/** Fails where a condition compares a boolean column with a number, or a number with a boolean: PostgreSQL converts neither. */
function requireComparable(db, table, condition, at) {
	if (!db.postgresql || table === void 0 || condition === void 0 || db.maybe()) return;
	for (let at$ = 0, list$ = comparisons(condition); at$ < list$.length; at$++) {
		const body = list$[at$];
		const sides = [get(body, "lexpr"), get(body, "rexpr")];
		const name = sides.map((side) => strings(listAt(side, "ColumnRef", "fields")).at(-1)).find((each) => each !== void 0);
		const other = sides.map(literalType).find((each) => each !== null);
		const own = name === void 0 ? null : familyOf(table, name);
		if (own === null || other == null || own === other) continue;
		const message = `operator does not exist: ${own} ${strings(listAt(body, "name"))[0] ?? "="} ${other} (${tableKey(table.name, table.schema)}.${name})`;
		db.fail("UndefinedFunction", message, at, refusal(name ?? "", tableKey(table.name, table.schema)));
	}
}
/** Fails where a row gives a boolean column a number, or a number a boolean. */
function requireAssignable(db, table, name, value, at) {
	const own$of = [familyOf(table, name), literalType(value)], own = own$of[0], other = own$of[1];
	if (!db.postgresql || own === null || other === null || own === other || db.maybe()) return;
	const key = tableKey(table.name, table.schema);
	db.fail("DatatypeMismatch", `column ${name} of ${key} is of type ${own} but expression is of type ${other}`, at, refusal(name, key));
}
/** What a column holds, where it is a boolean or a whole number. */
function familyOf(table, name) {
	const type = columnOf(table, name)?.type.text ?? "";
	return /^(boolean|smallint|integer|bigint)$/.test(type) ? type.replace(/^(smallint|bigint)$/, "integer") : null;
}
function literalType(node) {
	if (get(node, "A_Const", "boolval") !== void 0) return "boolean";
	return get(node, "A_Const", "ival") === void 0 ? null : "integer";
}
const OPERATORS = /* @__PURE__ */ new Set([
	"=",
	"<>",
	"<",
	">",
	"<=",
	">="
]);
/** The comparisons of an expression, those of its queries left out: their columns may be of another table. */
function comparisons(node) {
	if (Array.isArray(node)) return node.flatMap(comparisons);
	if (node === null || typeof node !== "object") return [];
	return Object.entries(node).flatMap((name$of) => {
		const name = name$of[0], body = name$of[1];
		if (name === "SubLink") return [];
		return [...name === "A_Expr" && textAt(body, "kind") === "AEXPR_OP" && OPERATORS.has(strings(listAt(body, "name"))[0] ?? "") ? [body] : [], ...comparisons(body)];
	});
}

// src/domain/alembic/sql/selected.ts
/** What a parsed query selects from, its own queries included, and the columns that it names. */
function selectedBy(query) {
	const from = [];
	const columns = [];
	const common = /* @__PURE__ */ new Set();
	const derived = /* @__PURE__ */ new Set();
	const walk = (node) => {
		if (Array.isArray(node)) {
			for (let at$ = 0, list$ = node; at$ < list$.length; at$++) {
				const each = list$[at$];
				walk(each);
			}
			return;
		}
		if (node === null || typeof node !== "object") return;
		for (let at$ = 0, list$ = Object.entries(node); at$ < list$.length; at$++) {
			const kind$of = list$[at$], kind = kind$of[0], body = kind$of[1];
			if (kind === "CommonTableExpr") common.add(textAt(body, "ctename") ?? "");
			if (/^Range(?:Subselect|Function|TableFunc)$/.test(kind) || kind === "JoinExpr") derived.add(textAt(body, "alias", "aliasname") ?? "");
			if (kind === "RangeVar") {
				const where = relation(body);
				if (listAt(body, "alias", "colnames").length > 0) derived.add(textAt(body, "alias", "aliasname") ?? "");
				if (where !== null) from.push({
					key: tableKey(where.name, where.schema),
					alias: textAt(body, "alias", "aliasname") ?? where.name
				});
			} else if (kind === "ColumnRef") {
				const fields = listAt(body, "fields");
				const names = strings(fields);
				const star = fields.some((field) => get(field, "A_Star") !== void 0);
				const name = star ? null : names.at(-1) ?? null;
				if (star || name !== null) columns.push({
					of: (star ? names.at(-1) : names.at(-2)) ?? null,
					name
				});
			} else walk(body);
		}
	};
	walk(query);
	return {
		from: from.filter(({ key }) => !common.has(key)),
		columns,
		derived: /* @__PURE__ */ new Set([...derived, ...common])
	};
}

// src/domain/alembic/operations/row-columns.ts
/** Fails where a statement on the rows of one table names a column that it does not have; a text in double quotes is such a name. */
function requireColumns(db, statement, at) {
	const { kind, node } = statement;
	const named = columnsNamed(statement);
	const table = named === null ? void 0 : db.schema.tables.get(named.key);
	if (named === null || table === void 0 || table.open) return;
	const { written, read } = named;
	for (let at$ = 0, list$ = [...written, ...read]; at$ < list$.length; at$++) {
		const name = list$[at$];
		db.column(table, name, at);
	}
	if (kind !== "InsertStmt") requireComparable(db, table, get(node, "whereClause"), at);
	if (kind === "UpdateStmt") for (let at$ = 0, list$ = listAt(node, "targetList"); at$ < list$.length; at$++) {
		const each = list$[at$];
		requireAssignable(db, table, textAt(each, "ResTarget", "name") ?? "", get(each, "ResTarget", "val"), at);
	}
	if (kind === "InsertStmt" && written.length > 0) {
		requireValues(db, table, written, node, at);
		for (let at$ = 0, list$ = listAt(node, "selectStmt", "SelectStmt", "valuesLists"); at$ < list$.length; at$++) {
			const row = list$[at$];
			for (const i$of of listAt(row, "List", "items").entries()) {
				const i = i$of[0], value = i$of[1];
				requireAssignable(db, table, written[i] ?? "", value, at);
			}
		}
	}
}
/** Fails where a statement names a column by its table, `o.number` of `orders o`, which that table does not have. */
function requireOfTables(db, { kind, node }, at) {
	const { from, columns, derived } = selectedBy(node);
	const target = relation(get(node, "relation"));
	const own = target === null ? [] : [{
		key: tableKey(target.name, target.schema),
		alias: textAt(node, "relation", "alias", "aliasname") ?? target.name
	}];
	for (let at$ = 0, list$ = columns; at$ < list$.length; at$++) {
		const { of, name } = list$[at$];
		if (of === null || name === null || derived.has(of) || SYSTEM.has(name) || kind === "InsertStmt" && of === "excluded") continue;
		const keys = new Set([...own, ...from].filter(({ alias }) => alias === of).map(({ key }) => key));
		const [key] = keys;
		const table = keys.size === 1 && key !== void 0 ? db.schema.tables.get(key) : void 0;
		if (table !== void 0 && !table.open) db.column(table, name, at);
	}
}
/** The table whose rows a statement is about, and the columns of it that it writes and reads; null where a second table may have them. */
function columnsNamed({ kind, node }) {
	const target = get(node, "relation");
	const where = relation(target);
	if (where === null || [
		"withClause",
		"fromClause",
		"usingClause"
	].some((each) => get(node, each) !== void 0)) return null;
	const written = listAt(node, kind === "InsertStmt" ? "cols" : "targetList").flatMap((each) => textAt(each, "ResTarget", "name") ?? []);
	const read = kind === "InsertStmt" ? [] : unqualified([get(node, "targetList"), get(node, "whereClause")]);
	const whole = /* @__PURE__ */ new Set([where.name, textAt(target, "alias", "aliasname")]);
	return {
		key: tableKey(where.name, where.schema),
		written,
		read: read.filter((each) => !SYSTEM.has(each) && !whole.has(each))
	};
}
/** Fails where an INSERT leaves out a column that has to have a value; where it takes the rows of a query, there may be none. */
function requireValues(db, table, written, node, at) {
	const key = tableKey(table.name, table.schema);
	if ([...db.schema.opaques.values()].some((each) => each.kind === "trigger" && each.table === key)) return;
	const left = table.columns.find(({ name, nullable, default: given, identity, computed, sequence, autoincrement }) => !written.includes(name) && nullable === false && given === null && identity === null && computed === null && sequence === null && !autoincrement);
	if (left === void 0) return;
	const message = `the INSERT into ${key} leaves out ${left.name}, which is NOT NULL without a default`;
	if (listAt(node, "selectStmt", "SelectStmt", "valuesLists").length === 0) db.note("leave_values", key, message, at);
	else db.fail("NotNullViolation", message, at, {
		kind: "refused",
		table: null,
		name: left.name,
		by: null
	});
}

// src/domain/alembic/operations/arguments.ts
/** The argument of a parameter, by keyword or position. */
function argument$1(args, name, position) {
	return args.keywords.get(name) ?? (position < 0 ? void 0 : args.positional[position]);
}
/** A name given as text or `op.f(…)`. undefined: not given; null: not known. */
function nameArgument$1(args, name, position) {
	const given = argument$1(args, name, position);
	const value = given?.kind === "unknown" ? given.unset ?? given : given;
	return value === void 0 || value.kind === "none" ? void 0 : value instanceof FinalName ? value.name : textOf$3(value);
}
/** A flag; undefined when not given, null when not known. */
function flagArgument(args, name, position = -1) {
	const value = argument$1(args, name, position);
	return value === void 0 || value.kind === "none" ? void 0 : truth$1(value);
}
/**
* The columns that a constraint or an index is given. One text in place of a list is taken letter by letter: `"id"` is the columns `i` and `d`,
* which no table has. `lost`: a table that is made anew leaves a constraint out whose columns it does not have, and nothing fails.
*/
function columnsArgument(args, name, position, lost = false) {
	const value = argument$1(args, name, position);
	const text = textOf$3(value);
	if (text !== null && text.length > 1 && lost) return seq("list", []);
	if (text !== null && text.length > 1) throw refused("ProgrammingError", `its columns are the letters of '${text}', which is no list`, args.at);
	return text === null || value === void 0 ? value : seq("list", [value]);
}
/** A list of names; null when it is not known in full. */
function namesArgument(value) {
	if (value === void 0 || value.kind !== "seq" || value.partial) return null;
	const names = value.items.map((item) => item instanceof FinalName ? item.name : settledText(item));
	return names.includes(null) ? null : names;
}
/** Fails where a unique constraint is given a condition, which only an index can have. */
function requireNoCondition({ keywords, at }) {
	if (keywords.get("postgresql_where") === void 0) return;
	throw refused("ArgumentError", "a UniqueConstraint takes no postgresql_where", at);
}

// src/domain/alembic/operations/row-statements.ts
const STATEMENT = /\b(insert\s+(?:or\s+\w+\s+|ignore\s+)?into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?(["`]?\w+["`]?(?:\s*\.\s*["`]?\w+["`]?)?)/i;
/** What a text that changes rows does, read without the parser: verb, table, and whether it is restricted to some rows. */
function rowStatement(text) {
	const plain = text.replace(/--[^\n]*/g, " ").replace(/\/\*[\s\S]*?(?:\*\/|$)/g, " ").replace(/'(?:[^']|'')*'/g, "''");
	const found = STATEMENT.exec(plain);
	if (found === null) return {
		...UNKNOWN_ROWS,
		text
	};
	const verb = (found[1] ?? "").slice(0, 6).toLowerCase().replace("trunca", "truncate");
	const names = (found[2] ?? "").split(".").map((name) => name.trim().replace(/^["`]|["`]$/g, ""));
	const table = tableKey(names.at(-1) ?? "", names.at(-2));
	const rest = plain.slice(found.index);
	return {
		verb,
		table,
		restricted: verb === "update" || verb === "delete" ? /\bwhere\b/i.test(rest) : verb === "truncate" ? false : null,
		rows: verb === "insert" && !/\bselect\b/i.test(rest) ? 1 : null,
		text
	};
}
/** `op.bulk_insert(table, rows)`. */
function bulkInsert(args) {
	const table$of = [argument$1(args, "table", 0), argument$1(args, "rows", 1)], table = table$of[0], rows = table$of[1];
	const listed = table instanceof SaTable && !args.open ? listRows(rows, table.ownValues ?? void 0) : void 0;
	return {
		...UNKNOWN_ROWS,
		verb: "insert",
		...listed === void 0 ? {} : { listed },
		table: table instanceof SaTable && table.name !== null ? tableKey(table.name, table.schema) : null,
		rows: rows?.kind === "seq" && !rows.partial ? rows.items.length : null
	};
}

// src/domain/alembic/hazards/row-loops.ts
const EXECUTES$1 = /^(execute|exec|exec_driver_sql)$/;
const WRITES$1 = /^\s*(update|delete|insert)\b/i;
const READS = /\.(execute|exec|query|scalars|fetchall|fetchmany|mappings|all|yield_per)\b/;
const PARTS$2 = /chunk|batch|partition|range\(|page|slice|\blimit\b/i;
const BACKWARDS$1 = /downgrade|rollback|revert|undo/i;
/**
* Loops over the rows of a query that send a statement for each row, as the source of a revision has them: the replay does not
* follow loops that change no schema.
*/
function rowLoops({ file, facts }) {
	const found = [];
	if (!facts.mentions("exec")) return found;
	for (let at$ = 0, list$ = facts.functions; at$ < list$.length; at$++) {
		const fn = list$[at$];
		if (fn.qualname.split(".").some((part) => BACKWARDS$1.test(part))) continue;
		const assigned = assignments$1(fn);
		eachStatement(fn.body, (stmt) => {
			if (stmt.kind !== "For" || !readsRows(stmt.iter, assigned)) return;
			const write = firstWrite(stmt.body, assigned);
			if (write === null) return;
			const at = {
				file,
				start: write.call.start,
				end: write.call.end,
				symbol: fn.qualname
			};
			if (!found.some((each) => each.at.start === at.start)) found.push({
				at,
				over: shortened(textOfExpr(stmt.iter)),
				table: write.table
			});
		});
	}
	return found;
}
function shortened(text) {
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
function assignments$1(fn) {
	const found = /* @__PURE__ */ new Map();
	eachStatement(fn.body, (stmt) => {
		const target = stmt.kind === "Assign" ? stmt.targets[0] : void 0;
		if (stmt.kind === "Assign" && target?.kind === "Name") found.set(target.id, stmt.value);
	});
	return found;
}
/** Whether what a loop goes through are the rows of an unbounded query. */
function readsRows(iter, assigned, depth = 0) {
	if (iter.kind === "List" || iter.kind === "Tuple" || iter.kind === "Dict" || iter.kind === "Subscript") return false;
	const text = textOfExpr(iter);
	if (PARTS$2.test(text)) return false;
	if (READS.test(`${text} `)) return true;
	let found = false;
	eachExpr(iter, (part) => {
		const value = part.kind === "Name" && depth < 3 ? assigned.get(part.id) : void 0;
		found ||= value !== void 0 && readsRows(value, assigned, depth + 1);
	});
	return found;
}
function firstWrite(body, assigned) {
	let found = null;
	eachStatement(body, (stmt) => {
		for (let at$ = 0, list$ = found === null ? expressionsOf(stmt) : []; at$ < list$.length; at$++) {
			const expr = list$[at$];
			eachExpr(expr, (part) => {
				if (found !== null || part.kind !== "Call" || part.func.kind !== "Attribute" || !EXECUTES$1.test(part.func.attr)) return;
				const table = written(part.args[0], assigned, 0);
				if (table !== void 0) found = {
					call: part,
					table
				};
			});
		}
	});
	return found;
}
/** The table that a statement writes, null when it is not told; undefined when it writes none. */
function written(given, assigned, depth) {
	if (given === void 0 || depth > 8) return void 0;
	if (given.kind === "Name") return written(assigned.get(given.id), assigned, depth + 1);
	const text = given.kind === "Constant" ? given.value : given.kind === "JoinedStr" && given.values[0]?.kind === "Constant" ? given.values[0].value : void 0;
	if (text !== void 0) return WRITES$1.test(text) ? rowStatement(text).table : void 0;
	if (given.kind !== "Call") return void 0;
	const { func } = given;
	const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
	if (name === "update" || name === "delete" || name === "insert") return null;
	if (name === "text") return written(given.args[0], assigned, depth + 1);
	return func.kind === "Attribute" ? written(func.value, assigned, depth + 1) : void 0;
}

// src/domain/alembic/hazards/each-row.ts
/**
* What upgrade() does for each row of a query, and fails at with the first of them: a statement on a column that is not there, or that is none;
* an attribute that the rows do not have. The replay follows no such loop, since it changes no schema. `isOpen`: a revision before, of which
* not all is known, speaks of all these words.
*/
function eachRowHazards(examined, parse, isOpen, areTuples) {
	const { file, replay, dialect } = examined;
	const { upgrade, facts } = file;
	if (upgrade === null || replay.failed || !facts.mentions("exec")) return [];
	const assigned = new Map([...assignedIn$1(facts.body), ...assignments$1(upgrade)]);
	const found = /* @__PURE__ */ new Map();
	const report = (part, detail) => {
		if (found.has(detail)) return;
		const at = {
			file: file.file,
			start: part.start,
			end: part.end,
			symbol: upgrade.qualname
		};
		found.set(detail, hazard(examined, "fails-on-rows", at, {
			severity: "warning",
			detail: `with the first row ${detail}`
		}));
	};
	for (let at$ = 0, list$ = keyedRows(upgrade.body, withoutRebound(upgrade.body, assigned), areTuples); at$ < list$.length; at$++) {
		const { part, key } = list$[at$];
		report(part, `reading it by the key ${JSON.stringify(key)} fails: rows of SQLAlchemy 2 are tuples`);
	}
	for (let at$ = 0, list$ = dialect === "postgresql" ? upgrade.body : []; at$ < list$.length; at$++) {
		const loop = list$[at$];
		if (loop.kind !== "For" || !readsRows(loop.iter, assigned) || holdsTry(loop.body)) continue;
		const lacks = rowsLack(loop, assigned);
		eachStatement(loop.body, (stmt) => {
			for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
				const expr = list$[at$];
				eachExpr(expr, (part) => {
					const missing = lacks(part);
					if (missing !== null) report(part, missing);
					const fault = parse === null ? null : statementFault(part, assigned, examined, parse, isOpen);
					if (fault !== null) report(part, fault);
				});
			}
		});
	}
	return [...found.values()];
}
/** What names stand for that a body assigns once. */
function withoutRebound(body, assigned) {
	const times = /* @__PURE__ */ new Map();
	eachStatement(body, (stmt) => {
		for (let at$ = 0, list$ = stmt.kind === "Assign" ? stmt.targets : []; at$ < list$.length; at$++) {
			const target = list$[at$];
			eachExpr(target, (part) => void (part.kind === "Name" && times.set(part.id, (times.get(part.id) ?? 0) + 1)));
		}
	});
	return new Map([...assigned].filter((name$of) => {
		const name = name$of[0];
		return (times.get(name) ?? 0) < 2;
	}));
}
/** Rows of a query of Alembic's connection that are read by a text, in the loops and comprehensions that upgrade() comes to whatever is there. */
function keyedRows(body, assigned, areTuples) {
	const found = [];
	const look = (expr, row) => eachExpr(expr, (part) => {
		if (part.kind !== "Subscript" || part.value.kind !== "Name" || part.value.id !== row) return;
		if (part.slice.kind === "Constant" && part.slice.type === "str") found.push({
			part,
			key: part.slice.value ?? ""
		});
	});
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const stmt = list$[at$];
		if (stmt.kind === "For" && stmt.target.kind === "Name" && givesRows(stmt.iter, assigned, 0) && !binds$2(stmt.body, stmt.target.id)) {
			const { id } = stmt.target;
			if (!holdsTry(stmt.body)) eachStatement(stmt.body, (inner) => {
				for (let at$ = 0, list$ = expressionsOf(inner); at$ < list$.length; at$++) {
					const expr = list$[at$];
					if (expr !== null) look(expr, id);
				}
			});
		} else if (stmt.kind === "Assign" || stmt.kind === "Expr") eachExpr(stmt.value, (part) => {
			const [only, ...more] = "generators" in part ? part.generators : [];
			if (!("elt" in part) || only?.target.kind !== "Name" || more.length > 0 || !givesRows(only.iter, assigned, 0)) return;
			for (let at$ = 0, list$ = [part.elt, ..."value" in part && part.value !== null ? [part.value] : []]; at$ < list$.length; at$++) {
				const expr = list$[at$];
				look(expr, only.target.id);
			}
		});
	}
	return found.length > 0 && areTuples() ? found : [];
}
/** Whether an expression gives the rows of a query of Alembic's connection, each as SQLAlchemy makes it. */
function givesRows(expr, assigned, depth) {
	if (expr === void 0 || depth > 8) return false;
	if (expr.kind === "Name") return givesRows(assigned.get(expr.id), assigned, depth + 1);
	if (expr.kind !== "Call" || expr.func.kind !== "Attribute") return false;
	const { attr, value } = expr.func;
	if (attr === "fetchall" || attr === "all") return givesRows(value, assigned, depth + 1);
	return attr === "execute" && isBind(value, assigned);
}
function isBind(expr, assigned) {
	const made = expr.kind === "Name" ? assigned.get(expr.id) : expr;
	return made?.kind === "Call" && lastName(made.func) === "get_bind";
}
function holdsTry(body) {
	let found = false;
	eachStatement(body, (stmt) => {
		found ||= stmt.kind === "Try";
	});
	return found;
}
function assignedIn$1(body) {
	return new Map(body.flatMap((stmt) => stmt.kind === "Assign" && stmt.targets[0]?.kind === "Name" ? [[stmt.targets[0].id, stmt.value]] : []));
}
const EXECUTES = /^(?:execute|exec_driver_sql)$/;
/** What is wrong with the statement on rows that a call sends; null where nothing is known to be. */
function statementFault(part, assigned, { replay, upgrade }, parse, isOpen) {
	if (part.kind !== "Call" || part.func.kind !== "Attribute" || !EXECUTES.test(part.func.attr)) return null;
	const sql = textOf$2(part.args[0], assigned, 0);
	if (sql === null || !/^\s*(?:insert|update|delete)\b/i.test(sql.text)) return null;
	const [statement, ...more] = parse(sql.text) ?? [];
	if (statement === void 0) return sql.whole ? faultOfRows(sql.text, parse) : null;
	const named = more.length > 0 ? null : columnsNamed(statement);
	if (named === null) return null;
	const states = [replay.before, replay.after].map(({ tables }) => tables.get(named.key));
	if (states.some((table) => table === void 0 || table.open)) return null;
	const there = (name) => states.some(({ columns }) => columns.some((column) => column.name === name)) || upgrade.some(({ name: changed, detail }) => changed === name || detail?.kind === "change" && detail.change.name === name);
	const missing = [...named.written, ...named.read].find((name) => !there(name) && !isOpen(name, bareName(named.key)));
	return missing === void 0 ? null : `a statement fails: table ${named.key} has no column ${missing}`;
}
/** The SQL of an expression, with NULL where a value stands; `whole`: none of it is put together. */
function textOf$2(expr, assigned, depth) {
	if (expr === void 0 || depth > 5) return null;
	switch (expr.kind) {
		case "Constant": return expr.type === "str" ? {
			text: withValues(expr.value ?? "", () => "NULL"),
			whole: true
		} : null;
		case "JoinedStr": {
			const parts = expr.values.map((value) => value.kind === "Constant" && value.type === "str" ? value.value ?? "" : "NULL");
			return {
				text: withValues(parts.join(""), () => "NULL"),
				whole: false
			};
		}
		case "Name": return textOf$2(assigned.get(expr.id), assigned, depth + 1);
		case "Call": return lastName(expr.func) === "text" ? textOf$2(expr.args[0], assigned, depth + 1) : null;
		default: return null;
	}
}
/** What every row has besides its columns. */
const OF_ROWS = /^(?:_|count$|index$|keys$|values$|items$|tuple$|t$)/;
/** Tells of an expression in a loop over all columns of a table that is written out whether it reads one that the table does not have. */
function rowsLack(loop, assigned) {
	const { target } = loop;
	const table = target.kind === "Name" ? selectedTable(loop.iter, assigned, 0) : null;
	const columns = table === null ? null : columnsOf$1(table);
	if (target.kind !== "Name" || columns === null || binds$2(loop.body, target.id)) return () => null;
	return (part) => {
		if (part.kind !== "Attribute" || part.value.kind !== "Name" || part.value.id !== target.id) return null;
		return columns.has(part.attr) || OF_ROWS.test(part.attr) ? null : `reading it fails: it has no ${part.attr}`;
	};
}
/** The call that makes the table of `execute(orders.select())`, whatever conditions follow. */
function selectedTable(expr, assigned, depth) {
	if (expr === void 0 || depth > 8) return null;
	if (expr.kind === "Name") return selectedTable(assigned.get(expr.id), assigned, depth + 1);
	if (expr.kind !== "Call" || expr.func.kind !== "Attribute") return null;
	const { attr, value } = expr.func;
	if (attr === "select") {
		const made = value.kind === "Name" && expr.args.length === 0 ? assigned.get(value.id) : void 0;
		return made?.kind === "Call" && /^[tT]able$/.test(lastName(made.func)) ? made : null;
	}
	if (attr === "execute") return selectedTable(expr.args[0], assigned, depth + 1);
	return /^(?:where|order_by|fetchall|all|limit)$/.test(attr) ? selectedTable(value, assigned, depth + 1) : null;
}
/** The columns of a table that is written out; null where there may be others. */
function columnsOf$1({ func, args, keywords }) {
	const own = args.slice(lastName(func) === "Table" ? 2 : 1);
	if (keywords.some(({ arg }) => arg !== "schema") || own.length === 0) return null;
	const names = own.map((each) => {
		const name = (each.kind === "Call" && /^[cC]olumn$/.test(lastName(each.func)) && each.keywords.every(({ arg }) => arg !== "key") ? each.args : [])[0];
		return name?.kind === "Constant" && name.type === "str" ? name.value ?? null : null;
	});
	return names.includes(null) ? null : new Set(names.filter((name) => name !== null));
}
/** Whether a body binds a name anew. */
function binds$2(body, name) {
	let found = false;
	eachStatement(body, (stmt) => {
		const targets = stmt.kind === "Assign" ? stmt.targets : stmt.kind === "For" ? [stmt.target] : [];
		found ||= targets.some((target) => target.kind === "Name" && target.id === name);
	});
	return found;
}

// src/domain/alembic/hazards/remade.ts
/** Words of a revision that asks the database what is there. */
const ASKS = [
	"inspect",
	"Inspect",
	"information_schema",
	"exists",
	"EXISTS",
	"has_table",
	"has_column",
	"get_columns",
	"pg_",
	"PRAGMA",
	"sqlite_master"
];
/**
* What a history makes anew after a revision that made everything the models declare: `create_all()` makes the models of today, so that on
* a new database each later revision meets what it is about to make.
*/
var Remade = class {
	models;
	stampsNew;
	made = null;
	/** Tables, and columns as `table.column`, that were taken away or renamed since. */
	gone = /* @__PURE__ */ new Set();
	constructor(models, stampsNew) {
		this.models = models;
		this.stampsNew = stampsNew;
	}
	hazards(examined) {
		const { replay, upgrade, file } = examined;
		const found = [];
		const isSure = this.made !== null && replay.single && !ASKS.some((word) => file.facts.mentions(word));
		for (let at$ = 0, list$ = upgrade; at$ < list$.length; at$++) {
			const event = list$[at$];
			const what = isSure && !event.maybe ? this.declared(event) : null;
			if (what !== null && this.made !== null) found.push(hazard(examined, "failing-upgrade", event.at, {
				severity: this.stampsNew() ? "note" : "warning",
				detail: `on a new database ${what} is there already: the models declare it, and create_all() makes all that they declare`,
				trace: [{
					at: this.made.event.at,
					message: `the tables of the models are made here, by revision ${this.made.revision}`
				}]
			}));
			if (/^(drop_table|rename_table)$/.test(event.op)) this.gone.add(event.table ?? "");
			const isRenamed = event.detail?.kind === "change" && event.detail.change.name !== void 0;
			if (event.op === "drop_column" || isRenamed) this.gone.add(`${event.table}.${event.name}`);
		}
		const event = upgrade.find(({ op, maybe }) => op === "create_models" && !maybe);
		if (event !== void 0 && replay.single) this.made ??= {
			event,
			revision: file.revision
		};
		return found;
	}
	/** What a step makes that the models declare; null for anything else, and where it asks first. */
	declared({ op, table, name, detail }) {
		const key = table ?? "";
		const model = (op === "add_column" || op === "create_table") && !this.gone.has(key) ? this.models?.().get(key) : void 0;
		if (model === void 0) return null;
		if (detail?.kind === "table") return detail.ifNotExists === true ? null : `the table ${key}`;
		if (detail?.kind !== "column" || detail.ifNotExists === true || this.gone.has(`${key}.${name}`)) return null;
		return model.columns.some((column) => column.name === name) ? `the column ${name} of ${key}` : null;
	}
};

// src/domain/alembic/hazards/failing.ts
/** Says of the revisions of a history, in their order, whose upgrade() fails on what the history itself has made. */
var FailingUpgrades = class {
	order;
	replay;
	stampsNew;
	/** Beyond a failure of another kind the schema is not that of any database. */
	known = true;
	/** What the statements were about that failed and may have made something. */
	touched = /* @__PURE__ */ new Set();
	/** There are none. */
	pure = true;
	remade;
	constructor(order, replay, models, stampsNew) {
		this.order = order;
		this.replay = replay;
		this.stampsNew = stampsNew;
		this.remade = new Remade(models, stampsNew);
	}
	hazards(examined) {
		return [
			...this.failures(examined),
			...this.remade.hazards(examined),
			...youngLabels(examined),
			...this.types(examined)
		];
	}
	failures(examined) {
		const { blocked, stops, failed } = examined.replay;
		if (!failed) return [];
		if (stops !== null && stops.length > 0) {
			const told = /* @__PURE__ */ new Set();
			return stops.flatMap((stop) => {
				const found = this.stopped(examined, stop);
				if (!stop.carried && (!isPresent(stop.obstacle) || found === null)) {
					for (let at$ = 0, list$ = stop.names; at$ < list$.length; at$++) {
						const name = list$[at$];
						this.touched.add(name);
					}
					this.pure = false;
				}
				const cause = isPresent(stop.obstacle) ? found?.trace[0]?.message ?? "" : stop.message;
				if (found === null || told.has(cause) || told.size === MOST) return [];
				told.add(cause);
				return [found];
			});
		}
		const found = blocked === null ? null : this.stopped(examined, {
			...blocked,
			names: [],
			carried: false
		});
		if (found === null) this.known &&= examined.upgrade.some(({ op }) => op === "concurrent_in_transaction");
		else if (!isPresent(blocked?.obstacle ?? null)) this.known = false;
		return found === null ? [] : [found];
	}
	/** What is said of a statement that fails; null where earlier failures, or what is not known, may be why. */
	stopped(examined, { message: detail, at, obstacle, names }) {
		if (at === null || obstacle === null) return null;
		const report = (trace) => hazard(examined, "failing-upgrade", at, {
			severity: "error",
			detail,
			trace
		});
		if (obstacle.everywhere === true) return report([]);
		const twice = isPresent(obstacle) ? madeTwice(examined, obstacle) : null;
		if (twice !== null) return report([{
			at: twice,
			message: "made here"
		}]);
		if (this.lacksAncestors(examined.file)) return null;
		if (!this.known || [
			obstacle.name,
			obstacle.table ?? "",
			...names
		].some((name) => this.touched.has(name))) return null;
		if (!isPresent(obstacle)) {
			if (obstacle.kind === "absent" && obstacle.table === null && !this.pure || this.maybeMade(examined, obstacle)) return null;
			if (obstacle.by !== null) return this.hasRow(examined, obstacle) ? report([{
				at: obstacle.by,
				message: "the row is inserted here"
			}]) : null;
			return report(this.origin(examined, obstacle));
		}
		const maker = obstacle.by === null ? this.maker(examined, obstacle) : {
			at: obstacle.by,
			revision: null
		};
		if (maker === null) return obstacle.kind === "table" ? this.usedBefore(examined, obstacle.name, at) : null;
		const done = obstacle.kind === "uncommitted label" ? "added" : "made";
		return report([{
			at: maker.at,
			message: maker.revision === null ? `${done} here` : `${done} here, by revision ${maker.revision}`
		}]);
	}
	/**
	* The statement that uses a table which only comes to be made where the history makes it a second time, if nothing else can have made it:
	* either one or the other fails.
	*/
	usedBefore(examined, key, made) {
		const { file, upgrade } = examined;
		const line = this.ancestry(file);
		for (let at$ = 0, list$ = line; at$ < list$.length; at$++) {
			const earlier = list$[at$];
			const done = earlier === file ? null : this.replay.get(earlier);
			if (done === void 0 || done !== null && (done.unknown || done.failed) && wordsIn(earlier.facts).has(bareName(key))) return null;
			for (let at$ = 0, list$ = done === null ? upgrade : done.upgradeEvents; at$ < list$.length; at$++) {
				const event = list$[at$];
				if (event.op === "create_table" && event.table === key) return null;
				if (event.maybe || !(needs(event, key) || event.table === key && CHANGES$1.test(event.op))) continue;
				const detail = `table ${key} does not exist yet`;
				const trace = [{
					at: made,
					message: `${key} is made here${earlier === file ? "" : `, by revision ${file.revision}`}`
				}];
				return hazard({
					...examined,
					file: earlier
				}, "failing-upgrade", event.at, {
					severity: "error",
					detail,
					trace
				});
			}
		}
		return null;
	}
	/** Whether two revisions have a revision before both, or behind both. */
	meet(file, other) {
		const before = new Set(this.ancestry(file));
		if (this.ancestry(other).some((each) => before.has(each))) return true;
		const both = (line) => line.includes(file) && line.includes(other);
		return this.order.some((each) => each.downRevisions.length > 1 && both(this.ancestry(each)));
	}
	/** The revisions that certainly run before one, in their order, and itself. */
	ancestry(file) {
		const found = /* @__PURE__ */ new Set([file.revision]);
		for (let i = this.order.indexOf(file); i >= 0; i -= 1) {
			const each = this.order[i];
			if (found.has(each.revision)) for (let at$ = 0, list$ = each.downRevisions; at$ < list$.length; at$++) {
				const parent = list$[at$];
				found.add(parent);
			}
		}
		return this.order.filter(({ revision }) => found.has(revision));
	}
	/** Whether revisions that run before one are not there: they may have made what is missing, and dropped what is in the way. */
	lacksAncestors(file) {
		const isThere = (id) => this.order.some(({ revision, labels }) => revision === id || id.length >= 4 && revision.startsWith(id) || labels.includes(id));
		return this.ancestry(file).some(({ downRevisions }) => !downRevisions.every((id) => isThere(id.split("@")[0] ?? id) || isThere(id)));
	}
	/** Whether an earlier revision of which not all is known speaks of what is missing. */
	maybeMade({ file }, { name, table }) {
		return this.order.slice(0, this.order.indexOf(file)).some((earlier) => {
			const done = this.replay.get(earlier);
			if (done === void 0 || !(done.unknown && !done.failed)) return false;
			const words = wordsIn(earlier.facts);
			return done.unsure || words.has(bareName(name)) && (table === null || words.has(bareName(table)));
		});
	}
	/** Whether the row in the way is there on every database that comes from the history: no other branch may write to its table. */
	hasRow({ file }, { name }) {
		if (this.stampsNew()) return false;
		const line = this.ancestry(file);
		return !this.order.filter((each) => !line.includes(each) && !this.ancestry(each).includes(file)).some((each) => wordsIn(each.facts).has(bareName(name)));
	}
	/** Enum types that an earlier revision made, and that `create_table` leaves out in the run of Alembic alone that applies both. */
	types(examined) {
		return examined.upgrade.filter(({ op, maybe }) => op === "remake_type" && !maybe).flatMap(({ at, name }) => {
			const maker = this.maker(examined, {
				kind: "type",
				table: null,
				name: name ?? "",
				by: null
			});
			if (maker === null || maker.revision === null) return [];
			const detail = `type ${name} already exists where revision ${maker.revision} is applied already`;
			const trace = [{
				at: maker.at,
				message: `made here, by revision ${maker.revision}`
			}];
			return [hazard(examined, "failing-upgrade", at, {
				severity: "warning",
				detail,
				trace
			})];
		});
	}
	/** The statement that made the table in which something is missing. */
	origin(examined, { kind, table }) {
		const made = kind === "absent" && table !== null ? this.maker(examined, {
			kind: "table",
			table,
			name: table,
			by: null
		}) : null;
		if (made === null) return [];
		return [{
			at: made.at,
			message: made.revision === null ? `${table} is made here` : `${table} is made here, by revision ${made.revision}`
		}];
	}
	/** The statement that made what is there; null where none is known, or where a later one that is not followed may have taken it away. */
	maker({ file, replay }, obstacle) {
		const own = replay.upgradeEvents.filter((event) => makes(event, obstacle));
		const first = own[0];
		if (first !== void 0 && (own.length > 1 || obstacle.elsewhere === true)) return {
			at: first.calledFrom ?? first.at,
			revision: null
		};
		for (let i = this.order.indexOf(file) - 1; i >= 0; i -= 1) {
			const earlier = this.order[i];
			const done = this.replay.get(earlier);
			if (done === void 0 || done.unknown) return null;
			const made = done.upgradeEvents.findLast((event) => makes(event, obstacle));
			if (made !== void 0 && !this.meet(file, earlier)) return null;
			if (made !== void 0) return {
				at: made.calledFrom ?? made.at,
				revision: earlier.revision
			};
		}
		return null;
	}
};
/** Failures of one revision beyond which the others are left to be found when those are repaired. */
const MOST = 3;
/** Statements that need the table that they change. */
const CHANGES$1 = /^(add_column|drop_column|alter_column|create_index|create_unique|create_foreignkey|create_check|create_primary|drop_constraint)$/;
/** Whether a step makes a foreign key to a table. */
function needs({ table, detail }, key) {
	if (table === key) return false;
	if (detail?.kind === "table") return detail.table.foreignKeys.some((each) => each.table === key);
	return detail?.kind === "constraint" && detail.constraint.kind === "foreignkey" && detail.constraint.table === key;
}
/** Whether something stands in the way that is there: the statement leaves all as it is. */
function isPresent(obstacle) {
	return obstacle !== null && obstacle.kind !== "absent" && obstacle.kind !== "refused";
}
/** The statement by which upgrade() itself has made what is in the way of another one: it fails, whatever was there before. */
function madeTwice({ replay }, obstacle) {
	if (obstacle.kind === "label" || obstacle.kind === "uncommitted label") return null;
	const first$of = replay.upgradeEvents.filter((event) => !event.maybe && makes(event, obstacle)), first = first$of[0], second = first$of[1];
	return first === void 0 || second === void 0 ? null : first.calledFrom ?? first.at;
}
/** The first version of PostgreSQL that takes a label of a type that is as young. */
const TAKES_YOUNG = 17;
function youngLabels(examined) {
	if (examined.settings.postgresql >= TAKES_YOUNG) return [];
	return examined.upgrade.filter(({ op }) => op === "use_young_label").map(({ at, name }) => hazard(examined, "failing-upgrade", at, {
		severity: "warning",
		detail: `${name}, which PostgreSQL refuses before version ${TAKES_YOUNG}`
	}));
}
/** Whether a constraint of those columns is one that the database names. */
function isUnnamed(made, columns) {
	return made.name === null && columns !== void 0 && made.columns.join() === columns.join();
}
/** Whether a step makes a thing of that name. */
function makes({ op, table, name, detail }, { kind, table: where, name: wanted, columns }) {
	switch (kind) {
		case "table": return op === "create_table" && table === wanted || detail?.kind === "rename" && detail.to === wanted;
		case "type": return op === "create_type" && name === wanted;
		case "object": return op.startsWith("create_") && name === wanted && table === where;
		case "label":
		case "uncommitted label": return (op === "create_type" || op === "add_enum_value") && name === wanted;
	}
	if (table !== where) return false;
	const whole = op === "create_table" && detail?.kind === "table" ? detail.table : null;
	switch (kind) {
		case "column": return op === "add_column" && name === wanted || whole?.columns.some((column) => column.name === wanted) === true || detail?.kind === "change" && detail.change.name === wanted;
		case "index": return op === "create_index" && name === wanted || whole?.indexes.some((index) => index.name === wanted) === true;
		case "constraint": return detail?.kind === "constraint" && (detail.constraint.name === wanted || isUnnamed(detail.constraint, columns)) || whole?.primaryKey?.name === wanted || [
			...whole?.uniques ?? [],
			...whole?.checks ?? [],
			...whole?.foreignKeys ?? []
		].some((each) => each.name === wanted) || whole?.foreignKeys.some((each) => isUnnamed(each, columns)) === true;
		default: return false;
	}
}

// src/domain/alembic/hazards/left-labels.ts
/** Rows that are cast to an enum type which lacks labels of the one they have, where nothing has given them others. */
function labelHazards(examined) {
	const { upgrade, downgrade } = examined;
	const cast = (events) => events.filter((event) => {
		const { op, newTable, emptied, maybe } = event;
		return op === "leave_labels" && !newTable && !emptied && !maybe && !rowsTouchedBefore(events, event);
	});
	return [...[...cast(upgrade), ...upgrade.filter(({ op, maybe }) => op === "leave_values" && !maybe)].map(({ at, name }) => hazard(examined, "fails-on-rows", at, {
		severity: "warning",
		detail: `${name}`
	})), ...cast(downgrade).map(({ at, name }) => hazard(examined, "raising-downgrade", at, {
		severity: "note",
		detail: `${name}`
	}))];
}

// src/domain/alembic/replay/from-models.ts
const PARTS$1 = /* @__PURE__ */ new Set([
	"add_column",
	"create_index",
	"alter_column",
	"create_table"
]);
/**
* Whether a database that was made from the models (`create_all`, then stamped) has what a revision made, as the revision made
* it. On a dialect where the history cannot be upgraded from its base, databases can come from nowhere else, and a downgrade
* is shown to restore only what both have alike. Null, or the first thing that they do not.
*/
function missingInModels(steps, head, models) {
	for (let at$ = 0, list$ = steps; at$ < list$.length; at$++) {
		const step = list$[at$];
		if (step.table === null || step.op === "drop_column" || step.op === "drop_table") continue;
		const table = head.tables.get(step.table);
		const model = models.get(step.table);
		if (table === void 0 || model === void 0) return `the table ${step.table} at the head of the history and in the models`;
		if (!PARTS$1.has(step.op)) continue;
		const columns = step.op === "create_table" ? table.columns.map((column) => column.name) : step.op === "create_index" ? [] : [step.name ?? ""];
		for (let at$ = 0, list$ = columns; at$ < list$.length; at$++) {
			const name = list$[at$];
			const made = columnOf(table, name);
			const declared = model.columns.find((column) => column.name === name);
			if (made === void 0 || declared === void 0 || made.nullable !== null && made.nullable !== declared.nullable || made.default !== null !== declared.hasServerDefault) return `the column ${step.table}.${name}`;
		}
		const index = step.op === "create_index" ? table.indexes.find((each) => each.name === step.name) : void 0;
		if (step.op === "create_index" && (index === void 0 || !model.indexes.some((each) => each.name === step.name || each.name === null && each.columns.join() === index.columns.join()) && !indexedColumn(model, index.columns, step.name ?? ""))) return `the index ${step.name} of ${step.table}`;
	}
	return null;
}
/** `index=True` makes an index named after table and column. */
function indexedColumn(model, columns, name) {
	return columns.length === 1 && name === `ix_${model.name}_${columns[0]}` && model.columns.some((column) => column.name === columns[0] && column.index);
}

// src/domain/alembic/replay/verdict.ts
/** Whether a body holds nothing but `pass`, a docstring, `...` or `return`. */
function isEmptyBody(body) {
	return body.every((stmt) => stmt.kind === "Pass" || stmt.kind === "Expr" && stmt.value.kind === "Constant" || stmt.kind === "Return" && (stmt.value === null || stmt.value.kind === "Constant"));
}
/** The verdict of one way through upgrade and one way through downgrade. */
function judge(upgrade, downgrade, def, comparison) {
	const left = (difference) => downgrade === null ? difference : foreign(difference, upgrade, downgrade);
	const reasons = comparison.differences.map((difference) => explain(left(difference), upgrade.steps, downgrade?.steps ?? []));
	if (downgrade === null || def === null) return {
		verdict: "missing",
		reasons: [{
			message: "there is no downgrade()",
			at: null,
			spare: true
		}, ...reasons]
	};
	const changes = comparison.differences.length > 0;
	const { error } = downgrade;
	if (error !== null && (error.explicit || downgrade.blind.length + upgrade.blind.length === 0)) return {
		verdict: "raises",
		reasons: [{
			message: `downgrade() raises ${error.type}: ${error.message}`,
			at: error.at
		}]
	};
	const open = unproved(downgrade.blind);
	if (open !== null) return open;
	if (changes && isEmptyBody(def.body)) return {
		verdict: "empty",
		reasons
	};
	if (error !== null) return {
		verdict: "unproved",
		reasons: [{
			message: `downgrade() may raise ${error.type}: ${error.message}`,
			at: error.at
		}]
	};
	if (changes) return (comparison.differences.every((difference) => mayBeHidden(difference, upgrade, downgrade.steps)) ? unproved(upgrade.blind) : null) ?? {
		verdict: "differs",
		reasons
	};
	const unknown = unproved(upgrade.blind);
	if (unknown !== null) return unknown;
	if (comparison.undecided.length > 0) return {
		verdict: "unproved",
		reasons: comparison.undecided.map((what) => ({
			message: `${what} is not known`,
			at: null
		}))
	};
	return upgrade.losses.length > 0 ? {
		verdict: "lossy",
		reasons: upgrade.losses.map((loss) => ({
			message: `${loss.message} do not come back`,
			at: loss.at
		}))
	} : {
		verdict: "restores",
		reasons: []
	};
}
/**
* What is left behind where something else than the history may have made it: upgrade() drops it if it is there, so that downgrade() brings it back
* for those who had it; or upgrade() makes it where it is missing, and downgrade() takes from it what is the revision's own.  The next upgrade
* minds neither.
*/
function foreign(difference, up, down) {
	const { kind, change, table, name } = difference;
	if (change !== "left behind") return difference;
	const owner = bareName(table ?? "");
	const what = kind === "table" || kind === "index" ? `the ${kind} ${name}` : kind === "column" ? `the column ${table}.${name}` : `the constraint ${name} of ${owner}`;
	if (down.steps.some((step) => /^(create|add)_/.test(step.op) && (step.name ?? step.table) === name) && up.foreign.has(what)) return {
		...difference,
		detail: "no revision makes it, and upgrade() drops it only where it is there",
		spare: true
	};
	const isMade = up.steps.some(({ op, table }) => op === "create_table" && table === name);
	const isKept = down.steps.some(({ op, table }) => op !== "drop_table" && table === name);
	if (kind === "table" && up.openWorld && up.asked && isMade && isKept) return {
		...difference,
		detail: "it may be older than the history, and upgrade() makes it only where it is missing",
		spare: true
	};
	return difference;
}
/**
* Whether what upgrade() does beyond what is known may be the other half of a difference: it dropped or renamed what is lost, and may have made
* it again; it may have made what only downgrade() speaks of; or downgrade() makes or changes what differs, to undo what is not known.
*/
function mayBeHidden(difference, up, down) {
	const { change, name } = difference;
	const concerns = (step) => (step.name ?? step.table) === name;
	if (change !== "lost") return down.some(concerns);
	return up.steps.some((step) => /^(drop|rename)_/.test(step.op) && concerns(step)) || assumed(difference, up.baseline);
}
/** Whether nothing but statements that speak of it tells that it was there: a table, or what a table older than the history has. */
function assumed({ kind, table, name }, before) {
	const holder = table === null ? void 0 : before.tables.get(table);
	if (table === null || holder?.open === false) return false;
	const parts = [
		...holder?.columns ?? [],
		...holder?.indexes ?? [],
		...holder?.uniques ?? [],
		...holder?.checks ?? []
	];
	return kind === "table" || ![...parts, ...holder?.foreignKeys ?? []].some((each) => each.name === name);
}
function unproved(blind) {
	return blind.length === 0 ? null : {
		verdict: "unproved",
		reasons: blind.map(({ reason, at }) => ({
			message: reason,
			at
		}))
	};
}
/** A difference in words, at the statement of upgrade() that made it, or at that of downgrade() where upgrade() does not take away what is lost. */
function explain(difference, steps, down) {
	const named = difference.kind === "column" ? `${difference.table}.${difference.name}` : difference.kind === "table" || difference.kind === "other" || difference.table === null ? difference.name : `${difference.name} of ${difference.table}`;
	const concerns = (each) => each.name === difference.name && (each.table === difference.table || difference.table === null);
	const step = (difference.change === "lost" && !steps.some((each) => concerns(each) && /^(drop|rename)_/.test(each.op)) ? down.find(concerns) : void 0) ?? steps.find(concerns) ?? down.find(concerns) ?? steps.find((each) => each.table === difference.table && (difference.kind !== "enum" || each.name === difference.name)) ?? null;
	return {
		message: `${difference.kind === "other" ? "" : `${difference.kind} `}${named} ${difference.change}${difference.detail === "" ? "" : ` (${difference.detail})`}`,
		at: step?.at ?? null,
		...difference.kind === "column" && difference.change === "changed" && difference.table !== null ? { column: {
			table: difference.table,
			name: difference.name
		} } : {},
		...difference.spare === true ? { spare: true } : {},
		...difference.refilled === true ? { refilled: true } : {},
		...difference.gained === void 0 ? {} : { labels: {
			type: difference.name,
			gained: difference.gained
		} }
	};
}
const RESTORED = /* @__PURE__ */ new Set(["restores", "lossy"]);
/** Whether the schema comes back, with its rows or without them. */
function comesBack({ verdict }) {
	return RESTORED.has(verdict);
}
/** One verdict over all ways: they must agree on whether the schema comes back. */
function combine(verdicts, complete) {
	const first = verdicts[0];
	if (first === void 0) return {
		verdict: "unproved",
		reasons: []
	};
	const open = verdicts.find((each) => each.verdict === "unproved");
	if (open !== void 0) return open;
	const restored = verdicts.filter(comesBack).length;
	if (restored !== 0 && restored !== verdicts.length) return {
		verdict: "unproved",
		reasons: [{
			message: "it depends on a condition that is not known",
			at: null
		}, ...verdicts.find((each) => !comesBack(each))?.reasons ?? []]
	};
	if (!complete) return {
		verdict: "unproved",
		reasons: [{
			message: "there are too many unknown conditions",
			at: null
		}]
	};
	return verdicts.find((each) => each.verdict === "differs") ?? verdicts.find((each) => each.verdict === "lossy") ?? first;
}

// src/domain/alembic/replay/beyond.ts
/**
* Beyond a revision whose upgrade() fails, no database of the dialect comes from the history as it stands. What is said to restore there
* stands where the revision has nothing to do with those that fail, where it only makes what downgrade() takes away, which needs nothing of
* what was there before, or where the models, which such databases are made from, agree with the replayed schema.
*/
function afterFailure(replays, order, dialect, models) {
	const head = order.length === 0 ? void 0 : replays.get(order.at(-1))?.after;
	const made = /* @__PURE__ */ new Map();
	let failed = null;
	const doubtful = /* @__PURE__ */ new Set();
	let isWritten = true;
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const revision = list$[at$];
		const own = replays.get(revision);
		if (own === void 0) continue;
		const isOwn = dialect !== "sqlite" && (makesOnly(own) || isWritten && isApart(own, doubtful));
		const unsure = failed === null || !comesBack(own) || own.upgrade.length === 0 || isOwn ? null : models === null || head === void 0 ? "the schema" : missingInModels(own.upgrade, head, models());
		made.set(revision, unsure === null ? own : {
			...own,
			verdict: "unproved",
			reasons: [{
				message: `upgrade() of ${failed} fails on ${dialect}, and the models do not tell ${unsure} as the history does`,
				at: null
			}]
		});
		if (own.failed) {
			failed ??= revision.revision;
			const words = wordsIn(revision.facts);
			isWritten &&= !readsFiles(revision.facts);
			for (const word of words) doubtful.add(word);
			for (let at$ = 0, list$ = namesOf$2(own.upgrade); at$ < list$.length; at$++) {
				const name = list$[at$];
				doubtful.add(name);
			}
		}
	}
	return made;
}
/** What makes something that goes again whole when it is dropped. */
const MAKES$1 = /^(create_(table|index|type|sequence|view|trigger|unique|foreignkey|primary|check|policy|schema|domain|other)|add_column|create_hypertable)$/;
/** Whether upgrade() makes all that it touches, whatever is there: that it succeeds shows that nothing of it was there before. */
function makesOnly({ upgrade, asks, upgradeEvents }) {
	if (asks) return false;
	const young = new Set(upgrade.filter(({ op }) => op === "create_table").map(({ table }) => table));
	return !upgradeEvents.some(({ detail }) => detail !== null && "ifNotExists" in detail && detail.ifNotExists === true) && upgrade.every(({ op, table }) => MAKES$1.test(op) || table !== null && young.has(table));
}
/** Whether a revision names nothing that one which fails speaks of. */
function isApart({ upgrade, downgrade }, doubtful) {
	return !namesOf$2([...upgrade, ...downgrade]).some((name) => doubtful.has(name));
}
/** The tables that steps are about; of what is in none, its own name. */
function namesOf$2(steps) {
	return steps.flatMap(({ table, name }) => table !== null ? [bareName(table)] : name !== null ? [bareName(name)] : []);
}

// src/domain/alembic/replay/explore.ts
const WAYS = 12;
/**
* Runs code once for each way that its unknown conditions can be taken; `fixed` holds those that are settled already.
* `complete` is false when there are more ways than were run.
*/
function explore(fixed, run) {
	const ways = [];
	const pending = [[]];
	for (let prefix = pending.pop(); prefix !== void 0 && ways.length < WAYS; prefix = pending.pop()) {
		const taken = new Map(fixed);
		const trace = [];
		const chosen = prefix;
		const outcome = run((key) => {
			const known = taken.get(key);
			if (known !== void 0) return known;
			const value = chosen[trace.length] ?? true;
			trace.push(value);
			taken.set(key, value);
			return value;
		});
		ways.push({
			outcome,
			decisions: taken
		});
		for (let i = trace.length - 1; i >= prefix.length; i -= 1) pending.push([...trace.slice(0, i), !trace[i]]);
	}
	return {
		ways,
		complete: pending.length === 0
	};
}

// src/domain/alembic/history/engines.ts
/** Parameters that `context.run_migrations(…)` has to give to upgrade() or downgrade(). */
function handedOver(def) {
	return def.parameters.filter(({ passing, default: otherwise }) => (passing === "normal" || passing === "positional") && otherwise === null).map(({ name }) => name);
}
/** Whether upgrade() or downgrade() takes one argument, as of several databases each has to be told; also `engine_name=None`. */
function takesOne({ parameters }) {
	return parameters.length === 1 && parameters.every(({ passing }) => passing === "normal" || passing === "positional");
}
/** The databases of a history, as Alembic's template for several has it; none where it is not of that kind. */
function enginesIn(files, settings) {
	const asked = files.filter(({ upgrade }) => upgrade !== null && takesOne(upgrade));
	if (asked.length === 0) return {
		names: [],
		apart: false
	};
	const written = new Set(asked.flatMap((file) => file.upgrade === null ? [] : enginesOf(file, file.upgrade)));
	const configured = databasesIn(settings);
	const both = configured.filter((name) => written.has(name));
	const names = written.size === 0 ? configured : both.length === 0 ? [...written] : [...written].filter((name) => configured.includes(name));
	const isInline = (file) => file.upgrade?.body.some((each) => each.kind !== "Pass" && !(each.kind === "Expr" && each.value.kind === "Constant")) === true && !enginesOf(file, file.upgrade).some((name) => names.includes(name));
	return {
		names,
		apart: names.length > 1 && (shareNames(asked, names) || asked.some(isInline))
	};
}
/**
* The databases of a revision that changes several, as Alembic's template for them has it: `upgrade(engine_name)` calls one of
* `upgrade_main()` and `upgrade_logs()`. Empty where it is not of that kind.
*/
function enginesOf({ facts }, def) {
	if (!takesOne(def)) return [];
	const prefix = `${def.name}_`;
	const own = facts.functions.filter(({ qualname, name }) => qualname === name && name.startsWith(prefix));
	if (own.length === 0) return [];
	const parts = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = own; at$ < list$.length; at$++) {
		const fn = list$[at$];
		eachExprIn(fn.body, (part) => {
			if (part.kind === "Call" && part.func.kind === "Name") parts.add(part.func.id);
		});
	}
	return own.filter(({ name }) => !parts.has(name)).map(({ name }) => name.slice(prefix.length));
}
/** `databases = main, logs` in alembic.ini, by which env.py goes. */
function databasesIn(settings) {
	const found = [...settings].flatMap((path$of) => {
		const path = path$of[0], text = path$of[1];
		return path.endsWith(".ini") ? [/^databases\s*[=:]\s*(.+)$/m.exec(text)?.[1] ?? ""] : [];
	});
	return [...new Set(found.flatMap((line) => line.split(",").map((name) => name.trim())))].filter((name) => /^\w+$/.test(name));
}
/** Whether a table, an index or a type is made in two of the databases: they cannot be followed as one then. */
function shareNames(files, names) {
	const homes = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const { facts } = list$[at$];
		for (let at$ = 0, list$ = facts.functions; at$ < list$.length; at$++) {
			const fn = list$[at$];
			const engine = /^upgrade_(\w*)$/.exec(fn.qualname)?.[1];
			if (engine === void 0 || !names.includes(engine)) continue;
			for (let at$ = 0, list$ = madeIn(fn); at$ < list$.length; at$++) {
				const made = list$[at$];
				if ((homes.get(made) ?? engine) !== engine) return true;
				homes.set(made, engine);
			}
		}
	}
	return false;
}
/** What a function makes, by kind and name; SQL counts as one of a kind. */
function madeIn({ body }) {
	const made = [];
	eachExprIn(body, (part) => {
		if (part.kind !== "Call") return;
		const name = lastName(part.func);
		if (name === "create_table") made.push(`table ${textIn$2(part.args[0])}`);
		else if (name === "create_index") made.push(`index ${textIn$2(part.args[0])}`);
		else if (/^enum$/i.test(name)) made.push(`type ${textIn$2(part.keywords.find(({ arg }) => arg === "name")?.value)}`);
		else if (name === "execute") made.push("SQL");
	});
	return made;
}
/** A text that is written out, also as `op.f("…")`; what is not may be of any name. */
function textIn$2(expr) {
	if (expr?.kind === "Call" && lastName(expr.func) === "f") return textIn$2(expr.args[0]);
	return expr?.kind === "Constant" && expr.type === "str" ? expr.value ?? "" : "?";
}

// src/domain/alembic/replay/run.ts
/** Runs one function of a revision over a copy of a schema. */
function runFunction(session, revision, def, start, decide) {
	const db = new Database(session.dialect, copySchema(start.schema), start.known, session.names);
	db.baseline = start.baseline;
	db.assuming = start.assuming;
	db.openWorld = start.openWorld;
	db.namesUnknown = session.settings.convention === null && session.settings.names();
	db.reverting = def === revision.downgrade;
	db.enumsMade = start.enumsMade;
	db.tolerant = session.tolerant;
	db.autocommit = session.settings.autocommit ? 1 : 0;
	const blind = [];
	const { interp } = session;
	session.db = db;
	db.blind = (reason, at) => {
		blind.push({
			reason,
			at
		});
		db.leaveRows();
	};
	db.maybe = () => interp.maybe > 0;
	db.guarded = () => interp.guarded > 0;
	db.calledFrom = (at) => siteOf(interp.calls, at, revision.file);
	interp.blind = db.blind;
	interp.passed = () => db.leaveRows();
	interp.decide = decide;
	interp.restart();
	const place = {
		file: revision.file,
		start: def.nameStart,
		end: def.nameEnd,
		symbol: def.qualname
	};
	let error = null;
	try {
		const callee = interp.modules.scopeOf(revision.file, interp)?.get(def.name);
		if (callee === void 0) blind.push({
			reason: `${def.name}() could not be found`,
			at: place
		});
		else for (let at$ = 0, list$ = handed(session, revision, def); at$ < list$.length; at$++) {
			const positional = list$[at$];
			interp.call(callee, {
				positional,
				keywords: /* @__PURE__ */ new Map(),
				open: false,
				at: place
			});
		}
	} catch (thrown) {
		if (thrown instanceof Raised && thrown.explicit && thrown.at !== null && !beside(thrown.at.file, revision.file)) blind.push({
			reason: `code of the application raises ${thrown.type}`,
			at: thrown.at
		});
		else if (thrown instanceof Raised) error = thrown;
		else if (thrown instanceof Undecided || thrown instanceof GaveUp || thrown instanceof ResultUnknown) blind.push({
			reason: thrown.message === "" ? "the way through the code is not known" : thrown.message,
			at: place
		});
		else throw thrown;
	}
	if ((db.path?.includes("public") === false || db.translated.get("") != null) && error === null) blind.push({
		reason: "names without a schema mean another schema at the end: whether Alembic finds its own table is not known",
		at: place
	});
	if (blind.length > 0 || db.rowsLeft) db.leaveRows();
	if (error === null && db.aborted) error = new Raised("InFailedSqlTransaction", "an error was caught, but PostgreSQL has given the transaction up", place, { database: true });
	return {
		schema: db.schema,
		baseline: db.baseline,
		error,
		steps: db.steps,
		losses: db.losses,
		spared: db.spared.filter(({ older, present }) => older || !present()),
		foreign: db.foreign,
		dataChanges: db.dataChanges,
		events: db.events,
		unsure: db.unsure,
		asked: db.asked,
		skipped: db.skipped,
		blind,
		openWorld: db.openWorld,
		known: db.known,
		enumsMade: db.enumsMade
	};
}
/** The arguments of each call: of a history of several databases one for each, else what env.py hands over, which is not known. */
function handed(session, revision, def) {
	const { names, apart } = session.engines();
	const own = enginesOf(revision, def).filter((engine) => names.includes(engine));
	const { engine } = session;
	if (engine !== null && takesOne(def)) return own.length === 0 || own.includes(engine) ? [[str(engine)]] : [];
	if (own.length > 0 && !apart) return own.map((each) => [str(each)]);
	return [handedOver(def).map((name) => unknown(`the argument ${name} of ${def.name}(), which env.py gives`))];
}
/** The call in the revision that a statement goes back to: the last before its file is left, or the first that tells a helper what to do. */
function siteOf(calls, at, file) {
	const own = calls.slice(1).filter((call) => call.at.file === file);
	return (at.file === file ? own.find(({ told }) => told) : own.at(-1))?.at ?? null;
}
/** Whether a file belongs to the migrations: below the folder that holds the folder of revisions. */
function beside(file, revision) {
	const folder = revision.slice(0, Math.max(0, revision.lastIndexOf("/versions/")));
	return file === revision || file.startsWith(`${folder}/`);
}

// src/domain/alembic/replay/seeded.ts
/** Does nothing to a row that is there already. */
const LENIENT = /\bon\s+(?:conflict|duplicate)\b|\binsert\s+(?:or\s+(?:ignore|replace)|ignore)\b|\bnot\s+exists\b/i;
/** Rows that revisions wrote down in full and nobody took away again, by table: what a second INSERT of them may clash with. */
var SeededRows = class {
	by = /* @__PURE__ */ new Map();
	/** Follows what the upgrade of a revision does to rows. */
	follow(revision, events) {
		for (let at$ = 0, list$ = events; at$ < list$.length; at$++) {
			const event = list$[at$];
			if (event.table === null) continue;
			if (event.op === "delete" || event.op === "truncate" || event.op === "drop_table") this.by.delete(event.table);
			else if (statesRows(event) && hasKey(event.before, event)) this.by.set(event.table, revision);
			else if (event.detail?.kind === "rename" && event.op === "rename_table") {
				const revisionOf = this.by.get(event.table);
				this.by.delete(event.table);
				if (revisionOf !== void 0) this.by.set(event.detail.to, revisionOf);
			}
		}
	}
	/**
	* Why the INSERT of a downgrade may fail: an earlier revision wrote rows to the same table, under a key, and they are still there.
	* Null when no INSERT does.
	*/
	clash(events, after) {
		const gone = /* @__PURE__ */ new Set();
		for (let at$ = 0, list$ = events; at$ < list$.length; at$++) {
			const event = list$[at$];
			if (event.table === null) continue;
			if (event.op === "delete" || event.op === "truncate" || event.op === "create_table") {
				gone.add(event.table);
				continue;
			}
			const earlier = this.by.get(event.table);
			if (earlier !== void 0 && !gone.has(event.table) && after.tables.has(event.table) && statesRows(event) && hasKey(event.before, event)) return {
				message: `whether the INSERT into ${event.table} clashes with rows that ${earlier} inserted is not known`,
				at: event.at
			};
		}
		return null;
	}
};
/** An INSERT of rows that it lists, and that fails where they are there already. */
function statesRows({ detail }) {
	if (detail?.kind !== "rows" || detail.statement.verb !== "insert") return false;
	const { text, rows } = detail.statement;
	return text === null ? rows !== null && rows > 0 : /\bvalues\b/i.test(text) && !LENIENT.test(text);
}
/** Whether rows with the same values cannot stand in a table twice: a unique key, or a primary key that the statement gives. */
function hasKey(table, { detail }) {
	if (table === null) return false;
	if (table.uniques.length > 0 || table.indexes.some((index) => index.unique)) return true;
	const text = detail?.kind === "rows" ? detail.statement.text : null;
	const key = table.primaryKey?.columns ?? [];
	return key.length > 0 && text !== null && key.every((name) => columnOf(table, name) !== void 0 && new RegExp(`\\b${name}\\b`, "i").test(text));
}

// src/domain/alembic/replay/replay.ts
/** Replays a history on one dialect: the schema after each revision, and for each what upgrade and downgrade leave. */
function replay(session, order, dialect, models) {
	session.dialect = dialect;
	const upgrades = upgradeAll(session, order, false) ?? upgradeAll(session, order, true) ?? [];
	return afterFailure(judgeAll(session, upgrades), order, dialect, models);
}
/**
* Upgrades from nothing to the head; null when the history rests on tables that it does not make, which was not `openWorld`.
* Downgrades are judged later, when it is known what the history rests on: they change nothing of what comes after.
*/
function upgradeAll(session, order, openWorld) {
	const upgrades = [];
	let schema = emptySchema();
	let known = /* @__PURE__ */ new Set();
	let enumsMade = /* @__PURE__ */ new Set();
	let failed = false;
	for (const index$of of order.entries()) {
		const index = index$of[0], revision = index$of[1];
		const { upgrade, downRevisions } = revision;
		const last = order[index - 1];
		if (last !== void 0 && !downRevisions.includes(last.revision)) schema = {
			...schema,
			rows: /* @__PURE__ */ new Map()
		};
		if (upgrade === null) {
			upgrades.push({
				revision,
				before: schema,
				after: schema,
				next: null,
				start: null,
				ways: [],
				complete: true,
				failed: false,
				blocked: null,
				error: null
			});
			continue;
		}
		const start = {
			schema,
			baseline: schema,
			known,
			assuming: !failed,
			openWorld,
			enumsMade
		};
		session.tolerant = false;
		const { ways, complete } = explore(/* @__PURE__ */ new Map(), (decide) => runFunction(session, revision, upgrade, start, decide));
		const good = ways.filter((way) => way.outcome.error === null);
		const next = good.length > 0 ? longest(good) : tolerated(session, revision, upgrade, start);
		const stands = standsForOthers(revision, ways);
		if (stands && !openWorld) return null;
		const open = ways.length > 0 && ways.every(({ outcome }) => failsUnsure(outcome));
		if (ways.length > 1 || !complete || good.length === 0) next.schema.rows.clear();
		upgrades.push({
			revision,
			before: next.baseline,
			after: next.schema,
			next,
			start,
			ways: good,
			complete,
			failed: good.length === 0 && !stands && !open,
			blocked: complete ? blockedBy(ways) : null,
			error: ways[0]?.outcome.error ?? null,
			only: complete && ways.length === 1,
			stands,
			open
		});
		if (next.openWorld && !openWorld) return null;
		failed ||= good.length === 0 && !stands && !open;
		schema = next.schema;
		known = next.known;
		enumsMade = next.enumsMade;
	}
	return upgrades;
}
/** A first revision whose upgrade() does nothing but raise: databases are made by other means, and said to be there. */
function standsForOthers({ downRevisions }, ways) {
	const refuses = ({ error, steps, dataChanges }) => error?.explicit === true && steps.length + dataChanges.length === 0;
	return downRevisions.length === 0 && ways.length > 0 && ways.every(({ outcome }) => refuses(outcome));
}
/** Whether a run ends in an error of the database behind SQL that is not known. */
function failsUnsure({ error, unsure }) {
	return error?.database === true && !error.explicit && unsure;
}
/** What every way through upgrade() comes to a halt at. */
function blockedBy(ways) {
	const found = ways.map(({ outcome: { error, blind } }) => blind.length === 0 && error !== null && error.at !== null ? error : null);
	const first = found[0];
	if (first?.at == null || first.obstacle === null || found.some((each) => each?.message !== first.message)) return null;
	return {
		message: first.message,
		at: first.at,
		obstacle: first.obstacle
	};
}
/** The statements that fail in an upgrade() through which there is one way, when such are skipped; null where something else is not known. */
function stopsIn({ failed, only, next }) {
	if (!failed || !only || next === null || next.error !== null || next.blind.length !== next.skipped.length) return null;
	return next.skipped.map(({ error: { message, at, obstacle }, names, carried }) => ({
		message,
		at,
		obstacle,
		names,
		carried: carried === true
	}));
}
function longest(ways) {
	return ways.reduce((best, way) => way.outcome.steps.length > best.outcome.steps.length ? way : best).outcome;
}
/** An upgrade() that fails, carried out as far as it goes. */
function tolerated(session, revision, upgrade, start) {
	session.tolerant = true;
	try {
		return runFunction(session, revision, upgrade, start, () => true);
	} finally {
		session.tolerant = false;
	}
}
function judgeAll(session, upgrades) {
	const replays = /* @__PURE__ */ new Map();
	let murky = null;
	const unknown = [];
	const seeded = new SeededRows();
	for (let at$ = 0, list$ = upgrades; at$ < list$.length; at$++) {
		const upgraded = list$[at$];
		const { revision, next, before, after, failed, error } = upgraded;
		seeded.follow(revision.revision, next?.events ?? []);
		const judged = next === null || failed || upgraded.stands === true || upgraded.open === true ? null : judgeWays(session, revision, upgraded.ways);
		const verdict = judged === null ? (failed ? beyondStops(session, upgraded) : null) ?? unjudged(session, upgraded) : unclashed(undoubted(sure(combine(judged.verdicts, upgraded.complete && judged.complete), judged.spared, murky), before, unknown), seeded.clash(judged.events, after));
		const blind = next === null || next.blind.length > 0 || upgraded.ways.some(({ outcome }) => doesMore(outcome, next));
		if (next !== null && blind) {
			murky ??= revision.revision;
			unknown.push(upgraded);
		}
		const again = comesBack(verdict) ? judged?.again ?? null : null;
		replays.set(revision, {
			...again === null ? verdict : {
				...verdict,
				reasons: [...verdict.reasons, leftRows(again)]
			},
			upgrade: next?.steps ?? [],
			downgrade: judged?.steps ?? [],
			upgradeEvents: next?.events ?? [],
			downgradeEvents: judged?.events ?? [],
			unknown: blind,
			error: failed ? error : null,
			changes: next !== null && next.steps.length + next.dataChanges.length + next.blind.length > 0,
			failed,
			blocked: upgraded.blocked,
			stops: stopsIn(upgraded),
			again,
			unsure: next?.unsure === true,
			asks: next?.asked === true || judged?.asked === true,
			single: upgraded.ways.length === 1 && upgraded.complete,
			before,
			after,
			start: upgraded.start
		});
	}
	return replays;
}
/** Whether a way does more than the longest of those that are known: part of it is not known. */
function doesMore({ blind, steps }, longest) {
	return blind.length > 0 && steps.length + blind.length > longest.steps.length;
}
/** What is wrong with downgrade() whatever stands in place of what upgrade() fails on, where all that it does else is known. */
function beyondStops(session, upgraded) {
	const { next, revision } = upgraded;
	const stops = stopsIn(upgraded);
	if (next === null || stops?.every(({ carried }) => carried) !== true) return null;
	const { verdicts, complete, spared } = judgeWays(session, revision, [{
		outcome: {
			...next,
			blind: []
		},
		decisions: /* @__PURE__ */ new Map()
	}]);
	const [only, ...more] = verdicts;
	if (only === void 0 || more.length > 0 || !complete || spared.length > 0) return null;
	const names = stops.flatMap((stop) => stop.names);
	const reasons = only.reasons.filter(({ message }) => !names.some((name) => message.includes(name)));
	return /^(raises|empty|missing|differs)$/.test(only.verdict) && reasons.length > 0 ? {
		...only,
		reasons
	} : null;
}
/** What is said of a revision whose downgrade() is not looked at. */
function unjudged({ dialect }, { next, stands, error, open }) {
	if (next === null) return {
		verdict: "unproved",
		reasons: [{
			message: "there is no upgrade()",
			at: null
		}]
	};
	if (stands === true) return {
		verdict: "restores",
		reasons: []
	};
	if (open === true) return {
		verdict: "unproved",
		reasons: next.blind.map(({ reason, at }) => ({
			message: reason,
			at
		}))
	};
	return {
		verdict: "unproved",
		reasons: [{
			message: `upgrade() fails on ${dialect}: ${error?.type ?? ""}: ${error?.message ?? ""}`,
			at: error?.at ?? null
		}]
	};
}
/** A verdict on the schema's return, unless it rests on the lack of something that an earlier statement, not followed in full, may have made, or that may be older than the history. */
function sure(verdict, spared, murky) {
	if (![
		"restores",
		"lossy",
		"differs"
	].includes(verdict.verdict)) return verdict;
	const missing = murky === null ? void 0 : spared.find(({ present }) => !present());
	const older = spared.find((each) => each.older && rests(verdict, each));
	if (missing === void 0 && older === void 0) return verdict;
	return {
		verdict: "unproved",
		reasons: [{
			message: missing === void 0 ? `whether ${older?.what} existed before the history is not known` : `whether ${missing.what} exists is not known: upgrade() of ${murky} is not followed in full`,
			at: null
		}]
	};
}
/**
* A verdict that columns come back otherwise, unless an earlier revision, not followed in full, speaks of each of them and may have made it
* what it comes back as.
*/
function undoubted(verdict, before, unknown) {
	if (verdict.verdict !== "differs" || unknown.length === 0) return verdict;
	const doubts = verdict.reasons.map(({ column }) => column === void 0 ? void 0 : unknown.find((each) => mayHaveChanged(each, before, column.table, column.name)));
	const first = doubts[0];
	if (first === void 0 || doubts.includes(void 0)) return verdict;
	return {
		verdict: "unproved",
		reasons: [{
			message: `whether the history knows the column is not known: upgrade() of ${first.revision.revision} is not followed in full`,
			at: null
		}]
	};
}
/** Whether a revision names a column that nothing has changed since. */
function mayHaveChanged({ revision, after }, before, key, name) {
	const of = (schema) => schema.tables.get(key)?.columns.find((column) => column.name === name);
	const words = of(after) === of(before) ? wordsIn(revision.facts) : null;
	return words?.has(name) === true && words.has(key.slice(key.lastIndexOf(".") + 1));
}
/** Whether a verdict would be another one if the object had been there: differences that do not name it stay. */
function rests({ verdict, reasons }, { name }) {
	return verdict !== "differs" || reasons.every(({ message }) => message.includes(name));
}
/** A verdict that the schema comes back, unless downgrade() may fail on rows that are there. */
function unclashed(verdict, clash) {
	return clash === null || !comesBack(verdict) ? verdict : {
		verdict: "unproved",
		reasons: [clash]
	};
}
/** Runs downgrade() after each way of upgrade(). */
function judgeWays(session, revision, ways) {
	const verdicts = [];
	let steps = [];
	let events = [];
	const spared = [];
	let all = true;
	let asked = false;
	let again = null;
	const open = session.settings.convention === null && session.settings.names();
	for (let at$ = 0, list$ = ways; at$ < list$.length; at$++) {
		const { outcome: up, decisions } = list$[at$];
		const { downgrade } = revision;
		spared.push(...up.spared);
		asked ||= up.asked;
		if (downgrade === null && revision.otherDowngrade) {
			verdicts.push({
				verdict: "unproved",
				reasons: [{
					message: "what downgrade() is, is not followed",
					at: null
				}]
			});
			continue;
		}
		if (downgrade === null) {
			verdicts.push(judge(up, null, null, compareSchemas(up.baseline, up.schema, session.dialect, open)));
			continue;
		}
		const start = {
			schema: up.schema,
			baseline: up.baseline,
			known: up.known,
			assuming: up.openWorld,
			openWorld: up.openWorld,
			enumsMade: /* @__PURE__ */ new Set()
		};
		const { ways: downs, complete } = explore(decisions, (decide) => runFunction(session, revision, downgrade, start, decide));
		all &&= complete;
		for (let at$ = 0, list$ = downs; at$ < list$.length; at$++) {
			const { outcome: down } = list$[at$];
			steps = down.steps.length > steps.length ? down.steps : steps;
			events = down.events.length > events.length ? down.events : events;
			verdicts.push(judge(up, down, downgrade, compareSchemas(down.baseline, down.schema, session.dialect, open)));
			spared.push(...down.spared);
			asked ||= down.asked;
		}
		const [only, ...more] = downs;
		if (only !== void 0 && more.length === 0 && ways.length === 1 && complete) again = failsAgain(session, revision, up, only.outcome);
	}
	return {
		verdicts,
		steps,
		events,
		complete: all,
		spared,
		asked,
		again
	};
}
/** What upgrade() fails on when it runs once more, after downgrade(): rows that it has inserted and that are still there. */
function failsAgain(session, revision, up, down) {
	const { upgrade } = revision;
	const { schema, openWorld, known } = down;
	const leaves = up.events.some(({ table, detail }) => detail?.kind === "rows" && table !== null && schema.rows.has(table));
	if (upgrade === null || !leaves || down.error !== null) return null;
	const { error } = runFunction(session, revision, upgrade, {
		schema,
		baseline: schema,
		known,
		assuming: openWorld,
		openWorld,
		enumsMade: /* @__PURE__ */ new Set()
	}, () => true);
	if (error?.at == null || error.obstacle?.kind !== "refused" || error.obstacle.by === null) return null;
	return {
		message: error.message,
		at: error.at,
		obstacle: error.obstacle
	};
}
/** What is said of rows that stay, beside the verdict on the schema. */
function leftRows({ message, at, obstacle: { name } }) {
	return {
		message: `downgrade() leaves rows of ${name} behind, on which the next upgrade() fails: ${message}`,
		at
	};
}

// src/domain/alembic/hazards/left-rows.ts
/** Rows that downgrade() leaves behind and that upgrade() cannot insert again: their table stays, and a key of it is taken. */
function leftRowHazards(examined) {
	const { again } = examined.replay;
	if (again === null) return [];
	const { message: detail } = leftRows(again);
	const { by } = again.obstacle;
	const trace = by === null || by.start === again.at.start ? [] : [{
		at: by,
		message: "the row that stays is inserted here"
	}];
	return [hazard(examined, "irreversible-statement", again.at, {
		severity: "warning",
		detail,
		trace
	})];
}

// src/domain/alembic/hazards/types.ts
function partsOf(type) {
	if (type.text === null || type.named !== null) return null;
	const found = /^([a-z][a-z0-9 ]*?)\s*(?:\(([\d,\s]+)\))?(\s+with(?:out)? time zone)?$/.exec(type.text);
	if (found === null) return null;
	const args = (found[2] ?? "").split(",").flatMap((each) => each.trim() === "" ? [] : [Number(each)]);
	return {
		family: `${found[1] ?? ""}${found[3] ?? ""}`,
		args
	};
}
const INTEGERS$1 = [
	"smallint",
	"integer",
	"bigint"
];
const TEXTS$2 = [
	"character varying",
	"text",
	"character"
];
/** What values of the old type the new one cannot hold; null when it can hold all, or it is not known. */
function narrowing(before, after) {
	const from$of = [partsOf(before), partsOf(after)], from = from$of[0], to = from$of[1];
	if (from === null || to === null || before.text === after.text) return null;
	const fromRank$of = [INTEGERS$1.indexOf(from.family), INTEGERS$1.indexOf(to.family)], fromRank = fromRank$of[0], toRank = fromRank$of[1];
	if (fromRank >= 0 && toRank >= 0) return toRank < fromRank ? "larger numbers do not fit" : null;
	if (TEXTS$2.includes(from.family) && TEXTS$2.includes(to.family)) {
		const limit = to.args[0];
		const old = from.args[0];
		return limit !== void 0 && (old === void 0 || old > limit) ? "longer texts do not fit" : null;
	}
	if (/^(numeric|real|double precision)$/.test(from.family) && toRank >= 0) return "fractions are rounded off";
	if (from.family === "double precision" && to.family === "real") return "digits are lost";
	if (from.family === "numeric" && to.family === "numeric") {
		const [precision, scale = 0] = to.args;
		const [oldPrecision, oldScale = 0] = from.args;
		if (precision === void 0) return null;
		if (oldPrecision === void 0 || scale < oldScale) return "digits are rounded off";
		return precision - scale < oldPrecision - oldScale ? "larger numbers do not fit" : null;
	}
	if (from.family.startsWith("timestamp") && to.family === "date") return "the time of day is lost";
	if (from.family.startsWith("timestamp") && to.family.startsWith("time") && !to.family.startsWith("timestamp")) return "the date is lost";
	return null;
}
/** Whether PostgreSQL changes a type without writing the table anew. */
function changesInPlace(before, after) {
	const from$of = [partsOf(before), partsOf(after)], from = from$of[0], to = from$of[1];
	if (before.text === after.text && before.named === after.named) return true;
	if (from === null || to === null) return false;
	const limit = to.args[0];
	const old = from.args[0];
	if (/^(character varying|text)$/.test(from.family) && /^(character varying|text)$/.test(to.family)) return limit === void 0 || old !== void 0 && old <= limit;
	if (from.family === "numeric" && to.family === "numeric") return limit === void 0 || old !== void 0 && old <= limit && (from.args[1] ?? 0) === (to.args[1] ?? 0);
	return from.family === to.family && from.args.join() === to.args.join();
}

// src/domain/alembic/hazards/volatile.ts
const VOLATILE = /\b(nextval|gen_random_uuid|uuid_generate_v\w+|uuidv[47]|random|clock_timestamp|timeofday|gen_random_bytes|setval|txid_current)\s*\(/i;
function withoutTexts(text) {
	return text.replace(/'(?:[^']|'')*'/g, "''");
}
/** Whether the value of a new column is worked out for each row, so that the table is written anew. */
function volatile(column) {
	if (column.identity !== null || column.sequence !== null || column.computed?.endsWith(" stored") === true) return true;
	return typeof column.default === "string" && VOLATILE.test(withoutTexts(column.default));
}
/** Whether a column is added with one value for all rows. */
function sameForAll(column) {
	const text = column.default;
	if (typeof text !== "string" || text.startsWith("?") || volatile(column)) return false;
	return !/\w\s*\(/.test(withoutTexts(text).replace(/\bnow\(\)/gi, "")) && !/^null$/i.test(text);
}

// src/domain/alembic/hazards/locks.ts
/** Rows per second, on ordinary hardware with the table on disk: to compare, not to predict. */
const RATE = {
	scan: 5e5,
	index: 2e5,
	check: 2e5,
	rewrite: 1e5
};
/** Locks of less than this are no news. */
const SECONDS_REPORTED = 1;
/** A strong lock of more than this needs somebody's decision. */
const SECONDS_ESCALATED = 5;
/**
* Statements that read or write a whole existing table under a lock that keeps others out, one finding for a table. A lock is
* held to the end of the transaction, so the seconds of its steps add up. PostgreSQL only.
*/
function lockHazards(examined) {
	if (examined.dialect !== "postgresql") return [];
	const groups = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = examined.upgrade; at$ < list$.length; at$++) {
		const event = list$[at$];
		const { table, before } = event;
		if (table === null || before === null || event.newTable || event.emptied || event.maybe) continue;
		const cost = costOf(examined, event, before);
		if (cost === null) continue;
		const { rows } = rowsOf$1(examined, table);
		const seconds = cost.work.reduce((sum, work) => sum + rows / RATE[work], 0);
		const key = event.autocommit ? `${table} ${event.index}` : table;
		groups.set(key, [...groups.get(key) ?? [], {
			event,
			cost,
			seconds
		}]);
	}
	return [...groups.values()].flatMap((steps) => locked(examined, steps));
}
function locked(examined, steps) {
	const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
	if (steps[0] === void 0 || seconds < SECONDS_REPORTED) return [];
	const worst = steps.reduce((one, other) => other.seconds > one.seconds ? other : one);
	const exclusive = steps.some(({ cost }) => cost.lock === "ACCESS EXCLUSIVE");
	const table = worst.event.table ?? "";
	const { what, lock, instead } = worst.cost;
	const others = steps.length === 1 ? "" : `, and ${steps.length - 1} more such ${steps.length === 2 ? "step" : "steps"}`;
	const wait = exclusive ? "reads and writes" : "writes";
	return [hazard(examined, "locking-operation", worst.event.at, {
		severity: "warning",
		detail: `${wait} of ${table} wait for about ${rounded(seconds)} s (${rowsOf$1(examined, table).said}), while ${what} under ${lock}${others}. ${instead}`,
		escalates: seconds > SECONDS_ESCALATED ? "long-lock" : null,
		trace: steps.filter((step) => step !== worst).map(({ event, cost }) => ({
			at: event.at,
			message: `${cost.what} under ${cost.lock}`
		}))
	})];
}
function rounded(seconds) {
	return seconds < 10 ? Math.round(seconds) : Math.round(seconds / 5) * 5;
}
function costOf(examined, event, before) {
	const { detail } = event;
	switch (detail?.kind) {
		case "index": return detail.concurrently ? null : {
			lock: "SHARE",
			what: `the index ${detail.index.name} is built`,
			work: ["index"],
			instead: "Build it CONCURRENTLY in an autocommit_block()"
		};
		case "column": return addedColumn(detail.column, before, examined.settings.postgresql);
		case "change": return changedColumn(event, before, examined.settings.postgresql);
		case "constraint": return addedConstraint(detail.constraint, event);
		default: return event.op === "validate_constraint" ? validated(examined, event) : null;
	}
}
function indexes(before) {
	const count = before.indexes.length + before.uniques.length + (before.primaryKey === null ? 0 : 1);
	return Array.from({ length: count }, () => "index");
}
function addedColumn(column, before, version) {
	const constant = typeof column.default === "string";
	if (!volatile(column) && !(version < 11 && constant)) return null;
	return {
		lock: "ACCESS EXCLUSIVE",
		what: `the table is written anew for the values of ${column.name}`,
		work: ["rewrite", ...indexes(before)],
		instead: "Add the column without a default, set the default, and fill the rows in batches"
	};
}
function changedColumn(event, before, version) {
	const { name, detail } = event;
	const column = columnOf(before, name ?? "");
	if (detail?.kind !== "change" || column === void 0) return null;
	const { type, nullable, using } = detail.change;
	if (type !== void 0 && type.text !== null && column.type.text !== null && (using === true ? type.text !== column.type.text : !changesInPlace(column.type, type))) return {
		lock: "ACCESS EXCLUSIVE",
		what: `the table is written anew to change ${column.name} from ${column.type.text} to ${type.text}`,
		work: ["rewrite", ...indexes(before)],
		instead: "Add a second column, fill it in batches, and swap"
	};
	if (nullable !== false || column.nullable !== true) return null;
	const checked = before.checks.some((check) => check.notValid !== true && check.expression !== null && notNullColumn(check.expression) === column.name);
	if (version >= 12 && checked) return null;
	return {
		lock: "ACCESS EXCLUSIVE",
		what: `every row is read to set ${column.name} NOT NULL`,
		work: ["scan"],
		instead: `${event.newColumn ? "Fill the rows, add" : "Add"} CHECK (${column.name} IS NOT NULL) NOT VALID, validate it, then set NOT NULL`
	};
}
function addedConstraint(constraint, event) {
	const label = constraint.name ?? "without a name";
	switch (constraint.kind) {
		case "primary":
		case "unique":
		case "exclude": return event.before?.gone.has(`index ${label}`) ?? false ? null : {
			lock: "ACCESS EXCLUSIVE",
			what: `the index of the constraint ${label} is built`,
			work: ["index"],
			instead: "Build a unique index CONCURRENTLY and add the constraint USING INDEX"
		};
		case "foreignkey": return constraint.notValid === true ? null : {
			lock: "SHARE ROW EXCLUSIVE",
			what: `every row is checked against ${constraint.table} for the foreign key ${label}`,
			work: ["check"],
			instead: "Add it NOT VALID and validate it in a later transaction"
		};
		case "check": return constraint.notValid === true || constraint.typeBound ? null : {
			lock: "ACCESS EXCLUSIVE",
			what: `every row is read for the check ${label}`,
			work: ["scan"],
			instead: "Add it NOT VALID and validate it in a later transaction"
		};
	}
}
/** To validate in the transaction that added the constraint keeps its stronger lock while the rows are read. */
function validated(examined, event) {
	return examined.upgrade.some(({ index, detail, autocommit, name }) => index < event.index && !autocommit && detail?.kind === "constraint" && name === event.name) && !event.autocommit ? {
		lock: "SHARE ROW EXCLUSIVE",
		what: `${event.name} is validated in the transaction that adds it`,
		work: ["check"],
		instead: "Validate it in a later transaction"
	} : null;
}

// src/domain/alembic/hazards/losses.ts
/** Tables that were made to be thrown away. */
const SPARE = /(^|_)(tmp|temp|temporary|backup|bak|old|staging|scratch|copy)(_|\d|$)/i;
/** What upgrade() takes away that no downgrade brings back. */
function losses(examined) {
	return together$1(found(examined));
}
/** Deletions of one revision are one finding: they are one clean-up. */
function together$1(hazards) {
	const [first, ...more] = hazards.filter(({ rule, severity }) => rule === "irreversible-statement" && severity === "warning");
	if (first === void 0 || more.length === 0) return hazards;
	const one = {
		...first,
		trace: more.map(({ at, detail }) => ({
			at,
			message: detail
		}))
	};
	return hazards.flatMap((each) => each === first ? [one] : more.includes(each) ? [] : [each]);
}
function found(examined) {
	return examined.upgrade.flatMap((event) => {
		const { detail, table, before } = event;
		if (table === null || event.newTable || event.maybe) return [];
		if (event.op === "drop_table" && before !== null) return droppedTable(examined, event, table, before);
		if (event.op === "drop_column" && event.name !== null) return droppedColumn(examined, event, table, event.name);
		if (detail?.kind === "change") return narrowed(examined, event, table);
		return detail?.kind === "rows" && !event.emptied ? rowsLost(examined, event, detail.statement) : [];
	});
}
function lossy(examined, event, detail) {
	return [hazard(examined, "lossy-operation", event.at, {
		severity: "warning",
		detail,
		escalates: "destructive-migration"
	})];
}
function droppedTable(examined, event, table, before) {
	if (SPARE.test(table) || event.emptied || copiedAway(examined, event, table)) return [];
	if (examined.replay.after.tables.has(table) && replaced$1(examined, event, table)) return [];
	const like = examined.upgrade.filter(({ op, detail }) => op === "create_table" && detail?.kind === "table" && before.columns.length > 1 && sameColumns(detail.table.columns, before.columns));
	const twin = like[0];
	return twin !== void 0 && like.length === 1 ? lossy(examined, event, `the table ${table} is dropped and ${twin.table} is made with the same columns: it looks like a rename, and the data is lost`) : lossy(examined, event, `the table ${table} is dropped with its rows`);
}
/** The rows of a table went into another one before, in a statement that names both; `whole`: with all their columns. */
function copiedAway(examined, event, table, whole = false) {
	const bare = bareName(table);
	return examined.upgrade.some(({ index, detail, table: into }) => {
		if (index >= event.index || detail?.kind !== "rows" || into === table) return false;
		const { text, verb } = detail.statement;
		if (verb === "delete" || verb === "truncate" || whole && text?.includes("*") !== true) return false;
		return text === null ? examined.mentions(bare) : new RegExp(`\\b${bare.replace(/\W/g, "\\$&")}\\b`, "i").test(text);
	});
}
/** Another table, filled before, takes its name: the table was made anew. */
function replaced$1(examined, event, table) {
	return examined.upgrade.some(({ index, op, detail }) => index > event.index && op === "rename_table" && detail?.kind === "rename" && detail.to === table);
}
function sameColumns(one, other) {
	return one.length === other.length && one.every((column) => other.some((each) => each.name === column.name && each.type.text === column.type.text));
}
function droppedColumn(examined, event, table, name) {
	const gone = event.before?.columns.find((column) => column.name === name);
	if (event.newColumn || event.emptied || gone?.computed != null || SPARE.test(name) || examined.mentions(name)) return [];
	if (copiedAway(examined, event, table, true)) return [];
	if (examined.upgrade.some(({ op, table: other }) => op === "drop_table" && other === table)) return [];
	const renamed = gone === void 0 ? null : successor(examined, table, gone);
	if (renamed === name) return lossy(examined, event, `the column ${table}.${name} is dropped and added again: its values are lost`);
	return lossy(examined, event, renamed === null ? `the column ${table}.${name} is dropped with its values` : `the column ${table}.${name} is dropped and ${table}.${renamed} is added with the same type: it looks like a rename, and the values are lost`);
}
/**
* The column that seems to take the place of a dropped one: autogenerate writes a rename as a drop and an add. As many columns
* must come as go, and this pair alone must have its type.
*/
function successor(examined, table, gone) {
	const added = [];
	const dropped = [];
	for (let at$ = 0, list$ = examined.upgrade; at$ < list$.length; at$++) {
		const { op, table: other, name, before, detail } = list$[at$];
		if (other !== table) continue;
		if (op === "add_column" && detail?.kind === "column") added.push(detail.column);
		const column = op === "drop_column" ? before?.columns.find((each) => each.name === name) : void 0;
		if (column !== void 0) dropped.push(column);
	}
	if (added.some((column) => column.name === gone.name)) return gone.name;
	const like = (column) => column.type.text !== null && column.type.text === gone.type.text;
	const [found, ...more] = added.filter(like);
	return found !== void 0 && more.length === 0 && added.length === dropped.length && dropped.filter(like).length === 1 && found.nullable === gone.nullable ? found.name : null;
}
function narrowed(examined, event, table) {
	const { before, name, detail, newColumn } = event;
	const type = detail?.kind === "change" ? detail.change.type : void 0;
	const column = before?.columns.find((each) => each.name === name);
	if (type === void 0 || column === void 0 || newColumn || event.emptied || examined.dialect === "sqlite") return [];
	const other = detail?.kind === "change" && before !== null ? otherSource(before, column.name, detail.change.from) : null;
	if (other !== null) return lossy(examined, event, `${table}.${name} is given the values of ${other} by USING: its own are lost`);
	const lost = narrowing(column.type, type);
	return lost === null ? [] : lossy(examined, event, `${table}.${name} changes from ${column.type.text} to ${type.text}: ${lost}`);
}
/** The column that USING takes the values from, where it does not name the one that changes. */
function otherSource({ columns }, own, from) {
	const plain = from?.replace(/'(?:[^']|'')*'|::\s*\w+(?: (?:precision|varying))?|\b\w+\s*\(/g, " ");
	const words = new Set(plain?.match(/[\w$]+/g));
	return words.has(own) ? null : columns.find(({ name }) => words.has(name))?.name ?? null;
}
function rowsLost(examined, event, statement) {
	const { table } = event;
	if (table === null || SPARE.test(table)) return [];
	const takes = statement.verb === "delete" || statement.verb === "truncate";
	if (takes && statement.restricted === false) return copiedAway(examined, event, table) ? [] : lossy(examined, event, `all rows of ${table} are deleted`);
	if (examined.downgrade.some(({ detail }) => detail?.kind === "rows")) return [];
	if (takes && statement.restricted === true) return copiedAway(examined, event, table) ? [] : [hazard(examined, "irreversible-statement", event.at, {
		severity: "warning",
		detail: `rows of ${table} are deleted, and downgrade() does not bring them back`
	})];
	const added = (column) => examined.upgrade.some((other) => other.index < event.index && other.op === "add_column" && other.table === table && other.name === column);
	const lost = overwritten(statement, event.before, added);
	return lost === null ? [] : [hazard(examined, "irreversible-statement", event.at, {
		severity: "note",
		detail: `${table}.${lost} is overwritten, and downgrade() does not restore the old values`
	})];
}
/** The first column of an UPDATE that had values before and did not have to be empty. */
function overwritten({ verb, text }, before, added) {
	if (verb !== "update" || text === null) return null;
	const set = /\bset\b([\s\S]*?)(?:\bwhere\b([\s\S]*)|\bfrom\b[\s\S]*|$)/i.exec(text.replace(/'(?:[^']|'')*'/g, "''"));
	for (const [, name] of (set?.[1] ?? "").matchAll(/(?:^|,)\s*["`]?(\w+)["`]?\s*=/g)) {
		const column = name ?? "";
		const filling = new RegExp(`\\b${column}["\`]?\\s+is\\s+null\\b|\\b${column}["\`]?\\s*=\\s*''`, "i").test(text);
		if (hasColumn(before, column) && !added(column) && !filling) return column;
	}
	return null;
}

// src/domain/alembic/hazards/mentions.ts
/** Operations whose arguments name what they change, and read no rows. */
const SCHEMA = /* @__PURE__ */ new Set([
	"create_table",
	"drop_table",
	"rename_table",
	"add_column",
	"drop_column",
	"alter_column",
	"create_index",
	"drop_index",
	"create_unique_constraint",
	"create_foreign_key",
	"create_check_constraint",
	"create_primary_key",
	"create_exclude_constraint",
	"drop_constraint",
	"batch_alter_table",
	"f"
]);
/** Functions that ask whether something is there, drop it, or tell people about it. */
const ASIDE = /exist|^_?has_|drop|^(print|debug|info|warning|warn|error|exception|get_columns|add_column_if)/i;
/** What a revision mentions. SQL that defines the schema names a column without filling it, so that it counts as neither. */
function mentionsIn(facts) {
	const words = {
		written: /* @__PURE__ */ new Set(),
		coded: /* @__PURE__ */ new Set(),
		read: /* @__PURE__ */ new Set(),
		emptied: /* @__PURE__ */ new Set()
	};
	const bodies = [facts.body, ...facts.functions.filter((fn) => !fn.qualname.split(".").includes("downgrade")).map((fn) => fn.body)];
	for (let at$ = 0, list$ = bodies; at$ < list$.length; at$++) {
		const body = list$[at$];
		eachStatement(body, (stmt) => {
			if (stmt.kind === "Expr" && stmt.value.kind === "Constant") return;
			for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
				const expr = list$[at$];
				collect(expr, words);
			}
		});
	}
	return words;
}
function collect(expr, words) {
	const skipped = [];
	eachExpr(expr, (part) => {
		if (skipped.some((call) => part.start >= call.start && part.end <= call.end && part !== call)) return;
		if (part.kind === "Call" && aside(part)) skipped.push(part);
		else if (part.kind === "Compare" && part.ops.some((op) => op === "in" || op === "not in")) skipped.push(part);
		else if (part.kind === "JoinedStr" || part.kind === "Constant" && part.type === "str") {
			const said = textIn$1(part);
			const table = said === null ? void 0 : EMPTIES.exec(said.replace(COMMENTS, " "))?.[1];
			if (table !== void 0) words.emptied.add(table.toLowerCase());
			const into = said === null ? null : kindOf$1(said);
			if (into === null) skipped.push(part);
			else for (const [word] of (said ?? "").matchAll(/\w+/g)) words[into].add(word);
		} else {
			const names = part.kind === "Attribute" ? [part.attr] : part.kind === "Name" ? [part.id] : part.kind === "Call" ? keysOf(part) : [];
			for (let at$ = 0, list$ = names; at$ < list$.length; at$++) {
				const name = list$[at$];
				words.written.add(name);
				words.coded.add(name);
			}
		}
	});
}
function keysOf({ keywords }) {
	return keywords.flatMap(({ arg }) => arg === null ? [] : [arg]);
}
/** The literal parts of a text. */
function textIn$1(part) {
	if (part.kind === "Constant") return part.value ?? null;
	return part.kind === "JoinedStr" ? part.values.map((each) => each.kind === "Constant" && each.type === "str" ? each.value : "￼").join("") : null;
}
const COMMENTS = /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const EMPTIES = /^\s*(?:delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?(?:["`]?\w+["`]?\.)?["`]?(\w+)["`]?\s*(?:;|cascade|restart\b.*)?\s*$/i;
const DEFINES$1 = /^\s*(alter|create|comment|drop|grant|revoke|set|reindex|analyze|vacuum|lock|begin|commit)\s/i;
const WRITES = /\b(update|insert|merge|copy|call|perform|delete)\b(?!\s*(?:cascade|restrict|set\b|no\s+action|on\b|or\b))/i;
/** What the words of a text can be part of; null for SQL that only defines. */
function kindOf$1(text) {
	const plain = text.replace(COMMENTS, " ");
	if (DEFINES$1.test(plain)) return WRITES.test(plain.replace(/\b(on|before|after|for|or)\s+(update|insert|delete)\b/gi, " ")) ? "written" : null;
	return /^\s*select\s/i.test(plain) && !WRITES.test(plain) ? "read" : "written";
}
function aside({ func }) {
	const name = lastName(func);
	return SCHEMA.has(name) || ASIDE.test(name);
}

// src/domain/alembic/hazards/nulls.ts
/** Columns that no row can have: NOT NULL and nothing to put there. MySQL fills in a value of its own. */
function nullHazards(examined) {
	if (examined.dialect === "mysql") return refusedElsewhere(examined);
	const { upgrade, downgrade } = examined;
	const found = [];
	/** Columns reported: a check is often followed by the NOT NULL that it prepares. */
	const bound = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = upgrade; at$ < list$.length; at$++) {
		const event = list$[at$];
		if (failsOnOwnRows(examined, event)) continue;
		const where = `${event.table}.${event.name}`;
		if (unfilled(event, upgrade.slice(event.index + 1)) && !examined.empties(event.table)) found.push(hazard(examined, "non-nullable-without-default", event.at, {
			severity: "error",
			detail: where
		}));
		const forbidden = boundColumn(event);
		const key = `${event.table}.${forbidden?.name}`;
		const once = forbidden === null || bound.has(key) ? [] : setNotNull(examined, event);
		if (once.length > 0) bound.add(key);
		found.push(...once, ...sameValue(examined, event));
	}
	for (let at$ = 0, list$ = downgrade; at$ < list$.length; at$++) {
		const event = list$[at$];
		if (unfilled(event, downgrade.slice(event.index + 1))) found.push(hazard(examined, "raising-downgrade", event.at, {
			severity: "error",
			detail: `it adds ${event.table}.${event.name} NOT NULL without a server default, which fails when the table has rows`
		}));
	}
	return found;
}
/** Of a project on MySQL that writes its revisions for SQLite as well, which refuses such a column, rows or none: a batch is for nothing else. */
function refusedElsewhere(examined) {
	const { file, upgrade } = examined;
	if (!file.facts.mentions("batch_alter_table")) return [];
	return upgrade.filter((event) => unfilled(event, upgrade.slice(event.index + 1)) && !examined.empties(event.table)).map((event) => hazard(examined, "non-nullable-without-default", event.at, {
		severity: "warning",
		detail: `${event.table}.${event.name}`,
		trace: [{
			at: event.at,
			message: "MySQL fills in a value of its own; SQLite, for which batches are written, refuses the column"
		}]
	}));
}
/** `SET NOT NULL`, or a constraint that says the same, on a column that nothing has filled. */
function setNotNull(examined, event) {
	const { before, table } = event;
	const bound = boundColumn(event);
	if (bound === null || event.newTable || event.emptied || event.maybe) return [];
	const { name, rule } = bound;
	const column = before?.columns.find((each) => each.name === name);
	if (column === void 0 || column.nullable !== true || column.default !== null) return [];
	const isNew = examined.upgrade.some((other) => other.index < event.index && other.op === "add_column" && other.table === table && other.name === name);
	const others = examined.upgrade.filter((other) => touches(other, table));
	const found = (severity, detail, trace = []) => [hazard(examined, "fails-on-rows", event.at, {
		severity,
		detail: `${table}.${name} ${rule}${detail}`,
		trace
	})];
	if (others.some((other) => other.index < event.index)) return [];
	const late = examined.codes(name) ? void 0 : others.find((other) => fills(other, name, isNew));
	if (late !== void 0) return found("error", " before its rows are filled", [{
		at: late.at,
		message: "the rows are filled only here"
	}]);
	if (isNew ? examined.writes(name) : examined.mentions(name)) return [];
	return isNew ? found("error", ", but it was just added and every row has NULL there") : found("warning", " without a back-fill, which fails when a row has NULL there");
}
/** The column that a step forbids to be NULL while it reads the rows, and how. */
function boundColumn({ detail, op, name, before }) {
	if (detail?.kind === "change") return detail.change.nullable === false && name !== null ? {
		name,
		rule: "becomes NOT NULL"
	} : null;
	const check = detail?.kind === "constraint" && detail.constraint.kind === "check" && detail.constraint.notValid !== true ? detail.constraint : op === "validate_constraint" ? before?.checks.find((each) => each.name === name) : void 0;
	const column = check?.expression == null ? null : notNullColumn(check.expression);
	return column === null || check === void 0 ? null : {
		name: column,
		rule: `must not be NULL by ${check.name ?? "a check"}`
	};
}
/** Whether a statement may write rows of a table. */
function touches({ detail }, table) {
	return detail?.kind === "rows" && detail.statement.verb !== "delete" && (detail.statement.table === null || detail.statement.table === table);
}
/** Whether an UPDATE fills a column: the text names it, and, where it was there before, asks for the rows that have NULL. */
function fills({ detail }, name, isNew) {
	if (detail?.kind !== "rows" || detail.statement.verb !== "update") return false;
	const words = detail.statement.text?.toLowerCase().match(/\w+/g) ?? [];
	const wanted = name.toLowerCase();
	return words.some((word, at) => word === wanted && (isNew || words[at + 1] === "is" && words[at + 2] === "null"));
}
/** A unique key on a column that every row just got with the same value. */
function sameValue(examined, event) {
	const { detail, table } = event;
	const [name, ...more] = detail?.kind === "index" && detail.index.unique && detail.index.options === "" ? detail.index.columns : detail?.kind === "constraint" && (detail.constraint.kind === "unique" || detail.constraint.kind === "primary") ? detail.constraint.columns : [];
	if (name === void 0 || more.length > 0 || event.newTable || event.emptied || event.maybe || examined.writes(name)) return [];
	const added = examined.upgrade.find((other) => other.index < event.index && other.op === "add_column" && other.table === table && other.name === name);
	const column = added?.detail?.kind === "column" ? added.detail.column : void 0;
	if (column === void 0 || !sameForAll(column)) return [];
	if (examined.upgrade.some((other) => other.index < event.index && touches(other, table))) return [];
	return [hazard(examined, "fails-on-rows", event.at, {
		severity: "error",
		detail: `${table}.${name} becomes unique, but it was just added and every row has the same default there`,
		trace: added === void 0 ? [] : [{
			at: added.at,
			message: "the column is added with a constant default"
		}]
	})];
}

// src/domain/alembic/hazards/parameter-casts.ts
const TAKES_TEXT = /^(?:text|execute|exec_driver_sql)$/;
const BACKWARDS = /downgrade|rollback|revert|undo/i;
/**
* Statements with a cast behind a parameter, wherever upgrade() and its helpers have them: they mostly stand where rows decide whether they run,
* which the replay does not follow. Where one certainly runs, the revision fails, and says so itself.
*/
function castHazards(examined) {
	const { file, replay, dialect } = examined;
	if (dialect !== "postgresql" || replay.failed || !file.facts.mentions("::")) return [];
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = file.facts.functions; at$ < list$.length; at$++) {
		const fn = list$[at$];
		if (fn.qualname.split(".").some((part) => BACKWARDS.test(part))) continue;
		eachStatement(fn.body, (stmt) => {
			for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
				const expr = list$[at$];
				eachExpr(expr, (part) => {
					if (part.kind !== "Call") return;
					const sql = part.args[0];
					const text = TAKES_TEXT.test(lastName(part.func)) && sql?.kind === "Constant" && sql.type === "str" ? sql.value ?? "" : "";
					const detail = parameterCast(text);
					if (detail === null || found.has(part.start)) return;
					const at = {
						file: file.file,
						start: part.start,
						end: part.end,
						symbol: fn.qualname
					};
					found.set(part.start, hazard(examined, "fails-on-rows", at, {
						severity: "warning",
						detail: `where the statement runs, ${detail}`
					}));
				});
			}
		});
	}
	return [...found.values()];
}

// src/domain/alembic/hazards/rows.ts
/** Statements that go over a whole table at once, or over its rows one by one. */
function rowHazards(examined) {
	if (examined.dialect === "sqlite") return [];
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = examined.upgrade; at$ < list$.length; at$++) {
		const event = list$[at$];
		const made = event.newTable || event.emptied ? null : whole(examined, event) ?? stated$3(examined, event);
		if (made === null) continue;
		const key = event.table ?? String(event.at.start);
		const first = found.get(key);
		const again = first !== void 0 && first.at.start !== made.at.start;
		if (first === void 0) found.set(key, made);
		else if (again) found.set(key, {
			...first,
			trace: [...first.trace, {
				at: made.at,
				message: made.detail
			}]
		});
	}
	return [...rowByRow(examined), ...found.values()];
}
function unbatched(examined, at, detail) {
	return hazard(examined, "unbatched-data-migration", at, {
		severity: "warning",
		detail,
		escalates: "data-migration"
	});
}
/** Loops over the rows of a query with a statement for each. */
function rowByRow(examined) {
	const made = new Set(examined.upgrade.filter(({ op, before }) => op === "create_table" && before === null).map(({ table }) => table));
	return rowLoops(examined.file).filter(({ table }) => table === null || !made.has(table) && rowsOf$1(examined, table).rows > 1e3).map(({ at, over }) => unbatched(examined, at, `one statement for each of \`${over}\`, as many as there are`));
}
function whole(examined, event) {
	if (event.detail?.kind !== "rows" || event.table === null || event.detail.statement.verb !== "update") return null;
	const { restricted, text } = event.detail.statement;
	const all = restricted === false || restricted === true && text !== null && onlyNew(examined, event, text);
	const { rows, said } = rowsOf$1(examined, event.table);
	if (!all || rows <= 1e3 || event.before === null) return null;
	const rest = examined.upgrade.find(({ index, op, table, autocommit }) => table === event.table && index !== event.index && !autocommit && /^(add|drop|alter)_column$/.test(op)) !== void 0 && !event.autocommit && examined.dialect === "postgresql" ? ", while the change of the same table keeps everybody out" : "";
	return unbatched(examined, event.at, `one UPDATE writes every row of ${event.table} (${said})${rest}`);
}
/** `WHERE new_column IS NULL` leaves no row out. */
function onlyNew(examined, event, text) {
	const column = /\bwhere\s+(?:["`\w]+\.)?["`]?(\w+)["`]?\s+is\s+null\s*;?\s*$/i.exec(text)?.[1];
	return column !== void 0 && examined.upgrade.some(({ index, op, table, name }) => index < event.index && op === "add_column" && table === event.table && name === column);
}
function stated$3(examined, event) {
	const rows = event.detail?.kind === "rows" ? event.detail.statement.rows : null;
	return rows !== null && rows > 1e3 ? unbatched(examined, event.at, `${grouped(rows)} rows are written at once`) : null;
}

// src/domain/alembic/hazards/unknown-tables.ts
/** A history that makes fewer tables may rest on others. */
const ENOUGH_TABLES = 4;
/** How many times as many tables the history has to make as it takes to be there. */
const MOSTLY = 3;
/** Statements that change a table, and no name or existence of one. */
const CHANGES = /^(add_column|alter_column|create_index|create_unique|create_foreignkey|create_check|create_primary)$/;
/** Tables that a revision changes or refers to, that no revision makes and no model declares: names that are written wrong. */
var UnknownTables = class {
	unknown;
	constructor(order, replay, dialect, models) {
		this.unknown = models === null ? /* @__PURE__ */ new Set() : unknownIn(order, replay, dialect, models);
	}
	hazards(examined) {
		const told = /* @__PURE__ */ new Set();
		return examined.upgrade.flatMap((event) => tablesNeeded(event, examined.dialect).flatMap((table) => {
			if (!this.unknown.has(table) || told.has(table)) return [];
			told.add(table);
			const detail = `no revision makes the table ${table}, and no model declares it`;
			return [hazard(examined, "failing-upgrade", event.at, {
				severity: "warning",
				detail
			})];
		}));
	}
};
/** The tables that have to be there for a step: the one that it changes, and those that it refers to, which SQLite does not look for. */
function tablesNeeded(event, dialect) {
	const { table, detail, maybe } = event;
	const changed = table !== null && isChange(event) ? [table] : [];
	if (maybe || dialect === "sqlite") return changed;
	if (detail?.kind === "table") return detail.table.foreignKeys.map((each) => each.table).filter((key) => key !== table);
	return detail?.kind === "constraint" && detail.constraint.kind === "foreignkey" ? [...changed, detail.constraint.table] : changed;
}
const isChange = ({ op, before, maybe }) => CHANGES.test(op) && !maybe && (before === null || before.open);
function unknownIn(order, replay, dialect, models) {
	const made = /* @__PURE__ */ new Set();
	const taken = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const file = list$[at$];
		for (let at$ = 0, list$ = replay.get(file)?.upgradeEvents ?? []; at$ < list$.length; at$++) {
			const event = list$[at$];
			const { op, table, detail } = event;
			if (table === null) continue;
			if (op === "create_table") made.add(table);
			else if (detail?.kind === "rename") made.add(detail.to);
			for (let at$ = 0, list$ = tablesNeeded(event, dialect); at$ < list$.length; at$++) {
				const needed = list$[at$];
				if (!made.has(needed) && !taken.has(needed)) taken.set(needed, file);
			}
		}
	}
	const first = order[0];
	if (!(first !== void 0 && replay.get(first)?.upgradeEvents.some(({ op }) => op === "create_table") === true) || made.size < ENOUGH_TABLES || taken.size === 0 || made.size < MOSTLY * taken.size) return /* @__PURE__ */ new Set();
	const schemas = new Set([...made].map((key) => key.slice(0, -bareName(key).length)));
	const declared = new Set([...models().keys()].map(bareName));
	return new Set([...taken].flatMap((key$of) => {
		const key = key$of[0], file = key$of[1];
		const isOther = !schemas.has(key.slice(0, -bareName(key).length)) && key !== bareName(key);
		const spoken = order.some((other) => other !== file && wordsIn(other.facts).has(bareName(key)));
		const written = wordsIn(file.facts).has(bareName(key)) && !/^alembic_version/.test(bareName(key));
		return declared.size === 0 || declared.has(bareName(key)) || isOther || spoken || !written ? [] : [key];
	}));
}

// src/domain/alembic/hazards/index.ts
/** What the revisions of a history do that endangers data or keeps the application out, by what upgrade() does to the replayed schema. */
function hazards(order, replay, dialect, settings, isNew, models, stampsNew, parseSql = null, areTuples = () => false) {
	const found = [];
	const failing = new FailingUpgrades(order, replay, models, stampsNew);
	const unknown = new UnknownTables(order, replay, dialect, models);
	const open = [];
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const file = list$[at$];
		const own = replay.get(file);
		if (own === void 0) continue;
		let mentions = null;
		const mentioned = () => mentions ??= mentionsIn(file.facts);
		const examined = {
			file,
			replay: own,
			dialect,
			settings,
			isNew: isNew(file.revision),
			upgrade: track(own.upgradeEvents),
			downgrade: track(own.downgradeEvents),
			mentions: (name) => mentioned().written.has(name) || mentioned().read.has(name),
			writes: (name) => mentioned().written.has(name),
			codes: (name) => mentioned().coded.has(name),
			empties: (table) => table !== null && mentioned().emptied.has(table.slice(table.lastIndexOf(".") + 1).toLowerCase())
		};
		found.push(...failing.hazards(examined), ...unknown.hazards(examined), ...concurrent(examined), ...nullHazards(examined), ...duplicateHazards(examined), ...labelHazards(examined), ...castHazards(examined), ...eachRowHazards(examined, parseSql, (...words) => open.some((known) => words.every((word) => known.has(word))), areTuples), ...losses(examined), ...leftRowHazards(examined), ...rowHazards(examined), ...lockHazards(examined));
		if (own.failed || own.unknown) open.push(wordsIn(file.facts));
	}
	return found;
}
function concurrent(examined) {
	return examined.upgrade.filter(({ op }) => op === "concurrent_in_transaction").map(({ at, name }) => hazard(examined, "invalid-concurrent-index", at, {
		severity: "error",
		detail: name ?? "CONCURRENTLY"
	}));
}

// src/domain/alembic/history/env-transaction.ts
/**
* Whether env.py gives Alembic a connection that is in a transaction already, on each of its ways: inside a `begin()` of its own, or, where
* SQLAlchemy begins one with the first statement (`begins`), after a statement that it has not committed.
*/
function beginsItself(env, begins) {
	if (env === void 0) return false;
	const bodies = [{
		name: null,
		calls: callsIn$1(env.body)
	}, ...env.functions.map(({ name, body }) => ({
		name,
		calls: callsIn$1(body)
	}))];
	const online = bodies.filter(({ calls }) => calls.some((each) => connectionOf(each.call) !== void 0));
	const called = (name) => bodies.flatMap(({ calls }) => calls.filter(({ call }) => lastName(call.func) === name || isGiven(call, name)));
	return online.length > 0 && online.every(({ name, calls }) => {
		const configured = calls.filter(({ call }) => connectionOf(call) !== void 0);
		const runs = calls.filter(({ call }) => lastName(call.func) === "run_migrations");
		if (runs.length === 0) return false;
		if (runs.every(isInsideBegin)) return true;
		const callers = name === null ? [] : called(name);
		return callers.length > 0 && callers.every(isInsideBegin) || configured.every(executesBefore) && begins();
	});
}
/**
* The statement of env.py behind which nothing that the migrations do is kept: it begins a transaction on the connection that Alembic is given then,
* which Alembic leaves to env.py, and env.py closes the connection. Null where somebody may commit: env.py in any way, or who handed the connection over.
*/
function leftUncommitted(env, begins) {
	if (env.holdsWord("attributes") || env.mentions("COMMIT")) return null;
	const bodies = [env.body, ...env.functions.map(({ body }) => body)].map((body) => ({
		body,
		calls: callsIn$1(body)
	}));
	const all = bodies.flatMap(({ calls }) => calls);
	if (all.some(({ call }) => COMMITS.has(lastName(call.func)))) return null;
	if (!all.some(({ call }) => lastName(call.func) === "run_sync") && !begins()) return null;
	const found = bodies.flatMap(({ body, calls }) => calls.filter(({ call }) => connectionOf(call) !== void 0).map((placed) => uncommitted$1(placed, body, env, all)));
	const first = found[0];
	return first === void 0 || found.includes(null) ? null : first;
}
/** Calls by which a transaction may be kept. */
const COMMITS = /* @__PURE__ */ new Set(["commit", "begin"]);
/** The statement before `context.configure()` that begins a transaction, on a connection which env.py itself has opened. */
function uncommitted$1(placed, body, env, all) {
	const connection = connectionOf(placed.call);
	if (!executesBefore(placed) || callsIn$1(body).some(({ call }) => call !== placed.call && isHanded(call, connection))) return null;
	const owner = env.functions.find((fn) => fn.body === body && fn.parameters.some(({ name }) => name === connection));
	const callers = owner === void 0 ? [] : all.filter(({ call }) => lastName(call.func) === owner.name || isGiven(call, owner.name));
	return (owner === void 0 ? connects(placed, connection) : callers.length > 0 && callers.every((each) => connects(each, null))) ? statementBefore(placed) ?? null : null;
}
/** Whether a function is given the connection, and may commit it. */
function isHanded({ args, keywords }, connection) {
	return [...args, ...keywords.map(({ value }) => value)].some((each) => each.kind === "Name" && each.id === connection);
}
/** Whether a call stands in `with engine.connect() as connection`, under that name. */
function connects({ around }, name) {
	return around.some(({ stmt }) => stmt.kind === "With" && stmt.items.some(({ context, target }) => context.kind === "Call" && lastName(context.func) === "connect" && (name === null || target?.kind === "Name" && target.id === name)));
}
/** The first statement that the connection certainly executes before it is given to Alembic. */
function statementBefore({ call, around }) {
	const connection = connectionOf(call);
	return callsIn$1(certainOf(around.flatMap((each) => each.before))).map((each) => each.call).find((each) => executes(each, connection ?? ""));
}
/** `connection.run_sync(do_run_migrations)` */
function isGiven({ func, args }, name) {
	return lastName(func) === "run_sync" && args[0]?.kind === "Name" && args[0].id === name;
}
/** The name of what `context.configure()` is given as the connection. */
function connectionOf({ func, keywords }) {
	if (lastName(func) !== "configure") return void 0;
	const value = keywords.find(({ arg }) => arg === "connection")?.value;
	return value === void 0 ? void 0 : value.kind === "Name" ? value.id : "";
}
function isInsideBegin({ around }) {
	return around.some(({ stmt }) => stmt.kind === "With" && opensTransaction(stmt));
}
function opensTransaction({ items }) {
	return items.some(({ context }) => context.kind === "Call" && context.func.kind === "Attribute" && context.func.attr === "begin");
}
/** What a connection is told to be out of a transaction, or to have none. */
const ENDS_IT = /* @__PURE__ */ new Set([
	"commit",
	"rollback",
	"close",
	"begin",
	"execution_options"
]);
/** Whether the connection that `context.configure()` is given certainly executes something before, and is not committed then. */
function executesBefore(placed) {
	const connection = connectionOf(placed.call);
	if (connection === void 0 || connection === "" || statementBefore(placed) === void 0) return false;
	return !callsIn$1(placed.around.flatMap((each) => each.before)).some(({ call: { func } }) => isOn(func, connection) && ENDS_IT.has(func.attr));
}
function executes({ func }, connection) {
	return isOn(func, connection) && (func.attr === "execute" || func.attr === "scalar");
}
function isOn(func, connection) {
	return func.kind === "Attribute" && func.value.kind === "Name" && func.value.id === connection;
}
/** What hangs on a condition, or is done in a block of its own, may not be; what is tried is begun. */
function certainOf(stmts) {
	return stmts.flatMap((stmt) => stmt.kind === "Try" ? certainOf(stmt.body.slice(0, 1)) : isCompound(stmt) ? [] : [stmt]);
}
/** The calls in a body, in source order, but none of nested functions. */
function callsIn$1(body) {
	const found = [];
	const walk = (stmts, around) => {
		for (const index$of of stmts.entries()) {
			const index = index$of[0], stmt = index$of[1];
			const here = [...around, {
				stmt,
				before: stmts.slice(0, index)
			}];
			const look = (node) => {
				if (node.kind === "Call") found.push({
					call: node,
					around: here
				});
			};
			for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
				const expr = list$[at$];
				if (expr !== null) visitExpression(expr, look);
			}
			for (let at$ = 0, list$ = blocksOf(stmt); at$ < list$.length; at$++) {
				const block = list$[at$];
				walk(block, here);
			}
		}
	};
	walk(body, []);
	return found;
}

// src/domain/alembic/hazards/uncommitted.ts
/**
* The statement of env.py that keeps Alembic from committing: what the history does is undone when the connection is closed, and no command says so.
* Told of the first revision. `begins`: SQLAlchemy begins a transaction with the first statement.
*/
function uncommitted([first, ...others], dialect, env, begins, isNew) {
	if (first === void 0 || dialect !== "postgresql" || env.facts === void 0) return [];
	const statement = leftUncommitted(env.facts, begins);
	if (statement === null || [first, ...others].some(({ facts }) => facts.holdsWord("commit") || facts.holdsWord("COMMIT"))) return [];
	const { start, end } = statement;
	const symbol = env.facts.functions.findLast((fn) => fn.start <= start && end <= fn.end)?.qualname ?? "<module>";
	return [{
		at: {
			file: env.path,
			start,
			end,
			symbol
		},
		rule: "failing-upgrade",
		revision: first.revision,
		severity: "error",
		detail: "nothing that a revision does is kept: this statement begins a transaction on the connection, which Alembic does not end, and env.py does not commit it",
		escalates: null,
		trace: [],
		isNew: isNew(first.revision)
	}];
}

// src/domain/alembic/history/created-tables.ts
const CREATE = /\bcreate\s+table\s+(?:if\s+not\s+exists\s+)?["`]?(\w+)["`]?(?:\s*\.\s*["`]?(\w+))?/gi;
/** One of these stands in every file that creates a table: a quick test, before anything is decoded. */
const WORDS = [
	"create_table",
	"CREATE",
	"Create",
	"create ",
	"create\n",
	"create	"
];
/**
* The tables that revisions create under a name that their module tells, in `create_table` or in SQL. What a `downgrade()` makes again is
* none of them: where no upgrade made it, it is older than the history.
*/
function createdTables(files, interp) {
	const names = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const { file, facts, downgrade } = list$[at$];
		if (!WORDS.some((word) => facts.mentions(word))) continue;
		const visit = (part) => {
			if (part.kind === "Call" && part.func.kind === "Attribute" && part.func.attr === "create_table") {
				const name = valueOf(argument(part, "table_name") ?? part.args[0], file, interp);
				if (name !== null) names.add(tableKey(name, valueOf(argument(part, "schema"), file, interp)));
			} else if (part.kind === "Constant" && part.type === "str" && part.value !== void 0) for (const [, first, second] of part.value.matchAll(CREATE)) names.add(second === void 0 ? first ?? "" : tableKey(second, first));
		};
		eachExprIn(facts.body, visit);
		for (let at$ = 0, list$ = facts.functions; at$ < list$.length; at$++) {
			const fn = list$[at$];
			if (fn !== downgrade) eachExprIn(fn.body, visit);
		}
	}
	return names;
}
function argument(call, name) {
	return call.keywords.find((keyword) => keyword.arg === name)?.value;
}
/** The text of an expression as its module sees it: a literal, a constant, the `__tablename__` of a model. */
function valueOf(expr, file, interp) {
	if (expr === void 0 || expr.kind === "Constant") return expr?.type === "str" ? expr.value ?? "" : null;
	const scope = interp.modules.scopeOf(file, interp);
	if (scope === null) return null;
	try {
		return textOf$3(interp.eval(expr, {
			scope,
			file,
			symbol: "<module>",
			pure: true,
			callable: null,
			onYield: null
		}));
	} catch {
		return null;
	}
}

// src/domain/alembic/history/env-commit.ts
/**
* Whether env.py commits the connection itself once the migrations ran: `connection.commit()` behind `context.run_migrations()`, or behind
* what calls it. A connection inside a `begin()` of env.py's own cannot be committed that way.
*/
function commitsAfterwards(env) {
	if (env === void 0) return false;
	const bodies = [{
		name: null,
		calls: callsIn(env.body)
	}, ...env.functions.map(({ name, body }) => ({
		name,
		calls: callsIn(body)
	}))];
	if (bodies.some(({ calls }) => calls.some(({ attribute, name }) => attribute && name === "begin"))) return false;
	const running = /* @__PURE__ */ new Set(["run_migrations", "run_sync"]);
	for (let at$ = 0, list$ = bodies; at$ < list$.length; at$++) {
		const { name, calls } = list$[at$];
		if (name !== null && calls.some((call) => call.attribute && call.name === "run_migrations")) running.add(name);
	}
	return bodies.some(({ calls }) => {
		const first = calls.find((call) => running.has(call.name));
		return first !== void 0 && calls.some(({ attribute, name, start }) => attribute && name === "commit" && start > first.start);
	});
}
/** Whether env.py connects so that each statement is committed by itself: with the isolation level AUTOCOMMIT. */
function commitsEach(env) {
	if (env?.mentions("AUTOCOMMIT") !== true) return false;
	const isLevel = (expr) => expr.kind === "Constant" && expr.value === "AUTOCOMMIT";
	return [env.body, ...env.functions.map((fn) => fn.body)].some((body) => someInStatements(body, isLevel));
}
/**
* Whether env.py runs the migrations over asyncpg: on an asynchronous engine, for which the project has no other driver of PostgreSQL. The
* third psycopg is one, the second is not.
*/
function runsOverAsyncpg(env, settings) {
	const called = env === void 0 ? [] : callsInAll(env);
	const waitsNot = called.some((name) => name === "create_engine" || name === "engine_from_config") && !called.includes("AsyncEngine");
	if (!called.includes("run_sync") || waitsNot) return false;
	const texts = [...settings];
	return texts.some((text) => /\basyncpg\b/i.test(text)) && !texts.some((text) => /\bpsycopg(?!2)|\baiopg\b|\bpg8000\b/i.test(text));
}
function callsInAll(env) {
	return [env.body, ...env.functions.map(({ body }) => body)].flatMap((body) => callsIn(body).map(({ name }) => name));
}
/** The calls in a body, in source order. */
function callsIn(body) {
	const found = [];
	const add = (expr) => {
		if (expr.kind !== "Call") return;
		const { func, start } = expr;
		if (func.kind === "Attribute") found.push({
			name: func.attr,
			attribute: true,
			start
		});
		if (func.kind === "Name") found.push({
			name: func.id,
			attribute: false,
			start
		});
	};
	eachExprIn(body, add);
	return found.sort((a, b) => a.start - b.start);
}

// src/domain/alembic/history/revision-file.ts
/** The ids of a text, a tuple or list of texts, `None`; constants of the module included. Null when it is computed. */
function idsOf(expr, constants, depth = 0) {
	switch (expr.kind) {
		case "Constant": return expr.type === "None" ? [] : expr.type === "str" ? [expr.value ?? ""] : null;
		case "Tuple":
		case "List":
		case "Set": {
			const parts = expr.elts.map((each) => idsOf(each, constants, depth + 1));
			return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
		}
		case "Name": {
			const value = depth > 8 ? void 0 : constants.get(expr.id);
			return value === void 0 ? null : idsOf(value, constants, depth + 1);
		}
		case "BinOp": {
			const left$of = [idsOf(expr.left, constants, depth + 1), idsOf(expr.right, constants, depth + 1)], left = left$of[0], right = left$of[1];
			return expr.op === "+" && left?.length === 1 && right?.length === 1 ? [`${left[0]}${right[0]}`] : null;
		}
		default: return null;
	}
}
function assignments(body) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const stmt = list$[at$];
		if (stmt.kind === "Assign") for (let at$ = 0, list$ = stmt.targets; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "Name") found.set(target.id, {
				value: stmt.value,
				start: stmt.start,
				end: stmt.end
			});
			else if ((target.kind === "Tuple" || target.kind === "List") && (stmt.value.kind === "Tuple" || stmt.value.kind === "List")) {
				const { elts } = stmt.value;
				if (elts.length !== target.elts.length) continue;
				for (const i$of of target.elts.entries()) {
					const i = i$of[0], each = i$of[1];
					if (each.kind === "Name") found.set(each.id, {
						value: elts[i],
						start: stmt.start,
						end: stmt.end
					});
				}
			}
		}
		else if (stmt.kind === "AnnAssign" && stmt.target.kind === "Name" && stmt.value !== null) found.set(stmt.target.id, {
			value: stmt.value,
			start: stmt.start,
			end: stmt.end
		});
	}
	return found;
}
/** Reads a file of a versions folder; null when it is no revision file. */
function readRevision(file, facts) {
	const assigned = assignments(facts.body);
	const revision = assigned.get("revision");
	if (revision === void 0) return null;
	const constants = new Map([...assigned].map((name$of) => {
		return [name$of[0], name$of[1].value];
	}));
	const ids = idsOf(revision.value, constants);
	const down = assigned.get("down_revision");
	const downIds = down === void 0 ? [] : idsOf(down.value, constants);
	const id = (ids ?? [])[0];
	if (id === void 0 || downIds === null) {
		const at = id === void 0 ? revision : down ?? revision;
		return {
			file,
			start: at.start,
			end: at.end,
			what: id === void 0 ? "revision" : "down_revision"
		};
	}
	const list = (name) => {
		const value = assigned.get(name);
		return value === void 0 ? [] : idsOf(value.value, constants) ?? [];
	};
	const at = down ?? revision;
	const defined = (name) => facts.body.findLast((stmt) => stmt.kind === "FunctionDef" && stmt.name === name) ?? null;
	const named = (name) => {
		const value = assigned.get(name)?.value;
		return defined(name) ?? (value?.kind === "Name" ? defined(value.id) : null);
	};
	return {
		file,
		facts,
		revision: id,
		downRevisions: downIds,
		dependsOn: list("depends_on"),
		labels: list("branch_labels"),
		start: at.start,
		end: at.end,
		named: {
			start: revision.start,
			end: revision.end
		},
		upgrade: named("upgrade"),
		downgrade: named("downgrade"),
		otherDowngrade: named("downgrade") === null && binds$1(facts.body, "downgrade")
	};
}
/** Packages whose `import *` brings nothing of a revision. */
const LIBRARY = /^(?:sqlalchemy|alembic)\b/;
/** Whether some statement of a module, nested ones too, binds a name, or may do so by `import *`. */
function binds$1(body, name) {
	let found = false;
	eachStatement(body, (stmt) => {
		if (stmt.kind === "FunctionDef") found ||= stmt.name === name;
		else if (stmt.kind === "Assign") found ||= stmt.targets.some((target) => boundBy$1(target).has(name));
		else if (stmt.kind === "AnnAssign") found ||= stmt.value !== null && boundBy$1(stmt.target).has(name);
		else if (stmt.kind === "Import") found ||= stmt.names.some((each) => boundName(stmt, each) === name);
		else if (stmt.kind === "ImportFrom") found ||= stmt.names.some((each) => each.name === "*" ? !LIBRARY.test(stmt.module) : boundName(stmt, each) === name);
	});
	return found;
}
function boundBy$1(target) {
	const bound = /* @__PURE__ */ new Set();
	names(target, bound);
	return bound;
}

// src/domain/alembic/history/unloadable.ts
/** Files that Alembic does not import. */
const PASSED_OVER = /^(__init__|\.#)/;
/** Names that give the id, as they all did in its first version. */
const NAMED_BY_ID = /^[a-f0-9]+\.py$/;
/**
* What keeps Alembic from loading a file of a versions folder, and with it the whole history: it imports every file there, and asks each for
* its `revision`. Null where nothing does, as far as is known.
*/
function unloadable(file, facts) {
	const name = nameIn(file);
	if (PASSED_OVER.test(name)) return null;
	const at = (start, end) => ({
		file,
		start,
		end,
		symbol: "<module>"
	});
	const problem = facts.problems[0];
	if (problem !== void 0) return {
		kind: "unreadable-file",
		detail: `Python cannot read the file: ${problem.detail}`,
		revision: name,
		at: at(problem.start, problem.end)
	};
	const first = facts.body[0];
	const imported = facts.body.some((stmt) => stmt.kind === "ImportFrom" && stmt.names.some((each) => each.name === "*"));
	if (NAMED_BY_ID.test(name) || imported || facts.holdsWord("revision")) return null;
	return {
		kind: "no-revision",
		detail: "the file has no variable `revision`",
		revision: name,
		at: at(first?.start ?? 0, first?.end ?? 0)
	};
}

// src/domain/alembic/history/environments.ts
/**
* The revision files of each environment. Folders full of revision files that no environment names (an unpacked package
* without its alembic.ini) make an environment of their own.
*/
function environmentFiles(folders, paths, factsOf) {
	const made = folders.map((folder) => ({
		directory: folder.directory,
		home: folder.home,
		dialect: null,
		revisions: [],
		blindSpots: [],
		unloadable: []
	}));
	const owner = (path) => {
		let best = null;
		folders.forEach((folder, index) => {
			for (let at$ = 0, list$ = folder.versions; at$ < list$.length; at$++) {
				const location = list$[at$];
				if (path.startsWith(`${location}/`) && (best === null || location.length > best.length)) best = {
					length: location.length,
					index
				};
			}
		});
		const found = best;
		return found === null ? void 0 : made[found.index];
	};
	const stray = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
		const path = list$[at$];
		const environment = owner(path);
		const folder = parentOf(path);
		if (environment === void 0 && !/(^|\/)(versions|migrations|revisions)(\/|$)/.test(folder)) continue;
		const facts = factsOf(path);
		const read = facts === void 0 ? null : readRevision(path, facts);
		const broken = environment === void 0 || facts === void 0 || read !== null && facts.problems.length === 0 ? null : unloadable(path, facts);
		if (broken !== null) environment?.unloadable.push(broken);
		if (read === null || facts === void 0) continue;
		if (environment === void 0) stray.set(folder, [...stray.get(folder) ?? [], read]);
		else if ("revision" in read) environment.revisions.push(read);
		else environment.blindSpots.push(spot(read, facts));
	}
	for (let at$ = 0, list$ = [...stray].sort((a$of, b$of) => {
		return a$of[0] < b$of[0] ? -1 : 1;
	}); at$ < list$.length; at$++) {
		const folder$of = list$[at$], folder = folder$of[0];
		const revisions = folder$of[1].filter((file) => "revision" in file && (file.upgrade !== null || file.downgrade !== null));
		if (revisions.length > 0 && !isParked(folder, revisions, folders)) {
			const directory = folder.endsWith("/versions") ? folder.slice(0, -9) : folder;
			made.push({
				directory,
				home: directory,
				dialect: null,
				revisions,
				blindSpots: [],
				unloadable: []
			});
		}
	}
	folders.forEach((folder, at) => {
		const environment = made[at];
		if (environment === void 0) return;
		if (folder.recursive !== true) environment.revisions = withoutUnread(environment.revisions, folder);
		environment.unloadable = environment.unloadable.filter((each) => liesAmong(each, environment.revisions, folder));
	});
	return made.flatMap((environment) => byDatabase(environment, folders)).filter((environment) => environment.revisions.length > 0 || environment.blindSpots.length > 0).sort((a, b) => a.directory < b.directory ? -1 : 1);
}
/**
* Whether revision files lie in the folder of an environment, beside its own ones, and nothing begins there: drafts, or what was taken out
* of the history. Alembic does not read them, nor what stands beside env.py where revisions have folders of their own.
*/
function isParked(folder, revisions, folders) {
	if (folders.some(({ home }) => home === folder)) return true;
	return folders.some(({ home }) => home !== "" && folder.startsWith(`${home}/`)) && !/(^|\/)versions$/.test(folder) && revisions.every(({ downRevisions }) => downRevisions.length > 0);
}
/**
* The revisions without those in folders of their own, where these are no part of the history: Alembic does not look into folders unless it
* is told to, and such an archive of revisions that were squashed neither builds on the others nor carries any.
*/
function withoutUnread(revisions, { versions }) {
	const isDirect = ({ file }) => versions.some((folder) => parentOf(file) === folder);
	const direct$of = [revisions.filter(isDirect), revisions.filter((each) => !isDirect(each))], direct = direct$of[0], nested = direct$of[1];
	const rest = (some, others) => {
		const ids = new Set(others.map(({ revision }) => revision));
		for (let at$ = 0, list$ = some; at$ < list$.length; at$++) {
			const { revision } = list$[at$];
			ids.delete(revision);
		}
		return some.some(({ downRevisions, dependsOn }) => [...downRevisions, ...dependsOn].some((id) => ids.has(id)));
	};
	return direct.length === 0 || nested.length === 0 || rest(direct, nested) || rest(nested, direct) ? revisions : direct;
}
/** Whether a file lies in a folder of revisions that Alembic reads, beside others. */
function liesAmong({ at }, revisions, { versions, recursive }) {
	const folder = parentOf(at.file);
	return (recursive === true || versions.some((each) => each === folder)) && revisions.some(({ file }) => file !== at.file && parentOf(file) === folder);
}
/** Folders beside each other that are named after databases hold a history each, of which env.py chooses one. */
function byDatabase(environment, folders) {
	const locations = folders.find((folder) => folder.directory === environment.directory)?.versions ?? [];
	const parts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = environment.revisions; at$ < list$.length; at$++) {
		const revision = list$[at$];
		const location = locations.find((each) => revision.file.startsWith(`${each}/`));
		const name = location === void 0 ? void 0 : revision.file.slice(location.length + 1).split("/")[0];
		const dialect = DATABASES.get(name ?? "");
		if (dialect === void 0) return [environment];
		const directory = `${location}/${name}`;
		const part = parts.get(directory) ?? {
			dialect,
			revisions: []
		};
		part.revisions.push(revision);
		parts.set(directory, part);
	}
	if (parts.size < 2) return [environment];
	return [...parts].map((directory$of, i) => {
		const directory = directory$of[0], part = directory$of[1];
		return {
			...environment,
			...part,
			directory,
			blindSpots: i === 0 ? environment.blindSpots : [],
			unloadable: i === 0 ? environment.unloadable : []
		};
	});
}
function spot(read, facts) {
	return {
		kind: "dynamic-revision",
		file: read.file,
		line: facts.line(read.start),
		detail: `${read.what} is computed by code`
	};
}

// src/domain/alembic/python/bound-names.ts
/** Ways to bind a name that the source does not show. */
const HIDDEN = [
	"exec",
	"eval",
	"builtins",
	"__builtins__",
	"__getattr__"
];
/** What Python itself knows; names of Python 2 are among them, since a history can be as old. */
const KNOWN = new Set(`_ __builtins__ __debug__ __doc__ __file__ __import__ __loader__ __name__ __package__ __path__ __spec__ __dict__ __class__
  abs aiter all anext any ascii basestring bin bool breakpoint bytearray bytes callable chr classmethod cmp compile complex copyright credits
  delattr dict dir display divmod enumerate eval exec execfile exit filter float format frozenset getattr globals hasattr hash help hex id
  input int intern isinstance issubclass iter len license list locals long map max memoryview min next object oct open ord pow print
  property quit range raw_input reduce reload repr reversed round set setattr slice sorted staticmethod str sum super tuple type unichr
  unicode vars xrange zip NotImplemented Ellipsis self cls reveal_type WindowsError`.split(/\s+/));
/** Classes of exceptions are many, and new ones come. */
const EXCEPTION = /(Error|Exception|Warning|Exit|Interrupt|Iteration|ExceptionGroup)$/;
/** Whether a name can have no value in a file: nothing there binds it anywhere, and Python does not know it. */
var BoundNames = class {
	known = /* @__PURE__ */ new WeakMap();
	lacks(facts, name) {
		if (KNOWN.has(name) || EXCEPTION.test(name) || name.startsWith("__")) return false;
		let names = this.known.get(facts);
		if (names === void 0) {
			names = HIDDEN.some((word) => facts.holdsWord(word)) ? null : boundIn(facts);
			this.known.set(facts, names);
		}
		return names !== null && !names.has(name);
	}
};
/** `globals()`, `locals()`, `vars()`. */
function ofScope(expr) {
	return expr.kind === "Call" && expr.func.kind === "Name" && /^(globals|locals|vars)$/.test(expr.func.id);
}
/** Every name that something in the file binds, whatever the scope; null where `import *` brings others. */
function boundIn(facts) {
	const bound = /* @__PURE__ */ new Set();
	const target = (expr) => eachExpr(expr, (part) => void (part.kind === "Name" && bound.add(part.id)));
	let open = false;
	const visit = (stmts) => {
		for (const name of changedNames(stmts).bound) bound.add(name);
		eachStatement(stmts, (stmt) => {
			if (stmt.kind === "ImportFrom") open ||= stmt.names.some(({ name }) => name === "*");
			if (stmt.kind === "Try") for (let at$ = 0, list$ = stmt.handlers; at$ < list$.length; at$++) {
				const { name } = list$[at$];
				if (name !== null) bound.add(name);
			}
			if (stmt.kind === "Match") for (let at$ = 0, list$ = stmt.cases.flatMap(({ captures }) => captures); at$ < list$.length; at$++) {
				const name = list$[at$];
				bound.add(name);
			}
			if (stmt.kind === "Global" || stmt.kind === "Nonlocal") for (let at$ = 0, list$ = stmt.names; at$ < list$.length; at$++) {
				const name = list$[at$];
				bound.add(name);
			}
			if (stmt.kind === "For") target(stmt.target);
			if (stmt.kind === "Assign") open ||= stmt.targets.some((each) => each.kind === "Subscript" && ofScope(each.value));
			if (stmt.kind === "Expr" && stmt.value.kind === "Call" && stmt.value.func.kind === "Attribute") open ||= ofScope(stmt.value.func.value);
			for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
				const expr = list$[at$];
				eachExpr(expr, (part) => {
					if ("generators" in part) for (let at$ = 0, list$ = part.generators; at$ < list$.length; at$++) {
						const each = list$[at$];
						target(each.target);
					}
					if (part.kind === "Lambda") for (let at$ = 0, list$ = part.parameters; at$ < list$.length; at$++) {
						const { name } = list$[at$];
						bound.add(name);
					}
					if (part.kind === "NamedExpr") target(part.target);
				});
			}
			for (let at$ = 0, list$ = classesOf(stmt); at$ < list$.length; at$++) {
				const { body } = list$[at$];
				visit(body.filter(({ kind }) => kind !== "ClassDef"));
			}
		});
	};
	visit(facts.body);
	for (let at$ = 0, list$ = facts.functions; at$ < list$.length; at$++) {
		const fn = list$[at$];
		for (let at$ = 0, list$ = fn.parameters; at$ < list$.length; at$++) {
			const { name } = list$[at$];
			bound.add(name);
		}
		visit(fn.body);
	}
	return open ? null : bound;
}

// src/domain/alembic/history/names-at-import.ts
/** From this version on Python looks at annotations when somebody asks for them. */
const LAZY = /(?:requires-python|python)\s*=\s*["'][^"'\n]*\b3\.(?:1[4-9]|[2-9]\d)/;
/** Whether the project runs on a Python that evaluates no annotation when a file is imported, as far as its settings tell. */
function evaluatesLater(settings) {
	return [...settings].some((text) => LAZY.test(text));
}
/**
* A name without a value that Python asks for when Alembic imports the file, in an annotation or a default at the top of it: the whole history
* fails to load. What functions do when they are called is another matter.
*/
function namesAtImport({ file, facts, revision }, later) {
	const isLater = later || facts.body.some((stmt) => stmt.kind === "ImportFrom" && stmt.module === "__future__");
	const asked = facts.body.flatMap((stmt) => expressionsAt(stmt, isLater));
	if (asked.length === 0) return null;
	const atTop = new Set(facts.body.flatMap(namesBoundBy));
	const bound = new BoundNames();
	for (let at$ = 0, list$ = asked; at$ < list$.length; at$++) {
		const { expr, own } = list$[at$];
		let missing = null;
		eachExpr(expr, (part) => {
			if (part.kind === "Name" && !atTop.has(part.id) && !own.includes(part.id) && bound.lacks(facts, part.id)) missing ??= part;
		});
		const found = missing;
		if (found === null) continue;
		return {
			kind: "unreadable-file",
			detail: `Python cannot load the file: the name ${found.id} is not defined`,
			revision,
			at: {
				file,
				start: found.start,
				end: found.end,
				symbol: "<module>"
			}
		};
	}
	return null;
}
/** What a statement at the top of a file evaluates of annotations and of the heads of functions. */
function expressionsAt(stmt, later) {
	if (stmt.kind === "AnnAssign") return later ? [] : [{
		expr: stmt.annotation,
		own: []
	}];
	if (stmt.kind !== "FunctionDef") return [];
	return headOf(stmt, later).map((expr) => ({
		expr,
		own: stmt.typeParameters
	}));
}
function headOf({ parameters, returns }, later) {
	return [...later ? [] : [returns, ...parameters.map(({ annotation }) => annotation)], ...parameters.map((each) => each.default)].filter((expr) => expr !== null);
}
/** The names that the plain statements at the top of revision files bind: most ask for no others. */
function namesBoundBy(stmt) {
	if (stmt.kind === "Import" || stmt.kind === "ImportFrom") return stmt.names.map(({ name, asname }) => asname ?? name.split(".")[0] ?? name);
	if (stmt.kind === "FunctionDef" || stmt.kind === "ClassDef") return [stmt.name];
	if (stmt.kind === "AnnAssign") return stmt.target.kind === "Name" ? [stmt.target.id] : [];
	return stmt.kind === "Assign" ? stmt.targets.flatMap((target) => target.kind === "Name" ? [target.id] : []) : [];
}

// src/domain/alembic/history/primary-dialect.ts
/** Words in settings and dependency lists that name a database, with the weight of the evidence. */
const EVIDENCE = [
	[
		/sqlalchemy\.url\s*=\s*["']?postgres/i,
		"postgresql",
		8
	],
	[
		/sqlalchemy\.url\s*=\s*["']?(mysql|mariadb)/i,
		"mysql",
		8
	],
	[
		/sqlalchemy\.url\s*=\s*["']?sqlite/i,
		"sqlite",
		3
	],
	[
		/\b(psycopg2?(-binary)?|psycopg|asyncpg|pg8000)\b/i,
		"postgresql",
		5
	],
	[
		/\b(pymysql|aiomysql|asyncmy|mysqlclient|mysql-connector-python)\b/i,
		"mysql",
		4
	],
	[
		/\baiosqlite\b/i,
		"sqlite",
		2
	]
];
/** Of several databases the server goes before the file for trying things out. */
const ORDER = [
	"postgresql",
	"mysql",
	"sqlite"
];
/** The database a project runs on in production, as its settings, dependencies and migrations tell; PostgreSQL if nothing does. */
function primaryDialect({ directory, home }, input) {
	const named = namedIn(directory);
	if (named !== null) return named;
	const score = {
		postgresql: 0,
		sqlite: 0,
		mysql: 0
	};
	for (const path$of of input.settings) {
		const path = path$of[0], text = path$of[1];
		const needed = path.endsWith(".toml") ? withoutExtras(text) : text;
		for (let at$ = 0, list$ = EVIDENCE; at$ < list$.length; at$++) {
			const pattern$of = list$[at$], pattern = pattern$of[0], dialect = pattern$of[1], weight = pattern$of[2];
			score[dialect] += pattern.test(needed) ? weight : pattern.test(text) ? EXTRA : 0;
		}
	}
	const isOptional = Object.values(score).every((points) => points <= EXTRA);
	let imports = 0;
	const own = input.paths.filter((path) => directory === "" || path.startsWith(`${directory}/`));
	for (let at$ = 0, list$ = own; at$ < list$.length; at$++) {
		const path = list$[at$];
		for (let at$ = 0, list$ = input.modules.factsOf(path)?.body ?? []; at$ < list$.length; at$++) {
			const stmt = list$[at$];
			if (stmt.kind !== "ImportFrom" || !stmt.module.startsWith("sqlalchemy.dialects")) continue;
			for (let at$ = 0, list$ = [
				"postgresql",
				"mysql",
				"sqlite"
			]; at$ < list$.length; at$++) {
				const dialect = list$[at$];
				const named = stmt.module.endsWith(`.${dialect}`) || stmt.names.some((each) => each.name === dialect);
				score[dialect] += named ? .5 : 0;
				imports += named ? 1 : 0;
			}
		}
	}
	if (isOptional && imports === 0) {
		const isUnknown = Object.values(score).every((points) => points === 0);
		const runs = (dialect) => dialect !== "sqlite" || !isBeyondSqlite(own, input);
		const written = urlDialect(`${home === "" ? "" : `${home}/`}env.py`, input);
		if (written !== null && runs(written)) return written;
		const connected = isUnknown ? ORDER.find((dialect) => input.connectsTo?.(dialect) === true) : void 0;
		if (connected !== void 0 && runs(connected)) return connected;
	}
	return ORDER.reduce((best, dialect) => score[dialect] > score[best] ? dialect : best, "postgresql");
}
/** The weight of a driver that is installed by those alone who ask for it. */
const EXTRA = 1;
/** A pyproject.toml without what it makes optional: extras, and groups of dependencies for those who work on the project. */
function withoutExtras(text) {
	const kept = [];
	let isExtra = false;
	for (let at$ = 0, list$ = text.split("\n"); at$ < list$.length; at$++) {
		const line = list$[at$];
		const table = /^\s*\[+\s*([^\]]+?)\s*\]/.exec(line)?.[1];
		if (table !== void 0) isExtra = /^(project\.optional-dependencies|dependency-groups|tool\.poetry\.(group\.|extras|dev-dependencies))/.test(table);
		if (!isExtra && !/\boptional\s*=\s*true\b/.test(line)) kept.push(line);
	}
	return kept.join("\n");
}
/** The one database that a folder of revisions is named after: `migrations_sqlite`. */
function namedIn(directory) {
	const words = directory.toLowerCase().split(/[^a-z0-9]+/);
	const found = new Set(words.flatMap((word) => word === "pg" ? [] : DATABASES.get(word) ?? []));
	const [only] = found;
	return found.size === 1 && only !== void 0 ? only : null;
}
/** What Alembic refuses on SQLite outside of batch mode. */
const REFUSED = /* @__PURE__ */ new Set([
	"alter_column",
	"create_foreign_key",
	"create_unique_constraint",
	"create_check_constraint",
	"create_primary_key",
	"drop_constraint"
]);
/** Several revisions ask for what SQLite has not: a file for trying things out is made otherwise, and the history runs on a server. */
function isBeyondSqlite(paths, { modules }) {
	let found = 0;
	for (let at$ = 0, list$ = paths; at$ < list$.length; at$++) {
		const path = list$[at$];
		const facts = modules.factsOf(path);
		if (facts === void 0 || facts.holds("sqlite") || ![...REFUSED].some((name) => facts.holds(name))) continue;
		if (facts.functions.some(({ name, body }) => name === "upgrade" && asksOf(body))) found++;
		if (found > 1) return true;
	}
	return false;
}
/** `op.alter_column(…)` */
function asksOf(body) {
	return someInStatements(body, (node) => node.kind === "Call" && node.func.kind === "Attribute" && REFUSED.has(node.func.attr) && node.func.value.kind === "Name" && node.func.value.id === "op");
}
/** By what env.py and the project's modules that it imports write out: a database of its own, before a file for trying things out. */
function urlDialect(env, { modules }) {
	const near = /* @__PURE__ */ new Set([env]);
	for (let at$ = 0, list$ = modules.factsOf(env)?.body ?? []; at$ < list$.length; at$++) {
		const stmt = list$[at$];
		const names = stmt.kind === "ImportFrom" ? [stmt.module] : stmt.kind === "Import" ? stmt.names.map(({ name }) => name) : [];
		for (let at$ = 0, list$ = names; at$ < list$.length; at$++) {
			const name = list$[at$];
			const path = modules.resolveModule(name, env);
			if (path !== void 0) near.add(path);
		}
	}
	const found = /* @__PURE__ */ new Set();
	for (const path of near) {
		const facts = modules.factsOf(path);
		for (const dialect of facts === void 0 ? [] : namedDatabases(facts)) found.add(dialect);
	}
	return ORDER.find((dialect) => found.has(dialect)) ?? null;
}

// src/domain/alembic/history/revision-graph.ts
/**
* Links revisions by `down_revision` and `depends_on`. A part of an id, which Alembic takes on its command line and not in a file, is an error,
* and is followed all the same: what else is wrong does not come from it.
*/
function revisionGraph(files) {
	const sorted = [...files].sort((a, b) => a.revision < b.revision ? -1 : a.revision > b.revision ? 1 : a.file < b.file ? -1 : 1);
	const byId = /* @__PURE__ */ new Map();
	const byLabel = /* @__PURE__ */ new Map();
	const defects = [];
	for (let at$ = 0, list$ = sorted; at$ < list$.length; at$++) {
		const file = list$[at$];
		const first = byId.get(file.revision);
		if (first === void 0) byId.set(file.revision, file);
		else defects.push(defect(file, "duplicate-revision", `${file.revision} is also the id of ${first.file}`));
		for (let at$ = 0, list$ = file.labels; at$ < list$.length; at$++) {
			const label = list$[at$];
			byLabel.set(label, file.revision);
		}
	}
	const resolve = (id) => {
		if (byId.has(id)) return id;
		const labelled = byLabel.get(id.split("@")[0] ?? id);
		if (labelled !== void 0) return labelled;
		const matches = id.length >= 4 ? [...byId.keys()].filter((each) => each.startsWith(id)) : [];
		return matches.length === 1 ? matches[0] ?? null : null;
	};
	const isPart = (id, found) => id !== found && !byLabel.has(id.split("@")[0] ?? id);
	const parents = /* @__PURE__ */ new Map();
	const above = /* @__PURE__ */ new Map();
	const needs = /* @__PURE__ */ new Map();
	const children = /* @__PURE__ */ new Set();
	for (const file of byId.values()) {
		const found = [];
		for (let at$ = 0, list$ = file.downRevisions; at$ < list$.length; at$++) {
			const id = list$[at$];
			const parent = resolve(id);
			if (parent === null) defects.push(defect(file, "unknown-down-revision", `down_revision ${id} is no revision of this history`));
			else {
				if (isPart(id, parent)) {
					const whole = `down_revision ${id} is no revision of this history: ${parent} begins with it, and Alembic takes whole ids alone`;
					defects.push(defect(file, "unknown-down-revision", whole));
				}
				found.push(parent);
				children.add(parent);
			}
		}
		const needed = file.dependsOn.flatMap((id) => resolve(id) ?? []);
		above.set(file.revision, found);
		if (needed.length > 0) needs.set(file.revision, needed);
		parents.set(file.revision, [...found, ...needed]);
	}
	const heads = [...byId.keys()].filter((id) => !children.has(id)).sort();
	const bases = [...byId.values()].filter((file) => file.downRevisions.length === 0).map((file) => file.revision).sort();
	const { order: parentsFirst, cycle } = topological(byId, parents);
	const order = cycle.length > 0 ? parentsFirst : asUpgraded(heads, byId, steps(parents, above, needs));
	for (let at$ = 0, list$ = cycle; at$ < list$.length; at$++) {
		const file = list$[at$];
		defects.push(defect(file, "cycle", `${file.revision} is reached from itself by down_revision`));
	}
	const open = heads.filter((id) => !labelledBranch(id, byId, parents));
	if (open.length > 1) for (let at$ = 0, list$ = open; at$ < list$.length; at$++) {
		const id = list$[at$];
		const file = byId.get(id);
		if (file !== void 0) defects.push(defect(file, "multiple-heads", `${open.filter((other) => other !== id).join(", ")} ${open.length === 2 ? "is one" : "are some"} too`));
	}
	if (bases.length > 1 && heads.length > 1 && bases.filter((id) => byId.get(id)?.labels.length === 0).length > 1) {
		const last = byId.get(bases.at(-1) ?? "");
		if (last !== void 0) defects.push(defect(last, "several-bases", `it begins here as well as at ${bases.filter((id) => id !== last.revision).join(", ")}, with no down_revision`));
	}
	return {
		heads,
		bases,
		order,
		defects,
		parents
	};
}
function defect(file, kind, detail) {
	const at = kind === "multiple-heads" || kind === "duplicate-revision" ? file.named : file;
	return {
		kind,
		detail,
		revision: file.revision,
		at: {
			file: file.file,
			start: at.start,
			end: at.end,
			symbol: "<module>"
		}
	};
}
/** Whether a head belongs to a branch that carries a label: such branches are meant to stay apart. */
function labelledBranch(head, byId, parents) {
	const seen = /* @__PURE__ */ new Set();
	const stack = [head];
	for (let id = stack.pop(); id !== void 0; id = stack.pop()) {
		if (seen.has(id)) continue;
		seen.add(id);
		if ((byId.get(id)?.labels.length ?? 0) > 0) return true;
		stack.push(...parents.get(id) ?? []);
	}
	return false;
}
/**
* The order in which Alembic upgrades: branches that a merge joins may rest on each other without saying so, and only in that order.
* It walks down from the heads, one branch after the other, the first that a merge names first, and leaves a branch for another that builds
* on what comes next; what is upgraded last is met first.
*/
function asUpgraded(heads, byId, parents) {
	const fileOf = (id) => byId.get(id);
	const front = (id) => ({
		id,
		under: withAncestors(id, parents)
	});
	const below = new Set([...parents.values()].flat());
	const fronts = heads.filter((id) => !below.has(id)).sort((a, b) => fileOf(a).file < fileOf(b).file ? -1 : 1).map(front);
	const met = [];
	let at = 0;
	while (fronts.length > 0) {
		const { id, under } = fronts[at];
		const above = fronts.findIndex((other, i) => i !== at && other.under.has(id));
		if (above >= 0) {
			at = above;
			continue;
		}
		met.push(fileOf(id));
		const [next, ...more] = [...new Set(parents.get(id))].filter((parent) => !fronts.some((other) => other.id === parent));
		if (next === void 0) {
			fronts.splice(at, 1);
			at = Math.max(at - 1, 0);
		} else if (parents.get(id)?.length === 1) {
			under.delete(id);
			fronts[at] = {
				id: next,
				under
			};
		} else {
			fronts[at] = front(next);
			fronts.push(...more.map(front));
		}
	}
	return met.reverse();
}
/** What each revision directly rests on: without what it asks for by `depends_on` and something below it asks for as well. */
function steps(parents, above, needs) {
	const direct = new Map(parents);
	for (const id$of of needs) {
		const id = id$of[0], needed = id$of[1];
		const asked = new Set([...withAncestors(id, above)].flatMap((each) => each === id ? [] : needs.get(each) ?? []));
		direct.set(id, [...above.get(id) ?? [], ...needed.filter((each) => !asked.has(each))]);
	}
	return direct;
}
function withAncestors(id, parents) {
	const found = /* @__PURE__ */ new Set([id]);
	for (const each of found) for (let at$ = 0, list$ = parents.get(each) ?? []; at$ < list$.length; at$++) {
		const parent = list$[at$];
		found.add(parent);
	}
	return found;
}
/** Depth first, parents first: an order where there is a cycle, and what is on it. */
function topological(byId, parents) {
	const order = [];
	const cycle = [];
	const state = /* @__PURE__ */ new Map();
	const roots = [...byId.keys()].sort();
	for (let at$ = 0, list$ = roots; at$ < list$.length; at$++) {
		const root = list$[at$];
		const stack = state.has(root) ? [] : [{
			id: root,
			next: 0
		}];
		if (stack.length > 0) state.set(root, "open");
		while (stack.length > 0) {
			const top = stack.at(-1);
			const parent = parents.get(top.id)?.[top.next];
			const file = byId.get(top.id);
			if (parent === void 0) {
				state.set(top.id, "done");
				stack.pop();
				if (file !== void 0) order.push(file);
				continue;
			}
			top.next += 1;
			if (state.get(parent) === void 0) {
				state.set(parent, "open");
				stack.push({
					id: parent,
					next: 0
				});
			} else if (state.get(parent) === "open" && file !== void 0) cycle.push(file);
		}
	}
	return {
		order,
		cycle
	};
}

// src/domain/alembic/history/text-statements.ts
/** The release of SQLAlchemy that a requirement begins with, or names: `sqlalchemy[asyncio]>=2.0`, `SQLAlchemy = "^1.4"`, `{ version = "2.0.1" }`. */
const REQUIRED = /(?:^|["'\s,[])sqlalchemy(?:\[[^\]\n]*\])?["']?[ \t]*(?:=[ \t]*)?(?:\{[^}\n]*?version[ \t]*=[ \t]*)?["']?[ \t]*(?:===?|~=|>=|>|\^|~)?[ \t]*(\d+)\./gim;
/** Whether the project asks for SQLAlchemy 2 everywhere: `execute("SELECT 1")` is refused there, and wants `text("SELECT 1")`. */
function refusesTexts(settings) {
	const majors = [...settings].flatMap((text) => [...text.matchAll(REQUIRED)].map(([, major]) => Number(major)));
	return majors.length > 0 && majors.every((major) => major >= 2);
}

// src/domain/alembic/database/asked-sequences.ts
const ASKED = /^nextval\('?(?:\w+\.)?"?(\w+)"?'?\)$/;
/** Fails where a default asks a sequence that is not there: what SERIAL makes goes with its table or column. */
function requireSequence(db, text, at) {
	const name = db.postgresql && typeof text === "string" ? ASKED.exec(text)?.[1] : void 0;
	if (name === void 0) return;
	const isThere = (schema) => [...schema.opaques.values()].some((each) => each.kind === "sequence" && bareName(each.name) === name) || [...schema.tables.values()].some((table) => table.columns.some((column) => column.sequence === name || isOfIdentity(column, name)));
	if (isThere(db.schema) || db.openWorld && !isThere(db.baseline)) return;
	db.fail("UndefinedTable", `sequence ${name} does not exist`, at, missing(db, name));
}
/** Whether a sequence may be the one of an `IDENTITY` column: it keeps the name that table and column had when it was made. */
function isOfIdentity({ identity, name }, sequence) {
	return identity !== null && (/_seq\d*$/.test(sequence) || sequence.includes(name));
}
/** A default asks the sequence, not its name: it follows one that is called otherwise. */
function followSequence(db, from, to) {
	const follows = (column) => asks$2(column, from);
	for (let at$ = 0, list$ = [...db.schema.tables.values()]; at$ < list$.length; at$++) {
		const table = list$[at$];
		if (table.columns.some(follows)) db.put({
			...table,
			columns: table.columns.map((each) => follows(each) ? {
				...each,
				default: `nextval(${to})`
			} : each)
		});
	}
}
/** The table whose defaults ask a sequence that it does not own; undefined for none, or where several sequences have the name. */
function askerOf({ schema: { tables, opaques } }, name, without) {
	const free = [...opaques.values()].filter((each) => each.kind === "sequence" && bareName(each.name) === name);
	const owned = [...tables.values()].filter(({ columns }) => columns.some(({ sequence }) => sequence === name));
	if (free.length + owned.length > 1) return void 0;
	return [...tables.values()].find((table) => tableKey(table.name, table.schema) !== without && table.columns.some((column) => asks$2(column, name)));
}
function asks$2({ default: text, sequence }, name) {
	return sequence !== name && typeof text === "string" && ASKED.exec(text)?.[1] === name;
}
/** What PostgreSQL does where a sequence goes that defaults of other tables ask: refuses it, or with `CASCADE` takes the defaults away. */
function releaseSequence(db, name, at, { cascade, owner }) {
	if (!db.postgresql) return;
	for (let table = askerOf(db, name, owner); table !== void 0; table = askerOf(db, name, owner)) {
		const key = tableKey(table.name, table.schema);
		if (!cascade && owner !== null) {
			db.blind(`whether ${key}, which asks the sequence ${name}, is dropped as well`, at);
			return;
		}
		if (!cascade) db.fail("DependentObjectsStillExist", `sequence ${name} is used by ${key}`, at, refusal(name, key));
		db.put({
			...table,
			columns: table.columns.map((each) => asks$2(each, name) ? {
				...each,
				default: null
			} : each)
		});
	}
}

// src/domain/alembic/database/casts.ts
const TEXTS$1 = /^(character|text|citext|name)/;
const NUMBERS = /^(smallint|integer|bigint|numeric|real|double)/;
const TIMES = /^(timestamp|date|time)/;
const OTHERS = /^(boolean|uuid|bytea|inet|cidr|macaddr|interval|json|xml|money|bit|tsvector|tsquery|oid)/;
/** Whether PostgreSQL itself brings the type, or it is an enum type: which casts there are is known then. */
function isBuiltIn({ text, named }) {
	return named !== null || [
		TEXTS$1,
		NUMBERS,
		TIMES,
		OTHERS
	].some((types) => types.test(text ?? ""));
}
/** A cast by the text of the labels: `state::text::order_state`. Of SQL only the column is left, casts are not kept. */
const BY_TEXT = /^\(*\s*(cast\s*\(\s*)*"?\w+"?(\s*(::|as)\s*(text|varchar|character varying)\s*\)?)?\s*(::|as)\s*"?[\w.]+"?[\s)]*$/i;
/** Notes where rows are cast to an enum type that lacks labels of the one they have. */
function noteLeftLabels(db, table, { name, type }, to, using, at) {
	const before$of = [type, to].map(({ named }) => named === null ? null : db.schema.enums.get(named) ?? null), before = before$of[0], after = before$of[1];
	if (before == null || after == null || !(using.replace(/["()\s]/g, "") === name || BY_TEXT.test(using))) return;
	const left = before.filter((label) => !after.includes(label));
	if (left.length > 0) db.note("leave_labels", table, `${table}.${name} is cast to a type without ${left.join(", ")}, which fails when a row has ${left.length === 1 ? "it" : "one of them"}`, at);
}
/** Kinds of types between which PostgreSQL has no cast but by way of text, and the pairs between which it has one. */
const KINDS$3 = [
	["number", NUMBERS],
	["boolean", /^boolean$/],
	["uuid", /^uuid$/],
	["moment", /^timestamp/],
	["date", /^date$/],
	["time", /^time (without|with)/],
	["interval", /^interval/],
	["json", /^jsonb?$/],
	["address", /^(inet|cidr|macaddr)/]
];
const CASTS = /* @__PURE__ */ new Set([
	"moment date",
	"moment time",
	"date moment",
	"time interval",
	"interval time"
]);
/** Whether PostgreSQL refuses the cast, whatever the value: `1::json`. What is not known for certain it takes. */
function refusesCast(from, to) {
	if (from.text === null || to.text === null) return false;
	const isArray$of = [from.text.endsWith("[]"), to.text.endsWith("[]")], isArray = isArray$of[0], becomesArray = isArray$of[1];
	const isText$of = [TEXTS$1.test(from.text), TEXTS$1.test(to.text)], isText = isText$of[0], becomesText = isText$of[1];
	if (isText && !isArray || becomesText && !becomesArray) return false;
	if (isArray !== becomesArray) return isBuiltIn(from) && isBuiltIn(to) && from.named === null && to.named === null;
	if (isText || becomesText) return false;
	const one$of = [from, to].map((type) => kindOf(type)), one = one$of[0], other = one$of[1];
	if (one == null || other == null || one === other) return false;
	if (one === "number" && other === "boolean") return !/^integer(\[\])?$/.test(from.text);
	if (one === "boolean" && other === "number") return !/^integer(\[\])?$/.test(to.text);
	if (one === "json" && (other === "number" || other === "boolean")) return !from.text.startsWith("jsonb");
	return !CASTS.has(`${one} ${other}`);
}
function kindOf({ text, named }) {
	if (named !== null) return `enum ${named}`;
	const bare = text?.replace(/(\[\])+$/, "") ?? "";
	return KINDS$3.find((types$of) => {
		return types$of[1].test(bare);
	})?.[0] ?? null;
}
/** The types that USING casts a column to, one after the other, and at last that of the column: `total::json` of an integer. */
function requireUsing(db, { name, type }, casts, at) {
	let from = type;
	for (let at$ = 0, list$ = casts; at$ < list$.length; at$++) {
		const to = list$[at$];
		if (refusesCast(from, to)) db.fail("CannotCoerce", `column ${name} of type ${from.text} cannot be cast to ${to.text}`, at, {
			kind: "refused",
			table: null,
			name,
			by: null
		});
		from = to;
	}
}
/** PostgreSQL converts only what an assignment would convert; anything else needs USING. */
function requireCast(db, column, type, at) {
	const from$of = [column.type.text, type.text], from = from$of[0], to = from$of[1];
	if (from === null || to === null || from === to || TEXTS$1.test(to)) return;
	if (from.endsWith("[]") && to.endsWith("[]")) {
		const element = (each) => ({
			...each,
			text: each.text?.replace(/(\[\])+$/, "") ?? null
		});
		requireCast(db, {
			...column,
			type: element(column.type)
		}, element(type), at);
		return;
	}
	const fine = becomes(from, to);
	if (!fine && !(isBuiltIn(column.type) && isBuiltIn(type))) db.blind(`whether values of ${from} become ${to} by themselves is not known`, at);
	else if (!fine) {
		const message = `column ${column.name} cannot be cast automatically to type ${to}`;
		db.fail("DatatypeMismatch", message, at, {
			kind: "refused",
			table: null,
			name: column.name,
			by: null
		});
	}
}
/** Types of which one takes the values of the other. */
const ASSIGNED$1 = [
	/^jsonb?$/,
	/^(smallint|integer|bigint|numeric|money)/,
	/^(smallint|integer|bigint|oid)$/,
	/^(inet|cidr)$/,
	/^macaddr8?$/,
	/^(time|interval)/
];
/** Whether PostgreSQL turns values of one type into the other when they are assigned; an array is no text. */
function becomes(from, to) {
	const bare = (text) => text.replace(/\(.*\)$/, "");
	return bare(from) === bare(to) || NUMBERS.test(from) && NUMBERS.test(to) || TIMES.test(from) && TIMES.test(to) || ASSIGNED$1.some((types) => types.test(from) && types.test(to));
}
/** The default is converted like an assigned value, whatever USING says of the rows: it has to be dropped first where that cannot be. */
function requireDefaultCast(db, column, type, at) {
	const from$of = [(column.defaultType ?? column.type).text, type.text], from = from$of[0], to = from$of[1];
	if (column.default == null || column.default.startsWith("?") || /^\(?null\b/i.test(column.default)) return;
	if (from === null || to === null || from.endsWith("[]") || to.endsWith("[]") || TEXTS$1.test(to) || becomes(from, to)) return;
	if (!isBuiltIn(column.defaultType ?? column.type) || !isBuiltIn(type)) return;
	const message = `default for column ${column.name} cannot be cast automatically to type ${to}`;
	db.fail("DatatypeMismatch", message, at, {
		kind: "refused",
		table: null,
		name: column.name,
		by: null
	});
}

// src/domain/alembic/database/subqueries.ts
/** A query in SQL, outside its texts and names in quotes. */
const QUERY = /\(\s*select\b/i;
function asks$1(text) {
	return text != null && !text.startsWith("?") && QUERY.test(text.replace(/'(?:[^']|'')*'|"[^"]*"/g, "''"));
}
/** No database takes a query where it keeps an expression: in a default, a condition, an index, or what makes values of another type. */
function refuseQuery(db, where, at) {
	const type = db.postgresql ? "FeatureNotSupported" : "OperationalError";
	if (!db.maybe()) db.fail(type, `a query cannot stand in ${where}`, at, {
		...refusal("query"),
		everywhere: true
	});
}
/** Fails where an expression that PostgreSQL is told to make values of another type with asks the database. */
function requirePlainUsing(db, from, at) {
	if (db.postgresql && asks$1(from)) refuseQuery(db, "USING", at);
}
/** Fails where the condition of a check asks the database. */
function requirePlainCheck(db, check, at) {
	if (asks$1(check.written ?? check.expression)) refuseQuery(db, "a check constraint", at);
}
/** Fails where PostgreSQL is given a default that asks the database. */
function requirePlainDefault(db, column, at) {
	if (db.postgresql && asks$1(column.default)) refuseQuery(db, "a default", at);
}
/** Fails where what is indexed, or the condition of the index, asks the database. */
function requirePlainIndex(db, index, at) {
	if (asks$1(index.options) || index.parts.some(asks$1)) refuseQuery(db, "an index", at);
}

// src/domain/alembic/database/enums.ts
/** The most bytes that a row of MySQL has for a column. */
const LONGEST = 65535;
/** Fails when a column type does not exist. */
function requireType(db, type, at) {
	if (type.text?.startsWith("!") === true) {
		if (db.postgresql && /^!(datetime|blob|clob|nvarchar|nchar|double|binary|varbinary)$/.test(type.text)) db.fail("UndefinedObject", `type ${type.text.slice(1)} does not exist`, at, {
			...refusal(type.text),
			everywhere: true
		});
		throw db.fail("CompileError", `${db.dialect} has no type ${type.text.slice(1)}`, at);
	}
	if (db.mysql && type.text === "varchar") db.fail("CompileError", "VARCHAR requires a length on MySQL", at, {
		kind: "refused",
		table: null,
		name: "VARCHAR",
		by: null
	});
	if (db.mysql && Number(/^varchar\((\d+)\)$/.exec(type.text ?? "")?.[1] ?? 0) > LONGEST) db.fail("OperationalError", `${type.text} is longer than a column of MySQL can be`, at, {
		...refusal(type.text ?? ""),
		everywhere: true
	});
	if (db.postgresql && type.named !== null && !db.schema.enums.has(type.named) && !db.schema.opaques.has(`domain ${type.named}`)) {
		if (db.assuming && db.openWorld && !db.known.has(`enum ${type.named}`)) {
			db.know(`enum ${type.named}`);
			db.schema.enums.set(type.named, null);
			db.older().enums.set(type.named, null);
			return;
		}
		const { named } = type;
		const obstacle = db.openWorld ? null : {
			kind: "absent",
			table: null,
			name: named,
			by: null
		};
		db.carry(named, at, () => db.fail("UndefinedObject", `type ${named} does not exist`, at, obstacle), () => {
			db.schema.enums.set(named, null);
			db.know(lacking(named));
		});
	}
}
/** What is noted of a type that was missing where a statement needed it, and counts as made from there on. */
function lacking(name) {
	return `lacking enum ${name}`;
}
/** The schemas that have an enum type of a name. */
function homesOf({ schema: { homes } }, name) {
	return (homes.get(name) ?? "public").split(" ");
}
/** Whether the enum types of a name that are known are in other schemas. */
function liesElsewhere(db, name, schema) {
	return !homesOf(db, name).includes(schema);
}
function createEnum(db, name, labels, at, checkFirst, schema = null) {
	db.asked ||= checkFirst;
	if (!db.postgresql || checkFirst && db.schema.enums.has(name) || !db.begin("create_type", null, name, at)) return;
	if (db.schema.enums.has(name) && !db.known.has(lacking(name))) {
		if (schema !== null && liesElsewhere(db, name, schema)) {
			db.schema.enums.set(name, null);
			db.schema.homes.set(name, [...homesOf(db, name), schema].join(" "));
			db.blind(`the enum types ${name} of several schemas are not told apart`, at);
			return;
		}
		db.failTaken("type", null, name, `type ${name}`, at);
	}
	db.schema.enums.set(name, labels);
	if (schema !== null && schema !== "public") db.schema.homes.set(name, schema);
	db.know(`enum ${name}`);
}
/**
* `CREATE TABLE` in a downgrade() that brings back a table older than the history, as autogenerate has seen it: its enum types were there with
* it, and stay where a table goes, unless a statement has dropped them.
*/
function recallEnum(db, name) {
	if (!db.assuming || !db.openWorld || db.known.has(`enum ${name}`) || db.schema.enums.has(name)) return;
	db.know(`enum ${name}`);
	db.schema.enums.set(name, null);
	db.older().enums.set(name, null);
}
function dropEnum(db, name, at, options = {}) {
	if (!db.postgresql) return;
	const isMissing = !db.schema.enums.has(name);
	if (isMissing && options.ifExists === true) {
		const older = db.assuming && db.openWorld && !db.known.has(`enum ${name}`);
		if (older) {
			db.know(`enum ${name}`);
			db.spared.push({
				name,
				what: `the enum type ${name}`,
				older,
				present: () => db.schema.enums.has(name)
			});
		}
		return;
	}
	if (!db.begin("drop_type", null, name, at)) return;
	if (isMissing) db.fail("UndefinedObject", `type ${name} does not exist`, at, missing(db, name));
	const [, ...others] = homesOf(db, name);
	if (others.length > 0) {
		db.schema.homes.set(name, others.join(" "));
		db.blind(`the enum types ${name} of several schemas are not told apart`, at);
		return;
	}
	const temporary = ([...db.temporary].find((types$of) => {
		return types$of[1].has(name);
	}) ?? [])[0];
	if (temporary !== void 0 && options.cascade !== true) db.fail("DependentObjectsStillExist", `type ${name} is used by the temporary table ${temporary}`, at, refusal(name, temporary));
	for (const table of db.schema.tables.values()) {
		const users = table.columns.filter((column) => column.type.named === name);
		if (users.length === 0) continue;
		if (options.cascade !== true) {
			const key = tableKey(table.name, table.schema);
			db.fail("DependentObjectsStillExist", `type ${name} is used by ${key}.${users[0]?.name}`, at, refusal(name, key));
		}
		db.put({
			...table,
			columns: table.columns.filter((column) => column.type.named !== name)
		});
	}
	db.schema.enums.delete(name);
	db.schema.homes.delete(name);
	db.schema.typeComments.delete(name);
}
/** Nothing is known of the labels of any enum type any more: the catalogue itself was written. */
function forgetLabels({ schema: { enums } }) {
	for (const name of enums.keys()) enums.set(name, null);
}
/** `ALTER TYPE … ADD VALUE`. */
function addEnumValue(db, name, label, at, options = {}) {
	if (!db.postgresql || !db.begin("add_enum_value", null, name, at, {
		kind: "label",
		label,
		ifNotExists: options.ifNotExists === true || db.labelsAsked.has(label)
	})) return;
	const labels = enumOf(db, name, at);
	if (labels === null) {
		db.blind(`the labels of ${name} are not known`, at);
		return;
	}
	if (labels.includes(label)) {
		if (options.ifNotExists !== true) db.failTaken("label", null, name, `enum label ${label}`, at);
		return;
	}
	const anchor = options.before ?? options.after ?? null;
	if (anchor !== null && !labels.includes(anchor)) db.fail("InvalidParameterValue", `${anchor} is no label of ${name}`, at, missing(db, name));
	const index = anchor === null ? labels.length : labels.indexOf(anchor) + (options.before != null ? 0 : 1);
	db.schema.enums.set(name, [
		...labels.slice(0, index),
		label,
		...labels.slice(index)
	]);
	if (db.autocommit > 0) return;
	const young = db.steps.some((step) => step.op === "create_type" && step.name === name);
	db.uncommitted.set(name, (db.uncommitted.get(name) ?? /* @__PURE__ */ new Map()).set(label, {
		at,
		young
	}));
}
/** Fails where a label is used that the transaction has added. */
function requireCommitted(db, type, label, at) {
	const added = type === null || db.autocommit > 0 ? void 0 : db.uncommitted.get(type)?.get(label);
	if (added === void 0 || db.maybe()) return;
	const message = `the transaction that adds the label ${label} to ${type} uses it`;
	if (added.young) db.note("use_young_label", null, message, at);
	else db.fail("UnsafeNewEnumValueUsage", message, at, {
		kind: "uncommitted label",
		table: null,
		name: type ?? "",
		by: added.at
	});
}
/** Fails where a column's default is such a label, or none that a database takes. */
function requireCommittedDefault(db, column, at) {
	requirePlainDefault(db, column, at);
	requireSequence(db, column.default, at);
	const label = db.uncommitted.size === 0 ? void 0 : /^'((?:[^']|'')*)'/.exec(column.default ?? "")?.[1];
	if (label !== void 0) requireCommitted(db, column.type.named, label.replaceAll("''", "'"), at);
}
function renameEnumValue(db, name, from, to, at) {
	if (!db.begin("rename_enum_value", null, name, at)) return;
	const labels = enumOf(db, name, at);
	if (labels !== null && !labels.includes(from)) db.fail("InvalidParameterValue", `${from} is no label of ${name}`, at, missing(db, name));
	db.schema.enums.set(name, labels?.map((label) => label === from ? to : label) ?? null);
}
function renameEnum(db, from, to, at) {
	if (!db.begin("rename_type", null, from, at)) return;
	const labels = enumOf(db, from, at);
	if (db.schema.enums.has(to)) db.failTaken("type", null, to, `type ${to}`, at);
	const home = db.schema.homes.get(from);
	db.schema.enums.delete(from);
	db.schema.homes.delete(from);
	db.schema.enums.set(to, labels);
	if (home !== void 0) db.schema.homes.set(to, home);
	const said = db.schema.typeComments.get(from);
	db.schema.typeComments.delete(from);
	if (said !== void 0) db.schema.typeComments.set(to, said);
	db.know(`enum ${to}`);
	for (const table of db.schema.tables.values()) if (table.columns.some((column) => column.type.named === from)) {
		const rename = (text) => text === null ? null : text.replace(from, to);
		db.put({
			...table,
			columns: table.columns.map((column) => column.type.named === from ? {
				...column,
				type: {
					text: rename(column.type.text),
					named: to
				}
			} : column)
		});
	}
}
function enumOf(db, name, at) {
	if (db.assuming && !db.schema.enums.has(name) && !db.known.has(`enum ${name}`)) db.openWorld = true;
	requireType(db, {
		text: name,
		named: name
	}, at);
	return db.schema.enums.get(name) ?? null;
}
/** Makes a view, function, trigger, extension, schema, sequence. */
function createOpaque(db, object, at, options = {}) {
	if (object.kind !== "extension") db.asked ||= options.ifNotExists === true || options.replace === true;
	if (!db.begin(`create_${object.kind}`, object.table, object.name, at)) return;
	const id = opaqueKey(object.kind, object.name, object.table);
	if (db.schema.opaques.has(id) && options.replace !== true) {
		if (options.ifNotExists !== true) db.failTaken("object", object.table, object.name, `${object.kind} ${object.name}`, at);
		return;
	}
	const spelled = object.kind === "function" ? canonicalSql : canonicalDefinition;
	const { comment, columnComments } = db.schema.opaques.get(id) ?? {};
	const kept = {
		...comment === void 0 ? {} : { comment },
		...columnComments === void 0 ? {} : { columnComments }
	};
	db.schema.opaques.set(id, {
		...object,
		...kept,
		definition: object.definition === null ? null : spelled(object.definition)
	});
	db.know(id);
}
function dropOpaque(db, kind, name, table, at, ifExists, cascade = false) {
	const id = opaqueKey(kind, name, table);
	if (!db.begin(`drop_${kind}`, table, name, at)) return;
	if (kind === "view" && cascade) dropViews(db, name, null);
	else if (kind === "view" && db.schema.opaques.has(id)) requireUnread(db, name, null, at);
	const gone = db.schema.opaques.delete(id);
	if (kind === "view") {
		const isTable = db.schema.tables.has(name);
		for (const other$of of db.schema.opaques) {
			const other = other$of[0], each = other$of[1];
			if (each.kind !== "view" && !(each.kind === "trigger" && isTable) && each.table === name) db.schema.opaques.delete(other);
		}
	}
	if (gone) return;
	const older = db.assuming && db.openWorld && !db.known.has(id);
	if (older) db.know(id);
	if (ifExists) {
		if (older) db.spared.push({
			name,
			what: `the ${kind} ${name}`,
			older,
			present: () => db.schema.opaques.has(id)
		});
	} else if (older) db.older().opaques.set(id, {
		kind,
		name,
		table,
		definition: null
	});
	else db.fail("UndefinedObject", `${kind} ${name} does not exist`, at, missing(db, name));
}
/** What refers to the functions that it calls by themselves, not by their names. */
const HOLDS_FUNCTIONS = /^(trigger|policy|view)$/;
/** `DROP FUNCTION … CASCADE`: what calls the function goes with it. */
function dropCallers(db, name) {
	const calls = new RegExp(`\\b${bareName(name)}\\b"?\\s*\\(`);
	for (const id$of of db.schema.opaques) {
		const id = id$of[0], each = id$of[1];
		if (HOLDS_FUNCTIONS.test(each.kind) && each.definition !== null && calls.test(each.definition)) db.schema.opaques.delete(id);
	}
}
/** Renames a trigger, policy or rule of a table. False where it is not known. */
function renameOnTable(db, kind, table, names, at) {
	const called = (name) => kind === "trigger" ? name : `${name} on ${table}`;
	const id = opaqueKey(kind, called(names.from), table);
	const found = db.schema.opaques.get(id);
	const other = opaqueKey(kind, called(names.to), table);
	if (found === void 0 || db.schema.opaques.has(other)) return false;
	if (!db.begin(`rename_${kind}`, table, names.from, at)) return true;
	const { written: _former, ...rest } = found;
	const named = (text) => kind === "policy" ? text.replace(/^(create policy )\S+/i, () => `create policy ${names.to}`) : text;
	const definition = found.definition === null ? null : named(found.definition);
	db.schema.opaques.delete(id);
	db.schema.opaques.set(other, {
		...rest,
		name: called(names.to),
		definition
	});
	db.know(other);
	return true;
}
function opaqueKey(kind, name, table) {
	return kind === "trigger" && table !== null ? `${kind} ${name} on ${table}` : `${kind} ${name}`;
}

// src/domain/alembic/database/sequences.ts
/** A sequence that belongs to a column goes with it. */
function own(db, name, owner) {
	const id = opaqueKey("sequence", name, null);
	const sequence = db.schema.opaques.get(id);
	if (sequence === void 0) return;
	db.schema.opaques.set(id, {
		...sequence,
		table: owner.table,
		definition: ownedBy(owner.column)
	});
	adopt(db, owner.table, owner.column);
}
function ownedBy(column) {
	return `owned by ${column}`;
}
/** A column that owns the sequence which its default asks is what SERIAL makes. */
function adopt(db, key, name) {
	const table = db.schema.tables.get(key);
	const column = table === void 0 ? void 0 : columnOf(table, name);
	const asked = typeof column?.default === "string" ? /^nextval\('?(?:public\.)?"?(\w+)/.exec(column.default)?.[1] : void 0;
	if (table === void 0 || column === void 0 || asked === void 0) return;
	if (column.sequence !== asked) {
		const id = opaqueKey("sequence", tableKey(asked, table.schema), null);
		const sequence = db.schema.opaques.get(id);
		if (sequence?.table !== key || sequence.definition !== ownedBy(name)) return;
		db.schema.opaques.delete(id);
	}
	const made = {
		...column,
		sequence: asked,
		default: `nextval(${asked})`
	};
	db.put({
		...table,
		columns: table.columns.map((each) => each === column ? made : each)
	});
}
/** Takes away the sequences that belong to a column which goes. */
function dropOwned(db, key, column) {
	for (const id$of of db.schema.opaques) {
		const id = id$of[0], each = id$of[1];
		if (each.kind === "sequence" && each.table === key && each.definition === ownedBy(column)) db.schema.opaques.delete(id);
	}
}
/** `DROP SEQUENCE`: one that a serial column owns goes with `CASCADE` alone, and takes the column's default with it. */
function dropSequence(db, name, schema, at, { ifExists, cascade }) {
	const isOf = (table) => (table.schema ?? "public") === (schema ?? "public");
	const owner = [...db.schema.tables.values()].find((table) => isOf(table) && table.columns.some(({ sequence }) => sequence === name));
	if (owner === void 0) {
		releaseSequence(db, name, at, {
			cascade,
			owner: null
		});
		dropOpaque(db, "sequence", tableKey(name, schema), null, at, ifExists);
		return;
	}
	const key = tableKey(owner.name, owner.schema);
	if (!db.begin("drop_sequence", key, name, at)) return;
	const column = owner.columns.filter(({ sequence }) => sequence === name)[0];
	if (!cascade && column?.default !== null) db.fail("DependentObjectsStillExist", `sequence ${name} is used by ${key}.${column?.name}`, at, refusal(name, key));
	releaseSequence(db, name, at, {
		cascade,
		owner: null
	});
	const columns = owner.columns.map((each) => each.sequence === name ? {
		...each,
		sequence: null,
		default: null
	} : each);
	db.put({
		...owner,
		columns
	});
}

// src/domain/alembic/database/tables.ts
/** A table as it is asked for: constraints and serial columns may still be without a name. */
function createTable(db, wanted, at, ifNotExists = false) {
	const key = tableKey(wanted.name, wanted.schema);
	db.asked ||= ifNotExists;
	if (!db.begin("create_table", key, null, at, {
		kind: "table",
		table: wanted,
		...ifNotExists ? { ifNotExists } : {}
	})) return;
	db.know(key);
	if (db.schema.tables.has(key)) {
		if (!ifNotExists) db.failTaken("table", key, key, `table ${key}`, at);
		return;
	}
	if (db.schema.opaques.has(`view ${key}`)) db.fail("DuplicateTable", `relation ${key} already exists`, at);
	for (let at$ = 0, list$ = wanted.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		requireType(db, column.type, at);
		requireCommittedDefault(db, column, at);
	}
	for (let at$ = 0, list$ = wanted.checks; at$ < list$.length; at$++) {
		const check = list$[at$];
		requirePlainCheck(db, check, at);
	}
	for (let at$ = 0, list$ = wanted.indexes; at$ < list$.length; at$++) {
		const each = list$[at$];
		requirePlainIndex(db, each, at);
	}
	for (let at$ = 0, list$ = wanted.foreignKeys; at$ < list$.length; at$++) {
		const key_ = list$[at$];
		requireTarget(db, wanted, key_, at);
	}
	for (let at$ = 0, list$ = [
		...wanted.primaryKey === null ? [] : [wanted.primaryKey],
		...wanted.uniques,
		...wanted.indexes
	]; at$ < list$.length; at$++) {
		const { name } = list$[at$];
		db.requireFreeName(name, wanted.schema, key, at);
	}
	const { indexes, ...rest } = wanted;
	const table = named$5(db, {
		...rest,
		indexes: []
	});
	db.put(db.mysql ? foreignKeyIndexes({
		...table,
		indexes
	}) : {
		...table,
		indexes
	});
}
/** Fails when a foreign key refers to what does not exist. SQLite does not look. */
function requireTarget(db, table, key, at) {
	if (db.sqlite || !db.foreignKeyChecks || key.table === tableKey(table.name, table.schema) || key.table === "?") return;
	const dot = key.table.lastIndexOf(".");
	const target = db.table(dot < 0 ? key.table : key.table.slice(dot + 1), dot < 0 ? null : key.table.slice(0, dot), at);
	for (let at$ = 0, list$ = key.target; at$ < list$.length; at$++) {
		const column = list$[at$];
		db.column(db.fresh(target), column, at);
	}
	const unique = db.fresh(target);
	if (db.postgresql) requireSameKind(db, table, key, unique, at);
	if (!unique.open && !isKey(unique, key.target) && !(db.mysql && beginsKey(unique, key.target))) db.fail(db.postgresql ? "InvalidForeignKey" : "OperationalError", `there is no unique constraint matching the referenced columns of ${key.table}`, at, absent(unique, key.target.join(", ")));
}
/** What PostgreSQL finds no equality between: texts, whole numbers and UUIDs. */
const KINDS$2 = [
	/^(?:character varying|character|varchar|char|text)\b/,
	/^(?:smallint|integer|bigint)$/,
	/^uuid$/
];
/** Fails where a column of a foreign key cannot be compared with the one that it refers to. */
function requireSameKind(db, table, key, target, at) {
	const kindOf = (column) => KINDS$2.findIndex((kind) => column?.type.named === null && kind.test(column.type.text ?? ""));
	for (const i$of of key.columns.entries()) {
		const i = i$of[0], name = i$of[1];
		const own$of = [columnOf(table, name), columnOf(target, key.target[i] ?? "")], own = own$of[0], other = own$of[1];
		const one$of = [kindOf(own), kindOf(other)], one = one$of[0], another = one$of[1];
		if (one < 0 || another < 0 || one === another || own === void 0 || other === void 0) continue;
		const message = `${name} of ${table.name} is ${own.type.text} and ${other.name} of ${target.name}, which it refers to, ${other.type.text}: no foreign key can tie them`;
		db.fail("DatatypeMismatch", message, at, refusal(other.name, key.table));
	}
}
/** MySQL is content with the first columns of any key or index, in their order. */
function beginsKey({ primaryKey, uniques, indexes }, columns) {
	return [
		...primaryKey === null ? [] : [primaryKey],
		...uniques,
		...indexes.filter(({ expression }) => !expression)
	].some((each) => columns.every((column, i) => each.columns[i] === column));
}
function isKey(table, columns) {
	const same = (other) => other.length === columns.length && columns.every((column) => other.includes(column));
	return table.primaryKey !== null && same(table.primaryKey.columns) || table.uniques.some((each) => same(each.columns)) || table.indexes.some((each) => (each.unique || each.implicit || !each.expression) && same(each.columns));
}
/** Gives names to constraints and sequences as the database does. */
function named$5(db, wanted) {
	let table = {
		...wanted,
		primaryKey: null,
		uniques: [],
		foreignKeys: [],
		checks: [],
		columns: []
	};
	for (let at$ = 0, list$ = wanted.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		const sequence = column.sequence === null ? null : sequenceName(db, table, column.name);
		table = {
			...table,
			columns: [...table.columns, {
				...column,
				sequence,
				default: sequence === null ? column.default : `nextval(${sequence})`
			}]
		};
	}
	if (wanted.primaryKey !== null) {
		const { columns } = wanted.primaryKey;
		const repeated = db.postgresql ? wanted.uniques.find((each) => each.name !== null && each.columns.join("") === columns.join("")) : void 0;
		table = {
			...table,
			primaryKey: {
				columns,
				name: db.mysql ? "PRIMARY" : wanted.primaryKey.name ?? repeated?.name ?? db.defaultName(table, "primary", columns)
			}
		};
	}
	for (let at$ = 0, list$ = wanted.checks; at$ < list$.length; at$++) {
		const check = list$[at$];
		table = {
			...table,
			checks: [...table.checks, {
				...check,
				name: check.name ?? db.defaultName(table, "check", check.columns)
			}]
		};
	}
	for (let at$ = 0, list$ = wanted.uniques; at$ < list$.length; at$++) {
		const unique = list$[at$];
		const same = (columns) => columns.join("") === unique.columns.join("");
		if (db.postgresql && (table.primaryKey !== null && same(table.primaryKey.columns) || table.uniques.some((each) => same(each.columns)))) continue;
		table = {
			...table,
			uniques: [...table.uniques, {
				...unique,
				name: unique.name ?? db.defaultName(table, "unique", unique.columns)
			}]
		};
	}
	for (let at$ = 0, list$ = wanted.foreignKeys; at$ < list$.length; at$++) {
		const key = list$[at$];
		table = {
			...table,
			foreignKeys: [...table.foreignKeys, {
				...key,
				name: key.name ?? db.defaultName(table, "foreignkey", key.columns)
			}]
		};
	}
	return {
		...table,
		indexes: wanted.indexes
	};
}
function sequenceName(db, table, column) {
	let name = `${table.name}_${column}_seq`;
	for (let n = 1; db.taken(name, table.schema); n += 1) name = `${table.name}_${column}_seq${n}`;
	return db.name(name);
}
/** MySQL makes an index for a foreign key that has none starting with its columns. */
function foreignKeyIndexes(table) {
	let made = table;
	for (let at$ = 0, list$ = table.foreignKeys; at$ < list$.length; at$++) {
		const key = list$[at$];
		const starts = (columns) => key.columns.every((column, i) => columns[i] === column);
		if (starts(made.primaryKey?.columns ?? []) || made.uniques.some((each) => starts(each.columns)) || made.indexes.some((each) => starts(each.columns))) continue;
		const name = key.name !== null && !/_ibfk_\d+$/.test(key.name) ? key.name : key.columns[0] ?? "fk";
		made = {
			...made,
			indexes: [...made.indexes, {
				name,
				unique: false,
				parts: key.columns,
				columns: key.columns,
				options: "",
				expression: false,
				implicit: true
			}]
		};
	}
	return made;
}
/** The table that PostGIS brings, which goes with the extension alone: whoever compares models with a database is told to drop it. */
const OF_POSTGIS = "spatial_ref_sys";
function dropTable(db, name, schema, at, options = {}) {
	const key = tableKey(name, schema);
	if (!db.begin("drop_table", key, null, at)) return;
	if (options.ifExists === true && !db.has(name, schema)) {
		const what = `the table ${key}`;
		if (!db.known.has(key)) db.foreign.add(what);
		const older = db.assuming && db.openWorld && !db.known.has(key);
		if (older) db.know(key);
		db.spared.push({
			name: key,
			what,
			older,
			present: () => db.schema.tables.has(key)
		});
		return;
	}
	if (db.postgresql && name === OF_POSTGIS && options.ifExists !== true && db.schema.tables.get(key)?.open !== false) {
		const message = `table ${name} belongs to the extension postgis`;
		db.fail("DependentObjectsStillExist", message, at, {
			kind: "refused",
			table: null,
			name,
			by: null,
			everywhere: true
		});
	}
	const table = db.table(name, schema, at);
	if (options.cascade === true) dropViews(db, key, null);
	else requireUnread(db, key, null, at);
	if (!db.sqlite && db.foreignKeyChecks) for (const other of db.schema.tables.values()) {
		const referring = other === table ? [] : other.foreignKeys.filter((each) => each.table === key);
		if (referring.length === 0) continue;
		if (options.cascade !== true) db.failHeld(other, referring, `table ${key} is referenced by ${other.name}`, at);
		db.put({
			...other,
			foreignKeys: other.foreignKeys.filter((each) => each.table !== key)
		});
	}
	for (let at$ = 0, list$ = table.columns; at$ < list$.length; at$++) {
		const { sequence } = list$[at$];
		if (sequence !== null) releaseSequence(db, sequence, at, {
			cascade: options.cascade === true,
			owner: key
		});
	}
	db.lose(`the rows of ${key}`, at, db.baseline.tables.has(key));
	db.schema.tables.delete(key);
	for (const part$of of db.schema.tables) {
		const part = part$of[0], { partOf } = part$of[1];
		if (partOf?.table === key) db.schema.tables.delete(part);
	}
	for (const id$of of db.schema.opaques) {
		const id = id$of[0];
		if (id$of[1].table === key) db.schema.opaques.delete(id);
	}
}
function renameTable(db, from, to, schema, at, home = schema) {
	const old$of = [tableKey(from, schema), tableKey(to, home)], old = old$of[0], key = old$of[1];
	if (!db.begin("rename_table", old, to, at, {
		kind: "rename",
		to: key
	})) return;
	const table = db.table(from, schema, at);
	if (db.schema.tables.has(key)) db.failTaken("table", key, key, `table ${key}`, at);
	requireReadableViews(db, at);
	const follows = !db.sqlite || !db.legacyAlter;
	db.schema.tables.delete(old);
	const lies = tableKey("", home) === "" ? null : home;
	db.put({
		...table,
		name: to,
		schema: lies,
		foreignKeys: table.foreignKeys.map((each) => follows && each.table === old ? {
			...each,
			table: key
		} : each)
	});
	for (const other of db.schema.tables.values()) {
		if (other.partOf?.table === old) db.put({
			...other,
			partOf: {
				...other.partOf,
				table: key
			}
		});
		if (follows && other.foreignKeys.some((each) => each.table === old)) db.put({
			...other,
			foreignKeys: other.foreignKeys.map((each) => each.table === old ? {
				...each,
				table: key
			} : each)
		});
	}
	followRename(db, { key: old }, key);
	for (const id$of of db.schema.opaques) {
		const id = id$of[0], opaque = id$of[1];
		if (opaque.table === old) {
			const on = (text) => text.replace(new RegExp(` on ${escaped$1(old)}(?![\\w.])`), ` on ${key}`);
			const { kind, definition } = opaque;
			const moved = {
				...opaque,
				name: kind === "policy" || kind === "rule" ? on(opaque.name) : kind === "other" ? ofTable(opaque.name, old, key) : opaque.name,
				table: key,
				definition: definition === null ? null : on(definition),
				...opaque.written === void 0 ? {} : { written: on(opaque.written) }
			};
			db.schema.opaques.delete(id);
			db.schema.opaques.set(opaqueKey(moved.kind, moved.name, key), moved);
		}
	}
}
/** `row security of orders`, of a table that has another name now. */
function ofTable(name, from, to) {
	return name.endsWith(` of ${from}`) ? `${name.slice(0, -from.length)}${to}` : name;
}
function escaped$1(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
/** Whether a foreign key refers to just these columns of a table. */
function refersTo$1(key, table, columns) {
	return key.table === tableKey(table.name, table.schema) && key.target.length === columns.length && key.target.every((column) => columns.includes(column));
}
/** The table with a foreign key that refers to just these columns. */
function referencedBy(db, table, columns) {
	for (const other of db.schema.tables.values()) if (other.foreignKeys.some((each) => refersTo$1(each, table, columns))) return other.name;
	return null;
}
/** Drops the foreign keys that refer to just these columns, as `CASCADE` does with the key they rest on. */
function dropReferences(db, table, columns) {
	for (const other of db.schema.tables.values()) if (other.foreignKeys.some((each) => refersTo$1(each, table, columns))) db.put({
		...other,
		foreignKeys: other.foreignKeys.filter((each) => !refersTo$1(each, table, columns))
	});
}

// src/domain/alembic/database/columns.ts
function addColumn(db, tableName, schema, column, at, ifNotExists = false) {
	db.asked ||= ifNotExists;
	if (!db.begin("add_column", tableKey(tableName, schema), column.name, at, {
		kind: "column",
		column,
		...ifNotExists ? { ifNotExists } : {}
	})) return;
	const table = db.table(tableName, schema, at);
	if (columnOf(table, column.name) !== void 0) {
		if (!ifNotExists) db.failTaken("column", tableKey(tableName, schema), column.name, `column ${column.name} of ${table.name}`, at);
		return;
	}
	requireType(db, column.type, at);
	requireCommittedDefault(db, column, at);
	db.put(withColumn(db, table, column));
}
/** Adds a column, with the sequence of a serial one. */
function withColumn(db, table, column) {
	const sequence = column.sequence === null ? null : sequenceName(db, table, column.name);
	const made = {
		...column,
		sequence,
		default: sequence === null ? column.default : `nextval(${sequence})`
	};
	const gone = new Set(table.gone);
	gone.delete(column.name);
	return {
		...table,
		columns: [...table.columns, made],
		gone
	};
}
function dropColumn(db, tableName, schema, name, at, options = {}) {
	const key = tableKey(tableName, schema);
	if (!db.begin("drop_column", key, name, at)) return;
	let table = db.table(tableName, schema, at);
	if (options.ifExists === true && columnOf(table, name) === void 0 && (!table.open || table.gone.has(name))) {
		const present = () => {
			const now = db.schema.tables.get(key);
			return now !== void 0 && columnOf(now, name) !== void 0;
		};
		const what = `the column ${key}.${name}`;
		if (!table.gone.has(name)) db.foreign.add(what);
		db.spared.push({
			name,
			what,
			older: false,
			present
		});
		return;
	}
	db.column(table, name, at);
	table = db.fresh(table);
	if (db.sqlite) {
		requireFree(db, table, name, at);
		requireUnreadColumn(db, key, name, at);
		requireReadableViews(db, at);
		requireReadableTriggers(db, at, {
			key,
			column: name
		});
	} else if (options.cascade !== true) {
		requireUnreferenced(db, table, name, at);
		requireUnread(db, key, name, at);
	} else dropViews(db, key, name);
	const before = db.baseline.tables.get(key);
	const sequence = columnOf(table, name)?.sequence ?? null;
	if (sequence !== null) releaseSequence(db, sequence, at, {
		cascade: options.cascade === true,
		owner: key
	});
	db.lose(`the values of ${key}.${name}`, at, before !== void 0 && columnOf(before, name) !== void 0);
	db.put(withoutColumn(db, table, name));
	dropOwned(db, key, name);
}
/** SQLite drops no column that an index, a key or a check uses. */
function requireFree(db, table, name, at) {
	const uses = (columns) => columns.includes(name);
	if (uses(table.primaryKey?.columns ?? []) || table.uniques.some((each) => uses(each.columns)) || table.indexes.some((each) => uses(each.columns)) || table.foreignKeys.some((each) => uses(each.columns)) || table.checks.some((each) => uses(each.columns) && each.within !== name)) {
		const key = tableKey(table.name, table.schema);
		const obstacle = table.open ? null : refusal(name, key);
		db.fail("OperationalError", `cannot drop column ${name}: an index, key or check of ${table.name} uses it`, at, obstacle);
	}
}
/** PostgreSQL and MySQL drop no column that a foreign key of another table refers to. */
function requireUnreferenced(db, table, name, at) {
	const key = tableKey(table.name, table.schema);
	for (const other of db.schema.tables.values()) if (other !== table && other.foreignKeys.some((each) => each.table === key && each.target.includes(name))) db.failHeld(other, other.foreignKeys.filter((each) => each.table === key && each.target.includes(name)), `column ${key}.${name} is referenced by ${other.name}`, at);
	if (db.mysql && table.foreignKeys.some((each) => each.columns.includes(name))) db.fail("OperationalError", `cannot drop column ${name}: needed in a foreign key constraint`, at, refusal(name, key));
}
/** A table without a column and without what goes with it. */
function withoutColumn(db, table, name) {
	const without = (columns) => !columns.includes(name);
	const trim = (columns) => columns.filter((column) => column !== name);
	const gone = new Set(table.gone);
	gone.add(name);
	const base = {
		...table,
		columns: table.columns.filter((column) => column.name !== name),
		gone
	};
	if (db.mysql) return {
		...base,
		primaryKey: table.primaryKey === null || trim(table.primaryKey.columns).length === 0 ? null : {
			...table.primaryKey,
			columns: trim(table.primaryKey.columns)
		},
		uniques: table.uniques.map((each) => ({
			...each,
			columns: trim(each.columns)
		})).filter((each) => each.columns.length > 0),
		indexes: table.indexes.map((each) => ({
			...each,
			columns: trim(each.columns),
			parts: each.parts.filter((part) => part !== name)
		})).filter((each) => each.parts.length > 0),
		checks: table.checks.filter(({ columns }) => columns.length === 0 || trim(columns).length > 0)
	};
	return {
		...base,
		primaryKey: table.primaryKey !== null && without(table.primaryKey.columns) ? table.primaryKey : null,
		uniques: table.uniques.filter((each) => without(each.columns)),
		foreignKeys: table.foreignKeys.filter((each) => without(each.columns)),
		checks: table.checks.filter((each) => without(each.columns)),
		indexes: table.indexes.filter((each) => without(each.columns))
	};
}
function alterColumn(db, tableName, schema, name, change, at, before = {}) {
	const key = tableKey(tableName, schema);
	if (!db.begin("alter_column", key, name, at, {
		kind: "change",
		change
	})) return;
	learn(db, db.table(tableName, schema, at), name, before, at);
	const table = db.table(tableName, schema, at);
	const column = db.column(table, name, at);
	if (change.type !== void 0) {
		requireType(db, change.type, at);
		requirePlainUsing(db, change.from, at);
		if (db.postgresql && change.casts !== void 0) requireUsing(db, column, change.casts, at);
		const given = change.using === true ? change.casts?.at(-1) : column.type;
		if (db.postgresql && given !== void 0) requireCast(db, {
			...column,
			type: given
		}, change.type, at);
		if (db.postgresql) requireDefaultCast(db, column, change.type, at);
		if (db.postgresql && change.from !== void 0) noteLeftLabels(db, key, column, change.type, change.from, at);
		if (db.mysql) requireSameSize(db, table, column, change.type, at);
		requireUnread(db, key, name, at);
	}
	if (change.needs !== void 0) requireIdentity(db, table, column, change.needs, at);
	if (change.nullable === true && db.postgresql && table.primaryKey?.columns.includes(name) === true) db.fail("InvalidTableDefinition", `column ${name} is in a primary key`, at, table.open ? null : refusal(name, key));
	if (db.mysql && change.nullable === false) {
		const held = table.foreignKeys.find(({ columns, options }) => columns.includes(name) && /on (delete|update) set null/i.test(options));
		const message = `column ${name} cannot be NOT NULL: the foreign key ${held?.name} sets it NULL`;
		if (held !== void 0) db.fail("OperationalError", message, at, table.open ? null : refusal(name, key));
	}
	const altered = changed(column, db.mysql && change.nullable === true && table.primaryKey?.columns.includes(name) === true ? {
		...change,
		nullable: false
	} : change);
	if (change.default !== void 0 || change.type !== void 0) requireCommittedDefault(db, altered, at);
	const current = db.fresh(table);
	let next = {
		...current,
		columns: current.columns.map((each) => each.name === name ? altered : each)
	};
	if (change.name !== void 0 && change.name !== name) {
		if (columnOf(current, change.name) !== void 0) db.failTaken("column", key, change.name, `column ${change.name} of ${key}`, at);
		requireReadableViews(db, at);
		next = renamedColumn(db, next, name, change.name);
	}
	db.put(next);
	if (typeof change.default === "string" && db.postgresql) adopt(db, key, change.name ?? name);
}
/** PostgreSQL gives an identity to columns that are NOT NULL and have no value of their own, and takes away none that is not there. */
function requireIdentity(db, table, { name, nullable, default: given, identity, sequence }, needs, at) {
	const fault = needs === "identity" ? identity === null && !table.open && "is no identity column" : identity !== null ? "is an identity column already" : nullable === true ? "has to be NOT NULL before it is given an identity" : (sequence !== null || typeof given === "string" && !given.startsWith("?")) && "has a default already";
	if (fault === false) return;
	const key = tableKey(table.name, table.schema);
	db.fail("ObjectNotInPrerequisiteState", `column ${name} of ${key} ${fault}`, at, table.open ? null : refusal(name, key));
}
function changed(column, change) {
	const given = change.default;
	const { defaultType, numbering, ...others } = column;
	const counted = change.identity === void 0 ? numbering : change.numbering;
	const rest = counted === void 0 ? others : {
		...others,
		numbering: counted
	};
	const written = given === void 0 && column.default != null ? defaultType ?? (change.type === void 0 ? null : column.type) : null;
	return {
		...rest,
		...written === null || written.text === (change.type ?? column.type).text ? {} : { defaultType: written },
		...change.nullable === void 0 ? {} : { nullable: change.nullable },
		...given === void 0 ? {} : { default: given !== null && typeof given === "object" ? `? ${given.unknown}` : given },
		...change.type === void 0 ? {} : { type: change.type },
		...change.name === void 0 ? {} : { name: change.name },
		...change.comment === void 0 ? {} : { comment: change.comment },
		...change.autoincrement === void 0 ? {} : { autoincrement: change.autoincrement },
		...change.identity === void 0 ? {} : { identity: change.identity }
	};
}
/** Takes what `existing_type` and its like say of a column in a table that is older than the history. */
function learn(db, table, name, before, at) {
	if (!table.open) return;
	const column = db.column(table, name, at);
	const better = {
		...column,
		type: column.type.text === null && before.type !== void 0 ? before.type : column.type,
		nullable: column.nullable ?? before.nullable ?? null,
		default: column.default === void 0 && before.default !== void 0 ? before.default : column.default
	};
	db.assume(db.fresh(table), (old) => ({
		...old,
		columns: old.columns.map((each) => each === column ? better : each)
	}));
}
/** Renames a column in everything that names it. */
function renamedColumn(db, table, from, to) {
	const swap = (columns) => columns.map((column) => column === from ? to : column);
	const inText = (text) => text === null ? null : text.replace(new RegExp(`(?<![\\w'])${from}(?![\\w'])`, "g"), to);
	const key = tableKey(table.name, table.schema);
	followRename(db, {
		key,
		column: from
	}, to);
	for (const other of db.schema.tables.values()) if (other !== table && tableKey(other.name, other.schema) !== key && other.foreignKeys.some((each) => each.table === key && each.target.includes(from))) db.put({
		...other,
		foreignKeys: other.foreignKeys.map((each) => each.table === key ? {
			...each,
			target: swap(each.target)
		} : each)
	});
	return {
		...table,
		columns: table.columns.map((column) => column.name === from ? {
			...column,
			name: to
		} : column),
		primaryKey: table.primaryKey === null ? null : {
			...table.primaryKey,
			columns: swap(table.primaryKey.columns)
		},
		uniques: table.uniques.map((each) => ({
			...each,
			columns: swap(each.columns)
		})),
		foreignKeys: table.foreignKeys.map((each) => ({
			...each,
			columns: swap(each.columns),
			target: each.table === key ? swap(each.target) : each.target
		})),
		checks: table.checks.map((each) => ({
			...each,
			columns: swap(each.columns),
			expression: each.columns.includes(from) ? inText(each.expression) : each.expression,
			...each.within === from ? { within: to } : {}
		})),
		indexes: table.indexes.map((each) => ({
			...each,
			columns: swap(each.columns),
			parts: each.parts.map((part) => part === from ? to : each.expression ? inText(part) : part)
		}))
	};
}

// src/domain/alembic/database/constraints.ts
function addConstraint(db, tableName, schema, wanted, at) {
	if (!db.begin(`create_${wanted.kind}`, tableKey(tableName, schema), wanted.name, at, {
		kind: "constraint",
		constraint: wanted
	})) return;
	const found = db.table(tableName, schema, at);
	for (let at$ = 0, list$ = wanted.kind === "check" ? [] : wanted.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		db.column(db.fresh(found), column, at);
	}
	if (wanted.kind === "check") requirePlainCheck(db, wanted, at);
	let table = db.fresh(found);
	const former = wanted.name === null || db.mysql && wanted.kind === "primary" ? void 0 : constraintOf$1(table, wanted.name);
	if (former !== void 0 && db.unsure) {
		table = withoutConstraint(table, former);
		db.put(table);
	} else if (wanted.name !== null && former !== void 0) db.failTaken("constraint", tableKey(tableName, schema), wanted.name, `constraint ${wanted.name} of ${table.name}`, at);
	if (wanted.kind === "unique" || wanted.kind === "primary") db.requireFreeName(wanted.name, schema, tableKey(tableName, schema), at);
	db.put(withConstraint(db, table, wanted, at));
}
/** A table with one constraint more, named by the database if it has no name. */
function withConstraint(db, table, wanted, at) {
	switch (wanted.kind) {
		case "primary": {
			if (table.primaryKey !== null && !table.open) {
				const obstacle = refusal(table.name, tableKey(table.name, table.schema));
				db.fail("InvalidTableDefinition", `table ${table.name} has a primary key already`, at, obstacle);
			}
			const columns = table.columns.map((column) => wanted.columns.includes(column.name) ? {
				...column,
				nullable: false
			} : column);
			return {
				...table,
				columns,
				primaryKey: {
					columns: wanted.columns,
					name: db.mysql ? "PRIMARY" : wanted.name ?? db.defaultName(table, "primary", wanted.columns)
				}
			};
		}
		case "unique": return {
			...table,
			uniques: [...table.uniques, {
				columns: wanted.columns,
				name: wanted.name ?? db.defaultName(table, "unique", wanted.columns),
				...wanted.lenient === true ? { lenient: true } : {}
			}]
		};
		case "foreignkey": {
			requireTarget(db, table, wanted, at);
			const { kind: _kind, ...key } = wanted;
			const current = db.fresh(table);
			const made = {
				...current,
				foreignKeys: [...current.foreignKeys, {
					...key,
					name: wanted.name ?? db.defaultName(current, "foreignkey", wanted.columns)
				}]
			};
			return db.mysql ? foreignKeyIndexes(withoutGenerated(made, wanted.columns)) : made;
		}
		case "check": {
			const { kind: _kind, ...check } = wanted;
			const columns = [.../* @__PURE__ */ new Set([...check.columns, ...columnsOfCheck(table, check.expression)])];
			return {
				...table,
				checks: [...table.checks, {
					...check,
					columns,
					name: wanted.name ?? db.defaultName(table, "check", columns)
				}]
			};
		}
		case "exclude": return {
			...table,
			checks: [...table.checks, {
				name: wanted.name,
				columns: wanted.columns,
				expression: null,
				typeBound: false
			}]
		};
	}
}
/** The columns of a table that a condition speaks of. */
function columnsOfCheck(table, expression) {
	if (expression === null) return [];
	const named = (column) => new RegExp(`(?<![\\w'])"?${column.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&")}"?(?![\\w'])`, "i").test(expression);
	return table.columns.map((column) => column.name).filter(named);
}
/** The constraint of a name, with its kind. */
function constraintOf$1(table, name) {
	if (table.primaryKey?.name === name) return {
		kind: "primary",
		...table.primaryKey
	};
	const unique = table.uniques.find((each) => each.name === name);
	if (unique !== void 0) return {
		kind: "unique",
		...unique
	};
	const key = table.foreignKeys.find((each) => each.name === name);
	if (key !== void 0) return {
		kind: "foreignkey",
		...key
	};
	const check = table.checks.find((each) => each.name === name);
	return check === void 0 ? void 0 : {
		kind: "check",
		...check
	};
}
/** `type`: what the migration calls it; used for what is older than the history. */
function dropConstraint(db, tableName, schema, name, type, at, options = {}) {
	if (!db.begin("drop_constraint", tableKey(tableName, schema), name, at)) return;
	let table = db.table(tableName, schema, at);
	let found = constraintOf$1(table, name);
	if (db.mysql && type === "primary") found = table.primaryKey === null ? void 0 : {
		kind: "primary",
		...table.primaryKey
	};
	if (found === void 0) {
		if (options.ifExists === true) {
			const { name: owner } = table;
			const present = () => {
				const now = db.schema.tables.get(tableKey(owner, schema));
				return now !== void 0 && constraintOf$1(now, name) !== void 0;
			};
			const what = `the constraint ${name} of ${owner}`;
			const isForeign = !table.gone.has(`constraint ${name}`);
			if (isForeign) db.foreign.add(what);
			db.spared.push({
				name,
				what,
				older: table.open && isForeign,
				present
			});
			return;
		}
		if (!table.open || table.gone.has(`constraint ${name}`)) {
			db.requireNames();
			const message = `constraint ${name} of table ${table.name} does not exist`;
			const sure = db.postgresql ? type !== "check" || table.checks.length === 0 : db.mysql && type !== null && !/_ibfk_\d+$/.test(name);
			db.fail(db.postgresql ? "UndefinedObject" : "OperationalError", message, at, sure ? absent(table, name) : null);
		}
		table = db.assume(table, (old) => withAssumed(old, name, type));
		found = constraintOf$1(table, name);
	}
	if (found === void 0) return;
	if ((found.kind === "primary" || found.kind === "unique") && !db.sqlite) {
		const { columns } = found;
		const same = (key) => key.length === columns.length && key.every((column) => columns.includes(column));
		const other = [
			...table.primaryKey === null ? [] : [table.primaryKey],
			...table.uniques,
			...table.indexes.filter((each) => each.unique && !each.expression)
		].filter((each) => same(each.columns)).length > 1 ? null : referencedBy(db, table, columns);
		if (other !== null && options.cascade === true) {
			dropReferences(db, table, columns);
			table = db.fresh(table);
		} else if (other !== null && db.postgresql) {
			const key = tableKey(table.name, table.schema);
			const obstacle = table.open ? null : refusal(name, key);
			db.fail("DependentObjectsStillExist", `constraint ${name} is needed by a foreign key of ${other}`, at, obstacle);
		}
	}
	if (db.mysql && (found.kind === "primary" || found.kind === "unique") && !table.open) requireSpareKey(db, table, {
		name: found.kind === "primary" ? "PRIMARY" : name,
		columns: found.columns
	}, at);
	db.put(withoutConstraint(table, found));
}
/** A constraint of which nothing but the name is known. */
function withAssumed(table, name, type) {
	switch (type) {
		case "primary": return {
			...table,
			primaryKey: table.primaryKey ?? {
				name,
				columns: ["?"]
			}
		};
		case "unique": return {
			...table,
			uniques: [...table.uniques, {
				name,
				columns: ["?"]
			}]
		};
		case "foreignkey": return {
			...table,
			foreignKeys: [...table.foreignKeys, {
				name,
				columns: ["?"],
				table: "?",
				target: ["?"],
				options: "?"
			}]
		};
		default: return {
			...table,
			checks: [...table.checks, {
				name,
				expression: null,
				columns: [],
				typeBound: false
			}]
		};
	}
}
function withoutConstraint(table, constraint) {
	const { name } = constraint;
	const gone = new Set(table.gone);
	gone.add(`constraint ${name}`);
	switch (constraint.kind) {
		case "primary": return {
			...table,
			primaryKey: null,
			gone
		};
		case "unique": return {
			...table,
			uniques: table.uniques.filter((each) => each.name !== name),
			gone
		};
		case "foreignkey": return {
			...table,
			foreignKeys: table.foreignKeys.filter((each) => each.name !== name),
			gone
		};
		case "check":
		case "exclude": return {
			...table,
			checks: table.checks.filter((each) => each.name !== name),
			gone
		};
	}
}
function createIndex(db, tableName, schema, index, at, ifNotExists = false, concurrently = false) {
	db.asked ||= ifNotExists;
	const view = tableKey(tableName, schema);
	if (!db.schema.tables.has(view) && db.schema.opaques.has(opaqueKey("view", view, null))) {
		const made = {
			kind: "index",
			name: tableKey(index.name, schema),
			table: view,
			definition: viewIndex(view, index)
		};
		createOpaque(db, made, at, { ifNotExists });
		return;
	}
	if (!db.begin("create_index", tableKey(tableName, schema), index.name, at, {
		kind: "index",
		index,
		concurrently
	})) return;
	requirePlainIndex(db, index, at);
	const found = db.table(tableName, schema, at);
	for (let at$ = 0, list$ = index.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		db.column(db.fresh(found), column, at);
	}
	let table = db.fresh(found);
	const taken = db.mysql ? table.indexes.some((each) => each.name === index.name) || table.uniques.some((each) => each.name === index.name) : db.taken(index.name, schema);
	const former = table.indexes.find(({ name }) => name === index.name);
	const again = db.unsure || db.postgresql && former?.implicit === true;
	if (taken && former !== void 0 && again && !ifNotExists) table = {
		...table,
		indexes: table.indexes.filter((each) => each !== former)
	};
	else if (taken) {
		if (!ifNotExists) {
			if (former === void 0) db.requireFreeName(index.name, schema, tableKey(tableName, schema), at);
			db.failTaken("index", tableKey(tableName, schema), index.name, `index ${index.name}`, at);
		}
		return;
	}
	db.put({
		...table,
		indexes: [...table.indexes.filter((each) => !(db.mysql && each.implicit && each.columns.join() === index.columns.slice(0, each.columns.length).join())), index]
	});
}
/** The index of a materialized view as SQL; null where a part of it is not known. */
function viewIndex(view, { name, unique, parts, options }) {
	if (options === null || parts.includes(null)) return null;
	const method = /^(?:.* )?using (\w+)/.exec(options)?.[1];
	const rest = options.replace(/\busing \w+ ?/, "").replace(/^include (\S+)/, "include ($1)");
	return `create ${unique ? "unique " : ""}index ${name} on ${view}${method === void 0 ? "" : ` using ${method}`} (${parts.join(", ")}) ${rest}`.trim();
}
function dropIndex(db, name, tableName, schema, at, ifExists = false) {
	if (!db.begin("drop_index", tableName, name, at)) return;
	const holder = tableName !== null && db.mysql ? db.table(tableName, schema, at) : [...db.schema.tables.values()].find((table) => (table.schema ?? "public") === (schema ?? "public") && table.indexes.some((index) => index.name === name));
	const found = holder?.indexes.find((index) => index.name === name);
	if (holder !== void 0 && found !== void 0) {
		if (db.mysql) requireSpareKey(db, holder, found, at);
		db.put({
			...holder,
			indexes: holder.indexes.filter((index) => index.name !== name),
			gone: /* @__PURE__ */ new Set([...holder.gone, `index ${name}`])
		});
		return;
	}
	if (db.schema.opaques.delete(opaqueKey("index", tableKey(name, schema), null))) return;
	const owner = [...db.schema.tables.values()].find((table) => table.uniques.some((unique) => unique.name === name) || table.primaryKey?.name === name);
	if (owner !== void 0 && db.mysql) {
		const key = owner.uniques.find((unique) => unique.name === name);
		if (key !== void 0) requireSpareKey(db, owner, {
			name,
			columns: key.columns
		}, at);
		db.put({
			...owner,
			uniques: owner.uniques.filter((unique) => unique.name !== name)
		});
		return;
	}
	if (owner !== void 0) {
		const obstacle = owner.open ? null : refusal(name, tableKey(owner.name, owner.schema));
		db.fail(db.postgresql ? "DependentObjectsStillExist" : "OperationalError", `index ${name} belongs to a constraint`, at, obstacle);
	}
	if (ifExists) {
		const present = () => [...db.schema.tables.values()].some((each) => each.indexes.some((index) => index.name === name));
		const on = tableName === null ? void 0 : db.schema.tables.get(tableKey(tableName, schema));
		const what = `the index ${name}`;
		const isForeign = ![...db.schema.tables.values()].some((each) => each.gone.has(`index ${name}`));
		if (isForeign) db.foreign.add(what);
		db.spared.push({
			name,
			what,
			older: on?.open === true && isForeign,
			present
		});
		return;
	}
	if ((tableName === null ? void 0 : db.schema.tables.get(tableKey(tableName, schema))) === void 0 && tableName !== null && db.assuming && !db.known.has(tableKey(tableName, schema))) db.table(tableName, schema, at);
	const open = tableName === null ? void 0 : db.schema.tables.get(tableKey(tableName, schema));
	if (open?.open === true && !open.gone.has(`index ${name}`)) {
		const key = tableKey(open.name, open.schema);
		const before = db.baseline.tables.get(key);
		const assumed = {
			name,
			unique: false,
			parts: [null],
			columns: [],
			options: null,
			expression: true,
			implicit: false
		};
		if (before?.open === true) db.older().tables.set(key, {
			...before,
			indexes: [...before.indexes, assumed]
		});
		db.put({
			...open,
			gone: /* @__PURE__ */ new Set([...open.gone, `index ${name}`])
		});
		return;
	}
	db.requireNames();
	const obstacle = [...open === void 0 ? db.schema.tables.values() : [open]].some(({ columns }) => columns.some(({ type }) => type.text === null || /(^|\.)(geometry|geography|raster)\b/i.test(type.text))) ? null : open === void 0 ? missing(db, name) : absent(open, name);
	db.fail(db.sqlite ? "OperationalError" : "UndefinedObject", `index ${name} does not exist`, at, obstacle);
}

// src/domain/alembic/sql/types.ts
const NAMES$2 = {
	int2: "smallint",
	int4: "integer",
	int8: "bigint",
	varchar: "character varying",
	bpchar: "character",
	bool: "boolean",
	float4: "real",
	float8: "double precision",
	timestamp: "timestamp without time zone",
	timestamptz: "timestamp with time zone",
	time: "time without time zone",
	timetz: "time with time zone",
	serial: "integer",
	bigserial: "bigint",
	smallserial: "smallint",
	serial4: "integer",
	serial8: "bigint",
	decimal: "numeric"
};
/** What stands in the parentheses of a type: a number, or a word, as in `geometry(Point, 4326)`. */
function modifier(node) {
	const word = strings(listAt(node, "ColumnRef", "fields")).at(-1) ?? textAt(node, "A_Const", "sval", "sval");
	const value = get(node, "A_Const", "ival", "ival");
	return word?.toLowerCase() ?? (typeof value === "number" ? value : 0);
}
/** A type name in SQL text as the database prints it. */
function sqlType(db, node, source, dialect) {
	const last = strings(listAt(node, "names")).at(-1) ?? "";
	const serial = /^(big|small)?serial[48]?$/.test(last);
	if (dialect !== "postgresql") {
		const start = get(node, "location");
		const text = (typeof start === "number" ? /^"?\w+"?(\s+(precision|varying|unsigned))?(\s*\([^)]*\))?/i.exec(Buffer.from(source).subarray(start).toString())?.[0] : void 0) ?? last;
		return {
			text: dialect === "sqlite" ? text.replace(/\s+\(/, "(").toUpperCase() : text.toLowerCase(),
			named: null,
			serial: false
		};
	}
	const array = listAt(node, "arrayBounds").length > 0 ? "[]" : "";
	if (db.schema.enums.has(last)) return {
		text: `${last}${array}`,
		named: last,
		serial: false
	};
	const modifiers = listAt(node, "typmods").map(modifier);
	const base = NAMES$2[last] ?? last;
	const [, word, zone] = /^(timestamp|time)( .*)$/.exec(base) ?? [];
	return {
		text: `${modifiers.length === 0 ? base === "character" ? "character(1)" : base : word !== void 0 ? `${word}(${modifiers[0]})${zone}` : `${base}(${modifiers.join(",")}${base === "numeric" && modifiers.length === 1 ? ",0" : ""})`}${array}`,
		named: null,
		serial
	};
}

// src/domain/alembic/sql/casts.ts
/** The types that an expression casts a column to, one after the other; null where it does anything else. */
function castsOf(db, node, column, source) {
	const reference = get(node, "ColumnRef");
	if (reference !== void 0) return strings(listAt(reference, "fields")).at(-1) === column ? [] : null;
	const cast = get(node, "TypeCast");
	const inner = cast === void 0 ? null : castsOf(db, get(cast, "arg"), column, source);
	if (inner === null) return null;
	const { serial: _serial, ...type } = sqlType(db, get(cast, "typeName"), source, "postgresql");
	return [...inner, type];
}
/** The columns that the text of USING names without a table in front; its own queries are left out with all that they name. */
function columnsOfUsing(text, parse) {
	const [query, ...more] = parse?.(`SELECT ${text}`) ?? [];
	return query !== void 0 && more.length === 0 && get(query.node, "fromClause") === void 0 && !/\bselect\b/i.test(text) ? unqualified(get(query.node, "targetList")) : [];
}
/** The same of the text of USING. */
function castsIn(db, text, column, parse) {
	const source = `SELECT ${text}`;
	const [query, ...more] = parse?.(source) ?? [];
	const targets = listAt(query?.node, "targetList");
	return query === void 0 || more.length > 0 || targets.length !== 1 ? null : castsOf(db, get(targets[0], "ResTarget", "val"), column, source);
}

// src/domain/alembic/operations/defaults.ts
/** A server default as canonical SQL; null for none, undefined when it is not known. */
function defaultText(value, type, dialect, at) {
	if (value === void 0 || value.kind === "none") return null;
	const literal = value instanceof FinalName ? value.name : textOf$3(value);
	if (literal !== null) return normalized$1(`'${literal.replaceAll("'", "''")}'`, type, dialect);
	if (!(value instanceof SqlText) || value.sql === null) return;
	if (value.type === "expression") return stated$2(expressionText$1(value.sql, dialect), dialect);
	if (value.sql.trim() === "") throw databaseError("SyntaxError", "the default is an empty text of SQL", at, {
		kind: "refused",
		table: null,
		name: "DEFAULT",
		by: null
	});
	if (dialect === "sqlite" && /^\s*\w+\s*\(/.test(value.sql)) throw databaseError("OperationalError", `near "(": syntax error in the default ${value.sql}`, at);
	const text = stated$2(canonicalSql(value.sql), dialect);
	return text === null ? null : normalized$1(text, type, dialect);
}
/** A default as it is kept: NULL is none, but on SQLite. */
function stated$2(text, dialect) {
	return text === "null" && dialect !== "sqlite" ? null : text;
}
/** Callables of the standard library that stand where what they give is meant; SQLAlchemy's own that are called for a clause. */
const CALLABLE = /^(datetime\.|time\.time$|uuid\.uuid\d$|sqlalchemy\.(.+\.)?(true|false|null|text|literal_column)$)/;
/** Fails where SQLAlchemy is given a server default that is neither a text nor a clause of SQL: a number, a boolean, a function that is not called. */
function requireClause$1(value, column, at) {
	if (value === void 0) return;
	const given = value.kind === "bool" ? value.value ? "True" : "False" : value.kind === "number" ? `${value.value}` : value.kind === "dict" || value.kind === "seq" ? `a ${value.kind === "dict" ? "dict" : value.type}` : value.kind === "function" || value.kind === "native" ? `the function ${value.name}` : value.kind === "external" && CALLABLE.test(value.name) ? `the function ${value.name}` : null;
	if (given !== null) throw refused("ArgumentError", `the server default of ${column} is ${given}, and has to be a text or a clause of SQL`, at);
}
/** Fails where SQLAlchemy, or PostgreSQL, does not take a default for a type. */
function requireDefault(value, type, dialect, column, at) {
	requireClause$1(value, column, at);
	if (dialect !== "postgresql" || !(value instanceof SqlText)) return;
	if (type?.text === "boolean") requireBoolean(value, column, at);
	if (value.type === "sql" && /^jsonb?$/.test(type?.text ?? "")) requireJson(value, column, at);
}
/** Fails where a boolean of PostgreSQL gets a number that is not quoted, which other databases take. */
function requireBoolean(value, column, at) {
	const number = /^\s*\(?\s*(\d+)\s*\)?\s*$/.exec(value.sql ?? "")?.[1];
	if (number === void 0) return;
	const message = `column ${column} is of type boolean but its default ${number} is of type integer`;
	throw databaseError("DatatypeMismatch", message, at, {
		kind: "refused",
		table: null,
		name: column,
		by: null
	});
}
/** Fails where the JSON that `sa.text()` gives for a default has a colon that makes a parameter: what is left of it is no JSON. */
function requireJson(value, column, at) {
	const name = jsonParameter(value.sql ?? "");
	if (name === null) return;
	const message = `in the default of ${column} text() takes :${name} for a parameter: put a space behind the colon, or give the default as a string`;
	throw databaseError("InvalidTextRepresentation", message, at, {
		kind: "refused",
		table: null,
		name: column,
		by: null,
		everywhere: true
	});
}
/** What `sa.func.now()`, `sa.true()` and their like render as. */
function expressionText$1(text, dialect) {
	const canonical = canonicalSql(text);
	if (canonical === "now()" || canonical === "current_timestamp" || canonical === "current_timestamp()") return dialect === "postgresql" ? canonical === "now()" ? "now()" : "current_timestamp" : "current_timestamp";
	return (canonical === "true" || canonical === "false") && dialect !== "postgresql" ? canonical === "true" ? "1" : "0" : canonical;
}
/** PostgreSQL and MySQL keep the value, not its spelling: `'0'` for a number is 0, `'f'` for a boolean is false. */
function normalized$1(text, type, dialect) {
	if (dialect === "sqlite") return text;
	const inner = /^'(.*)'$/s.exec(text)?.[1];
	const kind = type.text ?? "";
	if (dialect === "postgresql" && kind === "boolean") {
		const word = (inner ?? text).toLowerCase();
		return /^(t|true|1|yes|on|y)$/.test(word) ? "true" : /^(f|false|0|no|off|n)$/.test(word) ? "false" : text;
	}
	if (inner !== void 0 && /^(smallint|integer|bigint|numeric|decimal|real|double|int|tinyint|float)/.test(kind) && /^-?\d+(\.\d+)?$/.test(inner)) return inner;
	if (dialect === "mysql" && kind === "tinyint(1)") return text === "true" ? "1" : text === "false" ? "0" : text;
	return text;
}

// src/domain/alembic/operations/index-definitions.ts
/** `ASC` is the default; SQLite's own catalogue tells nothing of the order, and a table made anew loses it unseen. */
function ordered(text, dialect) {
	const plain = text.replace(/ asc$/, "");
	return dialect === "sqlite" ? plain.replace(/ desc$/, "") : plain;
}
/** An index from its column list: names, texts and expressions. */
function indexOf$1(session, table, schema, name, items, args, at) {
	const parts = [];
	const written = [];
	const columns = [];
	const orders = ordersOf(session, args);
	let expression = orders.size > 0;
	for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		const text = textOf$3(item) ?? (item instanceof SaColumn || item instanceof TableColumn ? item.name : null);
		written.push(item instanceof SqlText && !(item instanceof TableColumn) ? item.sql : text !== null && orders.has(text) ? `${text} DESC` : null);
		const sql = item instanceof SqlText && item.sql !== null ? ordered(canonicalSql(item.sql), session.dialect) : null;
		if (text !== null) {
			parts.push(orders.has(text) ? `${text} desc` : text);
			columns.push(text);
		} else if (sql !== null && NAME$1.test(sql)) {
			parts.push(sql);
			columns.push(sql);
		} else {
			expression = true;
			parts.push(sql);
			const found = sql === null ? [] : session.db.schema.tables.get(tableKey(table, schema))?.columns ?? [];
			columns.push(...found.map((column) => column.name).filter((column) => new RegExp(`(?<![\\w'])${column}(?![\\w'])`).test(sql ?? "")));
		}
	}
	const resolved = resolveName(session, name, {
		kind: "ix",
		table,
		schema,
		columns
	}, at);
	if (resolved === null) throw refused("CompileError", "an index needs a name", at);
	const where = sqlTextOf(args.keywords.get(`${session.dialect}_where`));
	requireCondition(session, {
		table,
		schema
	}, where, at);
	return {
		name: session.db.name(resolved),
		unique: flagArgument(args, "unique") === true,
		parts,
		columns,
		options: indexOptions$1(session, args),
		written: {
			parts: written,
			where
		},
		expression,
		implicit: false
	};
}
/** Fails where the condition of a partial index cannot be asked of its table. */
function requireCondition({ db, settings }, { table, schema }, where, at) {
	if (!db.postgresql || where === null) return;
	const query = (settings.parseSql?.(`SELECT 1 WHERE ${where}`) ?? [])[0];
	requireComparable(db, db.schema.tables.get(tableKey(table, schema)), get(query?.node, "whereClause"), at);
}
/** `postgresql_ops={"placed_at": "DESC"}`: what is written there stands behind the column, whatever it is. */
function ordersOf(session, { keywords }) {
	const ops = keywords.get("postgresql_ops");
	if (!session.db.postgresql || ops?.kind !== "dict") return /* @__PURE__ */ new Set();
	return new Set([...ops.entries.values()].flatMap((column$of) => {
		const column = column$of[0], order = column$of[1];
		return isOrder(order, "desc") ? textOf$3(column) ?? [] : [];
	}));
}
function isOrder(value, order) {
	return textOf$3(value)?.trim().toLowerCase() === order;
}
/** A column's name that stands alone; `(true)` and `(1)` are expressions of no column, as in the index that lets a table have one row. */
const NAME$1 = /^(?!(?:true|false|null)$)[a-z_]\w*$/i;
/** Options of the dialect that runs; null when one of them is not known. */
function indexOptions$1(session, args) {
	const parts = [];
	for (let at$ = 0, list$ = [...args.keywords].sort((a$of, b$of) => {
		return a$of[0] < b$of[0] ? -1 : 1;
	}); at$ < list$.length; at$++) {
		const key$of = list$[at$], key = key$of[0], value = key$of[1];
		if (!key.startsWith(`${session.dialect}_`) || key.endsWith("_concurrently") || value.kind === "none") continue;
		const list = sqlTextOf(value) ?? namesArgument(value)?.join(",") ?? (value.kind === "dict" ? [...value.entries.values()].filter((ops$of) => {
			const ops = ops$of[1];
			return !isOrder(ops, "asc") && !isOrder(ops, "desc");
		}).map((column$of) => {
			const column = column$of[0], ops = column$of[1];
			return `${textOf$3(column)}:${textOf$3(ops)}`;
		}).join(",") : null);
		if (list === "" && value.kind === "dict") continue;
		if (list === null && !(value.kind === "bool" && !value.value)) return null;
		if (key !== "postgresql_using" || list !== "btree") parts.push(`${key.slice(session.dialect.length + 1)} ${canonicalSql(list ?? "")}`);
	}
	return parts.join(" ");
}

// src/domain/alembic/operations/target.ts
/** Shifts positional arguments: inside a batch the table is not given. */
function tableFrom(session, args, target, keyword, position) {
	if (target.table !== null) return {
		table: target.table,
		schema: target.schema,
		shift: 0
	};
	const table = nameArgument$1(args, keyword, position);
	const schema = nameArgument$1(args, "schema", -1);
	if (argument$1(args, keyword, position) === void 0 && !args.open) throw refused("TypeError", `missing a required argument: '${keyword}'`, args.at);
	if (table == null || schema === null) return session.db.undecided("the name of a table is not known");
	if (isTemporary$1(session, table, schema ?? null)) return session.db.undecided(`${table} is a table of the connection alone`);
	return {
		table,
		schema: placed(session, table, schema ?? null),
		shift: 1
	};
}
function name(session, args, keyword, position, what) {
	return nameArgument$1(args, keyword, position) ?? session.db.undecided(`the name of ${what} is not known`);
}
/** The schema of what an operation is about, by its name; null for the one of the connection. */
function schemaArgument(session, args, about, position = -1, keyword = "schema") {
	const schema = nameArgument$1(args, keyword, position);
	return schema === null ? session.db.undecided("the name of a schema is not known") : placed(session, about, schema ?? null);
}
/** The schema that a name means where SQLAlchemy writes it down. */
function placed({ db }, name, schema, making = false) {
	return db.homeOf(name, db.translated.get(schema ?? "") ?? schema, making);
}
/** Whether a name without a schema is that of a table of the connection, which the operation is about. */
function isTemporary$1({ db }, table, schema) {
	return schema === null && db.temporary.has(table);
}
/** Adds constraints made with or after a column or a type change. */
function applyConstraint(session, where, target, constraint, at) {
	if (target.batch !== null) {
		target.batch.add({
			kind: "add_constraint",
			constraint,
			at
		});
		return;
	}
	const typeBound = constraint.kind === "check" && constraint.typeBound;
	const isWithin = constraint.kind === "check" && constraint.within !== void 0;
	if (session.db.sqlite && !isWithin) {
		if (!typeBound) throw refused("NotImplementedError", "SQLite cannot add a constraint to a table outside batch mode", at);
		return;
	}
	addConstraint(session.db, where.table, where.schema, constraint, at);
}
function applyIndex(session, where, target, index, at, ifNotExists, concurrently = false) {
	if (target.batch !== null) target.batch.add({
		kind: "create_index",
		index,
		ifNotExists,
		concurrently,
		at
	});
	else createIndex(session.db, where.table, where.schema, index, at, ifNotExists, concurrently);
}
function shellOf(session, where) {
	return session.db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
}

// src/domain/alembic/operations/definitions.ts
/** What `op.create_table` or `op.add_column` asks for: a table with names resolved as SQLAlchemy resolves them. */
function tableOf(session, name, schema, items, at) {
	let table = emptyTable(name, schema);
	const columns = items.filter((item) => item instanceof SaColumn);
	const constraints = items.filter((item) => item instanceof SaConstraint);
	const explicit = constraints.find((each) => each.type === "primary");
	const flagged = columns.filter((column) => isSet(column, "primary_key")).map((column) => columnName(session, column));
	const keyColumns = explicit === void 0 ? flagged : namesOf$1(session, explicit.args, name);
	const referring = new Set(constraints.flatMap(({ type, args }) => type === "foreignkey" ? namesArgument(columnsOf(args)) ?? [] : []));
	for (let at$ = 0, list$ = columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		const own = columnName(session, column);
		table = addParts(session, table, column, {
			key: keyColumns.includes(own),
			keyColumns,
			refers: referring.has(own)
		}, at);
	}
	if (keyColumns.length > 0 || explicit !== void 0) {
		const given = explicit?.args.keywords.get("name");
		table = {
			...table,
			primaryKey: {
				columns: keyColumns,
				name: resolveName(session, given, {
					kind: "pk",
					table: name,
					schema,
					columns: keyColumns
				}, at)
			}
		};
		if (explicit?.args.keywords.has("sqlite_on_conflict") === true && session.db.sqlite) table = {
			...table,
			columns: table.columns.map((each) => keyColumns.includes(each.name) ? {
				...each,
				lenient: true
			} : each)
		};
	}
	for (let at$ = 0, list$ = constraints; at$ < list$.length; at$++) {
		const item = list$[at$];
		table = item.type === "primary" ? table : withItem(session, table, item, at);
	}
	if (columns.every((column) => !column.keywords.has("key"))) requireOwnColumns(table, at);
	return table;
}
/** SQLAlchemy makes no table whose constraints name columns that it does not have. */
function requireOwnColumns({ name, columns, primaryKey, uniques, foreignKeys }, at) {
	const missing = [
		...primaryKey === null ? [] : [primaryKey],
		...uniques,
		...foreignKeys
	].flatMap((key) => key.columns).find((each) => !columns.some((column) => column.name === each));
	if (missing !== void 0) throw refused("ArgumentError", `table ${name} has no column ${missing}, which a constraint of it names`, at);
}
/** Adds a column with the constraints and indexes that its arguments imply. */
function addParts(session, table, item, keyed, at) {
	const column = columnDefinition(session, item, keyed);
	let made = {
		...table,
		columns: [...table.columns, column]
	};
	const keys = item.foreignKeys.filter((each) => !comesLater(session, each.keywords));
	for (let at$ = 0, list$ = impliedConstraints(session, table, item, at, keys); at$ < list$.length; at$++) {
		const constraint = list$[at$];
		made = withPart(made, constraint);
	}
	return {
		...made,
		indexes: [...made.indexes, ...impliedIndexes(session, table, item, at)]
	};
}
/** `use_alter=True` leaves a foreign key out of CREATE TABLE where there is an ALTER TABLE, and `op.create_table` adds none later. */
function comesLater(session, keywords) {
	const value = keywords.get("use_alter");
	return value?.kind === "bool" && value.value && !session.db.sqlite;
}
function withPart(table, constraint) {
	switch (constraint.kind) {
		case "primary": return {
			...table,
			primaryKey: {
				name: constraint.name,
				columns: constraint.columns
			}
		};
		case "unique": return {
			...table,
			uniques: [...table.uniques, {
				name: constraint.name,
				columns: constraint.columns,
				...constraint.lenient === true ? { lenient: true } : {}
			}]
		};
		case "foreignkey": {
			const { kind: _kind, ...key } = constraint;
			return {
				...table,
				foreignKeys: [...table.foreignKeys, key]
			};
		}
		case "check": {
			const { kind: _kind, ...check } = constraint;
			return {
				...table,
				checks: [...table.checks, check]
			};
		}
		case "exclude": return {
			...table,
			checks: [...table.checks, {
				name: constraint.name,
				columns: constraint.columns,
				expression: null,
				typeBound: false
			}]
		};
	}
}
function columnName(session, column) {
	return column.name ?? session.db.undecided("the name of a column is not known");
}
function isSet(column, keyword) {
	const value = column.keywords.get(keyword);
	return value?.kind === "bool" && value.value;
}
const UNKEYED = {
	key: false,
	keyColumns: [],
	refers: false
};
const INTEGERS = /* @__PURE__ */ new Set([
	"Integer",
	"INTEGER",
	"INT",
	"BigInteger",
	"BIGINT",
	"SmallInteger",
	"SMALLINT"
]);
/** The column as the database will have it. */
function columnDefinition(session, item, { key, keyColumns, refers }) {
	const name = columnName(session, item);
	const type = renderType(item.columnType, session.dialect);
	const chosen = item.columnType === null ? null : forDialect(item.columnType, session.dialect);
	const given = item.keywords.get("nullable");
	const serverDefault = item.keywords.get("server_default");
	const auto = item.keywords.get("autoincrement");
	const explicitAuto = auto?.kind === "bool" && auto.value;
	const counts = chosen !== null && INTEGERS.has(chosen.name) && (explicitAuto || auto?.kind !== "bool" && keyColumns.length === 1 && key && !refers && item.foreignKeys.length === 0) && key && (serverDefault === void 0 || explicitAuto && session.db.postgresql) && item.identity === null && item.computed === null && !item.keywords.has("default");
	const { db } = session;
	db.carry(name, item.at, () => requireDefault(serverDefault, type, session.dialect, name, item.at));
	const stated = item.open ? void 0 : defaultText(serverDefault, type, session.dialect, item.at);
	return {
		name,
		type,
		nullable: item.open ? null : key || item.identity !== null ? false : given === void 0 || given.kind === "none" ? true : given.kind === "bool" ? given.value : null,
		default: counts || stated === null ? null : stated ?? (serverDefault === void 0 && !item.open ? null : serverDefault?.kind === "none" ? null : `? ${item.at.start}`),
		...item.identity === null || db.sqlite ? { identity: null } : {
			identity: item.identity.always ? "always" : "by default",
			...item.identity.numbers
		},
		computed: item.computed === null ? null : `${item.computed.expression === null ? "?" : canonicalSql(item.computed.expression)} ${item.computed.persisted === true ? "stored" : "virtual"}`,
		autoincrement: counts && db.mysql,
		comment: db.sqlite ? null : textOf$3(item.keywords.get("comment")) ?? null,
		sequence: counts && db.postgresql ? name : null,
		...!key && auto?.kind === "bool" && !auto.value ? { reflected: true } : {},
		...db.sqlite && [...item.keywords.keys()].some((keyword) => keyword.startsWith("sqlite_on_conflict_")) ? { lenient: true } : {}
	};
}
/** Constraints that a column brings: unique, foreign keys, checks of its type. */
function impliedConstraints(session, table, item, at, keys = item.foreignKeys) {
	const name = columnName(session, item);
	const made = [];
	const bound = item.columnType === null ? null : typeCheck(session, table, name, item.columnType, at);
	if (bound !== null) made.push({
		kind: "check",
		...bound
	});
	if (isSet(item, "unique") && !isSet(item, "index")) made.push({
		kind: "unique",
		columns: [name],
		name: resolveName(session, void 0, {
			kind: "uq",
			table: table.name,
			schema: table.schema,
			columns: [name]
		}, at)
	});
	for (let at$ = 0, list$ = keys; at$ < list$.length; at$++) {
		const key = list$[at$];
		made.push(foreignKeyOf(session, table, [name], key, at));
	}
	const own = item.checks.length === 0 ? table : {
		...table,
		columns: [...table.columns, columnDefinition(session, item, UNKEYED)]
	};
	for (let at$ = 0, list$ = item.checks; at$ < list$.length; at$++) {
		const check = list$[at$];
		const constraint = constraintOf(session, own, check, at);
		made.push(constraint.kind === "check" ? {
			...constraint,
			within: name
		} : constraint);
	}
	return made;
}
function impliedIndexes(session, table, item, at) {
	if (!isSet(item, "index")) return [];
	const name = columnName(session, item);
	return [{
		name: resolveName(session, void 0, {
			kind: "ix",
			table: table.name,
			schema: table.schema,
			columns: [name]
		}, at) ?? name,
		unique: isSet(item, "unique"),
		parts: [name],
		columns: [name],
		options: "",
		expression: false,
		implicit: false
	}];
}
/** The CHECK that a Boolean or Enum type asks for; null when it asks for none. */
function typeCheck(session, table, column, type, at) {
	const chosen = forDialect(type, session.dialect);
	if (chosen === null || !flag(chosen, "create_constraint", false)) return null;
	if (chosen.name === "Boolean" ? !session.db.sqlite : isEnum(chosen) && flag(chosen, "native_enum", true) && !session.db.sqlite) return null;
	const labels = chosen.parts.labels;
	const values = chosen.name === "Boolean" ? "0,1" : labels === null ? null : labels.map((label) => `'${label}'`).join(",");
	const given = enumName(chosen);
	return {
		name: given === null ? null : resolveName(session, {
			kind: "str",
			value: given
		}, {
			kind: "ck",
			table: table.name,
			schema: table.schema,
			columns: [column]
		}, at),
		expression: values === null ? null : `${column} in (${values})`,
		columns: [column],
		typeBound: true
	};
}
/** The columns of `ForeignKeyConstraint(…)`. */
function columnsOf({ keywords, positional }) {
	return keywords.get("columns") ?? positional[0];
}
function foreignKeyOf(session, table, columns, key, at) {
	return foreignKey(session, table, columns, [key.target ?? session.db.undecided(`the target of a foreign key of ${table.name} is not known`)], key.keywords, key.keywords.get("name"), at);
}
/** A foreign key to targets written as `table.column` or `schema.table.column`. */
function foreignKey(session, table, columns, targets, keywords, name, at) {
	const split = (target) => [target.slice(0, target.lastIndexOf(".")), target.slice(target.lastIndexOf(".") + 1)];
	const referred = split(targets[0] ?? "?.?")[0];
	const target = targets.map((each) => split(each)[1]);
	const bare = referred.slice(referred.lastIndexOf(".") + 1);
	const given = referred.includes(".") ? referred.slice(0, referred.lastIndexOf(".")) : null;
	const schema = given === null && bare === table.name && session.db.path !== null ? table.schema : placed(session, bare, given);
	return {
		kind: "foreignkey",
		columns,
		table: tableKey(bare, schema),
		target,
		options: keyOptions$1(session, keywords),
		name: resolveName(session, name, {
			kind: "fk",
			table: table.name,
			schema: table.schema,
			columns,
			referred: {
				table: bare,
				columns: target
			}
		}, at)
	};
}
function keyOptions$1(session, keywords) {
	const parts = [];
	for (let at$ = 0, list$ = [
		["ondelete", "on delete"],
		["onupdate", "on update"],
		["initially", "initially"],
		["match", "match"]
	]; at$ < list$.length; at$++) {
		const keyword$of = list$[at$], keyword = keyword$of[0], label = keyword$of[1];
		const value = keywords.get(keyword);
		const text = textOf$3(value)?.toLowerCase() ?? null;
		if (value !== void 0 && value.kind !== "none" && text === null) session.db.undecided(`the ${keyword} of a foreign key is not known`);
		if (text !== null && text !== "no action" && text !== "immediate" && text !== "simple") parts.push(`${label} ${text}`);
	}
	const deferrable = keywords.get("deferrable");
	if (deferrable?.kind === "bool" && deferrable.value) parts.push("deferrable");
	return parts.join(" ");
}
/** Whether a unique constraint is told to let rows pass that agree. */
function leniency({ keywords }) {
	const given = keywords.get("deferrable");
	return given !== void 0 && given.kind !== "none" && !(given.kind === "bool" && !given.value) || keywords.has("sqlite_on_conflict") ? { lenient: true } : {};
}
function namesOf$1(session, { positional, at }, table) {
	return positional.map((value) => value instanceof SaColumn ? columnName(session, value) : textOf$3(value) ?? unknownColumn(session, value, table, at));
}
/** `UniqueConstraint(["number"])`: columns are given one by one. */
function unknownColumn(session, value, table, at) {
	if (value.kind === "seq") throw refused("ArgumentError", `a constraint of ${table} is given a list in place of columns`, at);
	return session.db.undecided(`the columns of a constraint of ${table} are not known`);
}
/** A constraint written as `sa.UniqueConstraint(…)` and so on. */
function constraintOf(session, table, item, at) {
	const { args } = item;
	const name = args.keywords.get("name");
	const where = {
		table: table.name,
		schema: table.schema
	};
	if (args.open) session.db.undecided(`the arguments of a constraint of ${table.name} are not known`);
	switch (item.type) {
		case "primary": {
			const columns = namesOf$1(session, args, table.name);
			return {
				kind: "primary",
				columns,
				name: resolveName(session, name, {
					kind: "pk",
					...where,
					columns
				}, at)
			};
		}
		case "unique": {
			const columns = namesOf$1(session, args, table.name);
			return {
				kind: "unique",
				columns,
				name: resolveName(session, name, {
					kind: "uq",
					...where,
					columns
				}, at),
				...leniency(args)
			};
		}
		case "foreignkey": {
			const columns = namesArgument(columnsOf(args));
			const targets = namesArgument(args.keywords.get("refcolumns") ?? args.positional[1]);
			if (columns === null || targets === null) session.db.undecided(`the columns of a foreign key of ${table.name} are not known`);
			return foreignKey(session, table, columns, targets, args.keywords, name ?? args.positional[2], at);
		}
		case "check": return checkOf(session, table, argument$1(args, "sqltext", 0), name ?? args.positional[1], at);
		case "index":
		case "exclude": return {
			kind: "exclude",
			name: resolveName(session, name, {
				kind: "ck",
				...where,
				columns: []
			}, at),
			columns: []
		};
	}
}
function checkOf(session, table, condition, name, at) {
	const text = sqlTextOf(condition);
	const expression = text === null ? null : canonicalSql(text);
	const columns = columnsOfCheck(table, expression);
	return {
		kind: "check",
		expression,
		...text === null ? {} : { written: text },
		columns,
		typeBound: false,
		name: resolveName(session, name, {
			kind: "ck",
			table: table.name,
			schema: table.schema,
			columns
		}, at)
	};
}
function withItem(session, table, item, at) {
	if (item.type === "foreignkey" && comesLater(session, item.args.keywords)) return table;
	if (item.type !== "index") return withPart(table, constraintOf(session, table, item, at));
	const [name, ...columns] = item.args.positional;
	return {
		...table,
		indexes: [...table.indexes, indexOf$1(session, table.name, table.schema, name, columns, item.args, at)]
	};
}

// src/domain/alembic/operations/column-operations.ts
const addColumnOp = (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 0);
	const column = argument$1(args, "column", where.shift);
	if (column !== void 0 && /^(str|number|bool|none)$/.test(column.kind)) throw refused("AttributeError", `add_column() of ${where.table} is given no column`, args.at);
	if (!(column instanceof SaColumn)) return session.db.undecided(`the column added to ${where.table} is not known`);
	const { db } = session;
	const shell = db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
	const primary = column.keywords.get("primary_key");
	const key = primary?.kind === "bool" && primary.value;
	const keyed = columnDefinition(session, column, {
		key,
		keyColumns: [columnName(session, column)],
		refers: false
	});
	const said = column.keywords.get("nullable");
	const serial = keyed.sequence !== null || keyed.autoincrement;
	const nullable = key && target.batch === null && column.identity === null && !serial && said?.kind === "bool" && said.value;
	const definition = nullable ? {
		...keyed,
		nullable
	} : keyed;
	const ifNotExists = flagArgument(args, "if_not_exists") === true;
	if (target.batch !== null) target.batch.add({
		kind: "add_column",
		column: definition,
		expressionDefault: column.keywords.get("server_default") instanceof SqlText,
		primary: key,
		saysNull: said?.kind === "bool",
		indexed: impliedIndexes(session, shell, column, args.at),
		ifNotExists,
		at: args.at
	});
	else addColumn(db, where.table, where.schema, definition, args.at, ifNotExists);
	for (let at$ = 0, list$ = impliedConstraints(session, shell, column, args.at); at$ < list$.length; at$++) {
		const constraint = list$[at$];
		if (constraint.kind !== "primary") applyConstraint(session, where, target, constraint, args.at);
	}
	for (let at$ = 0, list$ = impliedIndexes(session, shell, column, args.at); at$ < list$.length; at$++) {
		const index = list$[at$];
		applyIndex(session, where, target, index, args.at, false);
	}
	return NONE;
};
const dropColumnOp = (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 0);
	if (argument$1(args, "column_name", where.shift) instanceof SaColumn) throw refused("TypeError", `drop_column() of ${where.table} is given a column in place of its name`, args.at);
	const column = name(session, args, "column_name", where.shift, `a column dropped from ${where.table}`);
	if (target.batch !== null) target.batch.add({
		kind: "drop_column",
		name: column,
		at: args.at
	});
	else dropColumn(session.db, where.table, where.schema, column, args.at, { ifExists: flagArgument(args, "if_exists") === true });
	return NONE;
};
function typeArgument(session, args, keyword) {
	const value = argument$1(args, keyword, -1);
	if (value === void 0 || value.kind === "none") return;
	return session.asType(value);
}
const alterColumnOp = (session, args, target) => {
	const { db } = session;
	const where = tableFrom(session, args, target, "table_name", 0);
	const column = name(session, args, "column_name", where.shift, `a column of ${where.table}`);
	const type = typeArgument(session, args, "type_");
	const existing = typeArgument(session, args, "existing_type");
	const shell = db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
	const nullable = flagArgument(args, "nullable") ?? (argument$1(args, "nullable", -1) === void 0 || argument$1(args, "nullable", -1)?.kind === "none" ? void 0 : db.undecided(`how ${where.table}.${column} changes is not known`));
	const existingNullable = flagArgument(args, "existing_nullable");
	const rendered = type === void 0 ? void 0 : renderType(type, session.dialect);
	const existingType = existing == null ? void 0 : renderType(existing, session.dialect);
	const given = argument$1(args, "server_default", -1);
	const isFalse = given?.kind === "bool" && !given.value;
	const current = shell.columns.find((each) => each.name === column);
	const changed = given === void 0 || isFalse ? void 0 : given instanceof SaIdentity ? void 0 : defaultText(given, rendered ?? existingType ?? current?.type ?? {
		text: null,
		named: null
	}, session.dialect, args.at);
	const typeThen = rendered ?? (current?.type.text == null ? existingType : current.type);
	if (!isFalse) db.carry(column, args.at, () => requireDefault(given, typeThen, session.dialect, column, args.at));
	const given_ = nameArgument$1(args, "new_column_name", -1);
	const newName = given_ === null ? db.undecided(`the new name of ${where.table}.${column} is not known`) : given_;
	const comment = argument$1(args, "comment", -1);
	const autoincrement = flagArgument(args, "autoincrement");
	const using = argument$1(args, "postgresql_using", -1);
	const from = db.postgresql ? textOf$3(using) : null;
	if (from !== null && target.batch === null) requireUsingColumns(session, shell, from, args.at);
	const casts = from === null ? null : castsIn(db, from, column, session.settings.parseSql);
	const change = {
		...nullable === void 0 ? {} : { nullable },
		...given === void 0 || isFalse ? {} : given instanceof SaIdentity ? {
			identity: given.always ? "always" : "by default",
			...given.numbers
		} : { default: changed === void 0 ? { unknown: args.at.start } : changed },
		...rendered === void 0 ? {} : { type: rendered },
		...newName === void 0 ? {} : { name: newName },
		...comment === void 0 || db.sqlite || comment.kind === "bool" && !comment.value ? {} : { comment: textOf$3(comment) },
		...autoincrement == null || !db.mysql ? {} : { autoincrement },
		using: using !== void 0,
		...from === null ? {} : { from },
		...casts === null ? {} : { casts }
	};
	const existingDefault = argument$1(args, "existing_server_default", -1);
	const knownDefault = existingDefault === void 0 || existingDefault.kind === "bool" && !existingDefault.value ? void 0 : defaultText(existingDefault, existingType ?? {
		text: null,
		named: null
	}, session.dialect, args.at);
	const tookNull = existingNullable ?? (db.reverting || nullable === void 0 || existingType === void 0 || type !== void 0 ? void 0 : !nullable);
	const before = {
		...existingType === void 0 ? {} : { type: existingType },
		...tookNull == null ? {} : { nullable: tookNull },
		...knownDefault === void 0 ? {} : { default: knownDefault }
	};
	const oldCheck = existing == null || type == null ? null : typeCheck(session, shell, column, existing, args.at);
	if (target.batch !== null) {
		if (oldCheck !== null) target.batch.add({
			kind: "drop_type_check",
			check: oldCheck,
			at: args.at
		});
		target.batch.add({
			kind: "alter_column",
			name: column,
			change,
			before,
			existingName: existing == null ? null : enumName(existing),
			mysql: mysqlChange(change, before, argument$1(args, "existing_comment", -1)),
			at: args.at
		});
	} else {
		if (oldCheck !== null && !db.sqlite) dropConstraint(db, where.table, where.schema, oldCheck.name ?? db.defaultName({
			...shell,
			checks: []
		}, "check", [column]) ?? "", "check", args.at);
		alterAtOnce(session, where, column, db.mysql ? mysqlChange(change, before, argument$1(args, "existing_comment", -1)) : change, before, args.at);
	}
	const newCheck = type == null ? null : typeCheck(session, shell, newName ?? column, type, args.at);
	if (newCheck !== null) applyConstraint(session, where, target, {
		kind: "check",
		...newCheck
	}, args.at);
	return NONE;
};
/** Fails where USING names a column that the table does not have: the name of the type, say, in place of that of the column. */
function requireUsingColumns({ db, settings, interp }, table, using, at) {
	if (table.open || table.columns.length === 0 || interp.maybe > 0) return;
	const missing = columnsOfUsing(using, settings.parseSql).find((each) => columnOf(table, each) === void 0 && !SYSTEM.has(each));
	if (missing === void 0 || missing === table.name) return;
	const message = `USING names ${missing}, and table ${table.name} has no such column`;
	db.carry(missing, at, () => db.fail("UndefinedColumn", message, at, absent(table, missing)));
}
/** MySQL's MODIFY states the whole column: what the call does not repeat is lost. */
function mysqlChange(change, before, existingComment) {
	if (!(change.name !== void 0 || change.nullable !== void 0 || change.type !== void 0 || change.autoincrement !== void 0 || change.comment !== void 0 || change.default != null && /^(datetime|timestamp)/.test(before.type?.text ?? ""))) return change;
	return {
		...change,
		nullable: change.nullable ?? before.nullable ?? true,
		...change.default !== void 0 ? {} : { default: before.default ?? null },
		...change.type === void 0 && before.type !== void 0 ? { type: before.type } : {},
		comment: change.comment === void 0 ? textOf$3(existingComment) : change.comment,
		autoincrement: change.autoincrement ?? false
	};
}
function alterAtOnce(session, where, column, change, before, at) {
	const { db } = session;
	const rename = change.name !== void 0;
	const other = change.nullable !== void 0 || change.default !== void 0 || change.type !== void 0 || change.identity !== void 0;
	if (db.sqlite && other) {
		db.check(at);
		db.fail("OperationalError", "SQLite cannot alter a column outside batch mode", at, {
			...refusal("ALTER"),
			everywhere: true
		});
	}
	if (db.mysql && (change.nullable !== void 0 || change.type !== void 0 || rename) && change.type === void 0) throw refused("CommandError", "MySQL needs the existing type to change a column", at);
	if (other || rename || change.comment !== void 0) alterColumn(db, where.table, where.schema, column, change, at, before);
}

// src/domain/alembic/operations/batch.ts
/** The operations of one `batch_alter_table` block. */
var Batch = class {
	queue = [];
	table;
	schema;
	options;
	constructor(table, schema, options) {
		this.table = table;
		this.schema = schema;
		this.options = options;
	}
	add(queued) {
		this.queue.push(queued);
	}
	/** Carries the operations out: one by one, or on SQLite by making the table anew. */
	flush(session, at) {
		if (this.recreates(session)) {
			recreate(session, this, at);
			return;
		}
		for (let at$ = 0, list$ = this.queue; at$ < list$.length; at$++) {
			const queued = list$[at$];
			direct(session, this, queued);
		}
	}
	/** Alembic's SQLite rule: only plain columns and indexes are added without a new table. */
	recreates(session) {
		if (this.options.recreate !== "auto") return this.options.recreate === "always";
		return session.db.sqlite && this.queue.some((queued) => queued.kind === "add_column" ? queued.expressionDefault || queued.column.computed?.endsWith(" stored") === true : queued.kind !== "create_index" && queued.kind !== "drop_index");
	}
};
/** Runs one operation as an ALTER. */
function direct(session, batch, queued) {
	const { db } = session;
	const { table, schema } = batch;
	const { at } = queued;
	switch (queued.kind) {
		case "add_column":
			addColumn(db, table, schema, queued.column, at, queued.ifNotExists);
			return;
		case "drop_column":
			dropColumn(db, table, schema, queued.name, at);
			return;
		case "alter_column":
			alterAtOnce(session, {
				table,
				schema
			}, queued.name, db.mysql ? queued.mysql : queued.change, queued.before, at);
			return;
		case "add_constraint":
			if (!(queued.constraint.kind === "check" && queued.constraint.typeBound && db.sqlite)) addConstraint(db, table, schema, queued.constraint, at);
			return;
		case "drop_constraint":
			dropConstraint(db, table, schema, db.name(queued.name), queued.type, at);
			return;
		case "drop_type_check": {
			const found = db.schema.tables.get(tableKey(table, schema));
			const name = queued.check.name ?? (found === void 0 ? null : db.defaultName({
				...found,
				checks: []
			}, "check", queued.check.columns));
			dropConstraint(db, table, schema, name ?? "", "check", at);
			return;
		}
		case "create_index":
			createIndex(db, table, schema, queued.index, at, queued.ifNotExists, queued.concurrently);
			return;
		case "drop_index":
			dropIndex(db, db.name(queued.name), table, schema, at, queued.ifExists);
			return;
	}
}
/** Of several constraints over the same columns SQLAlchemy reads the first. */
function isFirst({ columns }, index, all) {
	return all.findIndex((other) => other.columns.join("") === columns.join("")) === index;
}
/** The table as SQLAlchemy reads it from SQLite, with unnamed constraints named by the batch's convention. */
function reflect(table, batch) {
	const convention = batch.options.namingConvention;
	const where = {
		table: table.name,
		schema: table.schema
	};
	const named = (each, kind, columns, referred) => each.name !== null || convention === null ? each : {
		...each,
		name: conventionName(convention, {
			kind,
			...where,
			columns,
			...referred === void 0 ? {} : { referred }
		})
	};
	return {
		...table,
		columns: table.columns.map((column) => ({
			...column,
			type: reflectSqlite(column.type)
		})),
		primaryKey: table.primaryKey === null ? null : named(table.primaryKey, "pk", table.primaryKey.columns),
		uniques: table.uniques.filter(isFirst).map((each) => named(each, "uq", each.columns)),
		foreignKeys: readKeys(table.foreignKeys).map((each) => named(each, "fk", each.columns, {
			table: each.table,
			columns: each.target
		})),
		checks: table.checks.flatMap(({ within: _within, ...each }) => each.name === null ? [] : [each]),
		indexes: table.indexes.filter((each) => !each.expression)
	};
}
function recreate(session, batch, at) {
	const { db } = session;
	const key = tableKey(batch.table, batch.schema);
	db.check(at);
	if (db.mysql) {
		db.blind("a table is made anew outside SQLite", at);
		return;
	}
	if (db.maybe()) {
		db.blind("a batch stands in code that may not run", at);
		return;
	}
	if (db.schema.tables.get(key) === void 0 && !(db.assuming && !db.known.has(key))) throw failed("NoSuchTableError", `table ${batch.table} does not exist`, at, db.known.has(key) ? missing(db, key) : null);
	const old = db.table(batch.table, batch.schema, at);
	requireReadableViews(db, at, key);
	if (db.postgresql) {
		requireUnread(db, key, null, at);
		requireRemovable(session, old, at);
	}
	let table = db.sqlite ? reflect(old, batch) : old;
	const kept = new Set(old.columns.map((column) => column.name));
	const renames = /* @__PURE__ */ new Map();
	const said = new Set(db.sqlite ? kept : []);
	const indexes = new Set(table.indexes.map(({ name }) => name));
	for (let at$ = 0, list$ = batch.queue; at$ < list$.length; at$++) {
		const queued = list$[at$];
		if (queued.kind === "add_column" && queued.saysNull && db.sqlite) said.add(queued.column.name);
		table = apply(session, table, queued, {
			kept,
			said,
			renames,
			indexes,
			last: old.open ? null : old.columns.at(-1)?.name ?? null
		});
	}
	if (old.columns.some((column) => column.computed !== null && kept.has(column.name))) {
		const obstacle = old.open ? null : refusal(batch.table, key);
		db.fail("OperationalError", `cannot INSERT into a generated column of ${batch.table}`, at, obstacle);
	}
	const targets = new Set(renames.values());
	const exists = (columns) => columns.every((column) => column === "?" || columnOf(table, column) !== void 0 || table.open && !targets.has(column));
	const stray = table.indexes.find((index) => !exists(index.columns));
	if (stray !== void 0) {
		const obstacle = old.open ? null : refusal(stray.name, key);
		db.fail("OperationalError", `the index ${stray.name} names a column that is no longer there`, at, obstacle);
	}
	for (let at$ = 0, list$ = table.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		requireType(db, column.type, at);
	}
	for (let at$ = 0, list$ = batch.options.tableArgs; at$ < list$.length; at$++) {
		const args = list$[at$];
		table = place(table, args);
	}
	const { primaryKey } = table;
	const made = {
		...table,
		primaryKey: primaryKey !== null && (primaryKey.columns.length === 0 || !exists(primaryKey.columns)) ? null : primaryKey,
		uniques: table.uniques.filter((each) => exists(each.columns)),
		foreignKeys: namedFirst(table.foreignKeys.filter((each) => exists(each.columns))),
		checks: table.checks
	};
	if (batch.options.copyFrom || renames.size > 0) db.schema.rows.delete(key);
	db.put(allRenamed(session, made, renames, at), kept);
	for (const id$of of db.schema.opaques) {
		const id = id$of[0], opaque = id$of[1];
		if (opaque.kind === "trigger" && opaque.table === key) db.schema.opaques.delete(id);
	}
}
/** The order in which batch mode puts constraints into the new table: of two keys that do the same, the first is the one that is read back. */
function namedFirst(keys) {
	return [...keys.filter(({ name }) => name !== null), ...keys.filter(({ name }) => name === null)];
}
/** On PostgreSQL the old table cannot go while others refer to it, and takes its sequences with it. */
function requireRemovable(session, table, at) {
	const { db } = session;
	const key = tableKey(table.name, table.schema);
	for (const other of db.schema.tables.values()) if (other !== table && other.foreignKeys.some((each) => each.table === key)) db.fail("DependentObjectsStillExist", `table ${key} is referenced by ${other.name}`, at, refusal(table.name, key));
	if (table.columns.some((column) => column.sequence !== null)) db.blind("a table with a sequence is made anew", at);
}
/** Gives the columns their new names, all at once: two may exchange theirs. */
function allRenamed(session, table, renames, at) {
	const taken = new Set(table.columns.map(({ name }) => name).filter((name) => !renames.has(name)));
	let made = table;
	const passing = [];
	for (const from$of of renames) {
		const from = from$of[0], to = from$of[1];
		if (taken.has(to)) {
			const obstacle = table.open ? null : refusal(table.name, tableKey(table.name, table.schema));
			session.db.fail("DuplicateColumnError", `table ${table.name} has two columns ${to}`, at, obstacle);
		}
		taken.add(to);
		const stale = table.checks.find(({ columns }) => columns.includes(from) && !taken.has(from));
		if (stale !== void 0) {
			const message = `the check ${stale.name ?? ""} of ${table.name} names the column ${from}, which is called ${to} then`;
			session.db.fail("OperationalError", message, at, refusal(stale.name ?? "", tableKey(table.name, table.schema)));
		}
		const next = renames.has(to) ? `_alembic_renamed_${from}` : to;
		made = renamedColumn(session.db, made, from, next);
		if (next !== to) passing.push([next, to]);
	}
	for (let at$ = 0, list$ = passing; at$ < list$.length; at$++) {
		const from$of = list$[at$], from = from$of[0], to = from$of[1];
		made = renamedColumn(session.db, made, from, to);
	}
	return made;
}
/** One operation on the table that is being made. */
function apply(session, table, queued, making) {
	const { db } = session;
	const { kept, said, renames } = making;
	const { at } = queued;
	const step = (op, name, detail = null) => void db.begin(op, tableKey(table.name, table.schema), name, at, detail);
	switch (queued.kind) {
		case "add_column": {
			step("add_column", queued.column.name, {
				kind: "column",
				column: queued.column,
				...queued.ifNotExists ? { ifNotExists: true } : {}
			});
			if (columnOf(table, queued.column.name) !== void 0) {
				if (kept.has(queued.column.name) && making.last !== null && making.last !== queued.column.name) {
					const message = `column ${queued.column.name} of table ${table.name} is there, and is added in the same batch`;
					throw failed("CircularDependencyError", message, at, null);
				}
				renames.delete(queued.column.name);
				return {
					...table,
					columns: table.columns.map((column) => column.name === queued.column.name ? queued.column : column)
				};
			}
			const added = withColumn(db, table, queued.column);
			const passing = `_alembic_tmp_${table.name}`.slice(0, 50);
			const early = queued.indexed.map((index) => ({
				...index,
				name: `ix_${passing}_${queued.column.name}`
			}));
			const made = {
				...added,
				indexes: [...added.indexes, ...early]
			};
			return queued.primary ? {
				...made,
				primaryKey: {
					name: made.primaryKey?.name ?? null,
					columns: [...made.primaryKey?.columns ?? [], queued.column.name]
				}
			} : made;
		}
		case "drop_column": {
			step("drop_column", queued.name);
			required(table, queued.name, renames, at);
			kept.delete(queued.name);
			renames.delete(queued.name);
			const before = db.baseline.tables.get(tableKey(table.name, table.schema));
			db.lose(`the values of ${table.name}.${queued.name}`, at, before !== void 0 && columnOf(before, queued.name) !== void 0);
			return dropped$1(table, queued.name);
		}
		case "alter_column":
			step("alter_column", queued.name, {
				kind: "change",
				change: queued.change
			});
			return altered(session, table, queued, renames);
		case "add_constraint": {
			const { constraint } = queued;
			step(`create_${constraint.kind}`, constraint.name, {
				kind: "constraint",
				constraint
			});
			if (constraint.name === null && !(constraint.kind === "check" && constraint.typeBound)) throw refused("ValueError", "a constraint added in batch mode needs a name", at);
			return place(table, constraint, said);
		}
		case "drop_constraint": {
			step("drop_constraint", queued.name);
			const constraint = constraintOf$1(table, queued.name);
			if (constraint === void 0) {
				if (table.open && !table.gone.has(`constraint ${queued.name}`)) {
					dropConstraint(db, table.name, table.schema, queued.name, queued.type, at);
					return table;
				}
				const message = `there is no constraint ${queued.name} on ${table.name}`;
				throw failed("ValueError", message, at, absent(table, queued.name));
			}
			return removed(table, constraint);
		}
		case "drop_type_check": {
			const { name } = queued.check;
			return name === null ? table : {
				...table,
				checks: table.checks.filter((each) => each.name !== name)
			};
		}
		case "create_index":
			step("create_index", queued.index.name);
			if (!queued.ifNotExists && table.indexes.some(({ name }) => name === queued.index.name)) db.failTaken("index", tableKey(table.name, table.schema), queued.index.name, `index ${queued.index.name}`, at);
			return {
				...table,
				indexes: [...table.indexes.filter((each) => each.name !== queued.index.name), queued.index]
			};
		case "drop_index":
			step("drop_index", queued.name);
			if (!making.indexes.delete(queued.name)) {
				if (table.open && !table.gone.has(`index ${queued.name}`)) {
					dropIndex(db, queued.name, table.name, table.schema, at, queued.ifExists);
					return table;
				}
				throw failed("ValueError", `there is no index ${queued.name} on ${table.name}`, at, absent(table, queued.name));
			}
			return {
				...table,
				indexes: table.indexes.filter((index) => index.name !== queued.name)
			};
	}
}
/** Batch mode looks columns up in a dict, by their old names: a missing one is a KeyError. */
function required(table, name, renames, at) {
	if (columnOf(table, name) !== void 0) return;
	const old = [...renames].find((to$of) => {
		return to$of[1] === name;
	})?.[0];
	if (old !== void 0) throw failed("KeyError", `table ${table.name} has no column ${name}: the batch knows it as ${old} to its end`, at, null);
	if (table.open && !table.gone.has(name)) return;
	throw failed("KeyError", `table ${table.name} has no column ${name}`, at, absent(table, name));
}
/** Without a column; constraints that name it go when the table is made, indexes make that fail. */
function dropped$1(table, name) {
	return {
		...table,
		columns: table.columns.filter((column) => column.name !== name),
		primaryKey: table.primaryKey === null ? null : {
			...table.primaryKey,
			columns: table.primaryKey.columns.filter((column) => column !== name)
		},
		gone: /* @__PURE__ */ new Set([...table.gone, name])
	};
}
function altered(session, table, queued, renames) {
	required(table, queued.name, renames, queued.at);
	let made = table;
	if (columnOf(made, queued.name) === void 0) {
		const column = session.db.column(session.db.fresh(table), queued.name, queued.at);
		made = {
			...made,
			columns: [...made.columns, {
				...column,
				type: column.type.text === null && queued.before.type !== void 0 ? queued.before.type : column.type,
				nullable: column.nullable ?? queued.before.nullable ?? null,
				default: column.default === void 0 ? queued.before.default : column.default
			}]
		};
		const assumed = made.columns.at(-1);
		session.db.assume(session.db.fresh(table), (old) => ({
			...old,
			columns: old.columns.map((each) => each.name === assumed.name ? assumed : each)
		}));
	}
	const { name: newName, ...change } = queued.change;
	made = {
		...made,
		columns: made.columns.map((column) => column.name === queued.name ? changed(column, change) : column)
	};
	if (newName !== void 0 && newName !== queued.name) {
		if (queued.existingName !== null) made = {
			...made,
			checks: made.checks.filter((check) => check.name !== queued.existingName)
		};
		renames.set(queued.name, newName);
	}
	return made;
}
function removed(table, constraint) {
	switch (constraint.kind) {
		case "primary": return {
			...table,
			primaryKey: null
		};
		case "unique": return {
			...table,
			uniques: table.uniques.filter((each) => each.name !== constraint.name)
		};
		case "foreignkey": return {
			...table,
			foreignKeys: table.foreignKeys.filter((each) => each.name !== constraint.name)
		};
		case "check":
		case "exclude": return {
			...table,
			checks: table.checks.filter((each) => each.name !== constraint.name)
		};
	}
}
/** Adds a constraint to a table that is being made; one of the same name is replaced. */
function place(table, constraint, said = /* @__PURE__ */ new Set()) {
	const other = (list) => list.filter((each) => each.name === null || each.name !== constraint.name);
	switch (constraint.kind) {
		case "primary": return {
			...table,
			primaryKey: {
				name: constraint.name,
				columns: constraint.columns
			},
			columns: table.columns.map((column) => constraint.columns.includes(column.name) && !said.has(column.name) ? {
				...column,
				nullable: false
			} : column)
		};
		case "unique": return {
			...table,
			uniques: [...other(table.uniques), {
				name: constraint.name,
				columns: constraint.columns
			}]
		};
		case "foreignkey": {
			const { kind: _kind, ...key } = constraint;
			return {
				...table,
				foreignKeys: [...other(table.foreignKeys), key]
			};
		}
		case "check": {
			const { kind: _kind, ...check } = constraint;
			return {
				...table,
				checks: [...other(table.checks), check]
			};
		}
		case "exclude": return table;
	}
}

// src/domain/alembic/python/relevance.ts
/** Methods that can change a schema, whatever they are called on. */
const EFFECTS = /* @__PURE__ */ new Set([
	"execute",
	"exec_driver_sql",
	"executescript",
	"batch_alter_table",
	"rename_table",
	"create_table",
	"drop_table",
	"add_column",
	"drop_column",
	"alter_column",
	"create_index",
	"drop_index",
	"create_unique_constraint",
	"create_foreign_key",
	"create_check_constraint",
	"create_primary_key",
	"create_exclude_constraint",
	"drop_constraint",
	"create_table_comment",
	"drop_table_comment",
	"create",
	"drop",
	"create_all",
	"drop_all",
	"run_sync",
	"sync_enum_values",
	"create_entity",
	"drop_entity",
	"replace_entity",
	"invoke",
	"autocommit_block",
	"begin_nested",
	"run_async",
	"scalar"
]);
/** Says which statements can change a schema, so that those which cannot need not be followed when a condition is unknown. */
var Relevance = class {
	functions = /* @__PURE__ */ new WeakMap();
	blocks = /* @__PURE__ */ new WeakMap();
	/** Whether a block can change the schema, itself or in what it calls. */
	touches(stmts, frame) {
		const known = this.blocks.get(stmts);
		if (known !== void 0) return known;
		const result = this.block(stmts, frame.scope);
		this.blocks.set(stmts, result);
		return result;
	}
	touchesFunction(callable) {
		return callable.def === null ? false : this.definition(callable.def, callable.scope);
	}
	definition(def, scope) {
		const known = this.functions.get(def);
		if (known !== void 0) return known;
		this.functions.set(def, false);
		const result = this.block(def.body, scope);
		this.functions.set(def, result);
		return result;
	}
	block(stmts, scope) {
		let found = false;
		const assigned = assignedIn(stmts);
		eachStatement(stmts, (stmt) => {
			if (found) return;
			if (stmt.kind === "FunctionDef") {
				found ||= this.block(stmt.body, scope);
				return;
			}
			for (let at$ = 0, list$ = expressionsOf(stmt); at$ < list$.length; at$++) {
				const expr = list$[at$];
				eachExpr(expr, (part) => {
					found ||= part.kind === "Call" && this.call(part, scope, assigned);
				});
			}
		});
		return found;
	}
	call(call, scope, assigned) {
		const { func } = call;
		if (func.kind === "Attribute" && EFFECTS.has(func.attr)) return !(/^(execute|scalar)$/.test(func.attr) && changesData(call.args[0], scope, assigned, 0));
		const callee = func.kind === "Name" ? scope.get(func.id) : void 0;
		if (callee?.kind === "function") return callee.def !== null && this.definition(callee.def, callee.scope);
		if (callee?.kind === "external" || callee?.kind === "native") return callee.kind === "external" && callee.name.startsWith("alembic.op.");
		if (func.kind === "Attribute" && func.value.kind === "Name") return scope.get(func.value.id)?.kind === "module";
		return false;
	}
};
/** Calls that write no rows, whatever they are called on. */
const QUIET$1 = /^(?:print|len|str|int|float|bool|list|dict|set|tuple|range|sorted|reversed|enumerate|zip|isinstance|getattr|hasattr|type|min|max|sum|any|all|repr|append|extend|get|items|keys|values|format|join|split|strip|lower|upper|replace|startswith|endswith|debug|info|warning|error|exception|log|getLogger|fetchone|fetchall|fetchmany|first|one|one_or_none|mappings|get_columns|get_indexes|get_table_names|get_foreign_keys|get_unique_constraints|get_check_constraints|has_table|\w*(?:Error|Exception))$/;
/** Whether an expression may write rows, as far as its form tells. */
function mayWrite(expr) {
	let found = false;
	eachExpr(expr, (part) => {
		found ||= part.kind === "Call" && !QUIET$1.test(part.func.kind === "Attribute" ? part.func.attr : part.func.kind === "Name" ? part.func.id : "");
	});
	return found;
}
const DATA = /* @__PURE__ */ new Set([
	"select",
	"insert",
	"update",
	"delete",
	"where",
	"values",
	"with",
	"limit",
	"order_by",
	"on_conflict_do_nothing",
	"in_"
]);
/** What names are assigned in a block. */
function assignedIn(stmts) {
	const found = /* @__PURE__ */ new Map();
	eachStatement(stmts, (stmt) => {
		const target = stmt.kind === "Assign" ? stmt.targets[0] : void 0;
		if (stmt.kind === "Assign" && target?.kind === "Name") found.set(target.id, [...found.get(target.id) ?? [], stmt.value]);
	});
	return found;
}
/** Whether the statement given to `execute` reads or writes rows and nothing else, as far as its form tells. */
function changesData(given, scope, assigned, depth) {
	let sql = given;
	if (sql?.kind === "Name") {
		const { id } = sql;
		const values = assigned.get(id)?.filter((value) => !mentions(value, id));
		if (values !== void 0 && values.length > 0 && depth < 4) return values.every((value) => changesData(value, scope, assigned, depth + 1));
		const value = scope.get(id);
		return value?.kind === "str" ? isData(value.value) : value?.kind === "host" && value.type === "data statement";
	}
	while (sql?.kind === "Call") {
		const func = sql.func;
		const name = func.kind === "Attribute" ? func.attr : func.kind === "Name" ? func.id : "";
		if (DATA.has(name)) return true;
		if (name !== "text" && name !== "bindparams") return false;
		sql = name === "text" ? sql.args[0] : func.kind === "Attribute" ? func.value : void 0;
	}
	const text = sql?.kind === "Constant" ? sql.value : sql?.kind === "JoinedStr" && sql.values[0]?.kind === "Constant" ? sql.values[0].value : void 0;
	return text !== void 0 && isData(text);
}
/** `statement = statement.where(…)`: says nothing new of the statement. */
function mentions(expr, name) {
	let found = false;
	eachExpr(expr, (part) => {
		found ||= part.kind === "Name" && part.id === name;
	});
	return found;
}
/** Whether SQL starts as a statement on rows. */
function isData(sql) {
	return /^\s*(select|insert|update|delete|with|values|explain|show|analyze)\b/i.test(sql.replace(/^(\s*--[^\n]*\n|\s*\/\*[\s\S]*?\*\/)+/, ""));
}

// src/domain/alembic/sql/search-path.ts
/** Follows `SET search_path` and `RESET search_path`, of the session or of the transaction alone. */
function setVariable(db, node, at) {
	if (textAt(node, "name") !== "search_path" && textAt(node, "kind") !== "VAR_RESET_ALL") return;
	const values = listAt(node, "args").map((each) => textAt(each, "A_Const", "sval", "sval") ?? "");
	if (textAt(node, "kind") === "VAR_SET_VALUE") lookIn(db, values, at);
	else db.path = null;
}
/** Follows `set_config('search_path', …)`. */
function setConfig(db, called, at) {
	if (strings(listAt(called, "funcname")).at(-1) !== "set_config") return;
	const name$of = listAt(called, "args").map((each) => textAt(each, "A_Const", "sval", "sval")), name = name$of[0], value = name$of[1];
	if (name !== "search_path") return;
	if (value == null || value.trim() === "") db.blind("the search path is not known", at);
	else lookIn(db, value.split(",").map((each) => each.trim().replace(/^"(.*)"$/, "$1")), at);
}
function lookIn(db, path, at) {
	if (!db.postgresql) return;
	const named = path.filter((each) => each !== "" && each !== "$user" && each !== "pg_catalog");
	db.path = named[0] === "public" ? null : named;
	const unknown = named.find((each) => each !== "public" && !isThere$1(db, each));
	if (unknown === void 0 || named[0] === "public") return;
	db.path = null;
	db.blind(`whether the schema ${unknown} of the search path is there is not known`, at);
}
function isThere$1({ schema: { opaques, tables } }, name) {
	return opaques.has(`schema ${name}`) || [...tables.values()].some(({ schema }) => schema === name);
}
/** Where a statement makes what it names, and where the names of it stand. */
const MAKES = /* @__PURE__ */ new Map([
	["CreateStmt", ["relation"]],
	["ViewStmt", ["view"]],
	["CreateTableAsStmt", ["into", "rel"]],
	["CreateSeqStmt", ["sequence"]]
]);
const LISTED = /* @__PURE__ */ new Set([
	"OBJECT_TABLE",
	"OBJECT_VIEW",
	"OBJECT_MATVIEW",
	"OBJECT_SEQUENCE",
	"OBJECT_INDEX",
	"OBJECT_FUNCTION"
]);
/** The statement with the schemas that its names mean. */
function qualified(db, kind, node) {
	if (db.path === null) return node;
	const made = get(node, ...MAKES.get(kind) ?? ["?"]);
	const walk = (each) => {
		if (Array.isArray(each)) return each.map(walk);
		if (each === null || typeof each !== "object") return each;
		const entries = Object.entries(each).map((key$of) => {
			const key = key$of[0], value = key$of[1];
			return [key, walk(value)];
		});
		const name = textAt(each, "relname");
		if (name === null || get(each, "schemaname") !== void 0) return Object.fromEntries(entries);
		const home = db.homeOf(name, null, each === made);
		return {
			...Object.fromEntries(entries),
			...home === null ? {} : { schemaname: home }
		};
	};
	const walked = walk(node);
	const type = textAt(node, "removeType") ?? textAt(node, "objtype") ?? "";
	const said = (names, making) => {
		const own = strings(names);
		const home = own.length === 1 ? db.homeOf(own[0] ?? "", null, making) : null;
		return home === null ? names : [{ String: { sval: home } }, ...names];
	};
	if (kind === "CreateFunctionStmt") return {
		...walked,
		funcname: said(listAt(node, "funcname"), true)
	};
	if (kind !== "DropStmt" || !LISTED.has(type)) return walked;
	const objects = listAt(node, "objects").map((each) => {
		const items = get(each, "List", "items");
		const called = get(each, "ObjectWithArgs");
		if (items !== void 0) return { List: { items: said(listAt(each, "List", "items"), false) } };
		return called === void 0 ? each : { ObjectWithArgs: {
			...called,
			objname: said(listAt(called, "objname"), false)
		} };
	});
	return {
		...walked,
		objects
	};
}

// src/domain/alembic/sql/timescale.ts
/** What functions of TimescaleDB add to a table or a view, and which of them take it away. */
const ADDS = /* @__PURE__ */ new Map([
	["create_hypertable", "hypertable"],
	["add_retention_policy", "retention policy"],
	["add_compression_policy", "compression policy"],
	["add_columnstore_policy", "compression policy"],
	["add_continuous_aggregate_policy", "policy of the continuous aggregate"],
	["add_reorder_policy", "reorder policy"]
]);
const TAKES = /* @__PURE__ */ new Map([
	["remove_retention_policy", "retention policy"],
	["remove_compression_policy", "compression policy"],
	["remove_columnstore_policy", "compression policy"],
	["remove_continuous_aggregate_policy", "policy of the continuous aggregate"],
	["remove_reorder_policy", "reorder policy"]
]);
/** Carries out a call of TimescaleDB: what it makes of a table goes with the table. False where it is none, or of what is not known. */
function callTimescale(db, called, at) {
	const name = strings(listAt(called, "funcname")).at(-1) ?? "";
	const kind = ADDS.get(name) ?? TAKES.get(name);
	const of = textOf$1(listAt(called, "args")[0]);
	if (kind === void 0 || of === null) return false;
	const key = of.replaceAll("\"", "").replace(/^public\./, "");
	if (!db.schema.tables.has(key) && !db.schema.opaques.has(opaqueKey("view", key, null))) return false;
	if (!db.begin(name, key, null, at)) return true;
	const id = opaqueKey("other", `${kind} of ${key}`, null);
	if (TAKES.has(name)) db.schema.opaques.delete(id);
	else db.schema.opaques.set(id, {
		kind: "other",
		name: `${kind} of ${key}`,
		table: key,
		definition: "on"
	});
	return true;
}
/** The text that an argument states, given by its place or by its name, with a cast or without. */
function textOf$1(argument) {
	const value = get(argument, "NamedArgExpr", "arg") ?? argument;
	const plain = get(value, "TypeCast", "arg") ?? value;
	return textAt(plain, "A_Const", "sval", "sval");
}

// src/domain/alembic/sql/called.ts
/** Functions of PostgreSQL that answer, count, lock or set something of the session or of a sequence; operators and aggregates among them. */
const ANSWERS = /^(pg_\w+|current_\w+|session_user|has_\w+|to_\w+|json\w*|array_\w+|string_\w+|row_\w+|regexp_\w+|date_\w+|txid_\w+|inet_\w+|uuid\w*|gen_random_\w+|\w+_description|set_config|setval|nextval|currval|lastval|now|version|database|clock_timestamp|statement_timestamp|timeofday|age|extract|count|sum|avg|min|max|bool_\w+|every|coalesce|nullif|greatest|least|concat\w*|format\w*|lower|upper|initcap|length|char_length|substr\w*|replace|trim|btrim|ltrim|rtrim|split_part|quote_\w+|md5|encode|decode|digest|crypt|gen_salt|random|setseed|abs|round|floor|ceil\w*|power|mod|generate_\w+|unnest|cardinality|get_lock|release_lock|last_insert_id)$/;
/** Words before a parenthesis that are no functions, and functions that only give a value. */
const GIVES = /^(in|values|exists|and|or|not|as|from|where|select|any|all|some|over|filter|cast|on|using|join|into|set|by|then|else|when|returning|row|array|interval|varchar|char|character|numeric|decimal|timestamp|time|float|nvl|ifnull|isnull|if|iif|hex|unhex|uuid|newid|strftime|datetime|date|julianday|typeof|total|group_concat|char|position|overlay|ascii|chr|repeat|reverse|left|right|lpad|rpad|initcap|translate|sign|sqrt|exp|ln|log|mod|width_bucket|make_\w+|justify_\w+|st_\w+|instr|printf|quote|changes|last_insert_rowid|unix_timestamp|from_unixtime|date_add|date_sub|datediff|str_to_date|sysdate|curdate|curtime|utc_timestamp|rand|conv)$/;
/** Whether a text on rows calls a function that may write rows of its own. */
function mayWriteMore(text) {
	return [...text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, " ").replace(/'(?:[^']|'')*'/g, "''").replace(/^\s*insert\s+(?:or\s+\w+\s+|ignore\s+)?into\s+[\w."`]+\s*\(/i, " ").matchAll(/([a-z_]\w*)\s*\(/gi)].some(([, name = ""]) => {
		const lower = name.toLowerCase();
		return !GIVES.test(lower) && !ANSWERS.test(lower);
	});
}
const DEFINES = /\b(alter|create|drop|truncate|rename)\b/i;
/**
* Whether a query without a table only calls what leaves the schema alone. A function of an extension or of the project may change it
* (`SELECT AddGeometryColumn(…)`), unless the history made it and its text shows that it does not, or it is known what it does.
*/
function leavesSchema(db, query, at) {
	if (listAt(query, "fromClause").length > 0) return true;
	return listAt(query, "targetList").every((target) => {
		const called = get(target, "ResTarget", "val", "FuncCall");
		if (called === void 0) return true;
		const names = strings(listAt(called, "funcname"));
		setConfig(db, called, at);
		const name = names.at(-1) ?? "";
		if (names[0] === "pg_temp" || ANSWERS.test(name.toLowerCase())) return true;
		if (callTimescale(db, called, at)) return true;
		const made = db.schema.opaques.get(opaqueKey("function", keyIn(names), null))?.definition;
		return made != null && !DEFINES.test(made);
	});
}

// src/domain/alembic/sql/joined.ts
/**
* Fails where the condition of a JOIN speaks of the table whose rows the statement changes: in PostgreSQL that one stands beside
* FROM or USING, not in it, and only WHERE sees both.
*/
function requireJoinApart(db, { kind, node }, at) {
	if (kind !== "UpdateStmt" && kind !== "DeleteStmt") return;
	const target = nameOf$1(get(node, "relation"));
	const from = [...listAt(node, "fromClause"), ...listAt(node, "usingClause")];
	if (target === null || from.length === 0 || namesIn(from).has(target) || !from.some((each) => joinsBy(each, target))) return;
	const message = `the condition of a JOIN cannot refer to ${target}, whose rows are changed: say it in WHERE`;
	db.fail("UndefinedTable", message, at, {
		kind: "refused",
		table: null,
		name: target,
		by: null,
		everywhere: true
	});
}
/** The name by which a statement knows a table. */
function nameOf$1(relation) {
	return textAt(relation, "alias", "aliasname") ?? textAt(relation, "relname");
}
/** The names that a FROM clause makes known. */
function namesIn(from, found = /* @__PURE__ */ new Set()) {
	for (let at$ = 0, list$ = from; at$ < list$.length; at$++) {
		const each = list$[at$];
		const join = get(each, "JoinExpr");
		if (join !== void 0) {
			namesIn([get(join, "larg"), get(join, "rarg")], found);
			found.add(textAt(join, "alias", "aliasname") ?? "");
		}
		for (let at$ = 0, list$ = [
			"RangeVar",
			"RangeSubselect",
			"RangeFunction"
		]; at$ < list$.length; at$++) {
			const kind = list$[at$];
			found.add(nameOf$1(get(each, kind)) ?? "");
		}
	}
	return found;
}
/** Whether the condition of a JOIN, inside its queries or not, refers to a table. */
function joinsBy(from, target) {
	const join = get(from, "JoinExpr");
	return join !== void 0 && (refersTo(get(join, "quals"), target) || joinsBy(get(join, "larg"), target) || joinsBy(get(join, "rarg"), target));
}
/** Whether an expression qualifies a column by a table. A query in it may have a table of that name of its own. */
function refersTo(node, target) {
	if (Array.isArray(node)) return node.some((each) => refersTo(each, target));
	if (node === null || typeof node !== "object") return false;
	return Object.entries(node).some((name$of) => {
		const name = name$of[0], body = name$of[1];
		return name === "ColumnRef" ? strings(listAt(body, "fields")).at(-2) === target : name !== "SubLink" && refersTo(body, target);
	});
}

// src/domain/alembic/sql/labels.ts
/** Fails where a statement on rows uses a label of an enum type that its transaction has added. Texts whose type is not known are let pass. */
function requireCommittedLabels(db, statement, at) {
	if (db.uncommitted.size === 0 || db.autocommit > 0) return;
	eachLabel(db, statement, (type, label) => {
		requireCommitted(db, type, label, at);
	});
}
/**
* Fails where a statement on the rows of one table writes or compares with what is no label of the column's type: PostgreSQL reads the
* label before it looks at any row.
*/
function requireLabels(db, statement, at) {
	if (!db.postgresql || db.unsure || db.schema.enums.size === 0 || !readsOneTable(statement.node)) return;
	eachLabel(db, statement, (type, label) => {
		const labels = db.schema.enums.get(type);
		if (labels == null || labels.includes(label)) return;
		db.fail("InvalidTextRepresentation", `${label} is no label of ${type}`, at, missing(db, type));
	});
}
/** Whether a statement has one source of rows: a name without its table in front is a column of it. */
function readsOneTable(node) {
	let sources = get(node, "relation") === void 0 ? 0 : 1;
	eachNode(node, (name) => {
		if (/^(RangeVar|RangeSubselect|RangeFunction|withClause|SubLink|JoinExpr)$/.test(name)) sources += 1;
	});
	return sources === 1;
}
const COMPARES = /* @__PURE__ */ new Set([
	"=",
	"<>",
	"<",
	">",
	"<=",
	">="
]);
/** The labels that a statement states for columns of enum types, or casts to such. */
function eachLabel(db, { kind, node }, visit) {
	const types = columnTypes(db, node);
	const use = (type, label) => {
		if (type !== void 0 && label !== null) visit(type, label);
	};
	if (kind === "UpdateStmt") for (let at$ = 0, list$ = listAt(node, "targetList"); at$ < list$.length; at$++) {
		const each = list$[at$];
		use(types.get(textAt(each, "ResTarget", "name") ?? ""), literal$2(get(each, "ResTarget", "val")));
	}
	if (kind === "InsertStmt") {
		const columns = listAt(node, "cols").map((each) => types.get(textAt(each, "ResTarget", "name") ?? ""));
		for (let at$ = 0, list$ = listAt(node, "selectStmt", "SelectStmt", "valuesLists"); at$ < list$.length; at$++) {
			const row = list$[at$];
			listAt(row, "List", "items").forEach((value, i) => {
				use(columns[i], literal$2(value));
			});
		}
		listAt(node, "selectStmt", "SelectStmt", "targetList").forEach((each, i) => {
			use(columns[i], literal$2(get(each, "ResTarget", "val")));
		});
	}
	eachNode(node, (name, body) => {
		if (name === "TypeCast" && get(body, "typeName", "arrayBounds") === void 0) use(strings(listAt(body, "typeName", "names")).at(-1), literal$2(get(body, "arg")));
		if (name !== "A_Expr" || !COMPARES.has(strings(listAt(body, "name"))[0] ?? "")) return;
		if (/_(?:ANY|ALL)$/.test(textAt(body, "kind") ?? "")) return;
		const sides = [get(body, "lexpr"), get(body, "rexpr")];
		const column = sides.map((side) => strings(listAt(side, "ColumnRef", "fields")).at(-1)).find((each) => each !== void 0);
		for (let at$ = 0, list$ = sides; at$ < list$.length; at$++) {
			const side = list$[at$];
			for (let at$ = 0, list$ = [side, ...listAt(side, "List", "items")]; at$ < list$.length; at$++) {
				const value = list$[at$];
				use(types.get(column ?? ""), literal$2(value));
			}
		}
	});
}
/** The enum types, by column, of the tables that a statement names; a column of several types is left out. */
function columnTypes(db, node) {
	const types = /* @__PURE__ */ new Map();
	const add = (where) => {
		for (let at$ = 0, list$ = where === null ? [] : db.schema.tables.get(tableKey(where.name, where.schema))?.columns ?? []; at$ < list$.length; at$++) {
			const { name, type } = list$[at$];
			types.set(name, types.has(name) && types.get(name) !== type.named ? null : type.named === type.text ? type.named : null);
		}
	};
	add(relation(get(node, "relation")));
	eachNode(node, (name, body) => {
		if (name === "RangeVar") add(relation(body));
	});
	return new Map([...types].filter((entry) => entry[1] !== null));
}
/** The text of a literal, a cast of it included. */
function literal$2(node) {
	const plain = get(node, "TypeCast", "arg") ?? node;
	return textAt(plain, "A_Const", "sval", "sval");
}
function eachNode(node, visit) {
	if (Array.isArray(node)) for (let at$ = 0, list$ = node; at$ < list$.length; at$++) {
		const each = list$[at$];
		eachNode(each, visit);
	}
	else if (node !== null && typeof node === "object") for (let at$ = 0, list$ = Object.entries(node); at$ < list$.length; at$++) {
		const name$of = list$[at$], name = name$of[0], body = name$of[1];
		visit(name, body);
		eachNode(body, visit);
	}
}

// src/domain/alembic/sql/listed.ts
/** What a parsed statement on rows states of them: the rows that it lists, or the columns that it writes. `parameters` are the values of `$1`, `$2` … */
function statedRows({ kind, node }, table, parameters = []) {
	const named = listAt(node, kind === "InsertStmt" ? "cols" : "targetList").map((each) => textAt(each, "ResTarget", "name") ?? "");
	if (kind === "UpdateStmt") return named.includes("") ? {} : { sets: named };
	const lists = listAt(node, "selectStmt", "SelectStmt", "valuesLists");
	const columns = named.length > 0 ? named : table?.open === false ? table.columns.map(({ name }) => name) : [];
	if (kind !== "InsertStmt" || lists.length === 0 || columns.length === 0 || columns.includes("")) return {};
	if (["onConflictClause", "withClause"].some((each) => get(node, each) !== void 0)) return {};
	return { listed: lists.map((list) => {
		const values = listAt(list, "List", "items");
		return new Map(columns.slice(0, values.length).map((name, i) => [name, literal$1(values[i], parameters)]));
	}) };
}
function literal$1(node, parameters) {
	const given = get(node, "ParamRef", "number");
	if (typeof given === "number") return parameters[given - 1];
	const constant = get(node, "A_Const");
	if (constant === void 0) return get(node, "TypeCast", "arg", "A_Const", "isnull") === true ? null : void 0;
	if (get(constant, "isnull") === true) return null;
	const text = get(constant, "sval");
	const plain = textAt(text, "sval") ?? "";
	if (text !== void 0) return plain.includes("$") ? void 0 : `text ${plain}`;
	const number = get(constant, "ival");
	if (number !== void 0) return `number ${get(number, "ival") ?? 0}`;
	const truth = get(constant, "boolval");
	return truth === void 0 ? void 0 : `boolean ${get(truth, "boolval") === true}`;
}

// src/domain/alembic/sql/expression.ts
/** An expression written back as canonical SQL text; null for forms that are not written back. */
function expressionText(node) {
	if (node === null || typeof node !== "object" || Array.isArray(node)) return null;
	const entry = Object.entries(node)[0];
	if (entry === void 0) return null;
	const kind$of = entry, kind = kind$of[0], body = kind$of[1];
	switch (kind) {
		case "A_Const": return constant$1(body);
		case "ColumnRef": return strings(listAt(body, "fields")).join(".");
		case "TypeCast": return expressionText(get(body, "arg"));
		case "FuncCall": {
			const name = strings(listAt(body, "funcname")).filter((part) => part !== "pg_catalog").join(".");
			const args = listAt(body, "args").map(expressionText);
			return args.includes(null) ? null : `${name}(${args.join(",")})`;
		}
		case "SQLValueFunction": return (textAt(body, "op") ?? "").replace("SVFOP_", "").toLowerCase();
		case "NullTest": {
			const inner = expressionText(get(body, "arg"));
			return inner === null ? null : `${inner} is ${textAt(body, "nulltesttype") === "IS_NULL" ? "" : "not "}null`;
		}
		case "A_Expr": return operation(body);
		case "BoolExpr": {
			const args = listAt(body, "args").map(expressionText);
			const op = textAt(body, "boolop");
			return args.includes(null) ? null : op === "NOT_EXPR" ? `not ${args[0]}` : args.map((arg, i) => / (and|or) /.test(arg ?? "") && listAt(body, "args")[i] !== void 0 ? `(${arg})` : arg).join(op === "AND_EXPR" ? " and " : " or ");
		}
		case "List": {
			const items = listAt(body, "items").map(expressionText);
			return items.includes(null) ? null : `(${items.join(",")})`;
		}
		default: return null;
	}
}
function constant$1(body) {
	const text = textAt(body, "sval", "sval");
	if (text !== null || get(body, "sval") !== void 0) return `'${(text ?? "").replaceAll("'", "''")}'`;
	if (get(body, "ival") !== void 0) return String(get(body, "ival", "ival") ?? 0);
	if (get(body, "boolval") !== void 0) return get(body, "boolval", "boolval") === true ? "true" : "false";
	if (get(body, "fval") !== void 0) return textAt(body, "fval", "fval");
	return get(body, "isnull") === true ? "null" : null;
}
function operation(body) {
	const name = strings(listAt(body, "name")).join(".");
	const left$of = [expressionText(get(body, "lexpr")), expressionText(get(body, "rexpr"))], left = left$of[0], right = left$of[1];
	const kind = textAt(body, "kind");
	if (kind === "AEXPR_IN") return left === null || right === null ? null : `${left}${name === "<>" ? " not" : ""} in ${right}`;
	if (kind !== "AEXPR_OP" || right === null) return null;
	return left === null ? `${name}${right}` : `${left}${name === "<>" ? "!=" : name}${right}`;
}

// src/domain/alembic/sql/create-table.ts
function column(db, node, source) {
	const type = sqlType(db, get(node, "typeName"), source, db.dialect);
	const name = textAt(node, "colname") ?? "";
	const constraints = listAt(node, "constraints").map((each) => get(each, "Constraint"));
	const of = (kind) => constraints.find((each) => textAt(each, "contype") === kind);
	const given = of("CONSTR_DEFAULT");
	const identity = of("CONSTR_IDENTITY");
	const text = given === void 0 ? null : expressionText(get(given, "raw_expr"));
	return {
		column: {
			name,
			type: {
				text: type.text,
				named: type.named
			},
			nullable: of("CONSTR_NOTNULL") === void 0 && of("CONSTR_PRIMARY") === void 0 && !type.serial && identity === void 0,
			default: given === void 0 ? null : text === null ? `? ${String(get(given, "location"))}` : defaultOf(db, text),
			...identity === void 0 ? { identity: null } : identityOf(identity),
			computed: of("CONSTR_GENERATED") === void 0 ? null : `${expressionText(get(of("CONSTR_GENERATED"), "raw_expr")) ?? "?"} stored`,
			autoincrement: false,
			comment: null,
			sequence: type.serial ? name : null
		},
		constraints
	};
}
/** `GENERATED … AS IDENTITY (START WITH 100 INCREMENT BY 10)` */
function identityOf(constraint) {
	const given = new Map(listAt(constraint, "options").map((each) => {
		const value = get(each, "DefElem", "arg");
		const whole = get(value, "Integer", "ival") ?? get(value, "Float", "fval");
		return [textAt(each, "DefElem", "defname") ?? "", whole === void 0 ? void 0 : String(whole)];
	}));
	return {
		identity: textAt(constraint, "generated_when") === "a" ? "always" : "by default",
		...numberingOf(given.get("start"), given.get("increment"))
	};
}
/** The default that SQL states: `DEFAULT NULL` is none, but on SQLite, which keeps it. */
function defaultOf(db, text) {
	const canonical = canonicalSql(text);
	return canonical === "null" && !db.sqlite ? null : canonical;
}
const ACTIONS = {
	c: "cascade",
	n: "set null",
	d: "set default",
	r: "restrict"
};
/** A constraint of a column or table; null when it is none that is modelled. */
function constraint(node, columnName) {
	const name = textAt(node, "conname");
	const keys = strings(listAt(node, "keys"));
	const columns = keys.length > 0 ? keys : columnName === null ? [] : [columnName];
	switch (textAt(node, "contype")) {
		case "CONSTR_PRIMARY": return {
			kind: "primary",
			name,
			columns
		};
		case "CONSTR_UNIQUE": return {
			kind: "unique",
			name,
			columns,
			...get(node, "deferrable") === true ? { lenient: true } : {}
		};
		case "CONSTR_CHECK": {
			const text = expressionText(get(node, "raw_expr"));
			return {
				kind: "check",
				name,
				expression: text === null ? null : canonicalSql(text),
				...text === null ? {} : { written: text },
				columns: columnName === null ? columnsIn(get(node, "raw_expr")) : [columnName],
				typeBound: false,
				...columnName === null ? {} : { within: columnName },
				...unchecked(node)
			};
		}
		case "CONSTR_FOREIGN": {
			const target = relation(get(node, "pktable"));
			const local = strings(listAt(node, "fk_attrs"));
			const options = [
				...ACTIONS[textAt(node, "fk_del_action") ?? ""] === void 0 ? [] : [`on delete ${ACTIONS[textAt(node, "fk_del_action") ?? ""]}`],
				...ACTIONS[textAt(node, "fk_upd_action") ?? ""] === void 0 ? [] : [`on update ${ACTIONS[textAt(node, "fk_upd_action") ?? ""]}`],
				...get(node, "initdeferred") === true ? ["initially deferred"] : [],
				...get(node, "deferrable") === true ? ["deferrable"] : []
			];
			return target === null ? null : {
				kind: "foreignkey",
				name,
				columns: local.length > 0 ? local : columns,
				table: tableKey(target.name, target.schema),
				target: strings(listAt(node, "pk_attrs")),
				options: options.join(" "),
				...unchecked(node)
			};
		}
		case "CONSTR_EXCLUSION": return {
			kind: "exclude",
			name,
			columns: []
		};
		default: return null;
	}
}
/** `NOT VALID` leaves the rows that are there unchecked. */
function unchecked(node) {
	return get(node, "skip_validation") === true ? { notValid: true } : {};
}
/** `REFERENCES t` without columns means t's primary key. */
function completed(db, wanted) {
	return wanted.kind === "foreignkey" && wanted.target.length === 0 ? {
		...wanted,
		target: db.schema.tables.get(wanted.table)?.primaryKey?.columns ?? ["?"]
	} : wanted;
}
function createTableStatement(db, statement, at) {
	const { node } = statement;
	const where = relation(get(node, "relation"));
	if (get(node, "partbound") !== void 0) return where !== null && createPartition(db, statement, where, at);
	if (where === null || listAt(node, "inhRelations").length > 0) return false;
	let table = emptyTable(where.name, where.schema);
	const parts = [];
	for (let at$ = 0, list$ = listAt(node, "tableElts"); at$ < list$.length; at$++) {
		const element = list$[at$];
		const definition = get(element, "ColumnDef");
		const own = get(element, "Constraint");
		if (definition !== void 0) {
			const made = column(db, definition, statement.source);
			table = {
				...table,
				columns: [...table.columns, made.column]
			};
			parts.push(...made.constraints.flatMap((each) => constraint(each, made.column.name) ?? []));
		} else if (own !== void 0) {
			const made = constraint(own, null);
			if (made === null) return false;
			parts.push(made);
		} else return false;
	}
	for (let at$ = 0, list$ = parts.map((each) => completed(db, each)); at$ < list$.length; at$++) {
		const part = list$[at$];
		if (part.kind === "primary") table = {
			...table,
			primaryKey: part,
			columns: table.columns.map((each) => part.columns.includes(each.name) && !db.sqlite ? {
				...each,
				nullable: false
			} : each)
		};
		else if (part.kind === "unique") table = {
			...table,
			uniques: [...table.uniques, part]
		};
		else if (part.kind === "foreignkey") table = {
			...table,
			foreignKeys: [...table.foreignKeys, part]
		};
		else if (part.kind === "check") table = {
			...table,
			checks: [...table.checks, part]
		};
	}
	const spec = get(node, "partspec") === void 0 ? null : PARTITION_BY.exec(statement.text)?.[1] ?? "?";
	createTable(db, spec === null ? table : {
		...table,
		partitioned: canonicalSql(spec)
	}, at, get(node, "if_not_exists") === true);
	return spec !== "?";
}
/** How rows are divided, which stands at the end of a statement. */
const PARTITION_BY = /\bPARTITION\s+BY\s+(\w+\s*\([\s\S]*\))\s*(?:(?:USING|WITH|TABLESPACE)\b[^()]*(?:\([^()]*\))?\s*)*;?\s*$/i;
/** Which rows a partition holds. */
const BOUND = /\b(FOR\s+VALUES\s+[\s\S]*?|DEFAULT)\s*(?:PARTITION\s+BY\b[\s\S]*)?;?\s*$/i;
/** `CREATE TABLE … PARTITION OF …`: a table that has what the other one has, and goes with it. */
function createPartition(db, { node, text }, where, at) {
	const parent = relation(get(node, "inhRelations", 0, "RangeVar"));
	const bound = BOUND.exec(text)?.[1];
	if (parent === null || bound === void 0 || listAt(node, "tableElts").length > 0 || get(node, "partspec") !== void 0) return false;
	const ifNotExists = get(node, "if_not_exists") === true;
	const of = db.table(parent.name, parent.schema, at);
	if (!of.open && of.partitioned === void 0) {
		db.check(at);
		db.fail("WrongObjectType", `${of.name} is not partitioned`, at);
	}
	const table = {
		...emptyTable(where.name, where.schema, true),
		partOf: {
			table: tableKey(parent.name, parent.schema),
			bound: canonicalSql(bound)
		}
	};
	createTable(db, table, at, ifNotExists);
	return true;
}

// src/domain/alembic/sql/alter-table.ts
function alterTable(db, statement, at) {
	const { node } = statement;
	const where = relation(get(node, "relation"));
	if (where === null || textAt(node, "objtype") !== "OBJECT_TABLE") return false;
	if (get(node, "missing_ok") === true && !db.has(where.name, where.schema)) return true;
	const passes = inPasses(db, node);
	if (passes.length > 1) db.schema.rows.delete(tableKey(where.name, where.schema));
	let known = true;
	for (let at$ = 0, list$ = passes; at$ < list$.length; at$++) {
		const command = list$[at$];
		known = alterCommand(db, where, command, statement.source, at) && known;
	}
	return known;
}
/** The commands of a statement in the order in which they are done: PostgreSQL takes away first, in whatever order they are written. */
function inPasses(db, node) {
	const commands = listAt(node, "cmds").map((each) => get(each, "AlterTableCmd"));
	if (!db.postgresql) return commands;
	const takesAway = (command) => {
		const subtype = textAt(command, "subtype") ?? "";
		return subtype.startsWith("AT_Drop") || subtype === "AT_ColumnDefault" && get(command, "def") === void 0;
	};
	return [...commands.filter(takesAway), ...commands.filter((command) => !takesAway(command))];
}
function alterCommand(db, where, command, source, at) {
	const name = textAt(command, "name") ?? "";
	const { name: table, schema } = where;
	const options = {
		ifExists: get(command, "missing_ok") === true,
		cascade: textAt(command, "behavior") === "DROP_CASCADE"
	};
	const subtype = textAt(command, "subtype") ?? "";
	if (db.sqlite && subtype !== "AT_AddColumn" && subtype !== "AT_DropColumn") {
		db.check(at);
		db.fail("OperationalError", "SQLite has no such ALTER TABLE", at);
	}
	switch (subtype) {
		case "AT_AddColumn": {
			const made = column(db, get(command, "def", "ColumnDef"), source);
			addColumn(db, table, schema, made.column, at, options.ifExists);
			for (let at$ = 0, list$ = made.constraints; at$ < list$.length; at$++) {
				const each = list$[at$];
				const part = constraint(each, made.column.name);
				if (part !== null) addConstraint(db, table, schema, completed(db, part), at);
			}
			return true;
		}
		case "AT_DropColumn":
			dropColumn(db, table, schema, name, at, options);
			return true;
		case "AT_AlterColumnType": {
			const definition = get(command, "def", "ColumnDef");
			const { serial: _serial, ...type } = sqlType(db, get(definition, "typeName"), source, db.dialect);
			const using = get(definition, "raw_default");
			const from = using === void 0 ? null : expressionText(using);
			const casts = using === void 0 || !db.postgresql ? null : castsOf(db, using, name, source);
			const parts = {
				...from === null ? {} : { from },
				...casts === null ? {} : { casts }
			};
			alterColumn(db, table, schema, name, {
				type,
				using: using !== void 0,
				...parts
			}, at);
			return true;
		}
		case "AT_ColumnDefault": {
			const given = get(command, "def");
			const text = given === void 0 ? null : expressionText(given);
			alterColumn(db, table, schema, name, { default: given === void 0 ? null : text === null ? { unknown: at.start } : defaultOf(db, text) }, at);
			return true;
		}
		case "AT_SetNotNull":
		case "AT_DropNotNull":
			alterColumn(db, table, schema, name, { nullable: subtype === "AT_DropNotNull" }, at);
			return true;
		case "AT_AddIdentity":
			alterColumn(db, table, schema, name, {
				...identityOf(get(command, "def", "Constraint")),
				needs: "no identity"
			}, at);
			return true;
		case "AT_DropIdentity": {
			const isAsked = get(command, "missing_ok") === true;
			alterColumn(db, table, schema, name, {
				identity: null,
				...isAsked ? {} : { needs: "identity" }
			}, at);
			return true;
		}
		case "AT_AddConstraint": {
			const part = get(command, "def", "Constraint");
			const indexName = textAt(part, "indexname");
			if (indexName !== null) return usingIndex(db, where, part, indexName, at);
			const made = constraint(part, null);
			if (made !== null) addConstraint(db, table, schema, completed(db, made), at);
			return made !== null;
		}
		case "AT_DropConstraint":
			dropConstraint(db, table, schema, name, null, at, options);
			return true;
		case "AT_ValidateConstraint": return validate(db, where, name, at);
		case "AT_SetStatistics":
		case "AT_SetStorage":
		case "AT_ChangeOwner":
		case "AT_SetRelOptions":
		case "AT_ResetRelOptions":
		case "AT_ReplicaIdentity":
		case "AT_ClusterOn": return true;
		case "AT_EnableRowSecurity":
		case "AT_DisableRowSecurity":
		case "AT_ForceRowSecurity":
		case "AT_NoForceRowSecurity": {
			const id = `other ${subtype.includes("Force") ? "forced " : ""}row security of ${tableKey(table, schema)}`;
			if (db.begin(subtype, tableKey(table, schema), null, at)) {
				if (subtype === "AT_EnableRowSecurity" || subtype === "AT_ForceRowSecurity") db.schema.opaques.set(id, {
					kind: "other",
					name: id.slice(6),
					table: tableKey(table, schema),
					definition: "on"
				});
				else db.schema.opaques.delete(id);
			}
			return true;
		}
		default: return false;
	}
}
/** `VALIDATE CONSTRAINT` checks the rows that `NOT VALID` left. */
function validate(db, where, name, at) {
	const key = tableKey(where.name, where.schema);
	db.note("validate_constraint", key, name, at);
	const table = db.schema.tables.get(key);
	const checked = (each) => {
		const { notValid: _notValid, ...rest } = each;
		return each.name === name ? rest : each;
	};
	if (table !== void 0) db.put({
		...table,
		foreignKeys: table.foreignKeys.map(checked),
		checks: table.checks.map(checked)
	});
	return true;
}
/** `ADD CONSTRAINT … USING INDEX` turns an index into a constraint of its own name. */
function usingIndex(db, where, part, indexName, at) {
	const found = db.table(where.name, where.schema, at).indexes.find((each) => each.name === indexName);
	if (found === void 0) return false;
	dropIndex(db, indexName, where.name, where.schema, at);
	const name = textAt(part, "conname") ?? indexName;
	addConstraint(db, where.name, where.schema, {
		kind: textAt(part, "contype") === "CONSTR_PRIMARY" ? "primary" : "unique",
		name,
		columns: found.columns
	}, at);
	return true;
}

// src/domain/alembic/database/functions.ts
/**
* Makes a function. Those of one name that take other types stand side by side: alone a function has the key of its name, among
* others that of its signature, so that the order in which they come and go does not matter.
*/
function createFunction(db, made, at, options) {
	const others = named$4(db, made.name);
	const same = others.find(([, { signature }]) => signature === made.signature);
	if (!(made.signature !== void 0 && others.length > 0 && others.every(([, { signature }]) => signature !== void 0)) || same !== void 0 && others.length === 1) {
		createOpaque(db, made, at, options);
		return;
	}
	if (!db.begin("create_function", null, made.name, at)) return;
	if (same !== void 0 && !options.replace) {
		db.fail("DuplicateFunction", `function ${made.name} already exists with same argument types`, at);
		return;
	}
	for (let at$ = 0, list$ = others; at$ < list$.length; at$++) {
		const id = list$[at$][0];
		db.schema.opaques.delete(id);
	}
	const spelled = {
		...made,
		definition: made.definition === null ? null : canonicalSql(made.definition)
	};
	for (let at$ = 0, list$ = [...others.map((other$of) => {
		return other$of[1];
	}).filter(({ signature }) => signature !== made.signature), spelled]; at$ < list$.length; at$++) {
		const each = list$[at$];
		db.schema.opaques.set(keyOf$3(each), each);
	}
	db.know(opaqueKey("function", made.name, null));
}
/** Drops the function of a name that takes the types of the signature; null where none are written. */
function dropFunction(db, name, signature, at, ifExists) {
	const all = named$4(db, name);
	const only = all[0];
	if (all.length <= 1) {
		if (only?.[1].signature !== void 0 && signature !== null && only[1].signature !== signature) dropOther(db, name, signature, at, ifExists);
		else dropOpaque(db, "function", name, null, at, ifExists);
		return;
	}
	if (!db.begin("drop_function", null, name, at)) return;
	const gone = all.find((each$of) => {
		return each$of[1].signature === signature;
	});
	if (gone === void 0) {
		if (signature === null) db.fail("AmbiguousFunction", `function name "${name}" is not unique`, at);
		else if (!ifExists) db.fail("UndefinedFunction", `function ${name}(${signature}) does not exist`, at, missing(db, name));
		return;
	}
	db.schema.opaques.delete(gone[0]);
	const left = all.filter((each) => each !== gone);
	const last = left[0];
	if (left.length > 1 || last === void 0) return;
	db.schema.opaques.delete(last[0]);
	db.schema.opaques.set(opaqueKey("function", name, null), last[1]);
}
/** A function of the name is there, and takes other types: one that is older than the history may be meant. */
function dropOther(db, name, signature, at, ifExists) {
	if (!db.begin("drop_function", null, name, at) || ifExists) return;
	const older = {
		kind: "function",
		name,
		table: null,
		definition: null,
		signature
	};
	if (db.assuming && db.openWorld) db.older().opaques.set(keyOf$3(older), older);
	else db.fail("UndefinedFunction", `function ${name}(${signature}) does not exist`, at, missing(db, name));
}
function named$4(db, name) {
	return [...db.schema.opaques].filter((each$of) => {
		const each = each$of[1];
		return each.kind === "function" && each.name === name;
	});
}
function keyOf$3({ name, signature }) {
	return `${opaqueKey("function", name, null)}(${signature ?? ""})`;
}

// src/domain/alembic/sql/schemas.ts
/** `DROP SCHEMA`: with `CASCADE`, all that it holds goes with it. False where that is not known. */
function dropSchema(db, name, at, { ifExists, cascade }) {
	const known = db.schema.opaques.has(opaqueKey("schema", name, null));
	const tables = [...db.schema.tables.values()].filter(({ schema }) => schema === name);
	const others = [...db.schema.opaques.values()].filter((each) => liesIn(each, name));
	const types = [...db.schema.homes].flatMap((type$of) => {
		const type = type$of[0];
		return type$of[1].split(" ").includes(name) ? [type] : [];
	});
	if (db.postgresql && known && !cascade) {
		const held = [
			...tables.map((table) => tableKey(table.name, name)),
			...others.map((each) => each.name),
			...types
		][0];
		if (held !== void 0) db.fail("DependentObjectsStillExist", `the schema ${name} holds ${held}`, at, refusal(name));
	}
	if (cascade) {
		if (!known && (db.openWorld || tables.length > 0)) return false;
		for (let at$ = 0, list$ = tables; at$ < list$.length; at$++) {
			const table = list$[at$];
			if (db.has(table.name, table.schema)) dropTable(db, table.name, table.schema, at, {
				cascade: true,
				ifExists: true
			});
		}
		for (let at$ = 0, list$ = others; at$ < list$.length; at$++) {
			const each = list$[at$];
			if (each.kind !== "index" && db.schema.opaques.has(opaqueKey(each.kind, each.name, each.table))) dropOpaque(db, each.kind, each.name, each.table, at, true, true);
		}
		for (let at$ = 0, list$ = types; at$ < list$.length; at$++) {
			const type = list$[at$];
			dropEnum(db, type, at, {
				ifExists: true,
				cascade: true
			});
		}
	}
	dropOpaque(db, "schema", name, null, at, ifExists);
	const sequences = others.flatMap((each) => each.kind === "sequence" ? [`nextval(${bareName(each.name)})`] : []);
	return !(cascade && isSpokenOf(db, name, sequences));
}
/** Whether what is left elsewhere speaks of something in a schema: a default, an index, a trigger that goes with what it calls. */
function isSpokenOf({ schema: { tables, opaques } }, name, sequences) {
	const word = new RegExp(`(?<![\\w"])"?${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"?\\s*\\.`, "i");
	const speaks = (text) => text != null && (word.test(text) || sequences.includes(text));
	for (const { columns, indexes, checks } of tables.values()) {
		if (columns.some(({ default: value, computed }) => speaks(value) || speaks(computed))) return true;
		if (indexes.some(({ options, parts }) => speaks(options) || parts.some(speaks)) || checks.some(({ expression }) => speaks(expression))) return true;
	}
	return [...opaques.values()].some(({ definition }) => speaks(definition));
}
/** Whether a view, function, sequence or domain lies in a schema. */
function liesIn({ kind, name }, schema) {
	return /^(view|function|sequence|domain)$/.test(kind) && name.startsWith(`${schema}.`);
}
/** By which words in types, defaults and definitions an extension is used. */
const USES = /* @__PURE__ */ new Map([
	["vector", /vector|halfvec|sparsevec|hnsw|ivfflat/i],
	["postgis", /geometry|geography|raster|\bst_|box[23]d/i],
	["citext", /citext/i],
	["hstore", /hstore/i],
	["ltree", /ltree|lquery/i],
	["uuid-ossp", /uuid_(?:generate|nil|ns)/i],
	["pgcrypto", /gen_random|gen_salt|crypt|digest|hmac|armor|pgp_/i],
	["pg_trgm", /trgm|similarity|(?:show|set)_limit|%/i],
	["unaccent", /unaccent/i],
	["fuzzystrmatch", /levenshtein|soundex|metaphone|difference|daitch/i],
	["pg_stat_statements", /pg_stat_statements/i]
]);
/** `DROP EXTENSION … CASCADE`: false where something may use what goes with it. */
function dropExtension(db, name, at, { ifExists, cascade }) {
	if (cascade && usesExtension(db, name)) return false;
	dropOpaque(db, "extension", name, null, at, ifExists);
	return true;
}
function usesExtension(db, name) {
	const words = USES.get(name);
	const { tables, opaques } = db.schema;
	const rest = [...opaques.values()].filter(({ kind }) => !/^(extension|schema|sequence)$/.test(kind));
	if (words === void 0) return tables.size + rest.length > 0;
	const said = (text) => text === null || text !== void 0 && words.test(text);
	for (const { open, columns, indexes, checks } of tables.values()) {
		if (open || columns.some(({ type, default: value, computed }) => said(type.text) || said(value ?? "") || said(computed ?? ""))) return true;
		if (indexes.some(({ options, parts }) => said(options) || parts.some(said)) || checks.some(({ expression }) => said(expression))) return true;
	}
	return rest.some(({ definition }) => said(definition));
}

// src/domain/alembic/sql/drop-rename.ts
const POSTGRESQL_HAS = /* @__PURE__ */ new Set([
	"OBJECT_TYPE",
	"OBJECT_DOMAIN",
	"OBJECT_EXTENSION",
	"OBJECT_POLICY",
	"OBJECT_RULE",
	"OBJECT_MATVIEW"
]);
const SERVERS_HAVE = /* @__PURE__ */ new Set([
	"OBJECT_FUNCTION",
	"OBJECT_PROCEDURE",
	"OBJECT_SEQUENCE",
	"OBJECT_SCHEMA"
]);
/** What stands on a table or a view, under a name of its own there. */
const ON_TABLES = {
	OBJECT_TRIGGER: "trigger",
	OBJECT_POLICY: "policy",
	OBJECT_RULE: "rule"
};
function drop(db, node, at) {
	const options = {
		ifExists: get(node, "missing_ok") === true,
		cascade: textAt(node, "behavior") === "DROP_CASCADE"
	};
	const type = textAt(node, "removeType") ?? "";
	if (!db.postgresql && POSTGRESQL_HAS.has(type) || db.sqlite && SERVERS_HAVE.has(type)) {
		db.check(at);
		db.fail("OperationalError", `${db.sqlite ? "SQLite" : "MySQL"} has no DROP ${type.slice(type.indexOf("_") + 1)}`, at);
	}
	if (get(node, "concurrent") === true && db.postgresql && db.autocommit === 0) db.failConcurrent("DROP INDEX CONCURRENTLY", at);
	for (let at$ = 0, list$ = listAt(node, "objects"); at$ < list$.length; at$++) {
		const object = list$[at$];
		const names = strings(listAt(object, "List", "items"));
		const name = names.at(-1) ?? "";
		const schema = names.length > 1 ? names.at(-2) ?? null : null;
		switch (type) {
			case "OBJECT_TABLE":
				dropTable(db, name, schema, at, options);
				break;
			case "OBJECT_INDEX":
				dropIndex(db, name, null, schema, at, options.ifExists);
				break;
			case "OBJECT_TYPE":
			case "OBJECT_DOMAIN": {
				const dropped = strings(listAt(object, "TypeName", "names"));
				if (type === "OBJECT_DOMAIN" && db.schema.opaques.has(opaqueKey("domain", keyIn(dropped), null))) {
					dropOpaque(db, "domain", keyIn(dropped), null, at, options.ifExists, options.cascade);
					return false;
				}
				dropEnum(db, dropped.at(-1) ?? "", at, options);
				break;
			}
			case "OBJECT_TRIGGER":
			case "OBJECT_POLICY":
			case "OBJECT_RULE": {
				const table = tableKey(names.at(-2) ?? "", names.length > 2 ? names.at(-3) : null);
				const kind = ON_TABLES[type];
				dropOpaque(db, kind, kind === "trigger" ? name : `${name} on ${table}`, table, at, options.ifExists);
				break;
			}
			case "OBJECT_FUNCTION":
			case "OBJECT_PROCEDURE": {
				const called = strings(listAt(object, "ObjectWithArgs", "objname"));
				const own = keyIn(called);
				if (called[0] === "pg_temp") break;
				const unspecified = get(object, "ObjectWithArgs", "args_unspecified") === true;
				const types = listAt(object, "ObjectWithArgs", "objargs").map((each) => get(each, "TypeName"));
				dropFunction(db, own, unspecified ? null : signatureOf(types), at, options.ifExists);
				if (options.cascade) dropCallers(db, own);
				break;
			}
			case "OBJECT_VIEW":
			case "OBJECT_MATVIEW":
				requireKind(db, keyIn(names), type === "OBJECT_MATVIEW", at);
				dropOpaque(db, "view", keyIn(names), null, at, options.ifExists, options.cascade);
				break;
			case "OBJECT_SEQUENCE":
				dropSequence(db, name, schema, at, options);
				break;
			case "OBJECT_EXTENSION":
				if (!dropExtension(db, textAt(object, "String", "sval") ?? name, at, options)) return false;
				break;
			case "OBJECT_SCHEMA":
				if (!dropSchema(db, textAt(object, "String", "sval") ?? name, at, options)) return false;
				break;
			default: return false;
		}
	}
	return true;
}
function rename(db, node, at) {
	const where = relation(get(node, "relation"));
	const from$of = [textAt(node, "subname") ?? "", textAt(node, "newname") ?? ""], from = from$of[0], to = from$of[1];
	switch (textAt(node, "renameType")) {
		case "OBJECT_TABLE":
			if (where !== null && !(get(node, "missing_ok") === true && !db.has(where.name, where.schema))) renameTable(db, where.name, to, where.schema, at);
			return where !== null;
		case "OBJECT_COLUMN":
			if (where !== null) alterColumn(db, where.name, where.schema, from, { name: to }, at);
			return where !== null;
		case "OBJECT_TABCONSTRAINT": return where !== null && renameIn(db, withOlder(db, db.table(where.name, where.schema, at), from), from, to, at);
		case "OBJECT_INDEX": {
			const owner = [...db.schema.tables.values()].find((each) => each.indexes.some((one) => one.name === where?.name)) ?? [...db.schema.tables.values()].find((each) => each.primaryKey?.name === where?.name || each.uniques.some((one) => one.name === where?.name));
			if (owner === void 0 && where !== null && renameOpaque(db, "index", where, to, at)) return true;
			if (owner === void 0 && get(node, "missing_ok") === true && !db.openWorld) return true;
			if (owner === void 0 && where !== null && !db.openWorld) {
				db.requireNames();
				db.fail("UndefinedTable", `index ${where.name} does not exist`, at, missing(db, where.name));
			}
			return owner !== void 0 && where !== null && renameIn(db, owner, where.name, to, at);
		}
		case "OBJECT_TYPE":
			renameEnum(db, strings(listAt(node, "object", "List", "items")).at(-1) ?? "", to, at);
			return true;
		case "OBJECT_SEQUENCE": {
			const table = [...db.schema.tables.values()].find((each) => each.columns.some((one) => one.sequence === where?.name));
			if (table !== void 0 && db.begin("rename_sequence", null, to, at)) db.put({
				...table,
				columns: table.columns.map((each) => each.sequence === where?.name ? {
					...each,
					sequence: to,
					default: `nextval(${to})`
				} : each)
			});
			if (table === void 0 && (where === null || !renameOpaque(db, "sequence", where, to, at))) return false;
			if (where !== null) followSequence(db, where.name, to);
			return true;
		}
		case "OBJECT_VIEW":
		case "OBJECT_MATVIEW": return where !== null && renameView(db, where, to, at);
		case "OBJECT_TRIGGER":
		case "OBJECT_POLICY":
		case "OBJECT_RULE": {
			const kind = ON_TABLES[textAt(node, "renameType")];
			return where !== null && renameOnTable(db, kind, tableKey(where.name, where.schema), {
				from,
				to
			}, at);
		}
		case "OBJECT_FUNCTION": return renameFunction(db, strings(listAt(node, "object", "ObjectWithArgs", "objname")), to, at);
		default: return false;
	}
}
/** A function under another name, by which all that holds the function itself calls it from then on; the body of another one holds a text. */
function renameFunction(db, names, bare, at) {
	const from$of = [names.at(-1) ?? "", tableKey(bare, names.at(-2))], from = from$of[0], to = from$of[1];
	const id = opaqueKey("function", keyIn(names), null);
	const found = db.schema.opaques.get(id);
	if (found === void 0 || db.schema.opaques.has(opaqueKey("function", to, null))) return false;
	if (!db.begin("rename_function", null, keyIn(names), at)) return true;
	const called = new RegExp(`(?<![\\w$])${from.replace(/\W/g, "\\$&")}(?="?\\s*\\()`, "g");
	db.schema.opaques.delete(id);
	db.schema.opaques.set(opaqueKey("function", to, null), {
		...found,
		name: to
	});
	for (const key$of of db.schema.opaques) {
		const key = key$of[0], each = key$of[1];
		if (each.definition !== null && HOLDS_FUNCTIONS.test(each.kind)) db.schema.opaques.set(key, {
			...each,
			definition: each.definition.replace(called, () => bare)
		});
	}
	return true;
}
/** An index or sequence that belongs to nothing that is known: older than the history, where that rests on older tables. */
function renameOpaque(db, kind, where, bare, at) {
	const from$of = [tableKey(where.name, where.schema), tableKey(bare, where.schema)], from = from$of[0], to = from$of[1];
	const id = opaqueKey(kind, from, null);
	if (!db.schema.opaques.has(id)) {
		if (!db.assuming || !db.openWorld || db.known.has(id)) return false;
		db.know(id);
		const older = {
			kind,
			name: from,
			table: null,
			definition: null
		};
		db.older().opaques.set(id, older);
		db.schema.opaques.set(id, older);
	}
	const found = db.schema.opaques.get(id);
	const other = opaqueKey(kind, to, null);
	if (found === void 0 || db.schema.opaques.has(other)) return false;
	if (!db.begin(`rename_${kind}`, null, from, at)) return true;
	db.schema.opaques.delete(id);
	db.schema.opaques.set(other, {
		...found,
		name: to
	});
	db.know(other);
	return true;
}
/** A view under another name. What reads it follows it, under a text that names it as it was: that is left open. */
function renameView(db, where, bare, at) {
	const from$of = [tableKey(where.name, where.schema), tableKey(bare, where.schema)], from = from$of[0], to = from$of[1];
	const id$of = [opaqueKey("view", from, null), opaqueKey("view", to, null)], id = id$of[0], other = id$of[1];
	const found = db.schema.opaques.get(id);
	const isRead = [...db.schema.opaques.values()].some(({ reads }) => reads?.has(from) === true);
	if (found === void 0 || isRead || db.schema.opaques.has(other)) return false;
	if (!db.begin("rename_view", null, from, at)) return true;
	db.schema.opaques.delete(id);
	db.schema.opaques.set(other, {
		...found,
		name: to
	});
	db.know(other);
	for (const key$of of db.schema.opaques) {
		const key = key$of[0], each = key$of[1];
		if (each.kind === "index" && each.table === from) db.schema.opaques.set(key, {
			...each,
			table: to
		});
	}
	return true;
}
/** A table that is older than the history has the constraint that is renamed. */
function withOlder(db, table, name) {
	return !table.open || table.gone.has(`constraint ${name}`) || constraintOf$1(table, name) !== void 0 ? table : db.assume(table, (old) => withAssumed(old, name, null));
}
/** Renames a constraint or index of a table. */
function renameIn(db, table, from, to, at) {
	if (!db.begin("rename_constraint", tableKey(table.name, table.schema), from, at)) return true;
	let found = false;
	const named = (each) => {
		found ||= each.name === from;
		return each.name === from ? {
			...each,
			name: to
		} : each;
	};
	const made = {
		...table,
		primaryKey: table.primaryKey === null ? null : named(table.primaryKey),
		uniques: table.uniques.map(named),
		foreignKeys: table.foreignKeys.map(named),
		checks: table.checks.map(named),
		indexes: table.indexes.map(named)
	};
	if (!found && !table.open) {
		db.requireNames();
		db.fail("UndefinedObject", `${from} does not exist on ${table.name}`, at, absent(table, from));
	}
	db.put(made);
	return found;
}
/** Fails where a view is dropped as a materialized one, or the other way round: PostgreSQL refuses that with IF EXISTS as well. */
function requireKind(db, name, materialized, at) {
	const definition = db.schema.opaques.get(opaqueKey("view", name, null))?.definition ?? null;
	if (!db.postgresql || definition === null || /^\s*create\s+materialized\b/i.test(definition) === materialized) return;
	if (!/^\s*create\b/i.test(definition)) return;
	const message = `${name} is ${materialized ? "no materialized view" : "a materialized view, which DROP VIEW does not drop"}`;
	db.fail("WrongObjectType", message, at, {
		kind: "refused",
		table: null,
		name,
		by: null
	});
}

// src/domain/alembic/sql/outputs.ts
/** What stands in the place of a column's name that is not known, with what it is made of. */
const UNNAMED = "? ";
/** The columns of a parsed query by their names, in order, as PostgreSQL gives them; `aliases`: the names of the view itself. */
function outputsOf(query, aliases = []) {
	const select = get(query, "SelectStmt");
	const first = get(select, "larg");
	if (first !== void 0) return renamed(outputsOf({ SelectStmt: first }), aliases);
	return renamed(listAt(select, "targetList").map((each) => {
		const value = get(each, "ResTarget", "val");
		return textAt(each, "ResTarget", "name") ?? named$3(value) ?? `${"? "}${plain$1(value)}`;
	}), aliases);
}
function renamed(names, aliases) {
	const given = strings(aliases);
	return names.map((name, i) => given[i] ?? name);
}
/** The name of an expression without one of its own; null where it is not known. */
function named$3(node) {
	const fields = listAt(node, "ColumnRef", "fields");
	if (fields.length > 0) return fields.some((field) => get(field, "A_Star") !== void 0) ? null : strings(fields).at(-1) ?? null;
	const called = strings(listAt(node, "FuncCall", "funcname")).at(-1);
	if (called !== void 0) return called;
	if (get(node, "CoalesceExpr") !== void 0) return "coalesce";
	if (get(node, "CaseExpr") !== void 0) {
		const rest = get(node, "CaseExpr", "defresult");
		return rest === void 0 || get(rest, "A_Const") !== void 0 ? "case" : null;
	}
	const cast = get(node, "TypeCast", "arg");
	return get(cast, "ColumnRef") === void 0 && get(cast, "FuncCall") === void 0 ? null : named$3(cast);
}
/** A node without the places where it stands. */
function plain$1(node) {
	return JSON.stringify(node, (key, value) => key === "location" ? void 0 : value) ?? "";
}

// src/domain/alembic/sql/sequences.ts
/** What `OWNED BY` of a sequence names; null for none, undefined where other options stand beside it. */
function ownerIn(node) {
	const options = listAt(node, "options").map((each) => get(each, "DefElem"));
	const owned = options.find((each) => textAt(each, "defname") === "owned_by");
	if (owned === void 0) return options.length === 0 ? null : void 0;
	const names = strings(listAt(owned, "arg", "List", "items"));
	const column$of = [names.at(-1), names.at(-2)], column = column$of[0], table = column$of[1];
	return column === void 0 || table === void 0 ? null : {
		table: tableKey(table, names.at(-3)),
		column
	};
}

// src/domain/alembic/sql/objects.ts
function index$1(db, node, at) {
	const where = relation(get(node, "relation"));
	const name = textAt(node, "idxname");
	if (where === null || name === null) return false;
	if (get(node, "concurrent") === true && db.postgresql && db.autocommit === 0) db.failConcurrent("CREATE INDEX CONCURRENTLY", at);
	const parts = [];
	const written = [];
	const classes = [];
	let expression = false;
	for (let at$ = 0, list$ = listAt(node, "indexParams"); at$ < list$.length; at$++) {
		const each = list$[at$];
		const element = get(each, "IndexElem");
		const plain = textAt(element, "name");
		const text = plain ?? expressionText(get(element, "expr"));
		const ordering = textAt(element, "ordering") === "SORTBY_DESC" && !db.sqlite ? " desc" : "";
		const operators = strings(listAt(element, "opclass")).at(-1);
		if (operators !== void 0) classes.push(`${plain}:${operators}`);
		expression ||= plain === null || ordering !== "";
		parts.push(text === null ? null : canonicalSql(`${text}${ordering}`));
		written.push(text === null ? null : `${text}${ordering}`);
	}
	const condition = get(node, "whereClause");
	const conditionText = condition === void 0 ? "" : expressionText(condition);
	const method = textAt(node, "accessMethod");
	const include = listAt(node, "indexIncludingParams").map((each) => textAt(each, "IndexElem", "name"));
	const options = conditionText === null ? null : [
		...include.length > 0 ? [`include ${include.join(",")}`] : [],
		...classes.length > 0 ? [`ops ${canonicalSql(classes.join(","))}`] : [],
		...method !== null && method !== "btree" ? [`using ${method}`] : [],
		...conditionText === "" ? [] : [`where ${canonicalSql(conditionText)}`]
	].join(" ");
	const made = {
		name,
		unique: get(node, "unique") === true,
		parts,
		columns: [...new Set(columnsOfIndex(node))],
		options,
		written: {
			parts: written,
			where: conditionText === "" ? null : conditionText
		},
		expression,
		implicit: false
	};
	requireComparable(db, db.schema.tables.get(tableKey(where.name, where.schema)), condition, at);
	createIndex(db, where.name, where.schema, made, at, get(node, "if_not_exists") === true, get(node, "concurrent") === true);
	return true;
}
function columnsOfIndex(node) {
	return listAt(node, "indexParams").flatMap((each) => textAt(each, "IndexElem", "name") ?? columnsIn(get(each, "IndexElem", "expr")));
}
function alterEnum(db, node, at) {
	const name = strings(listAt(node, "typeName")).at(-1) ?? "";
	const value$of = [
		textAt(node, "newVal") ?? "",
		textAt(node, "oldVal"),
		textAt(node, "newValNeighbor")
	], value = value$of[0], old = value$of[1], neighbour = value$of[2];
	if (old !== null) renameEnumValue(db, name, old, value, at);
	else {
		const after = get(node, "newValIsAfter") === true;
		addEnumValue(db, name, value, at, {
			ifNotExists: get(node, "skipIfNewValExists") === true,
			after: after ? neighbour : null,
			before: after ? null : neighbour
		});
	}
	return true;
}
/** PostgreSQL replaces a view by one that has all of its columns, in their places, and may have more behind them. */
function requireSameOutputs(db, name, outputs, at) {
	const before = db.postgresql && !db.maybe() ? db.schema.opaques.get(opaqueKey("view", name, null))?.outputs : void 0;
	if (before === void 0) return;
	const other = before.findIndex((column, i) => column !== outputs[i]);
	if (other < 0) return;
	const was$of = [before[other] ?? "", outputs[other]], was = was$of[0], is = was$of[1];
	if ([...before.slice(0, other + 1), ...outputs.slice(0, other + 1)].some((column) => column.startsWith("? "))) {
		db.blind(`whether the columns of the view ${name} stay as they are is not known`, at);
		return;
	}
	const message = outputs.length < before.length ? `cannot drop columns from view ${name}` : `cannot change name of view column ${was} to ${is} (${name})`;
	db.fail("InvalidTableDefinition", message, at, refusal(name));
}
function opaque(db, statement, at) {
	const { node, text } = statement;
	const make = (kind, name, table, definition, options, query) => {
		const selected = query === void 0 ? null : selectedBy(query);
		const read = selected === null ? null : readBy(db, selected);
		if (read !== null && !db.maybe()) requireReadable(db, name, read, at);
		if (selected !== null && !db.maybe()) requireColumnsOf(db, name, selected, at);
		const outputs = outputsOf(query, listAt(node, "aliases"));
		const reads = read === null ? {} : {
			reads: read,
			outputs
		};
		if (kind === "view" && read !== null && options.replace === true) requireSameOutputs(db, name, outputs, at);
		createOpaque(db, {
			kind,
			name,
			table,
			definition,
			written: text,
			...reads
		}, at, options);
		return true;
	};
	switch (statement.kind) {
		case "ViewStmt": return make("view", tableKey(textAt(node, "view", "relname") ?? "", textAt(node, "view", "schemaname")), null, text.replace(/^create\s+(or\s+replace\s+)?/i, ""), { replace: get(node, "replace") === true }, get(node, "query"));
		case "CreateTableAsStmt": return textAt(node, "objtype") === "OBJECT_MATVIEW" ? make("view", tableKey(textAt(node, "into", "rel", "relname") ?? "", textAt(node, "into", "rel", "schemaname")), null, text, { ifNotExists: get(node, "if_not_exists") === true }, get(node, "query")) : createTableAs(db, statement, at);
		case "CreateFunctionStmt":
			if (strings(listAt(node, "funcname"))[0] === "pg_temp") return true;
			createFunction(db, {
				kind: "function",
				name: keyIn(strings(listAt(node, "funcname"))),
				table: null,
				definition: text.replace(/^create\s+(or\s+replace\s+)?/i, ""),
				written: text,
				signature: signatureOf(inputTypes(node))
			}, at, { replace: get(node, "replace") === true });
			return true;
		case "CreateTrigStmt": {
			const where = relation(get(node, "relation"));
			return where === null ? false : make("trigger", textAt(node, "trigname") ?? "", tableKey(where.name, where.schema), text.replace(/^create\s+(or\s+replace\s+)?/i, ""), { replace: get(node, "replace") === true });
		}
		case "CreatePolicyStmt": {
			const where = relation(get(node, "table"));
			return where === null ? false : make("policy", `${textAt(node, "policy_name") ?? ""} on ${tableKey(where.name, where.schema)}`, tableKey(where.name, where.schema), text, {});
		}
		case "RuleStmt": {
			const where = relation(get(node, "relation"));
			if (where === null) return false;
			const table = tableKey(where.name, where.schema);
			const definition = text.replace(/^\s*create\s+(?:or\s+replace\s+)?rule\s+(?:"[^"]*"|\S+)\s+as\s+on\s+(\w+)\s+to\s+\S+/i, "on $1");
			return make("rule", `${textAt(node, "rulename") ?? ""} on ${table}`, table, definition, { replace: get(node, "replace") === true });
		}
		case "CreateExtensionStmt": return make("extension", textAt(node, "extname") ?? "", null, get(node, "if_not_exists") === true ? SHARED : "", { ifNotExists: get(node, "if_not_exists") === true });
		case "CreateSchemaStmt": return listAt(node, "schemaElts").length > 0 ? false : make("schema", textAt(node, "schemaname") ?? "", null, "", { ifNotExists: get(node, "if_not_exists") === true });
		case "CreateDomainStmt":
			make("domain", keyIn(strings(listAt(node, "domainname"))), null, text, {});
			return false;
		case "CreateSeqStmt": {
			const name = tableKey(textAt(node, "sequence", "relname") ?? "", textAt(node, "sequence", "schemaname"));
			const owner = ownerIn(node);
			make("sequence", name, null, text, { ifNotExists: get(node, "if_not_exists") === true });
			if (owner !== null && owner !== void 0) own(db, name, owner);
			return true;
		}
		case "AlterSeqStmt": {
			const owner = ownerIn(node);
			const name = tableKey(textAt(node, "sequence", "relname") ?? "", textAt(node, "sequence", "schemaname"));
			if (listAt(node, "options").every((each) => textAt(each, "DefElem", "defname") === "restart")) return true;
			if (owner === null || owner === void 0 || !db.schema.opaques.has(opaqueKey("sequence", name, null))) return false;
			if (db.begin("alter_sequence", owner.table, name, at)) own(db, name, owner);
			return true;
		}
		case "CommentStmt": return comment(db, node, at);
		default: return false;
	}
}
/** `CREATE TABLE … AS`: the columns of a plain `SELECT * FROM` one table are known, of other queries they are not. */
function createTableAs(db, { node, text }, at) {
	const where = relation(get(node, "into", "rel"));
	if (where === null) return false;
	const query = get(node, "query", "SelectStmt");
	const from = listAt(query, "fromClause");
	const targets = listAt(query, "targetList").map((each) => get(each, "ResTarget", "val", "ColumnRef", "fields"));
	const source = from.length === 1 ? relation(get(from[0], "RangeVar")) : null;
	const star = targets.length === 1 && get(targets[0], 0, "A_Star") !== void 0;
	const like = source === null || !star ? void 0 : db.schema.tables.get(tableKey(source.name, source.schema));
	const columns = like?.open === false ? like.columns.map(bare) : null;
	const made = {
		...emptyTable(where.name, where.schema, columns === null),
		columns: columns ?? []
	};
	createTable(db, made, at, get(node, "if_not_exists") === true);
	db.changeRows(at, {
		...UNKNOWN_ROWS,
		verb: "insert",
		table: tableKey(where.name, where.schema),
		text
	});
	return true;
}
/** A column as a query gives it: its values, without the rules about them. */
function bare(column) {
	return {
		...column,
		nullable: true,
		default: null,
		identity: null,
		computed: null,
		autoincrement: false,
		sequence: null,
		comment: null
	};
}
function comment(db, node, at) {
	const names = strings(listAt(node, "object", "List", "items"));
	const text = textAt(node, "comment");
	if (textAt(node, "objtype") === "OBJECT_TABLE" && db.begin("comment", names.at(-1) ?? null, null, at)) {
		const table = db.table(names.at(-1) ?? "", names.length > 1 ? names.at(-2) ?? null : null, at);
		db.put({
			...table,
			comment: text
		});
		return true;
	}
	const view = db.schema.tables.has(keyIn(names.slice(0, -1))) ? void 0 : db.schema.opaques.get(`view ${keyIn(names.slice(0, -1))}`);
	if (textAt(node, "objtype") === "OBJECT_COLUMN" && view !== void 0) return commentOutput(db, view, names.at(-1) ?? "", text, at);
	if (textAt(node, "objtype") === "OBJECT_COLUMN") {
		alterColumn(db, names.at(-2) ?? "", names.length > 2 ? names.at(-3) ?? null : null, names.at(-1) ?? "", { comment: text }, at);
		return true;
	}
	return commentElsewhere(db, node, names, text, at);
}
const COMMENTED = /* @__PURE__ */ new Map([
	["OBJECT_VIEW", "view"],
	["OBJECT_MATVIEW", "view"],
	["OBJECT_FUNCTION", "function"],
	["OBJECT_PROCEDURE", "function"],
	["OBJECT_SEQUENCE", "sequence"],
	["OBJECT_SCHEMA", "schema"],
	["OBJECT_EXTENSION", "extension"],
	["OBJECT_TRIGGER", "trigger"],
	["OBJECT_POLICY", "policy"],
	["OBJECT_RULE", "rule"]
]);
/** A comment on a column of a view. */
function commentOutput(db, view, name, text, at) {
	if (!db.begin("comment", null, view.name, at)) return true;
	const columnComments = new Map(view.columnComments);
	if (text === null) columnComments.delete(name);
	else columnComments.set(name, text);
	const { columnComments: _former, ...rest } = view;
	db.schema.opaques.set(opaqueKey("view", view.name, null), columnComments.size === 0 ? rest : {
		...rest,
		columnComments
	});
	return true;
}
/** A comment on what is no table and no column. */
function commentElsewhere(db, node, names, text, at) {
	const type = textAt(node, "objtype") ?? "";
	const kind = COMMENTED.get(type);
	const called = strings(listAt(node, "object", "ObjectWithArgs", "objname"));
	const own = called.at(-1) ?? textAt(node, "object", "String", "sval") ?? names.at(-1) ?? "";
	const name = kind === "function" && called.length > 0 ? keyIn(called) : kind === "view" || kind === "sequence" ? keyIn(names) : own;
	if (type === "OBJECT_TYPE") return commentType(db, strings(listAt(node, "object", "TypeName", "names")).at(-1) ?? name, text, at);
	if (type === "OBJECT_INDEX" || type === "OBJECT_TABCONSTRAINT") return commentPart(db, type === "OBJECT_INDEX", names, text, at);
	if (kind === void 0) return false;
	const table = /^(trigger|policy|rule)$/.test(kind) ? tableKey(names.at(-2) ?? "", names.at(-3)) : null;
	const id = opaqueKey(kind, kind === "policy" || kind === "rule" ? `${name} on ${table}` : name, table);
	const found = db.schema.opaques.get(id);
	if (found === void 0) return false;
	if (!db.begin("comment", table, name, at)) return true;
	const { comment: _former, ...rest } = found;
	db.schema.opaques.set(id, text === null ? rest : {
		...rest,
		comment: text
	});
	return true;
}
function commentType(db, name, text, at) {
	if (!db.schema.enums.has(name)) return false;
	if (!db.begin("comment", null, name, at)) return true;
	if (text === null) db.schema.typeComments.delete(name);
	else db.schema.typeComments.set(name, text);
	return true;
}
/** A comment on an index, `schema.index`, or on a constraint, `schema.table.constraint`. The index of a key is another thing than the key. */
function commentPart(db, isIndex, names, text, at) {
	const name = names.at(-1) ?? "";
	const holds = ({ primaryKey, uniques, foreignKeys, checks, indexes }) => isIndex ? indexes.some((each) => each.name === name) : primaryKey?.name === name || [
		uniques,
		foreignKeys,
		checks
	].some((list) => list.some((each) => each.name === name));
	const owner = isIndex ? [...db.schema.tables.values()].find((table) => (table.schema ?? "public") === (names.at(-2) ?? "public") && holds(table)) : db.schema.tables.get(keyIn(names.slice(0, -1)));
	if (owner === void 0 || !holds(owner)) return false;
	if (!db.begin("comment", tableKey(owner.name, owner.schema), name, at)) return true;
	const said = (each) => {
		if (each.name !== name) return each;
		const { comment: _former, ...rest } = each;
		return text === null ? rest : {
			...rest,
			comment: text
		};
	};
	if (isIndex) db.put({
		...owner,
		indexes: owner.indexes.map(said)
	});
	else db.put({
		...owner,
		primaryKey: owner.primaryKey === null ? null : said(owner.primaryKey),
		uniques: owner.uniques.map(said),
		foreignKeys: owner.foreignKeys.map(said),
		checks: owner.checks.map(said)
	});
	return true;
}
/** The types of the parameters that a caller gives. */
function inputTypes(node) {
	return listAt(node, "parameters").flatMap((each) => /^FUNC_PARAM_(OUT|TABLE)$/.test(textAt(each, "FunctionParameter", "mode") ?? "") ? [] : [get(each, "FunctionParameter", "argType")]);
}

// src/domain/alembic/sql/set-schema.ts
const KINDS$1 = {
	OBJECT_VIEW: "view",
	OBJECT_MATVIEW: "view",
	OBJECT_SEQUENCE: "sequence",
	OBJECT_FUNCTION: "function"
};
/** `ALTER … SET SCHEMA`. False where what is moved is not known, or something else speaks of it by its name. */
function setSchema(db, node, at) {
	const type = textAt(node, "objectType") ?? "";
	const names = strings(listAt(node, "object", "ObjectWithArgs", "objname"));
	const where = type === "OBJECT_FUNCTION" ? {
		name: names.at(-1) ?? "",
		schema: names.at(-2) ?? null
	} : relation(get(node, "relation"));
	const to = textAt(node, "newschema");
	if (where === null || to === null) return false;
	if (type === "OBJECT_TABLE") {
		if (!(get(node, "missing_ok") === true && !db.has(where.name, where.schema))) renameTable(db, where.name, where.name, where.schema, at, to);
		return true;
	}
	const kind = KINDS$1[type];
	if (kind === void 0) return false;
	const from$of = [tableKey(where.name, where.schema), tableKey(where.name, to)], from = from$of[0], name = from$of[1];
	const id$of = [opaqueKey(kind, from, null), opaqueKey(kind, name, null)], id = id$of[0], other = id$of[1];
	const found = db.schema.opaques.get(id);
	const hasMore = [...db.schema.opaques.values()].some(({ table, reads }) => table === from || reads?.has(from) === true);
	if (found === void 0 || hasMore || db.schema.opaques.has(other)) return false;
	if (!db.begin(`move_${kind}`, null, from, at)) return true;
	const { written: _former, ...rest } = found;
	db.schema.opaques.delete(id);
	db.schema.opaques.set(other, {
		...rest,
		name
	});
	db.know(other);
	return true;
}

// src/domain/alembic/sql/statements.ts
/** Statements that change neither schema nor what a downgrade must bring back. */
const HARMLESS = /* @__PURE__ */ new Set([
	"SelectStmt",
	"VariableSetStmt",
	"VariableShowStmt",
	"TransactionStmt",
	"LockStmt",
	"VacuumStmt",
	"ConstraintsSetStmt",
	"ExplainStmt",
	"NotifyStmt",
	"GrantStmt",
	"GrantRoleStmt",
	"ReindexStmt",
	"RefreshMatViewStmt",
	"CheckPointStmt",
	"DiscardStmt",
	"AlterOwnerStmt",
	"ClusterStmt"
]);
/** Statements whose expressions a table keeps, or that change its values by one. */
const KEEPS = /* @__PURE__ */ new Set([
	"CreateStmt",
	"AlterTableStmt",
	"IndexStmt"
]);
/** Whether a query stands in an expression. */
function asks(node) {
	if (node === null || typeof node !== "object") return false;
	return Array.isArray(node) ? node.some(asks) : Object.entries(node).some((key$of) => {
		const key = key$of[0], value = key$of[1];
		return key === "SubLink" || asks(value);
	});
}
const ROWS = /* @__PURE__ */ new Set([
	"InsertStmt",
	"UpdateStmt",
	"DeleteStmt",
	"MergeStmt",
	"CopyStmt"
]);
const VERBS = {
	InsertStmt: "insert",
	UpdateStmt: "update",
	DeleteStmt: "delete"
};
function keyOf$2(range) {
	const where = relation(range);
	return where === null ? null : tableKey(where.name, where.schema);
}
function rowsOf(db, { kind, node, text }) {
	const values = listAt(node, "selectStmt", "SelectStmt", "valuesLists");
	return {
		verb: VERBS[kind] ?? "unknown",
		table: isTemporary(db, get(node, "relation")) ? null : keyOf$2(get(node, "relation")),
		restricted: kind === "UpdateStmt" || kind === "DeleteStmt" ? get(node, "whereClause") !== void 0 : null,
		rows: values.length > 0 ? values.length : null,
		text,
		...statedRows({
			kind,
			node,
			text,
			source: text
		}, db.postgresql ? db.schema.tables.get(keyOf$2(get(node, "relation")) ?? "") : void 0)
	};
}
/** Whether a statement makes, changes or drops tables of the connection alone. */
function onTemporary(db, kind, node) {
	const made = kind === "CreateStmt" ? get(node, "relation") : kind === "CreateTableAsStmt" ? get(node, "into", "rel") : void 0;
	if (textAt(made, "relpersistence") === "t") {
		db.temporary.set(textAt(made, "relname") ?? "", typesIn(db, node));
		return true;
	}
	if (db.temporary.size === 0) return false;
	if (kind === "AlterTableStmt" || kind === "IndexStmt" || kind === "RenameStmt") {
		const range = get(node, "relation");
		if (!isTemporary(db, range)) return false;
		const name = textAt(range, "relname") ?? "";
		if (kind === "IndexStmt") return true;
		db.temporary.delete(name);
		db.temporary.set(kind === "RenameStmt" && textAt(node, "renameType") === "OBJECT_TABLE" ? textAt(node, "newname") ?? name : name, NO_TYPES);
		return true;
	}
	if (kind !== "DropStmt" || textAt(node, "removeType") !== "OBJECT_TABLE") return false;
	const names = listAt(node, "objects").map((each) => strings(listAt(each, "List", "items")));
	const own$of = [names.filter((each) => isOwnHome(each.at(-2)) && db.temporary.has(each.at(-1) ?? "")), names.length], own = own$of[0], others = own$of[1];
	if (own.length !== others) return false;
	for (let at$ = 0, list$ = own; at$ < list$.length; at$++) {
		const name = list$[at$];
		db.temporary.delete(name.at(-1) ?? "");
	}
	return true;
}
const NO_TYPES = /* @__PURE__ */ new Set();
/** Whether a table that is written so, with that schema or none, is looked up among those of the connection. */
function isOwnHome(schema) {
	return schema == null || schema === "pg_temp";
}
/** Whether a name without a schema is that of a table of the connection, which goes before the others. */
function isTemporary(db, range) {
	const where = relation(range);
	return where !== null && isOwnHome(where.schema) && db.temporary.has(where.name);
}
/** The enum types of the columns of a table that is made, or made of another one. */
function typesIn({ schema: { enums, tables } }, node) {
	const written = listAt(node, "tableElts").map((each) => strings(listAt(each, "ColumnDef", "typeName", "names")).at(-1) ?? "");
	const query = get(node, "query", "SelectStmt");
	const copied = (listAt(query, "targetList").some((each) => get(each, "ResTarget", "val", "ColumnRef", "fields", 0, "A_Star") !== void 0) ? listAt(query, "fromClause").flatMap((each) => keyOf$2(get(each, "RangeVar")) ?? []) : []).flatMap((key) => tables.get(key)?.columns.map(({ type }) => type.named ?? "") ?? []);
	return new Set([...written, ...copied].filter((name) => enums.has(name)));
}
/** Carries one statement out. False when what it does is not known. */
function runStatement(db, given, at) {
	const statement = {
		...given,
		node: qualified(db, given.kind, given.node)
	};
	const { node, kind } = statement;
	if (kind === "VariableSetStmt") setVariable(db, node, at);
	if (kind === "DiscardStmt" && /^DISCARD_(ALL|TEMP)$/.test(textAt(node, "target") ?? "")) db.temporary.clear();
	if (HARMLESS.has(kind)) return get(node, "intoClause") === void 0 && (kind !== "SelectStmt" || leavesSchema(db, node, at));
	if (ROWS.has(kind)) {
		requireCommittedLabels(db, statement, at);
		db.changeRows(at, rowsOf(db, statement));
		if (kind === "DeleteStmt") db.lose("deleted rows", at, true);
		return true;
	}
	if (KEEPS.has(kind) && asks(node)) refuseQuery(db, "what a table keeps: a default, a check, an index, USING", at);
	if (onTemporary(db, kind, node)) return true;
	switch (kind) {
		case "TruncateStmt":
			db.lose("truncated rows", at, true);
			for (let at$ = 0, list$ = listAt(node, "relations"); at$ < list$.length; at$++) {
				const each = list$[at$];
				db.changeRows(at, {
					...UNKNOWN_ROWS,
					verb: "truncate",
					table: keyOf$2(get(each, "RangeVar")),
					restricted: false,
					text: statement.text
				});
			}
			return true;
		case "CreateStmt": return createTableStatement(db, statement, at);
		case "AlterTableStmt": return alterTable(db, statement, at);
		case "DropStmt": return drop(db, node, at);
		case "RenameStmt": return rename(db, node, at);
		case "AlterObjectSchemaStmt": return setSchema(db, node, at);
		case "IndexStmt": return index$1(db, node, at);
		case "CreateEnumStmt":
			createEnum(db, strings(listAt(node, "typeName")).at(-1) ?? "", strings(listAt(node, "vals")), at, false, strings(listAt(node, "typeName")).at(-2) ?? null);
			return true;
		case "AlterEnumStmt": return alterEnum(db, node, at);
		default: return opaque(db, statement, at);
	}
}

// src/domain/alembic/operations/result.ts
/** A row of a known query: by position, by name, as a mapping. */
var Row = class extends Host {
	type = "row";
	names;
	values;
	constructor(names, values) {
		super();
		this.names = names;
		this.values = values;
	}
	attr(name) {
		if (name === "_mapping") return dict(this.names.map((each, i) => [str(each), this.values[i] ?? NONE]));
		const index = this.names.indexOf(name);
		return index < 0 ? void 0 : this.values[index];
	}
	item(key) {
		const index = key.kind === "number" ? key.value : this.names.indexOf(textOf$3(key) ?? "");
		return this.values[index];
	}
	iterate() {
		return this.values;
	}
};
/** What `execute` gives; `rows` is null when they are not known. */
var Result = class Result extends Host {
	type = "result";
	rows;
	constructor(rows) {
		super();
		this.rows = rows;
	}
	attr(name) {
		const { rows } = this;
		const first = (row) => row === void 0 ? NONE : row.kind === "host" ? row.item(number$1(0)) ?? NONE : row;
		switch (name) {
			case "fetchall":
			case "all": return native$1(name, () => rows === null ? unknown("rows") : seq("list", [...rows]));
			case "fetchone":
			case "first":
			case "one_or_none":
			case "one": return native$1(name, () => rows === null ? unknown("a row") : rows[0] ?? NONE);
			case "scalar":
			case "scalar_one_or_none":
			case "scalar_one": return native$1(name, () => rows === null ? unknown("a value of a row") : first(rows[0]));
			case "scalars": return native$1(name, () => new Result(rows === null ? null : rows.map(first)));
			case "mappings": return native$1(name, () => new Result(rows === null ? null : rows.map((row) => row.kind === "host" ? row.attr("_mapping") ?? row : row)));
			case "unique":
			case "yield_per":
			case "columns": return native$1(name, () => this);
			case "rowcount":
			case "lastrowid":
			case "inserted_primary_key": return unknown(`the ${name} of a statement`);
			default: return unknown(`result.${name}`);
		}
	}
	iterate() {
		return this.rows;
	}
};

// src/domain/alembic/operations/catalog.ts
/**
* The rows of a query on the database's own catalogue, as far as the symbolic schema tells: SQLite's table PRAGMAs, and selects
* on one catalogue table by name. null: not such a query, or not known.
*/
function query(session, text, params) {
	if (session.db.sqlite) {
		const pragma = /^\s*pragma\s+(\w+)\s*\(\s*["'`]?(\w+)["'`]?\s*\)\s*;?\s*$/i.exec(text);
		if (pragma !== null) return pragmaRows(session, (pragma[1] ?? "").toLowerCase(), pragma[2] ?? "");
	}
	if (!/\b(pg_type|pg_enum|pg_class|pg_indexes|pg_constraint|pg_extension|information_schema|sqlite_master|sqlite_schema)\b/i.test(text) || !/^\s*select\b/i.test(text)) return null;
	let bound = true;
	const literal = withValues(text, (name) => {
		const value = params?.kind === "dict" ? textOf$3(params.entries.get(`'${name}`)?.[1]) : null;
		bound &&= value !== null;
		return `'${value ?? ""}'`;
	});
	const statement = ((bound ? session.settings.parseSql?.(literal) : null) ?? [])[0];
	return statement?.kind === "SelectStmt" ? selectRows(session, statement.node) : null;
}
function pragmaRows(session, pragma, name) {
	const table = session.db.schema.tables.get(name);
	if (table?.open === true || table === void 0 && pragma !== "index_info") return table === void 0 ? [] : null;
	switch (pragma) {
		case "table_info": return table.columns.map((column, i) => new Row([
			"cid",
			"name",
			"type",
			"notnull",
			"dflt_value",
			"pk"
		], [
			number$1(i),
			str(column.name),
			column.type.text === null ? unknown("a type") : str(column.type.text),
			column.nullable === null ? unknown("") : number$1(column.nullable ? 0 : 1),
			column.default === void 0 || column.default?.startsWith("?") === true ? unknown("a default") : column.default === null ? NONE : str(column.default),
			number$1(table.primaryKey?.columns.includes(column.name) === true ? 1 : 0)
		]));
		case "index_list": return lists(table).map((index$of, i) => {
			const index = index$of[0], unique = index$of[1], origin = index$of[2];
			return new Row([
				"seq",
				"name",
				"unique",
				"origin",
				"partial"
			], [
				number$1(i),
				str(index),
				number$1(unique ? 1 : 0),
				str(origin),
				number$1(0)
			]);
		});
		case "index_info":
			for (const each of session.db.schema.tables.values()) {
				const found = lists(each).find((index$of) => {
					return index$of[0] === name;
				});
				if (found !== void 0) return found[3].map((column, i) => new Row([
					"seqno",
					"cid",
					"name"
				], [
					number$1(i),
					number$1(each.columns.findIndex((one) => one.name === column)),
					str(column)
				]));
			}
			return [];
		case "foreign_key_list": return table.foreignKeys.map((key, i) => new Row([
			"id",
			"seq",
			"table",
			"from",
			"to"
		], [
			number$1(i),
			number$1(0),
			str(key.table),
			str(key.columns[0] ?? ""),
			str(key.target[0] ?? "")
		]));
		default: return null;
	}
}
/** SQLite's indexes of a table: those made, and one for each unique and for a primary key that is no row id. */
function lists(table) {
	const made = table.indexes.map((index) => [
		index.name,
		index.unique,
		"c",
		index.columns
	]);
	let n = 0;
	const key = table.primaryKey;
	const rowId = key?.columns.length === 1 && columnOf(table, key.columns[0] ?? "")?.type.text === "INTEGER";
	if (key !== null && !rowId) {
		n += 1;
		made.push([
			`sqlite_autoindex_${table.name}_${n}`,
			true,
			"pk",
			key.columns
		]);
	}
	for (let at$ = 0, list$ = table.uniques; at$ < list$.length; at$++) {
		const unique = list$[at$];
		n += 1;
		made.push([
			`sqlite_autoindex_${table.name}_${n}`,
			true,
			"u",
			unique.columns
		]);
	}
	return made;
}
/** The rows of a parsed query on one catalogue table; null when they are not known. */
function selectRows(session, node) {
	const targets = listAt(node, "targetList").map((each) => get(each, "ResTarget", "val"));
	const link = get(targets[0], "SubLink");
	if (targets.length === 1 && textAt(link, "subLinkType") === "EXISTS_SUBLINK") {
		const inner = selectRows(session, get(link, "subselect", "SelectStmt"));
		return inner === null ? null : [new Row(["exists"], [bool(inner.length > 0)])];
	}
	const [from, ...more] = listAt(node, "fromClause");
	const where = readFrom(from);
	const joined$of = [joinConditions(from), conditions(get(node, "whereClause"))], joined = joined$of[0], filtered = joined$of[1];
	const tests = joined === null || filtered === null ? null : [...joined, ...filtered];
	const name = where?.schema === "information_schema" ? `information_schema.${where.name}` : where?.name ?? "";
	const entries = where === null || more.length > 0 ? null : catalogue(session, name);
	if (entries === null || tests === null || REGROUPED.some((part) => get(node, part) !== void 0)) return null;
	const matching = [];
	for (let at$ = 0, list$ = entries; at$ < list$.length; at$++) {
		const entry = list$[at$];
		let keep = true;
		for (let at$ = 0, list$ = tests; at$ < list$.length; at$++) {
			const column$of = list$[at$], column = column$of[0], values = column$of[1];
			if (/schema$|^schemaname$|namespace$|^table_catalog$/.test(column)) continue;
			const value = entry[column];
			keep = value === void 0 ? null : keep !== null && keep && holds(session, values, value);
			if (keep === null) return null;
		}
		if (keep) matching.push(entry);
	}
	if (matching.length === 0 && name === "pg_type" && session.db.unsure) return null;
	if (matching.length === 0 && tests.some((values$of) => {
		return values$of[1].some((each) => isElsewhere(session, each));
	})) return null;
	if (name === "pg_enum") {
		if (!asksForLabels(session, tests)) return null;
		for (let at$ = 0, list$ = tests; at$ < list$.length; at$++) {
			const column$of = list$[at$], column = column$of[0], values = column$of[1];
			if (column === "enumlabel") for (let at$ = 0, list$ = values; at$ < list$.length; at$++) {
				const each = list$[at$];
				session.db.labelsAsked.add(each);
			}
		}
	}
	if (!(!session.db.openWorld || name === "pg_type" || name === "pg_enum" || asksForOwn(session, name, tests)) && !(matching.length > 0 && tests.some((column$of) => {
		return column$of[0] === OWN_NAME[name];
	}))) return null;
	const names = targets.map((target) => strings(listAt(target, "ColumnRef", "fields")).at(-1) ?? "");
	if (targets.length === 1 && strings(listAt(targets[0], "FuncCall", "funcname")).at(-1) === "count") return [new Row(["count"], [number$1(matching.length)])];
	const limit = get(node, "limitCount");
	const isOneOfSeveral = limit !== void 0 && matching.length > 1;
	if (isOneOfSeveral && get(limit, "A_Const", "ival", "ival") !== 1) return null;
	return (isOneOfSeveral ? [{}] : matching).map((entry) => new Row(names, targets.map((target, i) => entry[names[i] ?? ""] === void 0 ? get(target, "A_Const") !== void 0 ? number$1(1) : unknown("a value of the catalogue") : str(entry[names[i] ?? ""]))));
}
/** The table that is read; labels come with the type that they are of, in whatever order the two are joined. */
function readFrom(from) {
	const join = get(from, "JoinExpr");
	if (join === void 0) return relation(get(from, "RangeVar"));
	const sides = [get(join, "larg"), get(join, "rarg")].map((side) => relation(get(side, "RangeVar")));
	return ["pg_enum", "pg_type"].every((name) => sides.some((side) => side?.name === name)) && textAt(join, "jointype") === "JOIN_INNER" ? sides.find((side) => side?.name === "pg_enum") ?? null : null;
}
/** What makes other rows of those that are found. */
const REGROUPED = [
	"limitOffset",
	"groupClause",
	"havingClause",
	"withClause"
];
/** What a join asks for beside that labels are of their type; null where it asks in another way. */
function joinConditions(from) {
	const join = get(from, "JoinExpr");
	if (join === void 0) return [];
	const quals = get(join, "quals");
	const all = textAt(quals, "BoolExpr", "boolop") === "AND_EXPR" ? listAt(quals, "BoolExpr", "args") : [quals];
	const others = all.filter((each) => !tiesLabels(each));
	if (quals === void 0 || others.length === all.length) return null;
	const tests = others.map(conditions);
	return tests.includes(null) ? null : tests.flatMap((each) => each ?? []);
}
/** `t.oid = e.enumtypid` */
function tiesLabels(test) {
	const sides = ["lexpr", "rexpr"].map((side) => strings(listAt(test, "A_Expr", side, "ColumnRef", "fields")).at(-1));
	return strings(listAt(test, "A_Expr", "name"))[0] === "=" && sides.includes("oid") && sides.includes("enumtypid");
}
/** Whether a test lets a value through; MySQL's catalogue does not tell capitals. */
function holds({ db }, values, value) {
	return db.mysql ? values.some((each) => each.toLowerCase() === value.toLowerCase()) : values.includes(value);
}
/** Names that PostgreSQL chooses for what tables bring with them. */
const CHOSEN$1 = /_(?:seq|pkey|key|excl|idx)\d*$/;
/** Whether something has a name, or may have it, that the entries of a catalogue table do not list: a type of an extension, a column of a view. */
function isElsewhere({ db }, name) {
	return CHOSEN$1.test(name) || [...db.schema.opaques.values()].some((each) => each.name === name);
}
/** Whether a query asks for labels of types that are known. */
function asksForLabels({ db }, tests) {
	const wanted = tests.filter((column$of) => {
		const column = column$of[0];
		return column === "typname" || column === "enumtypid";
	}).flatMap((values$of) => {
		return values$of[1];
	});
	const known = [...db.schema.enums].filter((labels$of) => {
		const labels = labels$of[1];
		return labels !== null && labels.length > 0;
	}).map((key$of) => {
		const key = key$of[0];
		return bareName(key);
	});
	return wanted.length > 0 && wanted.every((each) => known.filter((name) => name === each).length === 1);
}
/** Conditions of the form `column = 'text'` or `column IN (…)`, joined by AND; null for others. */
function conditions(node) {
	if (node === void 0) return [];
	if (get(node, "BoolExpr") !== void 0) {
		if (textAt(node, "BoolExpr", "boolop") !== "AND_EXPR") return null;
		const all = listAt(node, "BoolExpr", "args").map(conditions);
		return all.includes(null) ? null : all.flatMap((each) => each ?? []);
	}
	const column = strings(listAt(node, "A_Expr", "lexpr", "ColumnRef", "fields")).at(-1);
	const isPlain = ["AEXPR_OP", "AEXPR_IN"].includes(textAt(node, "A_Expr", "kind") ?? "");
	if (column === void 0 || !isPlain || strings(listAt(node, "A_Expr", "name"))[0] !== "=") return null;
	const given = get(node, "A_Expr", "rexpr");
	const right = column === "enumtypid" ? get(given, "TypeCast", "arg") ?? given : given;
	const one = textAt(right, "A_Const", "sval", "sval");
	const values = one !== null ? [one] : listAt(right, "List", "items").map((each) => textAt(each, "A_Const", "sval", "sval"));
	if (/schema$|^schemaname$|namespace$/.test(column)) return [[column, []]];
	return values.length === 0 || values.includes(null) ? null : [[column, values]];
}
/** By what the tables of the catalogue name tables and what is in them. */
const TABLE_NAME = {
	"information_schema.tables": "table_name",
	"information_schema.columns": "table_name",
	"information_schema.table_constraints": "table_name",
	"information_schema.key_column_usage": "table_name",
	pg_indexes: "tablename"
};
/** Whether all that a query asks for is known, though the history rests on tables that it does not make: it asks for tables that it makes. */
function asksForOwn(session, name, tests) {
	const { db } = session;
	const wanted = tests.find((column$of) => {
		return column$of[0] === TABLE_NAME[name];
	})?.[1] ?? [];
	const isKnown = (each) => {
		const found = [...db.schema.tables.values()].filter((table) => table.name === each);
		if (found.length > 0) return name === "information_schema.tables" || found.every(({ open }) => !open);
		return db.known.has(each) || session.created().has(each);
	};
	return wanted.length > 0 && wanted.every(isKnown);
}
/** By what they name what each row is about. */
const OWN_NAME = {
	"information_schema.tables": "table_name",
	"information_schema.columns": "column_name",
	"information_schema.table_constraints": "constraint_name",
	"information_schema.key_column_usage": "constraint_name",
	pg_indexes: "indexname",
	pg_class: "relname",
	pg_constraint: "conname",
	pg_extension: "extname"
};
/** The entries of a catalogue table, as far as they are known; null for another one. */
function catalogue(session, name) {
	const { db } = session;
	db.asked = true;
	const tables = [...db.schema.tables.values()];
	switch (name) {
		case "pg_type": return [
			...[...db.schema.enums.keys()].map((key) => ({
				typname: bareName(key),
				typtype: "e"
			})),
			...named$2(session, "domain").map((typname) => ({
				typname,
				typtype: "d"
			})),
			...[...tables.map((table) => table.name), ...named$2(session, "view")].map((typname) => ({
				typname,
				typtype: "c"
			}))
		];
		case "pg_enum": return [...db.schema.enums].flatMap((key$of) => {
			const key = key$of[0];
			return (key$of[1] ?? []).map((enumlabel) => ({
				typname: bareName(key),
				enumtypid: bareName(key),
				enumlabel
			}));
		});
		case "pg_extension": return [...db.schema.opaques.values()].filter((each) => each.kind === "extension").map((each) => ({ extname: each.name }));
		case "information_schema.tables": return [...tables.map((table) => ({
			table_name: table.name,
			table_type: "BASE TABLE"
		})), ...named$2(session, "view").map((table_name) => ({
			table_name,
			table_type: "VIEW"
		}))];
		case "information_schema.columns": return tables.flatMap((table) => table.columns.map((column) => ({
			table_name: table.name,
			column_name: column.name,
			...column.nullable === null ? {} : { is_nullable: column.nullable ? "YES" : "NO" },
			...column.type.text === null ? {} : { data_type: column.type.named === null ? column.type.text.replace(/\(.*\)/, "") : "USER-DEFINED" }
		})));
		case "pg_indexes": return tables.flatMap((table) => [
			...table.indexes.map((each) => each.name),
			...table.uniques.map((each) => each.name),
			table.primaryKey?.name ?? null
		].flatMap((each) => each === null ? [] : [{
			tablename: table.name,
			indexname: each
		}]));
		case "pg_class": return tables.flatMap((table) => [{
			relname: table.name,
			relkind: "r"
		}, ...[
			...table.indexes,
			...table.uniques,
			...table.primaryKey === null ? [] : [table.primaryKey]
		].flatMap(({ name: relname }) => relname === null ? [] : [{
			relname,
			relkind: "i"
		}])]);
		case "pg_constraint": return tables.flatMap((table) => constraints(table).map((conname$of) => {
			return { conname: conname$of[0] };
		}));
		case "information_schema.table_constraints": return tables.flatMap((table) => constraints(table).map((constraint_name$of) => {
			const constraint_name = constraint_name$of[0], constraint_type = constraint_name$of[1];
			return {
				table_name: table.name,
				constraint_name,
				constraint_type
			};
		}));
		case "information_schema.key_column_usage": return tables.flatMap((table) => [...[table.primaryKey, ...table.uniques].flatMap((each) => usage(table, each)), ...table.foreignKeys.flatMap((each) => usage(table, each).map((entry, i) => db.mysql ? {
			...entry,
			referenced_table_name: bareName(each.table),
			referenced_column_name: each.target[i] ?? ""
		} : entry))]);
		case "sqlite_master":
		case "sqlite_schema": return tables.flatMap((table) => [{
			type: "table",
			name: table.name,
			tbl_name: table.name
		}, ...table.indexes.map((each) => ({
			type: "index",
			name: each.name,
			tbl_name: table.name
		}))]);
		default: return null;
	}
}
function named$2({ db }, kind) {
	return [...db.schema.opaques.values()].filter((each) => each.kind === kind && !/^create materialized\b/i.test(each.definition ?? "")).map((each) => each.name);
}
/** A row for each column of a key. What only a key of another table has is empty here. */
function usage(table, key) {
	return (key?.columns ?? []).map((column_name) => ({
		table_name: table.name,
		column_name,
		referenced_table_name: "",
		referenced_column_name: "",
		...key?.name == null ? {} : { constraint_name: key.name }
	}));
}
function constraints(table) {
	return [
		[table.primaryKey?.name ?? null, "PRIMARY KEY"],
		...table.uniques.map((each) => [each.name, "UNIQUE"]),
		...table.foreignKeys.map((each) => [each.name, "FOREIGN KEY"]),
		...table.checks.map((each) => [each.name, "CHECK"])
	].flatMap((name$of) => {
		const name = name$of[0], type = name$of[1];
		return name === null ? [] : [[name, type]];
	});
}

// src/domain/alembic/operations/do-block.ts
/** `RAISE EXCEPTION`, in PostgreSQL's own numbering of levels. */
const ERROR_LEVEL = 21;
/** Statements that leave database and flow as they are, as far as a migration is concerned. */
const QUIET = /* @__PURE__ */ new Set([
	"PLpgSQL_stmt_assign",
	"PLpgSQL_stmt_exit",
	"PLpgSQL_stmt_getdiag",
	"PLpgSQL_stmt_assert",
	"PLpgSQL_stmt_fetch",
	"PLpgSQL_stmt_close"
]);
/** Statements whose body runs a number of times that is not known. */
const LOOPS = /^PLpgSQL_stmt_(loop|while|fori|fors|forc|foreach_a|dynfors)$/;
/** Runs the PL/pgSQL of a `DO` statement; what it does that is not known is a blind spot. */
function runDoBlock(session, statement, at, run) {
	const tree = session.settings.parseSql?.procedure(statement.text) ?? null;
	const action = get(tree, "plpgsql_funcs", 0, "PLpgSQL_function", "action");
	if (action === void 0) {
		session.blind("the block of a DO statement could not be read", at);
		return;
	}
	perform({
		session,
		at,
		run
	}, [action]);
}
/** Runs statements one after the other; true when the block is left. */
function perform(running, statements) {
	return statements.some((each) => {
		const entry = Object.entries(each ?? {})[0];
		return entry !== void 0 && step(running, entry[0], entry[1]);
	});
}
function step(running, kind, node) {
	const { session, at, run } = running;
	switch (kind) {
		case "PLpgSQL_stmt_block": return block(running, node);
		case "PLpgSQL_stmt_if": return choose(running, node);
		case "PLpgSQL_stmt_execsql":
			if (get(node, "into") !== true) run(queryOf(node, "sqlstmt"));
			return false;
		case "PLpgSQL_stmt_perform":
			run(queryOf(node, "expr"));
			return false;
		case "PLpgSQL_stmt_dynexecute": {
			const sql = /^\s*'((?:[^']|'')*)'\s*$/.exec(queryOf(node, "query"))?.[1];
			if (sql === void 0) {
				session.db.unsure = true;
				session.blind("EXECUTE runs SQL that is put together in the database", at);
			} else run(sql.replaceAll("''", "'"));
			return false;
		}
		case "PLpgSQL_stmt_raise":
			if (Number(get(node, "elog_level")) >= ERROR_LEVEL && session.interp.maybe === 0) throw new Raised("RaiseException", textAt(node, "message") ?? "", at, {
				database: true,
				explicit: true
			});
			return false;
		case "PLpgSQL_stmt_return": return true;
		default:
			if (LOOPS.test(kind)) perhaps$1(running, listAt(node, "body"));
			else if (!QUIET.has(kind)) session.blind(`what this statement of a DO block does is not followed (${kind.slice(13)})`, at);
			return false;
	}
}
function queryOf(node, key) {
	return textAt(node, key, "PLpgSQL_expr", "query") ?? "";
}
/** Statements that may run or not. */
function perhaps$1(running, statements) {
	const { interp } = running.session;
	interp.maybe += 1;
	try {
		perform(running, statements);
	} finally {
		interp.maybe -= 1;
	}
}
/** A block with handlers: an error inside takes back what the block did, and the handler goes on. */
function block(running, node) {
	const { db } = running.session;
	const handlers = listAt(node, "exceptions", "PLpgSQL_exception_block", "exc_list").map((each) => get(each, "PLpgSQL_exception"));
	const saved = handlers.length === 0 ? null : copySchema(db.schema);
	try {
		return perform(running, listAt(node, "body"));
	} catch (error) {
		const handler = error instanceof Raised && error.database && error.type !== "SyntaxError" ? handlers.find((each) => handles(each, error.type)) : void 0;
		if (handler === void 0 || saved === null) throw error;
		db.schema = saved;
		db.aborted = false;
		return perform(running, listAt(handler, "action"));
	}
}
function handles(handler, type) {
	return listAt(handler, "conditions").some((each) => {
		const name = textAt(each, "PLpgSQL_condition", "condname") ?? "";
		const plain = name.replaceAll("_", "");
		return name === "others" || plain === type.toLowerCase() || name.startsWith("duplicate_") && type.startsWith("Duplicate");
	});
}
/** `IF … ELSIF … ELSE`: an unknown condition is taken both ways, but for a guard that refuses. */
function choose(running, node) {
	const { session, at } = running;
	const branches = [[queryOf(node, "cond"), listAt(node, "then_body")], ...listAt(node, "elsif_list").map((each) => {
		const branch = get(each, "PLpgSQL_if_elsif");
		return [queryOf(branch, "cond"), listAt(branch, "stmts")];
	})];
	for (let at$ = 0, list$ = branches; at$ < list$.length; at$++) {
		const condition$of = list$[at$], condition = condition$of[0], body = condition$of[1];
		const known = truthOf(session, condition);
		if (known === false) continue;
		if (known === true) return perform(running, body);
		if (refuses(body)) continue;
		if (session.interp.maybe > 0) perhaps$1(running, body);
		else if (session.interp.decide(condition, at)) return perform(running, body);
	}
	return perform(running, listAt(node, "else_body"));
}
function refuses(body) {
	return Number(get(body.at(-1), "PLpgSQL_stmt_raise", "elog_level")) >= ERROR_LEVEL;
}
/** Whether a condition on the catalogue holds; null when it is not known. */
function truthOf(session, condition) {
	const parsed = session.settings.parseSql?.(`SELECT ${condition}`) ?? null;
	return truth(session, get(parsed?.[0]?.node, "targetList", 0, "ResTarget", "val"));
}
function truth(session, node) {
	const args = listAt(node, "BoolExpr", "args").map((each) => truth(session, each));
	switch (textAt(node, "BoolExpr", "boolop")) {
		case "NOT_EXPR": return args[0] == null ? null : !args[0];
		case "AND_EXPR": return args.includes(false) ? false : args.includes(null) ? null : true;
		case "OR_EXPR": return args.includes(true) ? true : args.includes(null) ? null : false;
		default: {
			if (textAt(node, "SubLink", "subLinkType") !== "EXISTS_SUBLINK") return null;
			const rows = selectRows(session, get(node, "SubLink", "subselect", "SelectStmt"));
			return rows === null ? null : rows.length > 0;
		}
	}
}

// src/domain/alembic/operations/lengths.ts
const UPDATE = /^\s*UPDATE\s+(?:ONLY\s+)?(?:"?(\w+)"?\.)?"?(\w+)"?\s+(?:AS\s+\w+\s+)?SET\s+(.*)$/is;
const ASSIGNED = /(?:^|,)\s*"?(\w+)"?\s*=\s*'((?:[^']|'')*)'(?=\s*(?:,|;|WHERE\b|RETURNING\b|$))/gi;
/** Fails where an UPDATE gives a column a text that is too long: PostgreSQL looks at what is written out before it looks for rows. */
function requireLength(db, text, at) {
	const [, schema, name, assignments] = (db.postgresql ? UPDATE.exec(text) : null) ?? [];
	if (name === void 0 || assignments === void 0) return;
	const table = db.schema.tables.get(tableKey(name, schema ?? null));
	if (table === void 0) return;
	for (const [, column = "", written = ""] of assignments.matchAll(ASSIGNED)) {
		const type = columnOf(table, column)?.type.text ?? "";
		const length = Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
		const size = [...written.replaceAll("''", "'").trimEnd()].length;
		if (size <= length) continue;
		const message = `${column} of ${name} is ${type}, and '${written}' has ${size} characters`;
		db.fail("StringDataRightTruncation", message, at, {
			kind: "refused",
			table: null,
			name: column,
			by: null
		});
	}
}

// src/domain/alembic/operations/mysql-alter.ts
const NAME = "(\"[^\"]+\"|`[^`]+`|[\\w$]+)";
const ALTER = new RegExp(`^\\s*ALTER\\s+TABLE\\s+(?:${NAME}\\s*\\.\\s*)?${NAME}\\s+(.*?)\\s*;?\\s*$`, "is");
const MODIFY = new RegExp(`^MODIFY\\s+(?:COLUMN\\s+)?${NAME}\\s+(.+)$`, "is");
const CHANGE = new RegExp(`^CHANGE\\s+(?:COLUMN\\s+)?${NAME}\\s+${NAME}\\s+(.+)$`, "is");
/**
* `ALTER TABLE … MODIFY` and `CHANGE` of MySQL, which state a column anew, and its own way to take keys away. False where a clause is of
* another kind or says more than is modelled: a character set, a collation, `ON UPDATE`, a key.
*/
function mysqlAlter(session, text, at) {
	const [, schema, table, clauses] = ALTER.exec(text) ?? [];
	if (table === void 0 || clauses === void 0) return false;
	const where = {
		table: unquoted(table),
		schema: schema === void 0 ? null : unquoted(schema)
	};
	const parts = apart(clauses);
	const restated = parts.flatMap((clause) => restatement(session, clause, at) ?? []);
	const keys = parts.flatMap((clause) => keyClause(clause) ?? columnClause(session, clause, at) ?? []);
	if (restated.length + keys.length < parts.length) return false;
	for (let at$ = 0, list$ = keys; at$ < list$.length; at$++) {
		const step = list$[at$];
		if (step.kind === "drop primary") giveUpCounters(session, where, restated, at);
		changeKey(session, where, step, at);
	}
	for (let at$ = 0, list$ = restated; at$ < list$.length; at$++) {
		const { column, change } = list$[at$];
		alterColumn(session.db, where.table, where.schema, column, change, at);
	}
	return true;
}
const ADD_PRIMARY = /^ADD\s+PRIMARY\s+KEY\s*\(([^()]+)\)$/i;
const DROP_KEY = new RegExp(`^DROP\\s+(FOREIGN\\s+KEY|INDEX|KEY)\\s+${NAME}$`, "i");
function keyClause(clause) {
	if (/^DROP\s+PRIMARY\s+KEY$/i.test(clause)) return { kind: "drop primary" };
	const columns = ADD_PRIMARY.exec(clause)?.[1];
	if (columns !== void 0) return {
		kind: "add primary",
		columns: columns.split(",").map((each) => unquoted(each.trim()))
	};
	const index = indexOf(clause.replace(/^ADD\s+/i, ""));
	if (index !== null && /^ADD\s/i.test(clause)) return {
		kind: "add index",
		index
	};
	const [, what, name] = DROP_KEY.exec(clause) ?? [];
	if (what === void 0 || name === void 0) return null;
	return {
		kind: /^foreign/i.test(what) ? "drop foreign key" : "drop index",
		name: unquoted(name)
	};
}
const ADD_COLUMN = new RegExp(`^ADD\\s+(?:COLUMN\\s+(IF\\s+NOT\\s+EXISTS\\s+)?|(?!(?:INDEX|KEY|UNIQUE|PRIMARY|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|PARTITION|COLUMN)\\b))${NAME}\\s+([a-z].*)$`, "is");
const DROP_COLUMN = new RegExp(`^DROP\\s+COLUMN\\s+(IF\\s+EXISTS\\s+)?${NAME}$`, "i");
const KEY_OF_COLUMN = /\s+(?:PRIMARY\s+KEY|(UNIQUE)(?:\s+KEY)?)(?=\s|$)/i;
/** A column that comes, with the key that it is said to be, or one that goes. */
function columnClause(session, clause, at) {
	const [, ifExists, gone] = DROP_COLUMN.exec(clause) ?? [];
	if (gone !== void 0) return {
		kind: "drop column",
		name: unquoted(gone),
		ifExists: ifExists !== void 0
	};
	const [, ifNotExists, name, definition] = ADD_COLUMN.exec(clause) ?? [];
	if (name === void 0 || definition === void 0) return null;
	const { plain, computed } = withoutExpression(definition);
	const own = KEY_OF_COLUMN.exec(plain);
	const change = stated$1(session, plain.replace(KEY_OF_COLUMN, ""), at);
	const type = change?.type;
	if (change === null || type === void 0 || change.default !== null && typeof change.default !== "string") return null;
	const key = own === null ? null : own[1] === void 0 ? "primary" : "unique";
	const nullable = change.nullable === true && key !== "primary";
	const comment = change.comment ?? null;
	const nothing = {
		identity: null,
		computed,
		sequence: null
	};
	return {
		kind: "add column",
		column: {
			name: unquoted(name),
			type,
			nullable,
			default: change.default,
			autoincrement: change.autoincrement === true,
			comment,
			...nothing
		},
		key,
		ifNotExists: ifNotExists !== void 0
	};
}
const GENERATED = /\s(?:GENERATED\s+ALWAYS\s+)?AS\s*\(/i;
/** A column's definition without the expression that it is generated by. */
function withoutExpression(definition) {
	const start = GENERATED.exec(definition);
	if (start === null) return {
		plain: definition,
		computed: null
	};
	const from = start.index + start[0].length;
	let depth = 1;
	for (const { 0: mark, index } of definition.slice(from).matchAll(/'(?:[^'\\]|''|\\.)*'|"[^"]*"|`[^`]*`|[()]/g)) {
		depth += mark === "(" ? 1 : mark === ")" ? -1 : 0;
		if (depth > 0) continue;
		const kept = /^\s*(?:(STORED|PERSISTENT)|VIRTUAL)\b/i.exec(definition.slice(from + index + 1));
		const rest = definition.slice(from + index + 1 + (kept?.[0].length ?? 0));
		const expression = canonicalSql(definition.slice(from, from + index));
		return {
			plain: `${definition.slice(0, start.index)} ${rest}`.trim(),
			computed: `${expression} ${kept?.[1] === void 0 ? "virtual" : "stored"}`
		};
	}
	return {
		plain: definition,
		computed: null
	};
}
/** The name that MySQL gives the key of a column: the column's, with a number where another key has it. */
function freeName(db, table, schema, column, at) {
	const { indexes, uniques } = db.table(table, schema, at);
	const taken = new Set([...indexes, ...uniques].map(({ name }) => name));
	let name = column;
	for (let n = 2; taken.has(name); n++) name = `${column}_${n}`;
	return name;
}
const VIEW = new RegExp(`^\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((?:ALGORITHM\\s*=\\s*\\w+\\s+)?(?:SQL\\s+SECURITY\\s+\\w+\\s+)?)(VIEW\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${NAME}\\s+(?:\\([^()]*\\)\\s*)?AS\\s.*?)\\s*;?\\s*$`, "is");
/** A view over what MySQL alone can say: what it reads is not known, and MySQL drops it all the same. False where it is none. */
function mysqlView({ db }, text, at) {
	const [, replace, ways = "", definition, name] = VIEW.exec(text) ?? [];
	if (name === void 0 || definition === void 0 || /;\s*\S/.test(definition.replace(/'(?:[^']|'')*'/g, "''"))) return false;
	const options = {
		replace: replace !== void 0,
		ifNotExists: /^VIEW\s+IF\b/i.test(definition)
	};
	createOpaque(db, {
		kind: "view",
		name: unquoted(name),
		table: null,
		definition: `${definition.replaceAll("`", "")} ${chosenWays(ways)}`.trim(),
		written: text.trim()
	}, at, options);
	return true;
}
/** How a view is run, but for what MySQL does anyway. */
function chosenWays(ways) {
	return ways.toLowerCase().replace(/\s*=\s*/g, "=").replace(/algorithm=undefined|sql\s+security\s+definer/g, "").replace(/\s+/g, " ").trim();
}
const INDEX = new RegExp(`^(?:(UNIQUE|FULLTEXT|SPATIAL)\\s+)?(?:INDEX|KEY)\\s+${NAME}\\s*(?:USING\\s+BTREE\\s*)?\\(([^()]+)\\)\\s*(?:WITH\\s+PARSER\\s+(\\w+)\\s*)?(?:USING\\s+BTREE\\s*)?$`, "i");
const CREATE_INDEX = new RegExp(`^\\s*CREATE\\s+(FULLTEXT|SPATIAL)\\s+INDEX\\s+${NAME}\\s+ON\\s+${NAME}\\s*(\\(.*)$`, "is");
/** An index over plain columns, as a clause of ALTER TABLE states it. */
function indexOf(clause) {
	const [, kind = "", name, listed = "", parser = ""] = INDEX.exec(clause.trim()) ?? [];
	const columns = listed.split(",").map((each) => unquoted(each.trim()));
	if (name === void 0 || columns.some((each) => !/^[\w$]+$/.test(each))) return null;
	const special = /^(fulltext|spatial)$/i.test(kind) ? kind.toLowerCase() : "";
	return {
		name: unquoted(name),
		unique: /^unique$/i.test(kind),
		parts: columns,
		columns,
		options: special === "" ? "" : `using ${special}${parser === "" ? "" : ` parser ${parser.toLowerCase()}`}`,
		expression: special !== "",
		implicit: false
	};
}
/** `CREATE FULLTEXT INDEX` and `CREATE SPATIAL INDEX`, which MySQL alone has. False where it is none. */
function mysqlIndex({ db }, text, at) {
	const [, kind, name, table, rest = ""] = CREATE_INDEX.exec(text.replace(/;\s*$/, "")) ?? [];
	const index = name === void 0 ? null : indexOf(`${kind} INDEX ${name} ${rest}`);
	if (index === null || table === void 0) return false;
	createIndex(db, unquoted(table), null, index, at);
	return true;
}
function changeKey({ db }, { table, schema }, step, at) {
	switch (step.kind) {
		case "drop primary":
			dropConstraint(db, table, schema, "PRIMARY", "primary", at);
			break;
		case "add primary":
			addConstraint(db, table, schema, {
				kind: "primary",
				name: null,
				columns: step.columns
			}, at);
			break;
		case "add index":
			createIndex(db, table, schema, step.index, at);
			break;
		case "add column":
			addColumn(db, table, schema, step.column, at, step.ifNotExists);
			if (step.key !== null) addConstraint(db, table, schema, {
				kind: step.key,
				name: step.key === "unique" ? freeName(db, table, schema, step.column.name, at) : null,
				columns: [step.column.name]
			}, at);
			break;
		case "drop column":
			dropColumn(db, table, schema, step.name, at, { ifExists: step.ifExists === true });
			break;
		case "drop foreign key":
			dropConstraint(db, table, schema, step.name, "foreignkey", at);
			break;
		case "drop index": dropIndex(db, step.name, table, schema, at);
	}
}
/** A statement that takes a key away and states its column anew is one: the column counts no more when the key goes. */
function giveUpCounters({ db }, { table: name, schema }, restated, at) {
	const table = db.table(name, schema, at);
	const given = new Set(restated.filter(({ change }) => change.autoincrement === false).map(({ column }) => column));
	if (!table.columns.some((column) => column.autoincrement && given.has(column.name))) return;
	db.put({
		...table,
		columns: table.columns.map((column) => given.has(column.name) ? {
			...column,
			autoincrement: false
		} : column)
	});
}
function restatement(session, clause, at) {
	const modified = MODIFY.exec(clause);
	const changed = modified === null ? CHANGE.exec(clause) : null;
	const definition = modified?.[2] ?? changed?.[3];
	if (definition === void 0) return null;
	const column = unquoted(modified?.[1] ?? changed?.[1] ?? "");
	const name = changed === null ? column : unquoted(changed[2] ?? "");
	const change = stated$1(session, definition, at);
	return change === null ? null : {
		column,
		change: name === column ? change : {
			...change,
			name
		}
	};
}
/** What follows a column's name: its type, and in any order what else it has. What is left out is none, or NULL. */
function stated$1(session, definition, at) {
	const [whole, word = "", second = "", args = ""] = /^([a-z]+)(?:\s+(precision|varying)\b)?\s*(\([^)]*\))?\s*/i.exec(definition) ?? [];
	const type = whole === void 0 ? null : typeOf$1(`${word}${second === "" ? "" : ` ${second}`}`.toLowerCase(), args);
	if (whole === void 0 || type === null) return null;
	let change = {
		type,
		nullable: true,
		default: null,
		comment: null,
		autoincrement: false
	};
	let rest = definition.slice(whole.length);
	while (rest !== "") {
		const found = PARTS.map((pattern$of) => {
			const pattern = pattern$of[0], make = pattern$of[1];
			return {
				match: pattern.exec(rest),
				make
			};
		}).find(({ match }) => match !== null);
		if (found === void 0 || found.match === null) return null;
		const made = found.make(found.match[1] ?? "");
		const value = made.default;
		const text = typeof value === "string" ? defaultText(new SqlText("sql", value), type, session.dialect, at) : value;
		change = {
			...change,
			...made,
			...text === void 0 ? {} : { default: text }
		};
		rest = rest.slice(found.match[0].length);
	}
	return change;
}
const PARTS = [
	[/^NOT\s+NULL\b\s*/i, () => ({ nullable: false })],
	[/^NULL\b\s*/i, () => ({ nullable: true })],
	[/^DEFAULT\s+NULL\b\s*/i, () => ({ default: null })],
	[/^DEFAULT\s+('(?:[^']|'')*'|-?\d+(?:\.\d+)?|TRUE\b|FALSE\b|CURRENT_TIMESTAMP\b(?:\(\d*\))?)\s*/i, (value) => ({ default: value })],
	[/^AUTO_INCREMENT\b\s*/i, () => ({ autoincrement: true })],
	[/^COMMENT\s+('(?:[^']|'')*')\s*/i, (value) => ({ comment: value.slice(1, -1).replaceAll("''", "'") })],
	[/^FIRST\b\s*/i, () => ({})],
	[new RegExp(`^AFTER\\s+${NAME}\\s*`, "i"), () => ({})]
];
const SYNONYMS = {
	integer: "int",
	bool: "tinyint(1)",
	boolean: "tinyint(1)",
	numeric: "decimal",
	dec: "decimal",
	"double precision": "double",
	real: "double",
	"character varying": "varchar"
};
/** Types that MySQL prints as they are written, with what stands in parentheses. */
const SIZED = /^(varchar|char|binary|varbinary|decimal|datetime|timestamp|time|enum|set)$/;
const PLAIN$1 = /^(tinyint\(1\)|int|bigint|smallint|mediumint|tinyint|float|double|date|year|json|tinytext|text|mediumtext|longtext|tinyblob|blob|mediumblob|longblob)$/;
function typeOf$1(written, args) {
	const name = SYNONYMS[written] ?? written;
	const plain = (text) => ({
		text,
		named: null
	});
	if (/^(int|bigint|smallint|mediumint|tinyint)$/.test(name)) return plain(name === "tinyint" && args === "(1)" ? "tinyint(1)" : name);
	if (PLAIN$1.test(name)) return args === "" ? plain(name) : null;
	if (!SIZED.test(name)) return null;
	const inner = args.replace(/\s*,\s*/g, ",");
	if (name === "decimal") return plain(inner === "" ? "decimal(10,0)" : inner.includes(",") ? `decimal${inner}` : `decimal${inner.slice(0, -1)},0)`);
	if (inner === "") return /^(datetime|timestamp|time)$/.test(name) ? plain(name) : name === "char" ? plain("char(1)") : null;
	return plain(`${name}${inner === "(0)" ? "" : inner}`);
}
/** The clauses of a statement: apart by commas outside of texts, names and parentheses. */
function apart(clauses) {
	const parts = [];
	let from = 0;
	let depth = 0;
	for (const { 0: mark, index } of clauses.matchAll(/'(?:[^']|'')*'|"[^"]*"|`[^`]*`|[(),]/g)) if (mark === "(") depth += 1;
	else if (mark === ")") depth -= 1;
	else if (mark === "," && depth === 0) {
		parts.push(clauses.slice(from, index).trim());
		from = index + 1;
	}
	return [...parts, clauses.slice(from).trim()];
}

// src/domain/alembic/operations/virtual-tables.ts
/** https://sqlite.org/lang_createvtab.html */
const VIRTUAL = /^\s*create\s+virtual\s+table\s+(if\s+not\s+exists\s+)?("(?:[^"]|"")*"|`[^`]*`|[\w$]+)\s+using\s+(\w+)\s*(?:\(([\s\S]*)\))?\s*;?\s*$/i;
/** `CREATE VIRTUAL TABLE`: a table whose columns are the arguments that are no options. False where it is written otherwise. */
function createVirtual(db, text, at) {
	const plain = text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, " ");
	const [all, ifNotExists, name, module = "", args = ""] = VIRTUAL.exec(plain) ?? [];
	if (all === void 0 || args.includes("(")) return false;
	const columns = args.split(",").flatMap((each) => each.includes("=") ? [] : /^\s*("[^"]*"|`[^`]*`|[\w$]+)/.exec(each)?.[1] ?? []).map((each) => {
		return {
			name: unquoted(each),
			type: {
				text: "",
				named: null
			},
			nullable: true,
			autoincrement: false,
			default: null,
			identity: null,
			computed: null,
			comment: null,
			sequence: null
		};
	});
	const made = {
		...emptyTable(unquoted(name), null),
		columns,
		module: canonicalDefinition(`${module}(${args})`)
	};
	createTable(db, made, at, ifNotExists !== void 0);
	return true;
}

// src/domain/alembic/operations/execute.ts
/** Runs what is given to `execute`: text, `sa.text(…)`, or a statement built of expressions. */
function execute(session, statement, args) {
	const { at } = args;
	session.db.check(at);
	if (statement instanceof SqlText && statement.type !== "sql") {
		if (statement.rows !== null) session.db.changeRows(at, withParameters(statement.rows, parameters(args)));
		else if (statement.type === "expression") session.db.leaveRows();
		return new Result(null);
	}
	const text = sqlTextOf(statement);
	if (text === null) {
		const template = statement instanceof SqlText ? statement.template : statement?.kind === "unknown" ? statement.text ?? null : null;
		if (template !== null && LEAVES_SCHEMA.test(template)) return new Result(null);
		if (template !== null && !template.trimStart().startsWith("￼") && isData(template)) {
			if (!reads(template)) session.db.changeRows(at, rowStatement(template));
		} else if (!(statement?.kind === "unknown" && statement.database !== true && template === null && statement.why === "rows")) {
			session.db.unsure = true;
			session.blind("SQL that is not known in full may change the schema", at);
		}
		return new Result(null);
	}
	return runSql(session, text, args);
}
/** One statement, known in part, that makes and changes nothing: where a sequence goes on, locks, rights, statistics. */
const LEAVES_SCHEMA = /^\s*(?:ALTER\s+SEQUENCE\s+[^\s;]+\s+RESTART(?:\s+WITH)?\s+[^\s;]+|LOCK\s+TABLE\s[^;]*|GRANT\s[^;]*|REVOKE\s[^;]*|ANALYZE\s[^;]*)\s*;?\s*$/i;
/** Whether SQL leaves all rows as they are. A function that is called for its effect, such as `SELECT fill_totals()`, may write. */
function reads(text) {
	const plain = text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, " ");
	if (/^\s*(values|show|explain|analyze)\b/i.test(plain)) return true;
	if (/^\s*with\b/i.test(plain)) return !/\b(update|insert|delete)\b/i.test(plain);
	return /^\s*select\b/i.test(plain) && !CALLS.test(plain);
}
/** A query that is one call: of a function that may do more than answer. */
const CALLS = /^\s*select\s+(?!(?:pg_(?!catalog\.set_config\b)|to_reg|has_|setval\b|nextval\b|count\b|max\b|min\b|sum\b|coalesce\b|exists\b|current_))[\w.]+\s*\([^;]*\)\s*;?\s*$/i;
/** How long a statement on rows may be, to be read as a whole. */
const READ_WHOLE = 2e4;
/** Fails where a statement on rows names what is not there. In a procedure a name may be one of its variables. */
function requireNamed({ db, interp, settings }, text, given, at) {
	if (!db.postgresql || interp.maybe > 0 || text.length > READ_WHOLE || !/^\s*(?:insert|update|delete|select|with)\b/i.test(text)) return;
	for (let at$ = 0, list$ = settings.parseSql?.(withNumbers(text, given)) ?? []; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (/^(?:Insert|Update|Delete)Stmt$/.test(each.kind)) {
			requireJoinApart(db, each, at);
			requireColumns(db, each, at);
		}
		requireOfTables(db, each, at);
	}
}
/** A text with `$1` in the place of each parameter that is no number: numbers are what they are. */
function withNumbers(text, given) {
	let count = 0;
	return withValues(text, (name) => {
		const value = given?.kind === "dict" ? given.entries.get(`'${name}`)?.[1] : void 0;
		count += 1;
		return value?.kind === "number" && !value.float ? String(value.value) : `$${count}`;
	});
}
/** Fails where a statement on rows states what is no label of an enum type. */
function requireKnownLabels({ db, interp, settings }, text, at) {
	if (!db.postgresql || db.schema.enums.size === 0 || interp.maybe > 0 || text.length > READ_WHOLE) return;
	if (!text.includes("'") || !/^\s*(?:insert|update|delete)\b/i.test(text)) return;
	for (let at$ = 0, list$ = settings.parseSql?.(text) ?? []; at$ < list$.length; at$++) {
		const each = list$[at$];
		requireLabels(db, each, at);
	}
}
/** What `execute` is given beside the statement: the values of its parameters, or rows of an INSERT. */
function parameters({ positional, keywords }) {
	return positional[1] ?? keywords.get("params") ?? keywords.get("parameters");
}
/** An INSERT without values, with the rows that it is run for. */
function withParameters(rows, given) {
	if (given === void 0 || given.kind === "none") return rows;
	const { listed, ...rest } = rows;
	const found = rows.verb === "insert" && listed === void 0 ? listRows(given, rows.ownValues) : void 0;
	return found === void 0 ? rest : {
		...rest,
		listed: found
	};
}
/** What a text states of the rows that it writes: once for each dictionary of parameters. */
function stated({ db, settings }, text, given) {
	if (settings.parseSql === null || text.length > READ_WHOLE || !/^\s*(?:insert|update)\b/i.test(text)) return {};
	const names = [];
	const numbered = withValues(db.mysql ? text.replaceAll("`", "\"") : text, (name) => `$${names.push(name)}`);
	const [parsed, ...more] = settings.parseSql(numbered) ?? [];
	if (parsed === void 0 || more.length > 0) return {};
	const where = relation(get(parsed.node, "relation"));
	const table = where === null || !db.postgresql ? void 0 : db.schema.tables.get(tableKey(where.name, where.schema));
	const rows = (given?.kind === "seq" && !given.partial ? given.items : [given]).map((run) => {
		const values = names.map((name) => literalOf(run?.kind === "dict" ? run.entries.get(`'${name}`)?.[1] : void 0));
		return statedRows(parsed, table, values);
	});
	const listed = rows.flatMap((each) => each.listed ?? []);
	return rows.some((each) => each.listed === void 0) ? rows[0] ?? {} : { listed };
}
function runSql(session, text, args, inProcedure = false) {
	const { db } = session;
	const { at } = args;
	if (/^\s*(commit|end)\s*;?\s*$/i.test(text)) {
		db.autocommit += 1;
		return new Result(null);
	}
	requireParameterCasts(session, text, at);
	const known = query(session, text, args.positional[1] ?? args.keywords.get("params"));
	if (known !== null) return new Result(known);
	if (isData(text) && !/;\s*\S/.test(text.replace(/'(?:[^']|'')*'/g, "''"))) {
		if (db.uncommitted.size > 0) for (let at$ = 0, list$ = session.settings.parseSql?.(text) ?? []; at$ < list$.length; at$++) {
			const each = list$[at$];
			requireCommittedLabels(db, each, at);
		}
		if (session.interp.maybe === 0) requireLength(db, text, at);
		if (!inProcedure) {
			requireReadableRows(session, text, at);
			requireTable(session, text, at);
			requireNamed(session, text, parameters(args), at);
			requireKnownLabels(session, text, at);
		}
		if (db.postgresql && !reads(text) && /\bpg_enum\b/i.test(text)) forgetLabels(db);
		if (!reads(text)) db.changeRows(at, {
			...rowStatement(text),
			...inProcedure ? {} : stated(session, text, parameters(args))
		});
		if (mayWriteMore(text)) db.leaveRows();
		if (/^\s*delete\b/i.test(text)) db.lose("deleted rows", at, true);
		if (!db.postgresql || !CALLS.test(text)) return new Result(null);
	}
	if (native(session, text, at)) return new Result(seq("list", []).items);
	if (db.mysql && /\bADD\s+(?:INDEX|KEY)\b/i.test(text) && mysqlAlter(session, text, at)) return new Result(null);
	const parse = session.settings.parseSql;
	const again = db.postgresql ? null : VIEW_IF_MISSING.exec(text);
	if (again !== null) {
		db.asked = true;
		if (db.schema.opaques.has(`view ${unquoted(again[2])}`)) return new Result(null);
		return runSql(session, `${again[1]}${again[2]}${text.slice(again[0].length)}`, args, inProcedure);
	}
	const plain = db.mysql ? text.replaceAll("`", "\"").replace(/^(\s*drop)\s+temporary(?=\s+table\b)/i, "$1") : text;
	const bare = db.sqlite ? INDEX_PART.exec(plain) : null;
	const parsed = parse?.(plain) ?? (bare === null ? null : parse?.(`${bare[1]}((${bare[2]}))${bare[3]}`)) ?? (db.postgresql ? withoutParameters(parse, plain) : parse?.(quoteNames(plain))) ?? (db.sqlite ? parse?.(withoutOwnWords(quoteNames(plain))) : null) ?? null;
	if (parsed === null) {
		if (db.mysql && (mysqlAlter(session, text, at) || mysqlIndex(session, text, at) || mysqlView(session, text, at))) return new Result(null);
		requireClause(session, text, at);
		requireEnd(session, text, at);
		session.blind(session.settings.parseSql === null ? "SQL text was not parsed" : "SQL text could not be parsed", at);
		return new Result(null);
	}
	requireOneStatement(session, parsed.length, at);
	for (let at$ = 0, list$ = db.postgresql ? parsed : untruncated(parsed, text); at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (db.sqlite && POSTGRESQL_ONLY.has(statement.kind)) db.fail("OperationalError", `SQLite has no ${statement.kind}`, at);
		if (db.mysql && NOT_IN_MYSQL.has(statement.kind)) db.fail("ProgrammingError", `MySQL has no ${statement.kind}`, at);
		if (/^(DoStmt|TransactionStmt)$/.test(statement.kind) || statement.kind === "VariableSetStmt" && /search_path/i.test(text)) db.leaveRows();
		if (db.postgresql && statement.kind === "DoStmt") runDoBlock(session, statement, at, (sql) => void runSql(session, sql, {
			...args,
			positional: [],
			keywords: /* @__PURE__ */ new Map()
		}, true));
		else if (!runStatement(db, statement, at)) {
			if (db.sqlite && statement.kind !== "CreateTableAsStmt") db.fail("OperationalError", "SQLite does not know this statement", at);
			session.blind(`what this statement does is not followed (${statement.kind})`, at);
		}
	}
	return new Result(null);
}
/** `CREATE VIEW IF NOT EXISTS`, which PostgreSQL does not have: what stands before the name, and the name. */
const VIEW_IF_MISSING = /^((?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)*create\s+(?:or\s+replace\s+)?view\s+)if\s+not\s+exists\s+(?:main\s*\.\s*)?("[^"]+"|`[^`]+`|[\w$]+)/i;
/** An index of one part. */
const INDEX_PART = /^(\s*CREATE\s+(?:UNIQUE\s+)?INDEX\b[^()]*)\(([^(),]+)\)([^()]*)$/i;
/** Fails where a driver is given several statements at once that prepares each text as one. */
function requireOneStatement({ db, interp, settings }, count, at) {
	if (count < 2 || !db.postgresql || interp.maybe > 0 || !settings.prepares()) return;
	const message = `asyncpg runs one statement for each execute(), and this text has ${count}`;
	db.fail("PostgresSyntaxError", message, at, {
		kind: "refused",
		table: null,
		name: ";",
		by: null,
		everywhere: true
	});
}
const CLAUSE = /\bIF\s+(?:NOT\s+)?EXISTS\b/gi;
/** Fails where PostgreSQL would read a statement but for its `IF EXISTS` or `IF NOT EXISTS`, which not every statement has. */
function requireClause({ db, interp, settings }, text, at) {
	const [first] = text.match(CLAUSE) ?? [];
	if (!db.postgresql || first === void 0 || interp.maybe > 0 || settings.parseSql == null) return;
	if (settings.parseSql(text.replace(CLAUSE, " ")) === null) return;
	const statement = text.trim().replace(/\s+/g, " ");
	const shown = statement.length > SHOWN ? `${statement.slice(0, SHOWN)}…` : statement;
	const clause = first.replace(/\s+/g, " ").toUpperCase();
	db.fail("SyntaxError", `PostgreSQL has no ${clause} here: ${shown}`, at, {
		kind: "refused",
		table: null,
		name: clause,
		by: null
	});
}
/** `:name` stands for a value, and PostgreSQL's grammar knows no such mark. */
function withoutParameters(parse, text) {
	const filled = withValues(text, () => "NULL");
	return filled === text ? null : parse?.(filled) ?? null;
}
/** What no version of PostgreSQL reads: a text, name, comment or parenthesis that does not end, and what it has a grammar for alone (`ALTER TYPE … DROP VALUE`). */
const ENDLESS = /^unterminated |^syntax error at end of input|^dropping an enum value is not implemented/i;
/** Statements that PostgreSQL has, and what only other databases have in them. */
const OWN$1 = /^\s*(?:CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE)\b/i;
const FOREIGN = /[`[\]?]|\bAUTO_?INCREMENT\b|\bENGINE\s*=|\bMODIFY\b|\bCHANGE\b|\bUNSIGNED\b|\bON\s+UPDATE\s+CURRENT_TIMESTAMP|\bGO\b|\bVIRTUAL\b|\bWITHOUT\s+ROWID\b|\bFULLTEXT\b|\bDATETIME\b|\bIDENTITY\s*\(\d|\bBEGIN\b|\bCHARSET\b/i;
/** Fails where a statement breaks off, or is none of PostgreSQL's. */
function requireEnd({ db, interp, settings }, text, at) {
	if (!db.postgresql || interp.maybe > 0 || settings.parseSql === null || /[\\%]/.test(text) || firstParameter(text) !== null) return;
	const fault = settings.parseSql.fault(text);
	const isWrong = fault !== null && /^syntax error at or near/i.test(fault) && OWN$1.test(text) && !FOREIGN.test(text);
	if (fault === null || !(ENDLESS.test(fault) || isWrong)) return;
	const statement = text.trim().replace(/\s+/g, " ");
	const shown = statement.length > SHOWN ? `${statement.slice(0, SHOWN)}…` : statement;
	const end = isWrong ? fault : fault.replace(/\s+at or near[\s\S]*$/, "");
	db.fail("SyntaxError", `${end}: ${shown}`, at, {
		kind: "refused",
		table: null,
		name: "end",
		by: null,
		everywhere: true
	});
}
/** How much of a statement a message quotes. */
const SHOWN = 60;
const POSTGRESQL_ONLY = /* @__PURE__ */ new Set([
	"CreateEnumStmt",
	"AlterEnumStmt",
	"CreateExtensionStmt",
	"CreateFunctionStmt",
	"DoStmt",
	"CreateSchemaStmt",
	"CreateSeqStmt",
	"CommentStmt",
	"CreatePolicyStmt",
	"TruncateStmt",
	"LockStmt"
]);
const NOT_IN_MYSQL = /* @__PURE__ */ new Set([
	"DoStmt",
	"CreateEnumStmt",
	"AlterEnumStmt",
	"CreateExtensionStmt",
	"CreatePolicyStmt",
	"CommentStmt"
]);
/** Splits SQL into words, quoted names and marks. */
function words(text) {
	return text.replace(/--[^\n]*/g, " ").match(/"[^"]*"|`[^`]*`|'(?:[^']|'')*'|[\w$.]+|[^\s\w]/g) ?? [];
}
/** Quotes what stands where a table name must: SQLite and MySQL take words there that PostgreSQL reserves, such as `user`. */
function quoteNames(text) {
	return text.replace(/\b(references|table|on|to|into|update|from|join)(\s+(?:if\s+(?:not\s+)?exists\s+)?)([a-z_]\w*)\b(?!\s*\.)/gi, (all, keyword, space, name) => /^(if|set|delete|update|conflict|exists|column|constraint|select)$/i.test(name) ? all : `${keyword}${space}"${name}"`);
}
/** A table as SQLite makes it, without the words that PostgreSQL does not know and that say nothing of its columns. */
function withoutOwnWords(text) {
	return text.replace(OWN_WORDS, (all, comment, quoted) => {
		if (comment !== void 0) return " ";
		if (quoted === void 0) return all.startsWith(")") ? ")" : " ";
		return /^[`[]/.test(quoted) ? `"${quoted.slice(1, -1)}"` : quoted;
	});
}
const OWN_WORDS = /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*'|"[^"]*"|`[^`]*`|\[[^\]\d][^\]]*\])|\bAUTOINCREMENT\b|\bON\s+CONFLICT\s+(?:ROLLBACK|ABORT|FAIL|IGNORE|REPLACE)\b|\)\s*(?:(?:WITHOUT\s+ROWID|STRICT)\s*,?\s*)+(?=;|$)/gi;
const CHECKS = /^\s*SET\b.*\bFOREIGN_KEY_CHECKS\s*=\s*(\w+)/is;
const LEGACY = /^\s*PRAGMA\s+legacy_alter_table\s*[=(]\s*(\w+)/i;
/** Statements of SQLite and MySQL that PostgreSQL's grammar does not have. True when carried out. */
function native(session, text, at) {
	const { db } = session;
	if (db.postgresql) return false;
	const all = words(text);
	const upper = all.map((word) => word.toUpperCase());
	if (upper[0] === "PRAGMA" || upper[0] === "VACUUM" || db.mysql && /^(SET|LOCK|UNLOCK|SHOW|USE|OPTIMIZE|ANALYZE)$/.test(upper[0] ?? "")) {
		const checks = db.mysql ? CHECKS.exec(text)?.[1] : void 0;
		const legacy = db.sqlite ? LEGACY.exec(text)?.[1] : void 0;
		if (legacy !== void 0) db.legacyAlter = /^(1|on|true|yes)$/i.test(legacy);
		if (checks !== void 0) db.foreignKeyChecks = /^(1|on|true)$/i.test(checks);
		return true;
	}
	if (db.sqlite && upper[0] === "CREATE" && upper[1] === "VIRTUAL" && upper[2] === "TABLE") return createVirtual(db, text, at);
	if (upper[0] === "CREATE" && upper.includes("TRIGGER")) {
		const start = upper.indexOf("TRIGGER") + 1;
		const ifNotExists = upper[start] === "IF";
		const name = unquoted(all[start + (ifNotExists ? 3 : 0)]);
		const on = upper.indexOf("ON", start);
		const written = text.trim();
		createOpaque(db, {
			kind: "trigger",
			name,
			table: unquoted(all[on + 1]),
			definition: written.replace(/;$/, ""),
			written
		}, at, { ifNotExists });
		return true;
	}
	if (upper[0] === "DROP" && upper[1] === "TRIGGER") {
		const ifExists = upper[2] === "IF";
		const name = unquoted(all[ifExists ? 4 : 2]);
		const holder = [...db.schema.opaques.values()].find((each) => each.kind === "trigger" && each.name === name);
		dropOpaque(db, "trigger", name, holder?.table ?? null, at, ifExists);
		return true;
	}
	if (db.mysql && upper[0] === "DROP" && upper[1] === "INDEX") {
		const start = upper[2] === "IF" ? 4 : 2;
		if (upper[start + 1] !== "ON") return false;
		dropIndex(db, unquoted(all[start]), unquoted(all[start + 2]), null, at, start === 4);
		return true;
	}
	if (upper[0] === "RENAME" && upper[1] === "TABLE" && upper[3] === "TO") {
		renameTable(db, unquoted(all[2]), unquoted(all[4]), null, at);
		return true;
	}
	return false;
}

// src/domain/alembic/library/reflected.ts
/** The classes that SQLAlchemy reads column types back as, by the first word of the database's own name. */
const CLASSES = {
	"character varying": "VARCHAR",
	varchar: "VARCHAR",
	nvarchar: "NVARCHAR",
	character: "CHAR",
	char: "CHAR",
	text: "TEXT",
	tinytext: "TINYTEXT",
	mediumtext: "MEDIUMTEXT",
	longtext: "LONGTEXT",
	integer: "INTEGER",
	int: "INTEGER",
	bigint: "BIGINT",
	smallint: "SMALLINT",
	tinyint: "TINYINT",
	mediumint: "MEDIUMINT",
	boolean: "BOOLEAN",
	bool: "BOOLEAN",
	numeric: "NUMERIC",
	decimal: "DECIMAL",
	real: "REAL",
	float: "FLOAT",
	double: "DOUBLE",
	"double precision": "DOUBLE_PRECISION",
	timestamp: "TIMESTAMP",
	datetime: "DATETIME",
	date: "DATE",
	time: "TIME",
	interval: "INTERVAL",
	uuid: "UUID",
	json: "JSON",
	jsonb: "JSONB",
	bytea: "BYTEA",
	blob: "BLOB",
	longblob: "LONGBLOB",
	mediumblob: "MEDIUMBLOB",
	tinyblob: "TINYBLOB",
	binary: "BINARY",
	varbinary: "VARBINARY",
	enum: "ENUM",
	inet: "INET",
	tsvector: "TSVECTOR"
};
const PARENTS = {
	VARCHAR: ["String"],
	NVARCHAR: ["Unicode", "String"],
	CHAR: ["String"],
	TEXT: ["Text", "String"],
	TINYTEXT: ["String"],
	MEDIUMTEXT: ["String"],
	LONGTEXT: ["String"],
	INTEGER: ["Integer"],
	BIGINT: ["BigInteger", "Integer"],
	SMALLINT: ["SmallInteger", "Integer"],
	TINYINT: ["Integer"],
	MEDIUMINT: ["Integer"],
	BOOLEAN: ["Boolean"],
	NUMERIC: ["Numeric"],
	DECIMAL: ["Numeric"],
	REAL: ["Float", "Numeric"],
	FLOAT: ["Float", "Numeric"],
	DOUBLE: [
		"Double",
		"Float",
		"Numeric"
	],
	DOUBLE_PRECISION: [
		"Double",
		"Float",
		"Numeric"
	],
	TIMESTAMP: ["DateTime"],
	DATETIME: ["DateTime"],
	DATE: ["Date"],
	TIME: ["Time"],
	UUID: ["Uuid"],
	JSONB: ["JSON"],
	BYTEA: ["LargeBinary"],
	BLOB: ["LargeBinary"],
	LONGBLOB: ["LargeBinary"],
	MEDIUMBLOB: ["LargeBinary"],
	TINYBLOB: ["LargeBinary"],
	BINARY: ["LargeBinary"],
	VARBINARY: ["LargeBinary"],
	ENUM: ["Enum", "String"]
};
/** Classes that a dialect has of its own beside the general ones of the same name. */
const OWN_CLASSES = /* @__PURE__ */ new Set([
	"TIMESTAMP",
	"TIME",
	"INTERVAL",
	"ENUM",
	"JSON",
	"JSONB",
	"BYTEA",
	"DATETIME",
	"VARCHAR",
	"TEXT",
	"CHAR",
	"INTEGER",
	"BIGINT"
]);
/** A column type as the inspector gives it. */
var ReflectedType = class extends SaType {
	of;
	dialect;
	constructor(of, dialect) {
		const name = classOf(of);
		super({
			name: name ?? "NullType",
			family: "",
			args: [],
			keywords: /* @__PURE__ */ new Map(),
			open: name === null,
			variants: /* @__PURE__ */ new Map(),
			decorated: null,
			labels: null,
			action: () => {},
			fixed: of
		});
		this.of = of;
		this.dialect = dialect;
	}
	attr(name) {
		const { text } = this.of;
		if (text === null) return unknown(`a type's ${name}`);
		switch (name) {
			case "length": {
				const length = /\((\d+)\)/.exec(text)?.[1];
				return length === void 0 ? NONE : number$1(Number(length));
			}
			case "timezone": return bool(text.endsWith("with time zone"));
			case "name": return this.of.named === null ? unknown("a type's name") : str(this.of.named);
			case "enums": return unknown("the labels of an enum");
			default: return super.attr(name);
		}
	}
	/** What `str()` gives. */
	text() {
		const { text } = this.of;
		return text === null || this.parts.open ? null : `${this.name.replace("_", " ")}${/\([\d, ]+\)/.exec(text)?.[0] ?? ""}`;
	}
	instanceOf(dotted) {
		if (this.parts.open) return null;
		const last = dotted.slice(dotted.lastIndexOf(".") + 1);
		const family = /\.(postgresql|mysql|sqlite|mssql|oracle)\b/.exec(dotted)?.[1];
		if (last === this.name) return family === void 0 || family === this.dialect || !OWN_CLASSES.has(last);
		return family === void 0 && (PARENTS[this.name]?.includes(last) === true || last === "TypeEngine");
	}
};
function classOf(type) {
	if (type.named !== null) return "ENUM";
	const words = (type.text ?? "").toLowerCase().replace(/\(.*?\)/g, "").trim();
	return words.endsWith("[]") ? "ARRAY" : CLASSES[words] ?? CLASSES[words.split(" ")[0] ?? ""] ?? null;
}

// src/domain/alembic/operations/inspector.ts
const VERSION = {
	name: "version_num",
	type: {
		text: "VARCHAR(32)",
		named: null
	},
	nullable: false,
	default: null,
	identity: null,
	computed: null,
	autoincrement: false,
	comment: null,
	sequence: null
};
/** Alembic's own table, which is there whenever a migration runs. */
const VERSION_TABLE = {
	...emptyTable("alembic_version", null),
	columns: [VERSION],
	primaryKey: {
		name: "alembic_version_pkc",
		columns: ["version_num"]
	}
};
const LISTS = /* @__PURE__ */ new Set([
	"get_columns",
	"get_indexes",
	"get_foreign_keys",
	"get_unique_constraints",
	"get_check_constraints",
	"get_pk_constraint"
]);
/** `sa.inspect(connection)`: reads the symbolic schema. As the real one, it remembers what it has read. */
var Inspector = class extends Host {
	type = "inspector";
	session;
	cache = /* @__PURE__ */ new Map();
	constructor(session) {
		super();
		this.session = session;
	}
	attr(name) {
		const { session } = this;
		session.db.asked = true;
		switch (name) {
			case "get_table_names": return native$1(name, (args) => this.cached(name, schemaOf$1(args, 0), () => tableNames(session, schemaOf$1(args, 0))));
			case "has_table": return native$1(name, (args) => {
				const table = nameArgument$1(args, "table_name", 0);
				return table == null ? unknown("the name of a table") : hasTable(session, table, schemaOf$1(args, 1));
			});
			case "has_index":
			case "has_column": return native$1(name, (args) => this.hasPart(args, name === "has_index" ? "get_indexes" : "get_columns"));
			case "get_view_names": return native$1(name, (args) => {
				const names = [...session.db.schema.opaques.values()].filter(({ kind }) => kind === "view").filter((each) => tableKey(bareName(each.name), schemaOf$1(args, 0)) === each.name).map((each) => str(bareName(each.name)));
				return seq("list", names, session.db.openWorld);
			});
			case "get_schema_names": return native$1(name, () => unknown("the names of schemas"));
			case "get_enums": return native$1(name, () => seq("list", [...session.db.schema.enums].map((each$of) => {
				const each = each$of[0], labels = each$of[1];
				return record({
					name: str(each),
					schema: str("public"),
					labels: labels === null ? unknown("labels") : seq("list", labels.map(str))
				});
			}), session.db.openWorld));
			case "clear_cache": return native$1(name, () => {
				this.cache.clear();
				return NONE;
			});
			case "dialect":
			case "bind":
			case "engine": return unknown(`inspector.${name}`);
			case "default_schema_name": return session.db.postgresql ? str("public") : NONE;
			default: return LISTS.has(name) ? native$1(name, (args) => this.list(name, args)) : void 0;
		}
	}
	hasPart(args, list) {
		const part = textOf$3(args.positional[1]);
		const items = this.list(list, {
			...args,
			positional: args.positional.slice(0, 1)
		});
		if (items.kind !== "seq" || part === null) return unknown("whether something exists");
		return items.items.some((item) => item.kind === "dict" && textOf$3(item.entries.get("'name")?.[1]) === part) ? TRUE : items.partial ? unknown("whether something exists") : FALSE;
	}
	cached(method, key, make) {
		const id = `${method} ${key ?? ""}`;
		const known = this.cache.get(id);
		if (known !== void 0) return known.kind === "seq" ? seq(known.type, [...known.items], known.partial) : known;
		const made = make();
		this.cache.set(id, made);
		return made;
	}
	list(method, args) {
		const name = nameArgument$1(args, "table_name", 0);
		if (name == null) return unknown("the name of a table");
		const schema = schemaOf$1(args, 1);
		return this.cached(method, tableKey(name, schema), () => {
			const { db } = this.session;
			const table = db.schema.tables.get(tableKey(name, schema));
			if (name === VERSION_TABLE.name) return describe(this.session, VERSION_TABLE, method);
			if (table === void 0) {
				if (db.openWorld && !db.known.has(tableKey(name, schema))) return unknown(`what ${name} holds`);
				throw new Raised("NoSuchTableError", name, args.at);
			}
			return describe(this.session, table, method);
		});
	}
};
function schemaOf$1(args, position) {
	return nameArgument$1(args, "schema", position) ?? null;
}
function tableNames(session, schema) {
	const { db } = session;
	const names = [...db.schema.tables.values()].filter((table) => (table.schema ?? "public") === (schema ?? "public")).map((table) => str(table.name));
	return new Names(session, [...names, str("alembic_version")], (name) => hasTable(session, name, schema));
}
function hasTable(session, name, schema) {
	const { db } = session;
	const key = tableKey(name, schema);
	if (db.schema.tables.has(key) || name === "alembic_version") return TRUE;
	const what = `the table ${key}`;
	if (!db.known.has(key)) db.foreign.add(what);
	if (db.known.has(key) || session.created().has(key)) return FALSE;
	db.spared.push({
		name: key,
		what,
		older: false,
		present: () => db.schema.tables.has(key)
	});
	return db.openWorld ? unknown(`whether the table ${name} exists`) : FALSE;
}
/** Table names: a name that is not listed is asked for. */
var Names = class extends Host {
	type = "table names";
	session;
	names;
	has;
	added = [];
	constructor(session, names, has) {
		super();
		this.session = session;
		this.names = names;
		this.has = has;
	}
	get asked() {
		return true;
	}
	attr(name) {
		if (name !== "add" && name !== "append") return void 0;
		return native$1(name, ({ positional: [first] }) => {
			if (first !== void 0) this.added.push(first);
			return NONE;
		});
	}
	item(key) {
		const name = textOf$3(key);
		if (name === null) return key.kind === "number" ? unknown("a table name") : void 0;
		if ([...this.names, ...this.added].some((each) => textOf$3(each) === name)) return TRUE;
		const asked = this.has(name);
		return asked.kind === "unknown" ? asked : NONE;
	}
	iterate() {
		return this.session.db.openWorld ? null : this.names;
	}
};
function describe(session, table, method) {
	const names = (columns) => columns.includes("?") ? unknown("columns") : seq("list", columns.map(str));
	const nameOf = (name) => name === null ? NONE : str(name);
	const created = (kind) => table.open && kind !== "";
	switch (method) {
		case "get_columns": return seq("list", table.columns.map((column) => record({
			name: str(column.name),
			type: new ReflectedType(column.type, session.db.dialect),
			nullable: column.nullable === null ? unknown("whether a column is nullable") : bool(column.nullable),
			default: column.default === void 0 || column.default?.startsWith("?") === true ? unknown("a default") : column.default === null ? NONE : str(column.default),
			autoincrement: unknown("autoincrement"),
			comment: nameOf(column.comment),
			primary_key: bool(table.primaryKey?.columns.includes(column.name) ?? false),
			...column.computed === null ? {} : { computed: dict([], true) }
		})), created("column"));
		case "get_indexes": {
			const constraintIndexes = session.db.sqlite ? [] : table.uniques.flatMap((unique) => unique.name === null ? [] : [record({
				name: str(unique.name),
				column_names: names(unique.columns),
				unique: TRUE,
				duplicates_constraint: str(unique.name),
				dialect_options: dict()
			})]);
			const indexes = table.indexes.filter((index) => !(session.db.sqlite && index.expression)).map((index) => record({
				name: str(index.name),
				column_names: index.expression ? unknown("columns") : names(index.columns),
				unique: bool(index.unique),
				dialect_options: dict([], true)
			}));
			return seq("list", [...indexes, ...constraintIndexes], created("index"));
		}
		case "get_unique_constraints": return seq("list", table.uniques.map((unique) => record({
			name: nameOf(unique.name),
			column_names: names(unique.columns)
		})), created("unique"));
		case "get_foreign_keys": return seq("list", table.foreignKeys.map((key) => {
			const dot = key.table.lastIndexOf(".");
			return record({
				name: nameOf(key.name),
				constrained_columns: names(key.columns),
				referred_table: key.table === "?" ? unknown("a table") : str(key.table.slice(dot + 1)),
				referred_columns: names(key.target),
				referred_schema: dot < 0 ? NONE : str(key.table.slice(0, dot)),
				options: options(key.options)
			});
		}), created("foreign key"));
		case "get_check_constraints": return seq("list", table.checks.map((check) => record({
			name: nameOf(check.name),
			sqltext: check.expression === null ? unknown("a condition") : str(check.expression)
		})), created("check"));
		default: {
			const key = table.primaryKey;
			return key === null ? table.open ? unknown("a primary key") : record({
				name: NONE,
				constrained_columns: seq("list", [])
			}) : record({
				name: nameOf(key.name),
				constrained_columns: names(key.columns)
			});
		}
	}
}
function options(text) {
	if (text === "?") return unknown("options of a foreign key");
	const pairs = [];
	for (let at$ = 0, list$ = [["on delete", "ondelete"], ["on update", "onupdate"]]; at$ < list$.length; at$++) {
		const label$of = list$[at$], label = label$of[0], key = label$of[1];
		const action = new RegExp(`${label} (cascade|restrict|set null|set default)`).exec(text)?.[1];
		if (action !== void 0) pairs.push([str(key), str(action.toUpperCase())]);
	}
	return dict(pairs);
}

// src/domain/alembic/operations/orm-query.ts
/** What narrows a query, and leaves it one. */
const NARROWS = /^(?:filter|filter_by|where|order_by|options|join|outerjoin|limit|offset|distinct|with_for_update|execution_options|populate_existing)$/;
/** `session.query(Order)`: which rows it gives is not known, nor that there are any. */
var OrmQuery = class extends Host {
	type = "query";
	session;
	constructor(session) {
		super();
		this.session = session;
	}
	truth() {
		return null;
	}
	attr(name) {
		const { db, interp } = this.session;
		if (NARROWS.test(name)) return native$1(name, () => this);
		if (name !== "one") return unknown("rows");
		return native$1(name, ({ at }) => {
			if (db.reverting && interp.guarded === 0) this.session.blind("whether there is the row that one() asks for is not known", at);
			return unknown("a row");
		});
	}
};

// src/domain/alembic/operations/connection.ts
/** Follows `schema_translate_map`, which a connection keeps for all that is run on it from there on. */
function translate(session, map, at) {
	if (map === void 0 || map.kind === "none") return;
	const pairs = (map.kind === "dict" && !map.partial ? [...map.entries.values()] : null)?.map((key$of) => {
		const key = key$of[0], value = key$of[1];
		return [
			key.kind === "none" ? "" : textOf$3(key),
			value.kind === "none" ? null : textOf$3(value),
			value
		];
	});
	if (pairs === void 0 || pairs.some((from$of) => {
		const from = from$of[0], to = from$of[1], value = from$of[2];
		return from === null || to === null && value.kind !== "none";
	})) session.blind("the schemas that stand for other ones are not known", at);
	else session.db.translated = new Map(pairs.map((from$of) => {
		const from = from$of[0], to = from$of[1];
		return [from ?? "", to];
	}));
}
/** Whether a statement is a text of Python, known or put together of parts that are not. */
function isText(statement) {
	return textOf$3(statement) !== null || statement?.kind === "unknown" && statement.text !== void 0 && statement.text !== null;
}
/** A connection, engine or ORM session: what executes SQL. */
var ConnectionHost = class ConnectionHost extends Host {
	type = "connection";
	session;
	owner;
	/** It has no transaction. */
	autocommit;
	constructor(session, owner, autocommit = false) {
		super();
		this.session = session;
		this.owner = owner;
		this.autocommit = autocommit;
	}
	get database() {
		return true;
	}
	attr(name) {
		const { session } = this;
		if (this.owner !== "alembic" && name !== "dialect" && name !== "name") session.db.leaveRows();
		switch (name) {
			case "execute":
			case "exec_driver_sql":
			case "scalar":
			case "scalars": return native$1(name, (args) => {
				const statement = args.positional[0] ?? args.keywords.get("statement");
				if (name !== "exec_driver_sql" && isText(statement) && session.settings.refusesTexts()) throw refused("ObjectNotExecutableError", `${name}() is given a plain text, which SQLAlchemy 2 takes as text(…) alone`, args.at);
				const result = this.run(statement, args);
				if (this.owner === "other") session.db.uncommitted.clear();
				const method = name === "execute" || name === "exec_driver_sql" ? null : result.kind === "host" ? result.attr(name) : void 0;
				return method === null ? result : method?.kind === "native" ? method.call(args) : unknown("a row");
			});
			case "dialect": return new DialectHost(session);
			case "sync_connection": return this;
			case "bind": return this.bound();
			case "engine": return new ConnectionHost(session, "other");
			case "connection": return this.owner === "orm" ? native$1(name, () => this.bound()) : new ConnectionHost(session, "other");
			case "name": return str(session.dialect);
			case "get_bind": return native$1(name, () => this.bound());
			case "connect": return native$1(name, () => this);
			case "execution_options": return native$1(name, ({ keywords, at }) => {
				translate(session, keywords.get("schema_translate_map"), at);
				return this.owner === "other" && textOf$3(keywords.get("isolation_level")) === "AUTOCOMMIT" ? new ConnectionHost(session, "other", true) : this;
			});
			case "begin":
			case "begin_nested": return native$1(name, ({ at }) => {
				if (name === "begin" && this.owner === "alembic" && !session.db.ended) session.blind(BEGIN, at);
				return new Savepoint(session);
			});
			case "commit":
			case "rollback":
			case "close": return native$1(name, ({ at }) => this.end(name, at));
			case "flush":
			case "expire_all":
			case "invalidate": return native$1(name, () => NONE);
			case "add":
			case "add_all":
			case "merge":
			case "delete":
			case "bulk_insert_mappings":
			case "bulk_update_mappings":
			case "bulk_save_objects": return native$1(name, (args) => {
				session.db.check(args.at);
				session.db.changeRows(args.at, {
					...UNKNOWN_ROWS,
					verb: name === "delete" ? "delete" : UNKNOWN_ROWS.verb,
					restricted: true
				});
				return unknown("a row");
			});
			case "query": return native$1(name, ({ positional }) => positional.length > 0 && positional.every(({ kind }) => kind === "class") ? new OrmQuery(session) : unknown("rows"));
			case "get":
			case "exec": return native$1(name, () => unknown("rows"));
			case "in_transaction": return native$1(name, () => TRUE);
			case "url": return unknown("the URL of the database", `${session.dialect}${"￼"}`);
			case "info": return unknown(`connection.${name}`);
			default: return;
		}
	}
	run(statement, args) {
		const { db } = this.session;
		if (!this.autocommit) return execute(this.session, statement, args);
		db.autocommit += 1;
		try {
			return execute(this.session, statement, args);
		} finally {
			db.autocommit -= 1;
		}
	}
	enter() {
		return this;
	}
	exit(_failed, at) {
		if (this.owner === "alembic") this.end("close", at);
	}
	/** What a session, or a connection, sends its statements over. */
	bound() {
		return this.owner === "orm" ? new ConnectionHost(this.session, "alembic") : this;
	}
	/**
	* Ends a transaction. Alembic writes to alembic_version after upgrade() or downgrade(), and commits the transaction that it began
	* itself: where that has ended, the record stands in another one that nobody commits, unless env.py does.
	*/
	end(how, at) {
		const { db, settings } = this.session;
		if (how === "rollback") db.aborted = false;
		if (this.owner === "alembic" && (how !== "commit" || !settings.envCommits())) this.session.blind(ENDS[how], at);
		if (this.owner === "orm" && how === "rollback") this.session.blind(ENDS.rollback, at);
		if (this.owner === "alembic") db.ended = true;
		db.uncommitted.clear();
		return NONE;
	}
};
const LOST = "the revision is not recorded in alembic_version";
const ENDS = {
	commit: `commit() ends the transaction that Alembic began: what follows and the record in alembic_version are lost where env.py does not commit`,
	rollback: `rollback() ends the transaction that Alembic began: what came before is undone on a database whose DDL is transactional, and ${LOST}`,
	close: `Alembic's own connection is closed, so ${LOST}`
};
const BEGIN = "begin() on Alembic's own connection is refused by SQLAlchemy 2, where a transaction is under way (begin_nested() is not)";
/** A savepoint: an error inside takes back what was done inside, and the transaction goes on. */
var Savepoint = class extends Host {
	type = "transaction";
	session;
	saved = null;
	constructor(session) {
		super();
		this.session = session;
	}
	enter() {
		this.saved = copySchema(this.session.db.schema);
		return this;
	}
	exit(failed) {
		if (failed && this.saved !== null && this.session.db.postgresql) {
			this.session.db.schema = this.saved;
			this.session.db.aborted = false;
		}
		if (failed) this.session.db.leaveRows();
	}
	attr(name) {
		if (name === "rollback" || name === "commit" || name === "close") {
			if (this.saved === null) this.saved = copySchema(this.session.db.schema);
			return native$1(name, () => {
				if (name === "rollback") this.exit(true);
				return NONE;
			});
		}
	}
};
var DialectHost = class extends Host {
	type = "dialect";
	session;
	constructor(session) {
		super();
		this.session = session;
	}
	attr(name) {
		switch (name) {
			case "name": return str(this.session.dialect);
			case "type_descriptor": return native$1(name, (args) => args.positional[0] ?? NONE);
			case "identifier_preparer": return new Preparer(this.session);
			default: return /^(has|get)_/.test(name) ? native$1(name, (args) => this.ask(name, args)) : unknown(`dialect.${name}`);
		}
	}
	/** `dialect.has_table(connection, name)` asks what an inspector answers. */
	ask(name, args) {
		const asked = new Inspector(this.session).attr(name);
		return asked?.kind === "native" ? asked.call({
			...args,
			positional: args.positional.slice(1)
		}) : unknown(`what dialect.${name} gives`);
	}
};
var Preparer = class extends Host {
	type = "identifier preparer";
	session;
	constructor(session) {
		super();
		this.session = session;
	}
	attr(name) {
		const mark = this.session.dialect === "mysql" ? "`" : "\"";
		return name === "quote" || name === "quote_identifier" ? native$1(name, (args) => {
			const text = textOf$3(args.positional[0]);
			return text === null ? unknown("a quoted name") : str(`${mark}${text}${mark}`);
		}) : void 0;
	}
};

// src/domain/alembic/operations/entities.ts
/** The kinds of alembic_utils, with the parameters after `schema` in their order. */
const ENTITIES = /* @__PURE__ */ new Map([
	["PGFunction", {
		kind: "function",
		parameters: ["signature", "definition"]
	}],
	["PGView", {
		kind: "view",
		parameters: ["signature", "definition"]
	}],
	["PGMaterializedView", {
		kind: "view",
		parameters: [
			"signature",
			"definition",
			"with_data"
		]
	}],
	["PGTrigger", {
		kind: "trigger",
		parameters: [
			"signature",
			"definition",
			"on_entity"
		]
	}],
	["PGPolicy", {
		kind: "policy",
		parameters: [
			"signature",
			"definition",
			"on_entity"
		]
	}],
	["PGExtension", {
		kind: "extension",
		parameters: ["signature"]
	}]
]);
/** `op.create_entity`, `op.drop_entity` and `op.replace_entity` of alembic_utils: functions, views, triggers, policies, extensions. */
function changeEntity(session, operation, args) {
	const { db } = session;
	if (!db.postgresql) return db.undecided("alembic_utils is for PostgreSQL alone");
	const entity = entityOf(argument$1(args, "target", 0) ?? argument$1(args, "entity", -1));
	if (entity === null || flagArgument(args, "cascade") === true) return db.undecided(entity === null ? "the entity is not known" : "what else CASCADE drops is not known");
	if (operation === "drop_entity") dropOpaque(db, entity.kind, entity.name, entity.table, args.at, false);
	else createOpaque(db, entity, args.at, { replace: operation === "replace_entity" });
	return NONE;
}
function entityOf(value) {
	if (!(value instanceof SaType)) return null;
	const entity = ENTITIES.get(value.name);
	if (entity === void 0) return null;
	const part = (name, position) => textOf$3(value.keyword(name) ?? value.parts.args[position]);
	const text = (name) => part(name, entity.parameters.indexOf(name) + 1);
	const signature = text("signature");
	const on = entity.parameters.includes("on_entity") ? text("on_entity") : null;
	if (signature === null || entity.parameters.includes("on_entity") && on === null) return null;
	const plain = (name) => name.replaceAll("\"", "").trim();
	const dot = plain(on ?? "").lastIndexOf(".");
	const table = on === null ? null : tableKey(plain(on).slice(dot + 1), dot < 0 ? null : plain(on).slice(0, dot));
	const name = identifier(plain(signature.replace(/\(.*$/s, "")), "postgresql");
	const schema = part("schema", 0);
	return {
		kind: entity.kind,
		name: entity.kind === "policy" ? `${name} on ${table}` : /^(function|view)$/.test(entity.kind) ? tableKey(name, schema) : name,
		table,
		definition: entity.kind === "extension" ? "" : text("definition") === null ? null : `${schema} ${signature} ${text("definition")}`
	};
}

// src/domain/alembic/operations/misspelled.ts
/** What `op` has in any release of Alembic. */
const NAMES$1 = [
	"add_column",
	"alter_column",
	"batch_alter_table",
	"bulk_insert",
	"create_check_constraint",
	"create_exclude_constraint",
	"create_foreign_key",
	"create_index",
	"create_primary_key",
	"create_table",
	"create_table_comment",
	"create_unique_constraint",
	"drop_column",
	"drop_constraint",
	"drop_index",
	"drop_table",
	"drop_table_comment",
	"execute",
	"get_bind",
	"get_context",
	"inline_literal",
	"register_operation",
	"rename_table"
];
/** The operation that a name, which is none, is a slip of: one letter more, less or other, or two exchanged; null where it may be an operation of its own, as `bulk_upsert` is. */
function misspelled(name) {
	if (NAMES$1.includes(name)) return null;
	return NAMES$1.find((each) => distance(name, each, 1) <= 1 || isExchanged(name, each)) ?? null;
}
/** Whether one word is the other with two neighbouring letters exchanged. */
function isExchanged(one, other) {
	const at = [...one].findIndex((letter, index) => letter !== other[index]);
	return at >= 0 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2);
}

// src/domain/alembic/operations/constraint-operations.ts
const createIndexOp = (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 1);
	const columns = columnsArgument(args, "columns", where.shift + 1);
	if (columns === void 0 || columns.kind !== "seq" || columns.partial) return session.db.undecided(`the columns of an index of ${where.table} are not known`);
	const concurrently = flagArgument(args, "postgresql_concurrently");
	if (session.db.postgresql && concurrently === true && session.db.autocommit === 0) session.db.failConcurrent("CREATE INDEX CONCURRENTLY", args.at);
	const index = indexOf$1(session, where.table, where.schema, argument$1(args, "index_name", 0), columns.items, args, args.at);
	applyIndex(session, where, target, index, args.at, flagArgument(args, "if_not_exists") === true, concurrently === true);
	return NONE;
};
const dropIndexOp = (session, args, target) => {
	const given = argument$1(args, "index_name", 0);
	const table = target.table ?? nameArgument$1(args, "table_name", 1) ?? null;
	const schema = target.schema ?? schemaArgument(session, args, nameArgument$1(args, "index_name", 0) ?? "");
	const index = nameArgument$1(args, "index_name", 0);
	if (index == null) {
		if (given === void 0 || given.kind === "none") throw refused("CompileError", "an index to drop needs a name", args.at);
		return session.db.undecided("the name of an index to drop is not known");
	}
	if (session.db.postgresql && flagArgument(args, "postgresql_concurrently") === true && session.db.autocommit === 0) session.db.failConcurrent("DROP INDEX CONCURRENTLY", args.at);
	const ifExists = flagArgument(args, "if_exists") === true;
	if (target.batch !== null) target.batch.add({
		kind: "drop_index",
		name: index,
		ifExists,
		at: args.at
	});
	else dropIndex(session.db, session.db.name(index), table, schema, args.at, ifExists);
	return NONE;
};
/** A batch of SQLite adds constraints by making the table anew. */
function remade$1(session, target) {
	return session.db.sqlite && target.batch !== null;
}
const createUnique = (session, args, target) => {
	requireNoCondition(args);
	const where = tableFrom(session, args, target, "table_name", 1);
	const columns = namesArgument(columnsArgument(args, "columns", where.shift + 1, remade$1(session, target))) ?? session.db.undecided(`the columns of a constraint of ${where.table} are not known`);
	if (columns.length === 0) return NONE;
	const given = argument$1(args, "constraint_name", 0);
	applyConstraint(session, where, target, {
		kind: "unique",
		columns,
		name: resolveName(session, given, {
			kind: "uq",
			table: where.table,
			schema: where.schema,
			columns
		}, args.at),
		...leniency(args)
	}, args.at);
	return NONE;
};
const createPrimary = (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 1);
	const columns = namesArgument(columnsArgument(args, "columns", where.shift + 1)) ?? session.db.undecided(`the primary key of ${where.table} is not known`);
	const given = argument$1(args, "constraint_name", 0);
	applyConstraint(session, where, target, {
		kind: "primary",
		columns,
		name: resolveName(session, given, {
			kind: "pk",
			table: where.table,
			schema: where.schema,
			columns
		}, args.at)
	}, args.at);
	return NONE;
};
const createForeignKey = (session, args, target) => {
	const inBatch = target.table !== null;
	const table = target.table ?? name(session, args, "source_table", 1, "a table");
	const schema = target.schema ?? schemaArgument(session, args, table, -1, "source_schema");
	const shift = inBatch ? 1 : 2;
	const referent = name(session, args, "referent_table", shift, "a referenced table");
	const local = namesArgument(columnsArgument(args, "local_cols", shift + 1, remade$1(session, target)));
	const remote = namesArgument(columnsArgument(args, "remote_cols", shift + 2, remade$1(session, target)));
	if (local === null || remote === null || local.length === 0 || remote.length === 0) return session.db.undecided(`the columns of a foreign key of ${table} are not known`);
	const referentSchema = nameArgument$1(args, "referent_schema", -1);
	const prefix = referentSchema == null ? referent : `${referentSchema}.${referent}`;
	const constraint = foreignKey(session, emptyTable(table, schema), local, remote.map((column) => `${prefix}.${column}`), args.keywords, argument$1(args, "constraint_name", 0), args.at);
	applyConstraint(session, {
		table,
		schema
	}, target, notValid(constraint, args), args.at);
	return NONE;
};
/** `postgresql_not_valid=True` leaves the rows that are there unchecked. */
function notValid(constraint, args) {
	return (constraint.kind === "foreignkey" || constraint.kind === "check") && flagArgument(args, "postgresql_not_valid") === true ? {
		...constraint,
		notValid: true
	} : constraint;
}
const createCheck = (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 1);
	const constraint = checkOf(session, shellOf(session, where), argument$1(args, "condition", where.shift + 1), argument$1(args, "constraint_name", 0), args.at);
	applyConstraint(session, where, target, notValid(constraint, args), args.at);
	return NONE;
};
/** What Alembic tells constraints by. */
const SORTS = /* @__PURE__ */ new Set([
	"foreignkey",
	"primary",
	"unique",
	"check"
]);
const dropConstraintOp = (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 1);
	const sort = argument$1(args, "type_", where.shift + 1);
	const type = nameArgument$1(args, "type_", where.shift + 1) ?? null;
	if (sort?.kind === "seq" || sort?.kind === "dict" || type !== null && !SORTS.has(type)) {
		const message = `type_ of drop_constraint() is one of ${[...SORTS].join(", ")}`;
		throw refused("TypeError", type === null ? `${message}: it is given the columns` : `${message}, and not ${type}`, args.at);
	}
	const given = argument$1(args, "constraint_name", 0);
	const kind = type === "foreignkey" ? "fk" : type === "unique" ? "uq" : type === "primary" ? "pk" : "ck";
	const resolved = type === null ? nameArgument$1(args, "constraint_name", 0) ?? (given === void 0 || given.kind === "none" ? null : session.db.undecided(`the name of a constraint of ${where.table} is not known`)) : resolveName(session, given, {
		kind,
		table: where.table,
		schema: where.schema,
		columns: [],
		referred: {
			table: "",
			columns: []
		}
	}, args.at);
	if (session.settings.convention === null && (resolved === null || !session.db.sqlite && mayBeNamedSo(session, where, resolved, kind))) session.db.undecided("the naming convention, which may name this constraint, is not known");
	if (resolved === null) throw refused(target.batch === null ? "CompileError" : "ValueError", "a constraint without a name cannot be dropped", args.at);
	if (session.db.mysql && type === null && target.batch?.options.recreate !== "always") throw refused("NotImplementedError", `MySQL has no DROP CONSTRAINT for ${resolved} without type_`, args.at);
	if (target.batch !== null) {
		target.batch.add({
			kind: "drop_constraint",
			name: resolved,
			type,
			at: args.at
		});
		return NONE;
	}
	if (session.db.sqlite) throw refused("NotImplementedError", "SQLite cannot drop a constraint outside batch mode", args.at);
	dropConstraint(session.db, where.table, where.schema, session.db.name(resolved), type, args.at, { ifExists: flagArgument(args, "if_exists") === true });
	return NONE;
};
/** Names that databases give by themselves. */
const CHOSEN = /_(?:key|fkey|pkey|check)\d*$|_ibfk_\d+$/;
/** Whether a table of the history has no constraint of a name, but one of its kind without a name, to which a convention may have given this one. */
function mayBeNamedSo({ db }, { table, schema }, name, kind) {
	const found = db.schema.tables.get(tableKey(table, schema));
	if (found === void 0 || found.open || constraintOf$1(found, db.name(name)) !== void 0) return false;
	const { primaryKey, uniques, foreignKeys, checks } = found;
	const chosen = ({ name: own }) => own === null || CHOSEN.test(own);
	switch (kind) {
		case "pk": return primaryKey !== null && chosen(primaryKey);
		case "uq": return uniques.some((each) => chosen(each) || each.name === each.columns[0]);
		case "fk": return foreignKeys.some(chosen);
		default: return checks.some(chosen);
	}
}
const excludeOp = (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 1);
	applyConstraint(session, where, target, {
		kind: "exclude",
		columns: [],
		name: nameArgument$1(args, "constraint_name", 0) ?? null
	}, args.at);
	return NONE;
};

// src/domain/alembic/operations/table-operations.ts
const createTableOp = (session, args) => {
	const table = name(session, args, "table_name", 0, "a table");
	const schema = nameArgument$1(args, "schema", -1);
	if (schema === null || args.open) return session.db.undecided(`the table ${table} is not known in full`);
	const items = args.positional.slice(1);
	if (items.some((item) => !(item instanceof SaColumn || item instanceof SaConstraint) && item.kind !== "none")) return session.db.undecided(`a column of ${table} is not known`);
	const hosts = items.filter((item) => item instanceof SaColumn || item instanceof SaConstraint);
	const home = placed(session, table, schema ?? null, true);
	makeTable(session, table, schema ?? null, hosts, args.at, flagArgument(args, "if_not_exists") === true, textOf$3(argument$1(args, "comment", -1)), false, argument$1(args, "postgresql_partition_by", -1));
	return new SaTable(table, home, hosts, null);
};
/** Creates a table as `op.create_table` and `Table.create` do, with the enum types that its columns name. */
function makeTable(session, table, given, items, at, ifNotExists, comment, checkFirst = false, partitionBy = void 0) {
	const { db } = session;
	const schema = placed(session, table, given, true);
	db.asked ||= ifNotExists || checkFirst;
	if ((ifNotExists || checkFirst) && db.has(table, schema)) return;
	if (db.postgresql && !db.maybe()) for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		const type = item instanceof SaColumn && item.columnType !== null ? innerEnum(forDialect(item.columnType, "postgresql")) : null;
		const enumType = type === null ? null : enumName(type);
		const wanted = type !== null && createsType(type);
		const home = type === null ? null : textOf$3(type.parts.keywords.get("schema"));
		const elsewhere = enumType !== null && home !== null && liesElsewhere(db, enumType, home);
		const present = enumType !== null && db.enumsMade.has(enumType) && db.schema.enums.has(enumType) && !elsewhere;
		if (wanted && enumType !== null && !present) {
			db.check(at);
			if (item instanceof SaColumn && db.reverting && isReflected(item) && db.baseline.tables.get(tableKey(table, schema))?.open === true) recallEnum(db, enumType);
			createEnum(db, enumType, type.parts.labels, at, checkFirst && !elsewhere, home ?? db.path?.[0] ?? null);
		} else if (wanted && enumType !== null && !checkFirst && !db.enumsSeen.has(enumType)) db.note("remake_type", null, enumType, item instanceof SaColumn ? item.at : at);
		if (enumType !== null) {
			db.enumsMade = /* @__PURE__ */ new Set([...db.enumsMade, enumType]);
			db.enumsSeen.add(enumType);
		}
	}
	const wanted = tableOf(session, table, schema, items, at);
	const indexes = db.postgresql ? [...wanted.indexes, ...spatialIndexes(wanted, items)] : wanted.indexes;
	const spec = db.postgresql && partitionBy !== void 0 && partitionBy.kind !== "none" ? settledText(partitionBy) : void 0;
	if (spec === null) db.undecided(`how the rows of ${table} are divided is not known`);
	const partitioned = spec == null ? {} : { partitioned: canonicalSql(spec) };
	createTable(db, {
		...wanted,
		...partitioned,
		indexes,
		comment: db.sqlite ? null : comment
	}, at, ifNotExists);
}
/** `autoincrement=False` stands where autogenerate has read the column from a database. */
function isReflected(item) {
	const auto = item.keywords.get("autoincrement");
	return auto?.kind === "bool" && !auto.value;
}
const SPATIAL = /* @__PURE__ */ new Set([
	"Geometry",
	"Geography",
	"Raster"
]);
/** The index that GeoAlchemy2 adds to CREATE TABLE for each spatial column that does not say `spatial_index=False`. */
function spatialIndexes(wanted, items) {
	return items.flatMap((item) => {
		const type = item instanceof SaColumn && item.columnType !== null ? forDialect(item.columnType, "postgresql") : null;
		const column = item instanceof SaColumn ? item.name : null;
		if (type === null || column === null || !SPATIAL.has(type.name) || !flag(type, "spatial_index", true)) return [];
		if (wanted.indexes.some(({ columns }) => columns.includes(column))) return [];
		const isRaster = type.name === "Raster";
		return [{
			name: `idx_${wanted.name}_${column}`,
			unique: false,
			parts: [isRaster ? null : column],
			columns: [column],
			options: "using gist",
			expression: isRaster,
			implicit: true
		}];
	});
}
function innerEnum(type) {
	if (type?.name === "ARRAY") {
		const item = type.parts.args[0];
		return item instanceof SaType ? innerEnum(item) : null;
	}
	return type !== null && isEnum(type) ? type : null;
}
/** `create_type=False` is heard by `postgresql.ENUM` alone. */
function createsType(type) {
	return type.name === "ENUM" ? flag(type, "create_type", true) : flag(type, "native_enum", true);
}
const dropTableOp = (session, args) => {
	const table = name(session, args, "table_name", 0, "a table");
	const schema = schemaArgument(session, args, table);
	if (isTemporary$1(session, table, schema)) session.db.temporary.delete(table);
	else dropTable(session.db, table, schema, args.at, { ifExists: flagArgument(args, "if_exists") === true });
	return NONE;
};
const renameTableOp = (session, args) => {
	const from$of = [name(session, args, "old_table_name", 0, "a table"), name(session, args, "new_table_name", 1, "a table")], from = from$of[0], to = from$of[1];
	const schema = schemaArgument(session, args, from, 2);
	if (!isTemporary$1(session, from, schema)) renameTable(session.db, from, to, schema, args.at);
	return NONE;
};
const commentOp = (drop) => (session, args, target) => {
	const where = tableFrom(session, args, target, "table_name", 0);
	const { db } = session;
	if (!db.sqlite && db.begin(drop ? "drop_table_comment" : "create_table_comment", tableKey(where.table, where.schema), null, args.at)) {
		const table = db.table(where.table, where.schema, args.at);
		db.put({
			...table,
			comment: drop ? null : textOf$3(argument$1(args, "comment", where.shift))
		});
	}
	return NONE;
};

// src/domain/alembic/operations/op.ts
const OPERATIONS = /* @__PURE__ */ new Map([
	["add_column", addColumnOp],
	["drop_column", dropColumnOp],
	["alter_column", alterColumnOp],
	["create_index", createIndexOp],
	["drop_index", dropIndexOp],
	["create_unique_constraint", createUnique],
	["create_primary_key", createPrimary],
	["create_foreign_key", createForeignKey],
	["create_check_constraint", createCheck],
	["create_exclude_constraint", excludeOp],
	["drop_constraint", dropConstraintOp],
	["create_table", createTableOp],
	["drop_table", dropTableOp],
	["rename_table", renameTableOp],
	["create_table_comment", commentOp(false)],
	["drop_table_comment", commentOp(true)]
]);
/** `op.f`: a name that no convention changes, but that is cut like one that a convention made. */
const finalName$1 = ({ dialect }) => native$1("f", (args) => {
	const text = textOf$3(args.positional[0]);
	return text === null ? args.positional[0] ?? NONE : new FinalName(cut(text, dialect));
});

// src/domain/alembic/operations/parameters.ts
/** Fails where a text that `op.execute()` is given names a parameter: none of them can have a value there. */
function requireParameters({ db, interp }, text, at) {
	const written = text?.kind === "str" ? textOf$3(text) : null;
	const name = written === null || interp.maybe > 0 ? null : firstParameter(written);
	if (name === null) return;
	db.check(at);
	throw refused("StatementError", `the parameter :${name} of the text has no value`, at);
}

// src/domain/alembic/operations/plugins.ts
/** `op.sync_enum_values` of alembic-postgresql-enum: gives an enum type new labels, and the columns named the type. */
function syncEnumValues(session, args) {
	const name = nameArgument$1(args, "enum_name", 1);
	const labels = namesArgument(argument$1(args, "new_values", 2));
	const { db } = session;
	if (!db.postgresql) return NONE;
	if (name == null) return db.undecided("the enum type whose values change is not known");
	if (!db.begin("sync_enum_values", null, name, args.at)) return NONE;
	if (!db.schema.enums.has(name)) db.fail("UndefinedObject", `type ${name} does not exist`, args.at);
	db.schema.enums.set(name, labels);
	const columns = argument$1(args, "affected_columns", 3);
	for (let at$ = 0, list$ = columns?.kind === "seq" && !columns.partial ? columns.items : [null]; at$ < list$.length; at$++) {
		const reference = list$[at$];
		const column = columnReference(reference);
		if (column === null) db.blind("a column that gets the enum type is not known", args.at);
		else {
			const text = column.array ? `${name}[]` : name;
			alterColumn(db, column.table, null, column.name, {
				type: {
					text,
					named: name
				},
				using: true
			}, args.at);
		}
	}
	return NONE;
}
/** A column as `TableReference(…)` or as a pair of names. */
function columnReference(reference) {
	const parts = reference instanceof SaType ? [
		"table_name",
		"column_name",
		"column_type"
	].map((key, i) => reference.keyword(key) ?? reference.parts.args[i]) : reference?.kind === "seq" && !reference.partial ? reference.items : [];
	const table$of = [parts[0], parts[1]].map((part) => part === void 0 ? null : textOf$3(part)), table = table$of[0], name = table$of[1];
	const kind = parts[2];
	return table == null || name == null ? null : {
		table,
		name,
		array: kind?.kind === "external" ? kind.name.endsWith(".ARRAY") : kind !== void 0 && textOf$3(kind) === "ARRAY"
	};
}

// src/domain/alembic/operations/sent-types.ts
const TEXT = /^(character varying|text)\b/;
/** What PostgreSQL does not make of a text that is said to be one: without the word it would read the value as what the column holds. */
const TAKES_NO_TEXT = /^(uuid|jsonb?|boolean|smallint|integer|bigint|numeric|real|double|timestamp|date|time|interval|bytea|inet|cidr)\b/;
/**
* Fails where a row says of a value that it is a text, and the column holds something else: asyncpg sends the type along that the table
* of the statement has, and PostgreSQL assigns no text to an enum, a uuid or a json.
*/
function requireSentTypes(session, table, rows, at) {
	const { db, interp, settings } = session;
	if (!db.postgresql || interp.maybe > 0 || !(table instanceof SaTable) || table.name === null) return;
	const row = (rows?.kind === "seq" && !rows.partial ? rows.items : [])[0];
	const there = db.schema.tables.get(tableKey(table.name, table.schema));
	if (row?.kind !== "dict" || there === void 0 || there.open || !settings.prepares() || !settings.refusesTexts()) return;
	const isSent = (value) => value.kind === "str" || value.kind === "none";
	const given = new Set([...row.entries.values()].flatMap((key$of) => {
		const key = key$of[0], value = key$of[1];
		return isSent(value) ? [textOf$3(key)] : [];
	}));
	for (let at$ = 0, list$ = table.items; at$ < list$.length; at$++) {
		const item = list$[at$];
		const written = item instanceof SaColumn ? item.columnType : item instanceof PlainColumn ? item.columnType : void 0;
		const name = item instanceof SaColumn || item instanceof PlainColumn ? item.name : null;
		if (written == null || name === null || !given.has(name)) continue;
		const type = session.asType(written);
		const { text: sent, named } = type === null ? {
			text: null,
			named: null
		} : renderType(type, "postgresql");
		const own = columnOf(there, name)?.type;
		if (own === void 0 || sent === null || named !== null || !TEXT.test(sent)) continue;
		if (!(own.named !== null && db.schema.enums.has(own.named)) && (own.named !== null || !TAKES_NO_TEXT.test(own.text ?? "") || own.text?.endsWith("[]"))) continue;
		const message = `column ${name} is of type ${own.named ?? own.text ?? ""} but expression is of type ${sent}: asyncpg sends the type that the statement gives`;
		db.fail("DatatypeMismatch", message, at, {
			kind: "refused",
			table: null,
			name,
			by: null
		});
	}
}

// src/domain/alembic/operations/hosts.ts
/** `alembic.op`, and `batch_op` inside a batch. */
var OperationsHost = class extends Host {
	type;
	session;
	batch;
	natives = /* @__PURE__ */ new Map();
	constructor(session, batch) {
		super();
		this.session = session;
		this.batch = batch;
		this.type = batch === null ? "op" : "batch_op";
	}
	get database() {
		return true;
	}
	attr(name) {
		const known = this.natives.get(name);
		if (known !== void 0) return known;
		const made = this.make(name);
		if (made !== void 0) this.natives.set(name, made);
		return made;
	}
	make(name) {
		const { session, batch } = this;
		const operation = OPERATIONS.get(name);
		if (operation !== void 0) {
			const target = {
				table: batch?.table ?? null,
				schema: batch?.schema ?? null,
				batch
			};
			return native$1(name, (args) => tolerantly(session, args.at, target.table ?? nameArgument$1(args, "table_name", 0) ?? null, () => operation(session, args, target)));
		}
		switch (name) {
			case "f": return finalName$1(session);
			case "get_bind": return native$1(name, () => new ConnectionHost(session, "alembic"));
			case "get_context": return native$1(name, () => new ContextHost(session));
			case "execute": return native$1(name, (args) => {
				const text = argument$1(args, "sqltext", 0);
				return tolerantly(session, args.at, null, () => {
					requireStatementAlone(args, this.type);
					requireParameters(session, text, args.at);
					return execute(session, text, args);
				});
			});
			case "bulk_insert": return native$1(name, (args) => {
				session.db.check(args.at);
				requireSentTypes(session, argument$1(args, "table", 0), argument$1(args, "rows", 1), args.at);
				session.db.changeRows(args.at, bulkInsert(args));
				return NONE;
			});
			case "inline_literal": return native$1(name, (args) => new SqlText("expression", textOf$3(args.positional[0])));
			case "batch_alter_table": return native$1(name, (args) => new BatchManager(session, batchOf(session, args)));
			case "impl":
				session.db.leaveRows();
				return unknown("op.impl");
			case "sync_enum_values": return native$1(name, (args) => syncEnumValues(session, args));
			case "create_entity":
			case "drop_entity":
			case "replace_entity": return native$1(name, (args) => changeEntity(session, name, args));
			case "run_async": return native$1(name, (args) => {
				session.blind("op.run_async runs code that is not followed", args.at);
				return NONE;
			});
			default: return this.unknown(name);
		}
	}
	/** What is no operation of Alembic: a slip of one raises, and anything else may be one that a library or the project has registered. */
	unknown(name) {
		const { session, type } = this;
		const meant = misspelled(name);
		if (meant === null || session.settings.registers()) return void 0;
		return native$1(name, ({ at }) => tolerantly(session, at, null, () => {
			throw refused("AttributeError", `${type} has no ${name}: ${meant} is the name`, at);
		}));
	}
};
/** Fails where the `execute` of operations is given what only that of a connection takes: the values of the parameters. */
function requireStatementAlone({ positional, keywords, at }, type) {
	const name = [...keywords.keys()].find((each) => !EXECUTE_TAKES.has(each));
	if (positional.length < 2 && name === void 0) return;
	const given = positional.length > 1 ? "second argument" : `argument ${name}`;
	throw refused("TypeError", `${type}.execute() takes no ${given}: bind values with text(…).bindparams(…)`, at);
}
const EXECUTE_TAKES = /* @__PURE__ */ new Set(["sqltext", "execution_options"]);
/** After a revision that fails, a failing statement is skipped, and its table counts as not known in full. */
function tolerantly(session, at, table, run) {
	if (!session.tolerant) return run();
	const { db } = session;
	const before = db.steps.length;
	try {
		return run();
	} catch (error) {
		if (!(error instanceof Raised || error instanceof Undecided)) throw error;
		db.aborted = false;
		const steps = db.steps.slice(before);
		const tables = [table, ...steps.map((step) => step.table)];
		if (error instanceof Raised) db.skip(error, [...tables, ...steps.map(({ name }) => name)]);
		for (let at$ = 0, list$ = tables; at$ < list$.length; at$++) {
			const key = list$[at$];
			const found = key === null ? void 0 : db.schema.tables.get(key);
			if (found !== void 0) db.put({
				...found,
				open: true
			});
		}
		session.blind("a statement fails", at);
		return NONE;
	}
}
function batchOf(session, args) {
	const table = nameArgument$1(args, "table_name", 0);
	const schema = nameArgument$1(args, "schema", 1);
	if (table == null || schema === null) return session.db.undecided("the table of a batch is not known");
	const home = placed(session, table, schema ?? null);
	const recreate = argument$1(args, "recreate", 2);
	const mode = recreate === void 0 ? "auto" : textOf$3(recreate);
	const convention = argument$1(args, "naming_convention", -1);
	const tableArgs = argument$1(args, "table_args", -1);
	const items = tableArgs?.kind === "seq" ? tableArgs.items.filter((item) => item instanceof SaConstraint) : [];
	const shell = session.db.schema.tables.get(tableKey(table, home)) ?? emptyTable(table, home);
	return new Batch(table, home, {
		recreate: mode === "auto" || mode === "always" || mode === "never" ? mode : null,
		namingConvention: convention === void 0 || convention.kind === "none" ? null : conventionOf(convention),
		tableArgs: items.map((item) => constraintOf(session, shell, item, args.at)),
		copyFrom: argument$1(args, "copy_from", -1) !== void 0
	});
}
/** `with op.batch_alter_table(…) as batch_op`. */
var BatchManager = class extends Host {
	type = "batch";
	session;
	batch;
	constructor(session, batch) {
		super();
		this.session = session;
		this.batch = batch;
	}
	enter() {
		return new OperationsHost(this.session, this.batch);
	}
	exit(failed, at) {
		if (!failed) tolerantly(this.session, at, this.batch.table, () => {
			this.batch.flush(this.session, at);
			return NONE;
		});
	}
};
/** `op.get_context()`. */
var ContextHost = class extends Host {
	type = "context";
	session;
	constructor(session) {
		super();
		this.session = session;
	}
	attr(name) {
		const { session } = this;
		switch (name) {
			case "dialect": return new DialectHost(session);
			case "bind":
			case "connection": return new ConnectionHost(session, "alembic");
			case "autocommit_block": return native$1(name, ({ at }) => new AutocommitBlock(session, at));
			case "begin_transaction": return native$1(name, () => new Savepoint(session));
			case "as_sql": return FALSE;
			case "get_context":
			case "get_bind": return native$1(name, () => name === "get_bind" ? new ConnectionHost(session, "alembic") : this);
			case "opts": return new Options(session);
			case "is_offline_mode": return native$1(name, () => FALSE);
			case "execute": return native$1(name, (args) => execute(session, args.positional[0], args));
			default:
				session.db.leaveRows();
				return unknown(`context.${name}`);
		}
	}
};
/** What env.py has given to `context.configure()`. */
var Options = class extends Host {
	type = "options of the context";
	session;
	constructor(session) {
		super();
		this.session = session;
	}
	item(key) {
		return (textOf$3(key) === "target_metadata" ? this.session.settings.metadata : null) ?? unknown("an option of the context");
	}
	attr(name) {
		return name === "get" ? native$1(name, ({ positional: [key] }) => this.item(key ?? NONE)) : void 0;
	}
};
var AutocommitBlock = class extends Host {
	type = "autocommit block";
	session;
	at;
	constructor(session, at) {
		super();
		this.session = session;
		this.at = at;
	}
	enter() {
		const { settings, interp, db } = this.session;
		if (db.postgresql && interp.maybe === 0 && settings.outerTransaction()) throw refused("AssertionError", "autocommit_block() ends the transaction of Alembic, and env.py began one of its own", this.at);
		this.session.db.autocommit += 1;
		this.session.db.uncommitted.clear();
		return this;
	}
	exit() {
		this.session.db.autocommit -= 1;
	}
};

// src/domain/alembic/python/sorting.ts
/** The items in the order that `sort()` and `sorted()` give them; null where it is not known. */
function sortedItems(interp, items, args) {
	const by = args.keywords.get("key");
	const reverse = args.keywords.get("reverse");
	const descending = reverse === void 0 ? false : truth$1(reverse);
	if (descending === null) return null;
	const keyed = [];
	for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		const key = keyOf$1(by === void 0 || by.kind === "none" ? item : interp.call(by, {
			positional: [item],
			keywords: /* @__PURE__ */ new Map(),
			open: false,
			at: args.at
		}));
		if (key === void 0) return null;
		keyed.push({
			item,
			key
		});
	}
	if (!keyed.every(({ key }) => alike(key, keyed[0]?.key))) return null;
	return keyed.sort((a, b) => (descending ? -1 : 1) * compare(a.key, b.key)).map(({ item }) => item);
}
function keyOf$1(value) {
	if (value.kind === "str" || value.kind === "number") return value.value;
	if (value.kind === "bool") return value.value ? 1 : 0;
	if (value.kind !== "seq" || value.partial || value.type === "set") return void 0;
	const parts = [];
	for (let at$ = 0, list$ = value.items; at$ < list$.length; at$++) {
		const item = list$[at$];
		const key = keyOf$1(item);
		if (key === void 0) return void 0;
		parts.push(key);
	}
	return parts;
}
/** Whether Python can compare two keys. */
function alike(one, other) {
	if (typeof one !== "object" || typeof other !== "object") return typeof one === typeof other;
	return one.every((each, i) => i >= other.length || alike(each, other[i]));
}
/** As Python compares: texts by code points, tuples and lists part by part. */
function compare(one, other) {
	if (typeof one === "object" && typeof other === "object") {
		for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
			const order = compare(one[i], other[i]);
			if (order !== 0) return order;
		}
		return one.length - other.length;
	}
	return one === other ? 0 : one < other ? -1 : 1;
}

// src/domain/alembic/python/methods.ts
/** A method of a known text. */
function strMethod(interp, text, name) {
	return native$1(name, (args) => {
		const first$of = args.positional, first = first$of[0], second = first$of[1];
		const a$of = [textOf$3(first), textOf$3(second)], a = a$of[0], b = a$of[1];
		switch (name) {
			case "lower":
			case "casefold": return str(text.toLowerCase());
			case "upper": return str(text.toUpperCase());
			case "title":
			case "capitalize": return str(text.charAt(0).toUpperCase() + text.slice(1).toLowerCase());
			case "strip": return a === null && first !== void 0 ? unknown("a text") : str(stripped(text, a, true, true));
			case "lstrip": return str(stripped(text, a, true, false));
			case "rstrip": return str(stripped(text, a, false, true));
			case "startswith":
			case "endswith": {
				const ends = first?.kind === "seq" ? first.items.map(textOf$3) : [a];
				return ends.includes(null) ? unknown("a text") : bool(ends.some((end) => name === "startswith" ? text.startsWith(end ?? "") : text.endsWith(end ?? "")));
			}
			case "replace": return a === null || b === null ? unknown("a text", "￼") : str(text.replaceAll(a, b));
			case "split":
				if (first !== void 0 && a === null && first.kind !== "none") return unknown("parts of a text");
				return seq("list", (a === null ? text.trim().split(/\s+/).filter((part) => part !== "") : text.split(a)).map(str));
			case "splitlines": return seq("list", text.split("\n").map(str));
			case "join": {
				const items = first === void 0 ? null : iterate(interp, first);
				if (items === null || items.partial) return unknown("a text joined from unknown parts", "￼");
				const whole = items.items.map(template).join(text);
				return whole.includes("￼") ? unknown("a text joined from unknown parts", whole) : str(whole);
			}
			case "format": return format(text, args);
			case "removeprefix": return a === null ? unknown("a text") : str(text.startsWith(a) ? text.slice(a.length) : text);
			case "removesuffix": return a === null ? unknown("a text") : str(a !== "" && text.endsWith(a) ? text.slice(0, -a.length) : text);
			case "isdigit": return bool(/^\d+$/.test(text));
			case "find": return a === null ? unknown("a position") : number$1(text.indexOf(a));
			case "count": return a === null ? unknown("a count") : number$1(text.split(a).length - 1);
			default: return unknown(`what str.${name}() gives`);
		}
	});
}
function stripped(text, chars, left, right) {
	const inside = (char) => chars === null ? /\s/.test(char) : chars.includes(char);
	let start$of = [0, text.length], start = start$of[0], end = start$of[1];
	while (left && start < end && inside(text.charAt(start))) start += 1;
	while (right && end > start && inside(text.charAt(end - 1))) end -= 1;
	return text.slice(start, end);
}
function format(text, args) {
	let next = 0;
	const made = text.replace(/\{\{|\}\}|\{(\w*)\}/g, (all, name) => {
		if (all === "{{" || all === "}}") return all.charAt(0);
		const value = name === void 0 || name === "" ? args.positional[next++] : /^\d+$/.test(name) ? args.positional[Number(name)] : args.keywords.get(name);
		return value === void 0 ? "￼" : template(value);
	});
	return made.includes("￼") || /\{[^{}]*\}/.test(made) ? unknown("a text with unknown parts", made) : str(made);
}
/** A method of a list, tuple or set. */
function seqMethod(interp, owner, name) {
	return native$1(name, (args) => {
		const first = args.positional[0];
		const change = () => {
			owner.partial ||= interp.maybe > 0;
		};
		const all = args.positional.map((value) => iterate(interp, value));
		switch (name) {
			case "append":
				change();
				owner.items.push(first ?? NONE);
				return NONE;
			case "add":
				change();
				if (first !== void 0 && !owner.items.some((item) => equal(item, first) === true)) owner.items.push(first);
				return NONE;
			case "extend":
			case "update":
				change();
				for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
					const items = list$[at$];
					owner.items.push(...items?.items ?? []);
					owner.partial ||= items?.partial ?? true;
				}
				return NONE;
			case "insert":
				change();
				if (first?.kind === "number") owner.items.splice(first.value, 0, args.positional[1] ?? NONE);
				return NONE;
			case "pop": {
				change();
				const index = first?.kind === "number" ? first.value : -1;
				return owner.items.splice(index, 1)[0] ?? unknown("an item of something unknown");
			}
			case "remove":
			case "discard": {
				change();
				const index = owner.items.findIndex((item) => first !== void 0 && equal(item, first) === true);
				if (index >= 0) owner.items.splice(index, 1);
				return NONE;
			}
			case "clear":
				change();
				owner.items.length = 0;
				owner.partial = false;
				return NONE;
			case "copy": return seq(owner.type, [...owner.items], owner.partial);
			case "index": {
				const index = owner.items.findIndex((item) => first !== void 0 && equal(item, first) === true);
				if (index < 0 && !owner.partial) throw new Raised("ValueError", "not in list", args.at);
				return index < 0 ? unknown("a position") : number$1(index);
			}
			case "count": return first === void 0 || owner.partial ? unknown("a count") : number$1(owner.items.filter((item) => equal(item, first) === true).length);
			case "sort": {
				const ordered = sortedItems(interp, owner.items, args);
				if (ordered !== null) owner.items.splice(0, owner.items.length, ...ordered);
				return NONE;
			}
			case "reverse":
				owner.items.reverse();
				return NONE;
			case "union":
			case "intersection":
			case "difference":
			case "issubset":
			case "issuperset":
			case "isdisjoint": return setMethod(owner, name, all);
			default: return unknown(`what ${owner.type}.${name}() gives`);
		}
	});
}
function setMethod(owner, name, others) {
	const keys = new Set(others.flatMap((other) => other?.items.map(keyOf$4) ?? [null]));
	const mine = new Set(owner.items.map(keyOf$4));
	const sure = !owner.partial && others.every((other) => other !== null && !other.partial) && !keys.has(null) && !mine.has(null);
	switch (name) {
		case "union": return seq("set", [...owner.items, ...others.flatMap((other) => other?.items ?? [])], !sure);
		case "intersection": return sure ? seq("set", owner.items.filter((item) => keys.has(keyOf$4(item)))) : unknown("a set that is known in part");
		case "difference": return sure ? seq("set", owner.items.filter((item) => !keys.has(keyOf$4(item)))) : unknown("a set that is known in part");
		case "issubset": return sure ? bool([...mine].every((key) => keys.has(key))) : unknown("a set that is known in part");
		case "issuperset": return sure ? bool([...keys].every((key) => mine.has(key))) : unknown("a set that is known in part");
		default: return sure ? bool(![...mine].some((key) => keys.has(key))) : unknown("a set that is known in part");
	}
}
/** A method of a dict. */
function dictMethod(interp, owner, name) {
	return native$1(name, (args) => {
		const first$of = args.positional, first = first$of[0], second = first$of[1];
		const pairs = () => [...owner.entries.values()].map((key$of) => {
			const key = key$of[0], value = key$of[1];
			return seq("tuple", [key, value]);
		});
		const id = first === void 0 ? null : keyOf$4(first);
		const found = id === null ? void 0 : owner.entries.get(id)?.[1];
		switch (name) {
			case "get": return found ?? (id === null || owner.partial ? unknown("an entry of something unknown") : second ?? args.keywords.get("default") ?? NONE);
			case "pop":
				if (found !== void 0 && id !== null) {
					owner.partial ||= interp.maybe > 0;
					owner.entries.delete(id);
					return found;
				}
				return second !== void 0 && id !== null && !owner.partial ? second : unknown("an entry of something unknown");
			case "setdefault":
				if (found === void 0 && first !== void 0) setItem(owner, first, second ?? NONE);
				return found ?? second ?? NONE;
			case "items": return seq("list", pairs(), owner.partial);
			case "keys": return seq("set", [...owner.entries.values()].map((key$of) => {
				return key$of[0];
			}), owner.partial);
			case "values": return seq("list", [...owner.entries.values()].map((value$of) => {
				return value$of[1];
			}), owner.partial);
			case "copy": return {
				...owner,
				entries: new Map(owner.entries)
			};
			case "update":
				owner.partial ||= interp.maybe > 0;
				if (first?.kind === "dict") {
					for (const key$of of first.entries) {
						const key = key$of[0], entry = key$of[1];
						owner.entries.set(key, entry);
					}
					owner.partial ||= first.partial;
				} else if (first !== void 0) owner.partial = true;
				for (const key$of of args.keywords) {
					const key = key$of[0], value = key$of[1];
					setItem(owner, str(key), value);
				}
				return NONE;
			case "clear":
				owner.entries.clear();
				return NONE;
			default: return unknown(`what dict.${name}() gives`);
		}
	});
}

// src/domain/alembic/python/attributes.ts
/** The value of `owner.name`. */
function attribute(interp, owner, name, at) {
	switch (owner.kind) {
		case "module": return interp.modules.attribute(owner, name, interp) ?? unknown(`${owner.name} has no ${name} that is known`);
		case "external": return interp.modules.external(`${owner.name}.${name}`, interp);
		case "host": return owner.attr(name) ?? {
			kind: "unknown",
			why: `${owner.type}.${name} is not followed`,
			database: owner.database
		};
		case "str": return strMethod(interp, owner.value, name);
		case "seq": return seqMethod(interp, owner, name);
		case "dict": return dictMethod(interp, owner, name);
		case "class": return classAttribute(interp, owner, name, at);
		case "instance": return instanceAttribute(interp, owner, name, at);
		case "unknown":
			if (owner.unset?.kind === "str" && TEXTS.test(name)) {
				const { why, unset } = owner;
				return native$1(name, (args) => ({
					...unknown(why),
					unset: interp.call(strMethod(interp, unset.value, name), args)
				}));
			}
			if (owner.text !== void 0 && name === "startswith") return native$1(name, ({ positional: [first] }) => beginsWith(owner.text ?? "", first));
			return owner.text !== void 0 && /^(format|strip|lstrip|rstrip|lower|upper|replace)$/.test(name) ? native$1(name, () => owner) : {
				kind: "unknown",
				why: owner.why,
				...owner.database === true ? { database: true } : {}
			};
		case "none": throw new Raised("AttributeError", `None has no attribute ${name}`, at);
		case "function": return name === "__name__" ? str(owner.name) : unknown(`${owner.name}.${name}`);
		default: return unknown(`.${name} of a ${owner.kind}`);
	}
}
/** Whether a text that is known in part begins with another one. */
function beginsWith(text, start) {
	const known = text.slice(0, text.indexOf("￼"));
	if (start?.kind !== "str" || !text.includes("￼")) return unknown("how a text begins");
	if (known.startsWith(start.value)) return TRUE;
	return start.value.startsWith(known) ? unknown("how a text begins") : FALSE;
}
/** Methods of a text that give another text, or its parts. */
const TEXTS = /^(?:format|strip|lstrip|rstrip|lower|upper|title|capitalize|replace|removeprefix|removesuffix|split)$/;
/** Looks a name up in a class and its bases. */
function lookupClass(interp, cls, name, depth = 0) {
	const own = cls.scope.vars.get(name);
	if (own !== void 0 || depth > 20) return own;
	for (let at$ = 0, list$ = cls.bases; at$ < list$.length; at$++) {
		const base = list$[at$];
		const found = base.kind === "class" ? lookupClass(interp, base, name, depth + 1) : void 0;
		if (found !== void 0) return found;
	}
}
/** What a library's base gives no classes of its own to. */
const PLAIN_BASE = /^(?:(?:builtins\.)?(?:object|str|int)|enum\.\w+)$/;
/** Whether all that a class has is written in it and in the bases that are known. Relationships of others may add what is no class. */
function isWhole(interp, { def, bases }, depth = 0) {
	const isKnown = (base) => base.kind === "class" ? depth < 5 && isWhole(interp, base, depth + 1) : base.kind === "external" || base.kind === "native" ? PLAIN_BASE.test(base.name) : interp.library.isPlainBase?.(base) === true;
	return def.decorators.length === 0 && def.keywords.length === 0 && def.body.every(isPlain) && bases.every(isKnown);
}
/** Whether a statement of a class gives the class names as they are written there, and nothing else. */
function isPlain(stmt) {
	if (stmt.kind === "FunctionDef") return stmt.name !== "__init_subclass__";
	return PLAIN.has(stmt.kind) || stmt.kind === "Expr" && stmt.value.kind === "Constant";
}
const PLAIN = /* @__PURE__ */ new Set([
	"Assign",
	"AnnAssign",
	"ClassDef",
	"Pass"
]);
function classAttribute(interp, cls, name, at) {
	const members = interp.modules.enumMembers(cls, interp);
	if (members !== null) {
		const member = members.find((each) => each.kind === "instance" && each.attrs.get("_name_").value === name);
		if (member !== void 0) return member;
	}
	if (name === "__name__" || name === "__qualname__") return str(cls.name);
	const found = lookupClass(interp, cls, name);
	if (found?.kind === "function") return found.marks.has("classmethod") ? {
		...found,
		self: cls
	} : found;
	if (found?.kind === "host") return interp.library.onClass(cls, name, found);
	const given = found ?? interp.library.inherited(cls, name);
	if (given == null && /^[A-Z]/.test(name) && isWhole(interp, cls) && !interp.modules.assigns(cls.file, name)) throw new Raised("AttributeError", `${cls.name} has no attribute ${name}`, at);
	return given ?? unknown(`${cls.name}.${name} is not known`);
}
function instanceAttribute(interp, instance, name, at) {
	const own = instance.attrs.get(name);
	if (own !== void 0) return own;
	if (name === "value" || name === "name") {
		const part = instance.attrs.get(`_${name}_`);
		if (part !== void 0) return part;
	}
	if (name === "__class__") return instance.cls;
	const found = lookupClass(interp, instance.cls, name);
	if (found?.kind === "function") return bound(interp, found, instance, at);
	const text = instance.attrs.get("_str_") !== void 0 ? instance.attrs.get("_value_") : void 0;
	if (found === void 0 && text?.kind === "str") return strMethod(interp, text.value, name);
	return found ?? interp.library.inherited(instance.cls, name) ?? unknown(`${instance.cls.name}.${name} is not known`);
}
function bound(interp, method, instance, at) {
	if (method.marks.has("staticmethod")) return method;
	const made = {
		...method,
		self: method.marks.has("classmethod") ? instance.cls : instance
	};
	return method.marks.has("property") || method.marks.has("cached_property") ? interp.call(made, {
		positional: [],
		keywords: /* @__PURE__ */ new Map(),
		open: false,
		at
	}) : made;
}

// src/domain/alembic/operations/reflection.ts
/** A table of a MetaData that has read the database. */
function reflectedTable(session, name, at) {
	const dot = name.lastIndexOf(".");
	const made = new SaTable(name.slice(dot + 1), dot < 0 ? null : name.slice(0, dot), [], null);
	reflectInto(session, made, at);
	return made;
}
/** What a `sa.Table(…, autoload_with=…)` says of itself. */
function reflectInto(session, made, at) {
	const table = made.name === null ? void 0 : session.db.schema.tables.get(tableKey(made.name, made.schema));
	if (made.name !== null && table === void 0 && !session.db.openWorld) throw new Raised("NoSuchTableError", made.name, at);
	made.reflected = (name) => {
		if (table === void 0 || table.open) return name === "c" || name === "columns" ? void 0 : unknown(`what a reflected table holds (${name})`);
		switch (name) {
			case "foreign_key_constraints": return seq("list", table.foreignKeys.map((key) => new ReflectedKey(key.name, key.columns, key.table)));
			case "foreign_keys": return seq("set", table.foreignKeys.flatMap((key) => key.columns.map((column) => new ReflectedKey(key.name, [column], key.table))));
			case "indexes": return seq("list", table.indexes.map((index) => record2({
				name: str(index.name),
				columns: seq("list", index.columns.map(str)),
				unique: bool(index.unique)
			})));
			case "c":
			case "columns": return new ReflectedColumns(table, session.db.dialect);
			case "constraints":
			case "primary_key": return unknown(`what a reflected table holds (${name})`);
			default: return;
		}
	};
}
var ReflectedKey = class extends Host {
	type = "foreign key constraint";
	parts;
	constructor(name, columns, table) {
		super();
		const keys = seq("list", columns.map(str));
		this.parts = {
			name: name === null ? NONE : str(name),
			column_keys: keys,
			columns: keys,
			referred_table: record2({ name: str(table) })
		};
	}
	attr(name) {
		return this.parts[name];
	}
};
var Reflected = class extends Host {
	type = "record";
	parts;
	constructor(parts) {
		super();
		this.parts = parts;
	}
	attr(name) {
		return this.parts[name];
	}
};
function record2(parts) {
	return new Reflected(parts);
}
var ReflectedColumns = class extends Host {
	type = "columns";
	table;
	dialect;
	constructor(table, dialect) {
		super();
		this.table = table;
		this.dialect = dialect;
	}
	item(key) {
		const name = textOf$3(key);
		return name === null ? new SqlText("expression", null) : columnOf(this.table, name) === void 0 ? NONE : new SqlText("expression", null);
	}
	attr(name) {
		if (name === "keys") return native$1(name, () => seq("list", this.table.columns.map((column) => str(column.name))));
		return new SqlText("expression", null);
	}
	iterate() {
		return this.table.columns.map((column) => record2({
			name: str(column.name),
			key: str(column.name),
			type: new ReflectedType(column.type, this.dialect)
		}));
	}
};

// src/domain/alembic/python/context-function.ts
/** A call to a function marked `@contextmanager`: the block of the `with` runs where it yields. */
var ContextFunction = class extends Host {
	type = "context manager";
	run;
	constructor(run) {
		super();
		this.run = run;
	}
};

// src/domain/alembic/python/definitions.ts
const MARKS = /* @__PURE__ */ new Set([
	"property",
	"cached_property",
	"staticmethod",
	"classmethod",
	"contextmanager",
	"asynccontextmanager"
]);
/** Decorators that leave what a function does as it is. */
const TRANSPARENT = /* @__PURE__ */ new Set([
	...MARKS,
	"cache",
	"lru_cache",
	"wraps",
	"override",
	"overload",
	"abstractmethod",
	"deprecated",
	"no_type_check",
	"total_ordering",
	"dataclass",
	"unique"
]);
function defineFunction(interp, def, frame, owner) {
	const defaults = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = def.parameters; at$ < list$.length; at$++) {
		const parameter = list$[at$];
		if (parameter.default !== null) defaults.set(parameter.name, interp.eval(parameter.default, frame));
	}
	const marks = new Set(def.decorators.map(nameOf).filter((name) => MARKS.has(name)));
	let value = {
		kind: "function",
		name: def.name,
		def,
		parameters: def.parameters,
		defaults,
		expression: null,
		scope: frame.scope,
		file: frame.file,
		self: null,
		owner,
		marks
	};
	for (let at$ = 0, list$ = [...def.decorators].reverse(); at$ < list$.length; at$++) {
		const decorator = list$[at$];
		if (TRANSPARENT.has(nameOf(decorator)) || nameOf(decorator) === "setter") continue;
		const wrapper = interp.eval(decorator, frame);
		if (wrapper.kind === "function" || wrapper.kind === "native") value = interp.call(wrapper, {
			positional: [value],
			keywords: /* @__PURE__ */ new Map(),
			open: false,
			at: interp.place(decorator, frame)
		});
	}
	return value;
}
function nameOf(expr) {
	const callee = expr.kind === "Call" ? expr.func : expr;
	return callee.kind === "Attribute" ? callee.attr : callee.kind === "Name" ? callee.id : "";
}
function defineClass(interp, def, frame) {
	const bases = def.bases.map((base) => interp.eval(base.kind === "Subscript" ? base.value : base, frame));
	const scope = new Scope(null);
	const made = {
		kind: "class",
		name: def.name,
		def,
		bases,
		scope,
		file: frame.file
	};
	const body = {
		scope: new Scope(frame.scope),
		file: frame.file,
		symbol: def.qualname,
		pure: true,
		callable: null,
		onYield: null
	};
	for (let at$ = 0, list$ = def.body; at$ < list$.length; at$++) {
		const stmt = list$[at$];
		if (stmt.kind === "FunctionDef") {
			const value = defineFunction(interp, stmt, {
				...frame,
				scope: frame.scope,
				symbol: def.qualname
			}, made);
			scope.vars.set(stmt.name, value);
			body.scope.vars.set(stmt.name, value);
			continue;
		}
		try {
			interp.block([stmt], body);
		} catch (error) {
			if (!(error instanceof Raised)) throw error;
		}
	}
	for (const name$of of body.scope.vars) {
		const name = name$of[0], value = name$of[1];
		scope.vars.set(name, value);
	}
	return made;
}
/** Makes an instance: an enum member looked up, a record of keywords, or what `__init__` sets. */
function instantiate(interp, cls, args) {
	const members = interp.modules.enumMembers(cls, interp);
	if (members !== null) return interp.modules.enumLookup(members, args.positional[0] ?? NONE);
	const instance = {
		kind: "instance",
		cls,
		attrs: /* @__PURE__ */ new Map()
	};
	instance.attrs.set("__args__", {
		kind: "seq",
		type: "tuple",
		items: [...args.positional],
		partial: args.open
	});
	instance.attrs.set("__kwargs__", dict([...args.keywords].map((key$of) => {
		const key = key$of[0], value = key$of[1];
		return [str(key), value];
	}), args.open));
	const init = lookupClass(interp, cls, "__init__");
	if (init?.kind === "function") {
		instance.attrs.delete("__args__");
		instance.attrs.delete("__kwargs__");
		interp.call({
			...init,
			self: instance
		}, args);
		return instance;
	}
	const fields = cls.def.body.flatMap((stmt) => stmt.kind === "AnnAssign" && stmt.target.kind === "Name" ? [stmt.target.id] : []);
	args.positional.forEach((value, i) => {
		const field = fields[i];
		if (field !== void 0) instance.attrs.set(field, value);
	});
	for (const key$of of args.keywords) {
		const key = key$of[0], value = key$of[1];
		instance.attrs.set(key, value);
	}
	if (args.open) for (let at$ = 0, list$ = fields; at$ < list$.length; at$++) {
		const field = list$[at$];
		instance.attrs.set(field, instance.attrs.get(field) ?? unknown(`the field ${field}`));
	}
	return instance;
}

// src/domain/alembic/python/calls.ts
/** Evaluates the arguments of a call. */
function argumentsOf(interp, call, frame) {
	const positional = [];
	const keywords = /* @__PURE__ */ new Map();
	let open = false;
	for (let at$ = 0, list$ = call.args; at$ < list$.length; at$++) {
		const arg = list$[at$];
		const value = interp.eval(arg, frame);
		if (arg.kind === "Starred") {
			const items = iterate(interp, value);
			positional.push(...items?.items ?? []);
			open ||= items?.partial ?? true;
		} else positional.push(value);
	}
	for (let at$ = 0, list$ = call.keywords; at$ < list$.length; at$++) {
		const keyword = list$[at$];
		const value = interp.eval(keyword.value, frame);
		if (keyword.arg !== null) keywords.set(keyword.arg, value);
		else if (value.kind === "dict") {
			for (const key$of of value.entries.values()) {
				const key = key$of[0], entry = key$of[1];
				if (key.kind === "str") keywords.set(key.value, entry);
			}
			open ||= value.partial;
		} else open = true;
	}
	return {
		positional,
		keywords,
		open,
		at: interp.place(call, frame)
	};
}
/** Calls a value. Code that is not known and is handed the database is a blind spot. */
function callValue(interp, callee, args) {
	switch (callee.kind) {
		case "function": return callFunction(interp, callee, args);
		case "native": return callee.call(args);
		case "class": return instantiate(interp, callee, args);
		case "host": return callee.call(args) ?? unknown(`the result of ${callee.type}`);
		case "external": return interp.library.callExternal(callee.name, args);
		case "unknown":
			if (callee.database === true || handsOver(args)) interp.blind(`a call that is not followed may change the database (${callee.why})`, args.at);
			return unknown("the result of a call that is not followed");
		default: return unknown("the result of a call that is not followed");
	}
}
/** Whether an argument reaches the database. */
function handsOver(args) {
	return args.positional.some((value) => reaches(value)) || [...args.keywords.values()].some((value) => reaches(value));
}
function callFunction(interp, callee, args) {
	const scope = new Scope(callee.scope);
	bind(interp, callee, args, scope);
	const def = callee.def;
	const frame = {
		scope,
		file: callee.file,
		symbol: def?.qualname ?? callee.name,
		pure: null,
		callable: callee,
		onYield: null
	};
	const told = [...args.positional, ...args.keywords.values()].some((value) => value.kind === "str");
	return interp.nested({
		at: args.at,
		told
	}, () => {
		if (callee.expression !== null) return interp.eval(callee.expression, frame);
		if (def === null) return NONE;
		if (callee.marks.has("contextmanager")) return new ContextFunction((running, body) => {
			running.block(def.body, {
				...frame,
				onYield: body
			});
		});
		const yielded = [];
		frame.onYield = (value) => yielded.push(value);
		try {
			const completion = interp.block(def.body, frame);
			if (def.generator) return seq("list", yielded);
			return completion?.kind === "return" ? completion.value : NONE;
		} catch (error) {
			if (error instanceof ResultUnknown && interp.isPure(frame)) {
				interp.passOver(def.body);
				return def.generator ? seq("list", yielded, true) : unknown(`the result of ${callee.name}() depends on something unknown`);
			}
			throw error;
		}
	});
}
/** Binds parameters, as Python does; what is missing for certain raises TypeError. */
function bind(interp, callee, args, scope) {
	const rest = callee.self === null ? [...args.positional] : [callee.self, ...args.positional];
	const keywords = new Map(args.keywords);
	for (let at$ = 0, list$ = callee.parameters; at$ < list$.length; at$++) {
		const parameter = list$[at$];
		let value;
		switch (parameter.passing) {
			case "*args":
				value = seq("tuple", rest.splice(0), args.open);
				break;
			case "**kwargs":
				value = dict([...keywords].map((key$of) => {
					const key = key$of[0], each = key$of[1];
					return [str(key), each];
				}), args.open);
				keywords.clear();
				break;
			default:
				if (parameter.passing !== "keyword" && rest.length > 0) value = rest.shift();
				else if (keywords.has(parameter.name)) {
					value = keywords.get(parameter.name);
					keywords.delete(parameter.name);
				}
				value ??= callee.defaults.get(parameter.name);
				if (value === void 0 && !args.open && callee.def !== null) throw refused("TypeError", `${callee.name}() is missing the argument ${parameter.name}`, args.at);
		}
		scope.vars.set(parameter.name, value ?? unknown(`the argument ${parameter.name}`));
	}
	if (callee.def !== null && !args.open && (rest.length > 0 || keywords.size > 0)) throw refused("TypeError", `${callee.name}() is given an argument it does not take`, args.at);
}

// src/domain/alembic/python/composed.ts
/** SQL that psycopg puts together: `sql.SQL("… {}").format(sql.Identifier(…))`. `whole` has U+FFFC in place of what is not known. */
var Composed = class Composed extends Host {
	type = "composed SQL";
	whole;
	constructor(whole) {
		super();
		this.whole = whole;
	}
	attr(name) {
		const { whole } = this;
		switch (name) {
			case "as_string": return native$1(name, () => whole.includes("￼") ? unknown("SQL with unknown parts", whole) : str(whole));
			case "format": return native$1(name, (args) => new Composed(formatted$1(whole, args)));
			case "join": return native$1(name, ({ positional: [parts] }) => parts?.kind === "seq" && !parts.partial ? new Composed(parts.items.map(partOf).join(whole)) : new Composed("￼"));
			default: return;
		}
	}
	text() {
		return this.whole.includes("￼") ? null : this.whole;
	}
	/** What it is inside another one. */
	get written() {
		return this.whole;
	}
};
function partOf(value) {
	return value instanceof Composed ? value.written : "￼";
}
function formatted$1(text, { positional, keywords }) {
	let next = 0;
	return text.replace(/\{\{|\}\}|\{(\w*)\}/g, (all, name) => {
		if (all === "{{" || all === "}}") return all.charAt(0);
		if (name === void 0 || name === "") return partOf(positional[next++]);
		return partOf(/^\d+$/.test(name) ? positional[Number(name)] : keywords.get(name));
	});
}
/** A call of psycopg's module `sql`; null for others. */
function composedSql(name, args) {
	const kind = /^psycopg2?\.sql\.(SQL|Identifier|Literal|Composed)$/.exec(name)?.[1];
	const first = args.positional[0];
	switch (kind) {
		case "SQL": return new Composed(first === void 0 ? "￼" : template(first));
		case "Identifier": {
			const names = args.positional.map(textOf$3);
			return new Composed(args.open || names.includes(null) ? "￼" : names.map((each) => `"${each?.replaceAll("\"", "\"\"")}"`).join("."));
		}
		case "Literal": {
			const text = textOf$3(first);
			return new Composed(text !== null ? `'${text.replaceAll("'", "''")}'` : first?.kind === "number" ? String(first.value) : "￼");
		}
		case "Composed": return first?.kind === "seq" && !first.partial ? new Composed(first.items.map(partOf).join("")) : new Composed("￼");
		default: return null;
	}
}

// src/domain/alembic/python/files.ts
/** Stands for the folder of the project, wherever it lies: no path of a system holds it, and no SQL. */
const ROOT = "\0";
const UNKNOWN_PATH = "a path";
/** `__file__` of a file of the project. */
function fileName(path) {
	return str(`${ROOT}/${path}`);
}
/** A `pathlib.Path`. What is read through it is read in the project, and nowhere else. */
var FilePath = class extends Host {
	type = "PosixPath";
	interp;
	path;
	constructor(interp, path) {
		super();
		this.interp = interp;
		this.path = path;
	}
	text() {
		return this.path;
	}
	instanceOf(dotted) {
		return /^pathlib\.(?:Pure)?(?:Posix)?Path$/.test(dotted) ? true : null;
	}
	divided(right) {
		return this.joined([right]);
	}
	attr(name) {
		const { interp, path } = this;
		const same = native$1(name, () => this);
		switch (name) {
			case "parent": return made(interp, folderOf(path));
			case "parents": return seq("tuple", parentsOf(path).map((each) => made(interp, each)));
			case "name": return str(lastOf(path));
			case "stem": return str(lastOf(path).replace(/(?<=.)\.[^.]*$/, ""));
			case "suffix": return str(/.(\.[^.]+)$/.exec(lastOf(path))?.[1] ?? "");
			case "resolve":
			case "absolute":
			case "expanduser": return same;
			case "as_posix": return native$1(name, () => str(path));
			case "joinpath": return native$1(name, ({ positional }) => this.joined(positional));
			case "with_name": return native$1(name, ({ positional: [given] }) => this.beside(textOf$3(given)));
			case "with_suffix": return native$1(name, ({ positional: [given] }) => {
				const suffix = textOf$3(given);
				return this.beside(suffix === null ? null : `${lastOf(path).replace(/(?<=.)\.[^.]*$/, "")}${suffix}`);
			});
			case "read_text": return native$1(name, (args) => contents(interp, path, args));
			case "open": return native$1(name, ({ positional, ...args }) => opened(interp, {
				...args,
				positional: [this, ...positional]
			}));
			case "exists":
			case "is_file": return native$1(name, (args) => isThere(interp, path, args));
			default: return;
		}
	}
	joined(parts) {
		return made(this.interp, joinedPath([this.path, ...parts.map(pathOf)]));
	}
	beside(name) {
		const folder = folderOf(this.path);
		return name === null || folder === null ? unknown(UNKNOWN_PATH) : made(this.interp, `${folder}/${name}`);
	}
};
/** A file that is open for reading. */
var OpenFile = class extends Host {
	type = "TextIOWrapper";
	contents;
	isRead = false;
	constructor(contents) {
		super();
		this.contents = contents;
	}
	attr(name) {
		if (name === "close") return native$1(name, () => NONE);
		if (name !== "read" && name !== "readlines") return void 0;
		return native$1(name, ({ positional }) => {
			if (positional.length > 0) return unknown("a part of a file");
			const text = this.rest();
			return name === "read" ? str(text) : seq("list", linesOf(text).map(str));
		});
	}
	iterate() {
		return linesOf(this.rest()).map(str);
	}
	rest() {
		const text = this.isRead ? "" : this.contents;
		this.isRead = true;
		return text;
	}
};
/** What functions of Python do with paths and files: `os.path`, `pathlib`, `open()`; null for all others. */
function callFiles(interp, name, args) {
	const { positional, open } = args;
	const first = positional[0];
	if (open) return null;
	switch (name) {
		case "pathlib.Path":
		case "pathlib.PurePath":
		case "pathlib.PosixPath": return positional.length === 0 ? null : made(interp, joinedPath(positional.map(pathOf)));
		case "os.path.join": return textual(joinedPath(positional.map(pathOf)));
		case "os.path.abspath":
		case "os.path.realpath":
		case "os.path.normpath": return textual(normalized(pathOf(first)));
		case "os.path.dirname": return textual(dirname(pathOf(first)));
		case "os.path.basename": {
			const path = pathOf(first);
			return path === null ? null : str(lastOf(path));
		}
		case "os.path.exists":
		case "os.path.isfile": {
			const path = pathOf(first);
			return path === null ? null : isThere(interp, path, args);
		}
		case "builtins.open":
		case "io.open":
		case "codecs.open": return opened(interp, args);
		default: return null;
	}
}
function textual(path) {
	return path === null ? unknown(UNKNOWN_PATH) : str(path);
}
function made(interp, path) {
	return path === null ? unknown(UNKNOWN_PATH) : new FilePath(interp, path);
}
function opened(interp, args) {
	const path = pathOf(args.positional[0] ?? args.keywords.get("file"));
	const mode = args.positional[1] ?? args.keywords.get("mode");
	const isText = mode === void 0 || /^(?:r|rt|tr)$/.test(textOf$3(mode) ?? "");
	const text = path === null || !isText ? null : read(interp, path, args);
	return text === null ? unknown("a file") : new OpenFile(text);
}
function contents(interp, path, args) {
	const text = read(interp, path, args);
	return text === null ? unknown("what is in a file") : str(text);
}
function isThere(interp, path, args) {
	return read(interp, path, args) === null ? unknown("whether a file is there") : bool(true);
}
/** The text of a file of the project; null for any other. Where a path begins is told by the only folder above the migration that has it. */
function read(interp, path, { at }) {
	const whole = normalized(path);
	if (whole === null || whole.startsWith("/")) return null;
	if (whole.startsWith(`${ROOT}/`)) return textIn(interp, whole.slice(2));
	const found = foldersAbove(at.file).flatMap((folder) => {
		const below = normalized(`${ROOT}/${folder}${whole}`);
		return below === null ? [] : textIn(interp, below.slice(2)) ?? [];
	});
	return found.length === 1 ? found[0] : null;
}
function textIn(interp, path) {
	return interp.readText(path)?.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n") ?? null;
}
/** The folders that a file is in, each with a slash at its end, the project's own among them. */
function foldersAbove(file) {
	const parts = file.split("/").slice(0, -1);
	return Array.from({ length: parts.length + 1 }, (_, count) => parts.slice(0, count).map((part) => `${part}/`).join(""));
}
/** A path that is known; null for none. */
function pathOf(value) {
	const text = value instanceof FilePath ? value.text() : textOf$3(value);
	return text === null || text.includes("￼") ? null : text;
}
function joinedPath(parts) {
	let path = null;
	for (let at$ = 0, list$ = parts; at$ < list$.length; at$++) {
		const part = list$[at$];
		if (part === null) return null;
		path = path === null || isAbsolute(part) ? part : path === "" || path.endsWith("/") ? path + part : `${path}/${part}`;
	}
	return normalized(path);
}
function isAbsolute(path) {
	return path.startsWith("/") || path.startsWith(ROOT);
}
/** A path without `.` and `..`; null where it leads out of the project. */
function normalized(path) {
	if (path === null) return null;
	const out = [];
	for (let at$ = 0, list$ = path.split("/"); at$ < list$.length; at$++) {
		const part = list$[at$];
		if (part === "." || part === "" && out.length > 0) continue;
		if (part !== "..") out.push(part);
		else if (out.length > 0 && out.at(-1) !== ".." && out.at(-1) !== ROOT && out.at(-1) !== "") out.pop();
		else if (out.length > 0 && out.at(-1) !== "..") return null;
		else out.push(part);
	}
	return out.join("/");
}
function parentsOf(path) {
	const found = [];
	for (let folder = folderOf(path); folder !== null; folder = folderOf(folder)) found.push(folder);
	return found;
}
/** The folder that a path of the project is in; null for that of the project itself, and for one that is not told from the project's. */
function folderOf(path) {
	return path.startsWith(`${ROOT}/`) ? path.slice(0, path.lastIndexOf("/")) : null;
}
function dirname(path) {
	if (path === null || path === ROOT) return null;
	return path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
}
function lastOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
function linesOf(text) {
	return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

// src/domain/alembic/python/globals.ts
/** A function of the module, perhaps: which one is not known. */
const SOME = {
	...unknown("a name of the module"),
	database: true
};
/** `globals()`: the names of a module, of which one is looked up; or the module itself, `sys.modules[__name__]`, of which one is an attribute. */
var Globals = class extends Host {
	type = "dict";
	interp;
	file;
	isModule;
	constructor(interp, file, isModule = false) {
		super();
		this.interp = interp;
		this.file = file;
		this.isModule = isModule;
	}
	item(key) {
		const name = textOf$3(key);
		return name === null || name.includes("￼") ? SOME : this.named(name) ?? SOME;
	}
	attr(name) {
		if (this.isModule) return this.named(name);
		if (name !== "get") return;
		return native$1(name, ({ positional: [key, other] }) => key === void 0 || textOf$3(key) === null ? SOME : this.named(textOf$3(key) ?? "") ?? other ?? NONE);
	}
	named(name) {
		return this.interp.modules.scopeOf(this.file, this.interp)?.get(name) ?? void 0;
	}
	truth() {
		return null;
	}
};

// src/domain/alembic/python/standard.ts
var Suppress = class extends Host {
	type = "suppress";
};
/** Calls of Python's builtins and of the standard library that say something about a schema; null for all others. */
function callStandard(interp, name, args) {
	const first$of = args.positional, first = first$of[0], second = first$of[1];
	const file = callFiles(interp, name, args);
	if (file !== null) return file;
	if (name.startsWith("builtins.")) {
		const own = name.slice(9);
		const made = builtin(interp, own, args);
		return MADE_OF.test(own) ? derived(made, args.positional, (positional) => builtin(interp, own, {
			...args,
			positional
		})) : made;
	}
	switch (name) {
		case "collections.OrderedDict": return builtin(interp, "dict", args);
		case "collections.defaultdict": return dict([], false, first ?? null);
		case "contextlib.suppress": return new Suppress();
		case "textwrap.dedent":
		case "inspect.cleandoc":
		case "copy.copy":
		case "copy.deepcopy": return first ?? NONE;
		case "itertools.chain": {
			const all = args.positional.map((value) => iterate(interp, value));
			return seq("list", all.flatMap((items) => items?.items ?? []), args.open || all.some((items) => items === null || items.partial));
		}
		case "functools.partial": {
			const bound = first;
			return bound === void 0 ? null : {
				kind: "native",
				name: "partial",
				call: (more) => interp.call(bound, {
					...more,
					positional: [...args.positional.slice(1), ...more.positional],
					keywords: new Map([...args.keywords, ...more.keywords])
				})
			};
		}
		case "typing.cast": return second ?? NONE;
		case "importlib.import_module": {
			const dotted = textOf$3(first);
			return dotted === null || dotted.startsWith(".") ? null : interp.modules.external(dotted, interp);
		}
		case "lazy_object_proxy.Proxy":
		case "wrapt.LazyObjectProxy":
		case "werkzeug.local.LocalProxy": return first === void 0 ? null : interp.call(first, {
			...args,
			positional: [],
			keywords: /* @__PURE__ */ new Map()
		});
		case "os.getenv":
		case "os.environ.get": return {
			...unknown("a variable of the environment"),
			unset: second ?? args.keywords.get("default") ?? NONE
		};
		case "decouple.config": return variable(args);
		case "decouple.Config":
		case "decouple.AutoConfig":
		case "environs.Env":
		case "starlette.config.Config": return new Variables();
		case "pydantic.Field":
		case "pydantic.fields.Field":
		case "dataclasses.field": return field(interp, args);
		default: return name.startsWith("environs.env.") ? variable(args) : composedSql(name, args);
	}
}
/** Builtins that make a text, a number or a range of what they are given. */
const MADE_OF = /^(?:str|format|int|float|range|min|max)$/;
/** A variable of the environment as libraries for settings read it: its name and the value that it has where nobody sets it. */
function variable({ positional, keywords }) {
	const unset = keywords.get("default") ?? positional[1];
	return {
		...unknown("a variable of the environment"),
		...unset === void 0 ? {} : { unset }
	};
}
/** What reads variables of the environment, called or by a method for each type: `env("NAME")`, `env.str("NAME", "shop")`. */
var Variables = class extends Host {
	type = "variables of the environment";
	attr(name) {
		return native$1(name, variable);
	}
	call(args) {
		return variable(args);
	}
};
/** The value of a field that nobody gives one; of settings it may be another one. */
function field(interp, args) {
	const factory = args.keywords.get("default_factory");
	const none = {
		...args,
		positional: [],
		keywords: /* @__PURE__ */ new Map()
	};
	const value = factory === void 0 ? args.keywords.get("default") ?? args.positional[0] : interp.call(factory, none);
	if (value === void 0 || ![
		"none",
		"bool",
		"number",
		"str"
	].includes(value.kind)) return value ?? unknown("a field");
	return {
		...unknown("a field that has a default"),
		unset: value
	};
}
function builtin(interp, name, args) {
	const first$of = args.positional, first = first$of[0], second = first$of[1];
	const items = first === void 0 ? {
		items: [],
		partial: args.open
	} : iterate(interp, first);
	const known = items?.items ?? [];
	const partial = items === null || items.partial;
	switch (name) {
		case "len": return items === null || partial ? unknown("a length") : number$1(known.length);
		case "str":
		case "format": {
			if (first === void 0) return str("");
			const text = textOf$3(first) ?? (first.kind === "host" ? first.text() : null);
			return text !== null ? str(text) : first.kind === "number" ? str(template(first)) : unknown("a text", template(first));
		}
		case "int":
		case "float": {
			if (first === void 0 && !args.open) return number$1(0, name === "float");
			const text = textOf$3(first) ?? (first?.kind === "number" ? String(first.value) : null);
			return text === null || Number.isNaN(Number(text)) ? unknown("a number") : number$1(Number(text), name === "float");
		}
		case "bool": {
			const value = first === void 0 ? false : truth$1(first);
			return value === null ? unknown("a truth value") : bool(value);
		}
		case "list":
		case "tuple":
		case "iter":
			if (items === null && first?.kind === "host" && first.asked) return first;
			return seq(name === "tuple" ? "tuple" : "list", [...known], partial);
		case "set":
		case "frozenset": {
			if (items === null && first?.kind === "host" && first.asked) return first;
			const made = seq("set", [], partial);
			const seen = /* @__PURE__ */ new Set();
			for (let at$ = 0, list$ = known; at$ < list$.length; at$++) {
				const item = list$[at$];
				const key = keyOf$4(item);
				if (key === null || !seen.has(key)) made.items.push(item);
				seen.add(key ?? "");
			}
			return made;
		}
		case "dict": {
			const made = dict([], args.open || first !== void 0 && partial);
			if (first?.kind === "dict") {
				for (const key$of of first.entries) {
					const key = key$of[0], entry = key$of[1];
					made.entries.set(key, entry);
				}
				made.partial = first.partial || args.open;
			} else for (let at$ = 0, list$ = known; at$ < list$.length; at$++) {
				const pair = list$[at$];
				const key$of = iterate(interp, pair)?.items ?? [], key = key$of[0], value = key$of[1];
				setItem(made, key ?? unknown("a key"), value ?? unknown("a value"));
			}
			for (const key$of of args.keywords) {
				const key = key$of[0], value = key$of[1];
				setItem(made, str(key), value);
			}
			return made;
		}
		case "range": {
			const bounds = args.positional.map((value) => value.kind === "number" ? value.value : null);
			const a$of = bounds, a = a$of[0], b = a$of[1], step = a$of[2];
			if (a == null || b === null || step === null || bounds.length === 0) return unknown("a range");
			const from$of = b === void 0 ? [
				0,
				a,
				1
			] : [
				a,
				b,
				step ?? 1
			], from = from$of[0], to = from$of[1], by = from$of[2];
			const made = [];
			for (let i = from; by > 0 ? i < to : i > to; i += by || 1) {
				if (made.length > 1e4) return unknown("a long range");
				made.push(number$1(i));
			}
			return seq("list", made);
		}
		case "enumerate": {
			const start = second?.kind === "number" ? second.value : 0;
			return seq("list", known.map((item, i) => seq("tuple", [number$1(i + start), item])), partial);
		}
		case "zip": {
			const all = args.positional.map((value) => iterate(interp, value));
			if (all.some((each) => each === null || each.partial)) return unknown("pairs of something unknown");
			const length = Math.min(...all.map((each) => each?.items.length ?? 0));
			return seq("list", Array.from({ length }, (_each, i) => seq("tuple", all.map((each) => each?.items[i] ?? NONE))));
		}
		case "sorted": return seq("list", [...sortedItems(interp, known, args) ?? known], partial);
		case "reversed": return seq("list", [...known].reverse(), partial);
		case "any":
		case "all": {
			const stop = name === "any";
			let unsure = partial;
			for (let at$ = 0, list$ = known; at$ < list$.length; at$++) {
				const item = list$[at$];
				const value = truth$1(item);
				if (value === stop) return bool(stop);
				unsure ||= value === null;
			}
			return unsure ? unknown("whether any or all hold") : bool(!stop);
		}
		case "map":
		case "filter": {
			const source = second === void 0 ? null : iterate(interp, second);
			if (source === null || first === void 0) return unknown("items of something unknown");
			const each = source.items.map((item) => [item, first.kind === "none" ? item : interp.call(first, {
				positional: [item],
				keywords: /* @__PURE__ */ new Map(),
				open: false,
				at: args.at
			})]);
			const unsure = name === "filter" && each.some((value$of) => {
				const value = value$of[1];
				return truth$1(value) === null;
			});
			return seq("list", name === "map" ? each.map((value$of) => {
				return value$of[1];
			}) : each.filter((value$of) => {
				const value = value$of[1];
				return truth$1(value) === true;
			}).map((item$of) => {
				return item$of[0];
			}), source.partial || unsure);
		}
		case "next":
			if (known[0] !== void 0) return known[0];
			if (partial) return unknown("an item of something unknown");
			if (second === void 0) throw new Raised("StopIteration", "", args.at);
			return second;
		case "max":
		case "min": {
			const all = args.positional.length > 1 ? args.positional : partial ? [unknown("")] : known;
			const numbers = all.map((item) => item.kind === "number" ? item.value : NaN);
			return all.length === 0 || numbers.some(Number.isNaN) ? unknown("the largest or smallest of something") : number$1(name === "max" ? Math.max(...numbers) : Math.min(...numbers));
		}
		case "isinstance": return isInstance(first, second);
		case "hasattr":
		case "getattr": {
			const key = textOf$3(second);
			if (first === void 0 || key === null) return {
				...unknown("an attribute"),
				...first instanceof Globals ? { database: true } : {}
			};
			if (first.kind === "instance" || first.kind === "class") {
				const found = (first.kind === "instance" ? first.attrs.get(key) : void 0) ?? lookupClass(interp, first.kind === "class" ? first : first.cls, key);
				if (found === void 0 && args.positional[2] !== void 0 && name === "getattr") return unknown("an attribute");
				return name === "hasattr" ? found === void 0 ? unknown("an attribute") : TRUE : attribute(interp, first, key, args.at);
			}
			const found = attribute(interp, first, key, args.at);
			return name === "hasattr" ? found.kind === "unknown" ? found : TRUE : found;
		}
		case "print":
		case "setattr": return NONE;
		case "type": return first?.kind === "instance" ? first.cls : unknown("a type");
		default: return unknown(`what ${name}() gives`);
	}
}
const KINDS = {
	str: "str",
	int: "number",
	float: "number",
	bool: "bool",
	dict: "dict",
	list: "seq",
	tuple: "seq",
	set: "seq"
};
function isInstance(value, type) {
	const types = type?.kind === "seq" ? type.items : type === void 0 ? [] : [type];
	if (value?.kind === "host") {
		let unsure = types.length === 0;
		for (let at$ = 0, list$ = types; at$ < list$.length; at$++) {
			const each = list$[at$];
			const known = each.kind === "external" ? value.instanceOf(each.name) : null;
			if (known === true) return TRUE;
			unsure ||= known === null;
		}
		return unsure ? unknown("what type something has") : FALSE;
	}
	if (value === void 0 || value.kind === "unknown" || value.kind === "external") return unknown("what type something has");
	for (let at$ = 0, list$ = types; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (each.kind !== "external" || !each.name.startsWith("builtins.")) return unknown("what type something has");
		const kind = KINDS[each.name.slice(9)];
		if (kind === void 0) return unknown("what type something has");
		if (value.kind === kind && (value.kind !== "seq" || value.type === each.name.slice(9))) return TRUE;
	}
	return FALSE;
}

// src/domain/alembic/library/columns.ts
/** Sorts the arguments of `sa.Column(name?, type?, *args, **kwargs)`. */
function columnArguments(session, args) {
	let name = textOf$3(args.keywords.get("name"));
	let columnType = null;
	let typed = false;
	const foreignKeys = [];
	const checks = [];
	let computed = null;
	let identity = null;
	let open = args.open;
	for (const i$of of [...args.positional, ...args.keywords.has("type_") ? [args.keywords.get("type_") ?? { kind: "none" }] : []].entries()) {
		const i = i$of[0], value = i$of[1];
		const text = i === 0 ? textOf$3(value) : null;
		if (text !== null) name = text;
		else if (i === 0 && value.kind === "host" && value.type === "name") name = value.name;
		else if (value instanceof SaForeignKey) foreignKeys.push(value);
		else if (value instanceof SaConstraint) checks.push(value);
		else if (value instanceof SaComputed) computed = value;
		else if (value instanceof SaIdentity) identity = value;
		else if (value.kind === "none" || value.kind === "host" && value.type === "sequence") {} else if (!typed) {
			columnType = session.asType(value);
			typed = true;
			open ||= columnType === null && value.kind === "unknown" && i > 1;
		} else open = true;
	}
	return {
		name,
		columnType,
		foreignKeys,
		checks,
		keywords: args.keywords,
		computed,
		identity,
		sequence: null,
		open,
		at: args.at
	};
}

// src/domain/alembic/library/sequences.ts
/** `sa.Sequence(…)`: a sequence of its own, to make and to drop. */
var SaSequence = class extends Host {
	type = "sequence";
	session;
	name;
	options;
	constructor(session, args) {
		super();
		this.session = session;
		const name$of = [nameArgument$1(args, "name", 0), nameArgument$1(args, "schema", -1)], name = name$of[0], schema = name$of[1];
		this.name = name == null || schema === null ? null : [...schema === void 0 ? [] : [schema], name].map(quoted$1).join(".");
		this.options = optionsOf(args);
	}
	attr(method) {
		if (method !== "create" && method !== "drop") return void 0;
		return native$1(method, (args) => {
			const looks = flagArgument(args, "checkfirst", 1) !== false;
			return execute(this.session, this.statement(method, looks), {
				...args,
				positional: [],
				keywords: /* @__PURE__ */ new Map()
			});
		});
	}
	/** The statement that makes or drops it. */
	statement(action, looks) {
		const { name, options } = this;
		if (name === null || action === "create" && options === null) return new SqlText("sql", null);
		return new SqlText("sql", action === "create" ? `CREATE SEQUENCE ${looks ? "IF NOT EXISTS " : ""}${name}${options}` : `DROP SEQUENCE ${looks ? "IF EXISTS " : ""}${name}`);
	}
};
function quoted$1(name) {
	return `"${name}"`;
}
const OPTIONS = [
	["increment", "INCREMENT BY"],
	["start", "START WITH"],
	["minvalue", "MINVALUE"],
	["maxvalue", "MAXVALUE"],
	["cache", "CACHE"]
];
/** What stands behind the name; null where it is not known. */
function optionsOf({ keywords, positional, open }) {
	if (open || positional.length > 1 || [
		"nominvalue",
		"nomaxvalue",
		"cycle",
		"order",
		"data_type"
	].some((each) => keywords.has(each))) return null;
	let text = "";
	for (let at$ = 0, list$ = OPTIONS; at$ < list$.length; at$++) {
		const keyword$of = list$[at$], keyword = keyword$of[0], words = keyword$of[1];
		const value = keywords.get(keyword);
		if (value === void 0 || value.kind === "none") continue;
		if (value.kind !== "number") return null;
		text += ` ${words} ${value.value}`;
	}
	return text;
}
/** `CreateSequence(…)` and `DropSequence(…)`, to be executed; null for what is not given a sequence. */
function sequenceElement(name, args) {
	const sequence = args.positional[0];
	if (!(sequence instanceof SaSequence)) return null;
	return name === "CreateSequence" ? sequence.statement("create", flagArgument(args, "if_not_exists") === true) : sequence.statement("drop", flagArgument(args, "if_exists") === true);
}
/** `CreateSchema(…)` and `DropSchema(…)`, to be executed. */
function schemaElement(name, args) {
	const schema = nameArgument$1(args, "name", 0);
	if (schema == null) return new SqlText("sql", null);
	if (name === "CreateSchema") return new SqlText("sql", `CREATE SCHEMA ${flagArgument(args, "if_not_exists") === true ? "IF NOT EXISTS " : ""}${quoted$1(schema)}`);
	const looks = flagArgument(args, "if_exists") === true ? "IF EXISTS " : "";
	return new SqlText("sql", `DROP SCHEMA ${looks}${quoted$1(schema)}${flagArgument(args, "cascade") === true ? " CASCADE" : ""}`);
}

// src/domain/alembic/library/calls.ts
/** Packages whose names are looked up by their last segment. */
const ROOTS = /* @__PURE__ */ new Set([
	"sqlalchemy",
	"sqlmodel",
	"alembic",
	"sqlalchemy_utils",
	"geoalchemy2",
	"pgvector",
	"fastapi_users",
	"fastapi_users_db_sqlalchemy",
	"citext",
	"advanced_alchemy"
]);
const STATEMENTS = /* @__PURE__ */ new Set([
	"select",
	"insert",
	"update",
	"delete",
	"exists",
	"union",
	"union_all",
	"with_only_columns"
]);
const EXPRESSIONS = /* @__PURE__ */ new Set([
	"and_",
	"or_",
	"not_",
	"case",
	"cast",
	"literal",
	"bindparam",
	"desc",
	"asc",
	"nullslast",
	"nullsfirst",
	"distinct",
	"tuple_",
	"values",
	"literal_column",
	"column",
	"null",
	"true",
	"false",
	"extract",
	"type_coerce",
	"func",
	"collate",
	"lateral",
	"aliased",
	"alias",
	"over",
	"between"
]);
const CONSTRAINTS = {
	PrimaryKeyConstraint: "primary",
	UniqueConstraint: "unique",
	ForeignKeyConstraint: "foreignkey",
	CheckConstraint: "check",
	Index: "index",
	ExcludeConstraint: "exclude"
};
/** Bases whose subclasses are declarative models with a MetaData of their own when none is given. */
const TYPE_NAME = /^[A-Z]\w*$/;
const STANDARD = /* @__PURE__ */ new Set([
	"uuid",
	"datetime",
	"json",
	"os",
	"re",
	"logging",
	"pathlib",
	"decimal",
	"collections",
	"typing",
	"enum",
	"functools",
	"contextlib",
	"warnings",
	"base64",
	"hashlib",
	"time",
	"itertools",
	"packaging"
]);
const NOT_TYPES = /* @__PURE__ */ new Set([
	"Column",
	"Table",
	"MetaData",
	"ForeignKey",
	"Sequence",
	"Computed",
	"Identity",
	"Session",
	"Inspector",
	"DDL",
	"FetchedValue",
	"DefaultClause",
	"Connection",
	"Engine",
	"DeclarativeBase",
	"SQLModel",
	"Select",
	"Result",
	"Row",
	"AsyncSession",
	"TypeDecorator",
	"UserDefinedType",
	"CreateSequence",
	"DropSequence",
	"CreateTable",
	"DropTable",
	"CreateIndex",
	"DropIndex",
	"Operations",
	"MigrationContext",
	"EnvironmentContext",
	"AddConstraint",
	"DropConstraint",
	"TypeEngine",
	"ScriptDirectory",
	"Config"
]);
const DIALECT_TEST = /^is_(sqlite|postgres|postgresql|mysql|mariadb)$/;
function ends(name) {
	return [name.slice(0, name.indexOf(".") < 0 ? void 0 : name.indexOf(".")), name.slice(name.lastIndexOf(".") + 1)];
}
function callExternal(session, name, args, typeOf, sqlmodel) {
	const standard = callStandard(session.interp, name, args);
	if (standard !== null) return standard;
	const root$of = ends(name), root = root$of[0], last = root$of[1];
	if (!ROOTS.has(root)) {
		if (name === "fastapi_users_db_sqlalchemy.generics.GUID" || last === "GUID") return typeOf(name, args);
		const dialect = DIALECT_TEST.exec(last)?.[1];
		if (dialect !== void 0 && handsOver(args)) return bool(DATABASES.get(dialect) === session.dialect);
		if (handsOver(args) && !/^(logging|warnings|builtins)\./.test(name)) session.blind(`${name} is handed the database and is not followed`, args.at);
		if (TYPE_NAME.test(last) && !STANDARD.has(root)) return typeOf(name, args);
		return unknown(`what ${name}() gives`);
	}
	const first = args.positional[0];
	const constraint = CONSTRAINTS[last];
	if (constraint !== void 0) {
		if (constraint === "unique") requireNoCondition(args);
		const made = new SaConstraint(constraint, args);
		const column = args.positional[1];
		if (constraint === "index" && column instanceof TableColumn) column.table.indexes.push(made);
		return made;
	}
	if (STATEMENTS.has(last)) return new SqlText("data statement", null, null, builtStatement(last, first, args.at));
	switch (last) {
		case "Column":
		case "mapped_column": return new SaColumn(columnArguments(session, args));
		case "ForeignKey": return new SaForeignKey(targetOf(argument$1(args, "column", 0)), args.keywords);
		case "Computed": return new SaComputed(sqlTextOf(first), flagArgument(args, "persisted") ?? null);
		case "Identity": return new SaIdentity(flagArgument(args, "always") === true, numberingOf(wholeNumber(args, "start", 2), wholeNumber(args, "increment", 3)));
		case "text":
		case "DDL": {
			const value = argument$1(args, "text", 0);
			return new SqlText("sql", settledText(value), settledText(value) ?? (value?.kind === "unknown" ? value.text ?? null : null));
		}
		case "true":
		case "false":
		case "null": return new SqlText("expression", last);
		case "literal_column": return new SqlText("expression", textOf$3(first));
		case "column": return new PlainColumn(textOf$3(first), args.positional[1] ?? args.keywords.get("type_"));
		case "desc":
		case "asc": {
			const text = sqlTextOf(first);
			return new SqlText("expression", text === null ? null : `${text} ${last}`);
		}
		case "table": {
			const items = args.positional.slice(1).filter((item) => item instanceof SaColumn || item instanceof PlainColumn);
			const made = new SaTable(settledText(first), nameArgument$1(args, "schema", -1) ?? null, items, null);
			made.listsAll = !args.open && items.length === args.positional.length - 1;
			return made;
		}
		case "Table": return makeSaTable(session, args);
		case "MetaData": {
			const made = metaDataIn(() => session, conventionOf(args.keywords.get("naming_convention")), args.at.symbol !== "<module>");
			made.schema = args.keywords.get("schema") ?? args.positional.find((each) => textOf$3(each) !== null) ?? (args.open ? unknown("the schema of a MetaData") : NONE);
			return made;
		}
		case "declarative_base":
		case "registry": return args.keywords.get("metadata") ?? metaDataIn(() => session, /* @__PURE__ */ new Map());
		case "Sequence": return new SaSequence(session, args);
		case "CreateSequence":
		case "DropSequence": {
			const made = sequenceElement(last, args);
			if (made !== null) return made;
			break;
		}
		case "CreateSchema":
		case "DropSchema": return schemaElement(last, args);
		case "inspect": return first?.kind === "host" && first.database ? new Inspector(session) : unknown("what inspect() gives");
		case "from_engine":
		case "Inspector": return new Inspector(session);
		case "Session": return new ConnectionHost(session, "orm");
		case "Connection": return new ConnectionHost(session, "other");
		case "sessionmaker":
		case "scoped_session": return {
			kind: "native",
			name: last,
			call: () => new ConnectionHost(session, "orm")
		};
		case "SQLModel": return sqlmodel() ?? NONE;
		case "get_bind": return new ConnectionHost(session, "alembic");
	}
	if (EXPRESSIONS.has(last)) return new SqlText("expression", null);
	if (TYPE_NAME.test(last) && !NOT_TYPES.has(last)) return typeOf(name, args);
	if (handsOver(args)) session.blind(`${name} is handed the database and is not followed`, args.at);
	return unknown(`what ${name}() gives`);
}
/** The target of a foreign key: a text, or a column of a mapped class. */
function targetOf(column) {
	return settledText(column) ?? (column instanceof SaColumn && column.table !== null && column.name !== null ? `${column.table}.${column.name}` : null);
}
/** A MetaData whose tables can be read from the schema, and made all at once. */
function metaDataIn(getSession, convention, local = false) {
	const whole = (call, args) => {
		const { db } = getSession();
		if (call === "create_all" && args.positional.length < 2 && !args.keywords.has("tables")) db.note("create_models", null, null, args.at);
		getSession().blind(`${call}() is about all tables of the models, as they are when it runs`, args.at);
		db.openWorld = true;
	};
	return new SaMetaData(convention, (table, at) => reflectedTable(getSession(), table, at), whole, local);
}
function makeSaTable(session, args) {
	const name = nameArgument$1(args, "name", 0) ?? null;
	const schema = nameArgument$1(args, "schema", -1) ?? null;
	const items = args.positional.filter((item) => item instanceof SaColumn || item instanceof SaConstraint);
	const made = new SaTable(name, schema, items, (table, action, call) => {
		const checkFirst = flagArgument(call, "checkfirst", 1) === true;
		if (table.name === null) session.blind("a table whose name is not known is made or dropped", call.at);
		else if (action === "create" && (table.unsure || items.length === 0)) {
			session.blind(`the table ${table.name} is put together from parts that are not known`, call.at);
			session.db.put(emptyTable(table.name, table.schema, true));
		} else if (action === "create") makeTable(session, table.name, table.schema, [...items, ...table.indexes], call.at, false, null, checkFirst);
		else dropTable(session.db, table.name, table.schema, call.at, { ifExists: checkFirst });
	});
	made.listsAll = !args.open && args.positional.slice(2).every((item) => item instanceof SaColumn || item instanceof SaConstraint);
	if (args.keywords.has("autoload_with") || args.keywords.has("autoload")) reflectInto(session, made, args.at);
	const metadata = args.positional[1];
	if (metadata instanceof SaMetaData) metadata.tables.push(made);
	return made;
}
function wholeNumber(args, name, position) {
	const value = argument$1(args, name, position);
	return value?.kind === "number" && !value.float ? String(value.value) : void 0;
}

// src/domain/alembic/library/enums.ts
/** An Enum over a Python enum is named after the class unless told otherwise. */
function named$1(args) {
	const first = args.positional[0];
	return first?.kind === "class" && !args.keywords.has("name") ? new Map([...args.keywords, ["name", {
		kind: "str",
		value: first.name.toLowerCase()
	}]]) : args.keywords;
}
function labelsOf(session, args) {
	const first = args.positional[0];
	if (first?.kind === "class") {
		const members = session.interp.modules.enumMembers(first, session.interp);
		const choose = args.keywords.get("values_callable");
		if (members === null) return null;
		const values = choose === void 0 || choose.kind === "none" ? null : session.interp.call(choose, {
			positional: [first],
			keywords: /* @__PURE__ */ new Map(),
			open: false,
			at: args.at
		});
		const texts = values === null ? members.map((member) => member.kind === "instance" ? textOf$3(member.attrs.get("_name_")) : null) : values.kind === "seq" && !values.partial ? values.items.map(textOf$3) : [null];
		return texts.includes(null) ? null : texts;
	}
	const texts = args.positional.map((value) => textOf$3(value));
	return args.open || texts.includes(null) ? null : texts;
}
function changeEnum(session, type, action, args) {
	const { db } = session;
	const chosen = forDialect(type, session.dialect);
	if (!db.postgresql || chosen === null || !isEnum(chosen)) return;
	const name = enumName(chosen) ?? db.undecided("the name of an enum type is not known");
	db.check(args.at);
	const checkFirst = flagArgument(args, "checkfirst", 1) ?? chosen.name === "ENUM";
	if (action === "create") createEnum(db, name, chosen.parts.labels, args.at, checkFirst === true, textOf$3(chosen.parts.keywords.get("schema")));
	else dropEnum(db, name, args.at, { ifExists: checkFirst === true });
}

// src/domain/alembic/library/sqlalchemy.ts
/** The MetaData that all models of SQLModel share. */
const SQLMODEL = "sqlmodel.SQLModel.metadata";
const DIALECT_FAMILIES = [
	"postgresql",
	"mysql",
	"sqlite",
	"mssql",
	"oracle"
];
/** SQLAlchemy, Alembic and their neighbours, as far as migrations use them. */
function createLibrary(getSession) {
	const enumAction = (type, action, args) => changeEnum(getSession(), type, action, args);
	const metadatas = /* @__PURE__ */ new Map();
	const typeOf = (name, args) => makeType(getSession(), name, args, enumAction);
	return {
		external(name) {
			if (name === "alembic.op") return new OperationsHost(getSession(), null);
			if (name.startsWith("alembic.op.")) return new OperationsHost(getSession(), null).attr(name.slice(11));
			if (name === "alembic.context" || name === "alembic.op.get_context") return new ContextHost(getSession());
			if (name === SQLMODEL) return metadataOf(metadatas, name, getSession);
			const root$of = ends(name), root = root$of[0], last = root$of[1];
			if ((root === "sqlalchemy" || root === "sqlmodel") && last === "func") return new Functions();
		},
		callExternal(name, args) {
			return callExternal(getSession(), name, args, typeOf, () => this.external("sqlmodel.SQLModel.metadata"));
		},
		isPlainBase: (base) => base instanceof SaMetaData,
		inherited(cls, name) {
			if (name === "metadata") {
				const given = inheritedMetadata(cls);
				if (given !== null) return given;
				return metadataOf(metadatas, rootOf(cls), getSession);
			}
			if (name === "__tablename__") return sqlmodelName(cls);
			if (name === "__table__") {
				const table = tableNameOf(getSession(), cls);
				const metadata = lookupClass(getSession().interp, cls, "metadata") ?? this.inherited(cls, "metadata");
				return new SaTable(settledText(table), schemaOf(getSession, cls, metadata), [], (_table, action, args) => getSession().blind(`${action}s a table from an application model`, args.at));
			}
		},
		onClass(cls, name, value) {
			if (!(value instanceof SaColumn)) return value;
			const bound = new SaColumn({
				...value,
				name: value.name ?? name
			});
			bound.table = textOf$3(tableNameOf(getSession(), cls));
			return bound;
		}
	};
}
/** The name of a model's table: what the class or one above it says, or SQLModel makes of the name of the class. */
function tableNameOf({ interp }, cls) {
	return lookupClass(interp, cls, "__tablename__") ?? sqlmodelName(cls);
}
function sqlmodelName(cls) {
	return rootOf(cls) === SQLMODEL ? str(cls.name.toLowerCase()) : void 0;
}
/** The schema of a model's table: that of its `__table_args__`, or of its MetaData. */
function schemaOf(getSession, cls, metadata) {
	const given = lookupClass(getSession().interp, cls, "__table_args__");
	const options = given?.kind === "seq" ? given.items.at(-1) : given;
	const own = options?.kind === "dict" ? options.entries.get("'schema")?.[1] : void 0;
	return settledText(own ?? (metadata instanceof SaMetaData ? metadata.schema : void 0));
}
function inheritedMetadata(cls, depth = 0) {
	for (let at$ = 0, list$ = cls.bases; at$ < list$.length; at$++) {
		const base = list$[at$];
		const found = base instanceof SaMetaData ? base : base.kind === "class" && depth < 20 ? inheritedMetadata(base, depth + 1) : null;
		if (found !== null) return found;
	}
	return null;
}
function metadataOf(known, key, getSession) {
	let found = known.get(key);
	if (found === void 0) {
		found = metaDataIn(getSession, /* @__PURE__ */ new Map());
		known.set(key, found);
	}
	return found;
}
/** The class whose MetaData a model shares: the last one of its bases that is part of the project, or SQLModel's. */
function rootOf(cls) {
	for (let at$ = 0, list$ = cls.bases; at$ < list$.length; at$++) {
		const base = list$[at$];
		if (base.kind === "class") return rootOf(base);
		if (base.kind === "external" && base.name.endsWith(".SQLModel")) return SQLMODEL;
	}
	return `${cls.file} ${cls.name}`;
}
/** `sa.func`: any attribute is a function. */
var Functions = class extends SqlText {
	constructor() {
		super("expression", null);
	}
	attr(name) {
		return {
			kind: "native",
			name,
			call: (args) => {
				const parts = args.positional.map(sqlTextOf);
				return new SqlText("expression", parts.includes(null) ? null : `${name}(${args.positional.map((value, i) => textOf$3(value) !== null ? `'${parts[i]}'` : parts[i]).join(", ")})`);
			}
		};
	}
};
/** A type from the name of its class. Enum labels are read now, while the Python enum is at hand. */
function makeType(session, name, args, action) {
	const root$of = ends(name), root = root$of[0], last = root$of[1];
	const family = root === "sqlalchemy" || root === "sqlmodel" ? DIALECT_FAMILIES.find((dialect) => name.includes(`.${dialect}.`)) ?? "" : root === "sqlalchemy_utils" ? "sqlalchemy_utils" : "other";
	const plain = family === "other" && (last === "GUID" || last === "CIText") ? "" : family;
	const isLabelled = last === "Enum" || last === "ENUM";
	return new SaType({
		name: last === "CIText" ? "CITEXT" : last,
		family: plain,
		args: args.positional,
		keywords: isLabelled ? named$1(args) : args.keywords,
		open: args.open,
		variants: /* @__PURE__ */ new Map(),
		decorated: null,
		labels: isLabelled ? labelsOf(session, args) : null,
		action,
		toType: (value) => session.asType(value)
	});
}

// src/domain/alembic/library/type-decorators.ts
/** The type that a value is: an instance, a library's class, or a TypeDecorator of the project; null when not known. */
function toType(session, value, depth = 0) {
	if (value instanceof SaType) return value;
	const none = {
		positional: [],
		keywords: /* @__PURE__ */ new Map(),
		open: false,
		at: {
			file: "",
			start: 0,
			end: 0,
			symbol: ""
		}
	};
	if (depth > 5) return null;
	if (value.kind === "external") {
		const made = session.interp.library.callExternal(value.name, none);
		return made instanceof SaType ? made : null;
	}
	if (value.kind === "class") {
		const made = session.interp.call(value, none);
		return made.kind === "instance" ? toType(session, made, depth + 1) : null;
	}
	return value.kind === "instance" ? decoratorType(session, value, depth) : null;
}
/** A TypeDecorator: what `load_dialect_impl` gives for a dialect, or `impl` with the arguments of the instance. */
function decoratorType(session, instance, depth) {
	const { interp } = session;
	const at = {
		file: instance.cls.file,
		start: instance.cls.def.start,
		end: instance.cls.def.end,
		symbol: "<module>"
	};
	const impl = lookupClass(interp, instance.cls, "impl");
	const load = lookupClass(interp, instance.cls, "load_dialect_impl");
	const columnSpec = lookupClass(interp, instance.cls, "get_col_spec");
	if (columnSpec !== void 0 || impl === void 0 && load === void 0) return (columnSpec === void 0 ? derivedType(session, instance) : null) ?? custom(instance);
	const given = instance.attrs.get("__args__");
	const plain = () => {
		if (impl === void 0) return custom(instance);
		const named = keywordsOf(instance);
		if (impl.kind === "external" && given?.kind === "seq" && (given.items.length > 0 || named.size > 0)) {
			const made = interp.library.callExternal(impl.name, {
				positional: given.items,
				keywords: named,
				open: given.partial,
				at
			});
			return made instanceof SaType ? made : null;
		}
		return toType(session, impl, depth + 1);
	};
	const base = plain();
	const decorated = (dialect) => {
		if (load?.kind !== "function") return base;
		const result = interp.call({
			...load,
			self: instance
		}, {
			positional: [new DialectHost({
				...session,
				dialect
			})],
			keywords: /* @__PURE__ */ new Map(),
			open: false,
			at
		});
		return toType(session, result, depth + 1) ?? (result.kind === "unknown" ? base : null);
	};
	return new SaType({
		name: instance.cls.name,
		family: "other",
		args: [],
		keywords: /* @__PURE__ */ new Map(),
		open: false,
		variants: /* @__PURE__ */ new Map(),
		decorated,
		labels: null,
		action: () => {}
	});
}
/** A class below one of SQLAlchemy's types is compiled as that is, with what its constructor hands on; null where it has an own compiler. */
function derivedType(session, instance) {
	const base = libraryBase(instance.cls);
	const given = instance.attrs.get("__args__");
	if (base === null || given?.kind !== "seq" || given.partial || session.interp.modules.mentions(instance.cls.file, "compiles")) return null;
	const at = {
		file: instance.cls.file,
		start: instance.cls.def.start,
		end: instance.cls.def.end,
		symbol: "<module>"
	};
	const made = session.interp.library.callExternal(base, {
		positional: given.items,
		keywords: keywordsOf(instance),
		open: false,
		at
	});
	return made instanceof SaType && made.parts.family !== "other" ? made : null;
}
/** The type of SQLAlchemy that a class of the project derives from; null for decorators and types of its own. */
function libraryBase(cls, depth = 0) {
	for (let at$ = 0, list$ = cls.bases; at$ < list$.length; at$++) {
		const base = list$[at$];
		if (base.kind === "external" && /^sqlalchemy\.(?!.*\.?(TypeDecorator|UserDefinedType|TypeEngine|ExternalType)$)/.test(base.name)) return base.name;
		const inherited = base.kind === "class" && depth < 5 ? libraryBase(base, depth + 1) : null;
		if (inherited !== null) return inherited;
	}
	return null;
}
function keywordsOf(instance) {
	const keywords = instance.attrs.get("__kwargs__");
	return new Map(keywords?.kind === "dict" ? [...keywords.entries.values()].map((key$of) => {
		const key = key$of[0], each = key$of[1];
		return [textOf$3(key) ?? "", each];
	}) : []);
}
function custom(instance) {
	const given = instance.attrs.get("__args__");
	return new SaType({
		name: instance.cls.name,
		family: "other",
		args: given?.kind === "seq" ? given.items : [],
		keywords: /* @__PURE__ */ new Map(),
		open: given?.kind === "seq" ? given.partial : false,
		variants: /* @__PURE__ */ new Map(),
		decorated: null,
		labels: null,
		action: () => {}
	});
}

// src/domain/alembic/python/assign.ts
/** Binds a target to a value, taking tuples apart. */
function assign(interp, target, value, frame) {
	switch (target.kind) {
		case "Name":
			frame.scope.set(target.id, value);
			return;
		case "Tuple":
		case "List": {
			const items = iterate(interp, value);
			const star = target.elts.findIndex((each) => each.kind === "Starred");
			target.elts.forEach((each, i) => {
				const item = items !== null && !items.partial && star < 0 && items.items.length === target.elts.length ? items.items[i] : void 0;
				assign(interp, each.kind === "Starred" ? each.value : each, item ?? unknown("a part of something unknown"), frame);
			});
			return;
		}
		case "Subscript": {
			const container = interp.eval(target.value, frame);
			const key = interp.eval(target.slice, frame);
			if (container.kind === "dict") setItem(container, key, value);
			else if (container.kind === "seq") {
				if (key.kind === "number" && container.items[key.value] !== void 0) container.items[key.value] = value;
				else container.partial = true;
			}
			return;
		}
		case "Attribute": {
			const owner = interp.eval(target.value, frame);
			if (owner.kind === "instance") owner.attrs.set(target.attr, value);
			else if (owner.kind === "host") owner.setAttr(target.attr, value);
			return;
		}
		default: return;
	}
}
function augment(interp, stmt, frame) {
	const right = interp.eval(stmt.value, frame);
	const left = interp.eval(stmt.target, frame);
	if (left.kind === "seq" && left.type === "list" && stmt.op === "+") {
		const items = iterate(interp, right);
		left.items.push(...items?.items ?? []);
		left.partial ||= items?.partial ?? true;
		return;
	}
	assign(interp, stmt.target, binary(left, stmt.op, right), frame);
}
/** `del container[key]`. */
function removeItem(interp, { value, slice }, frame) {
	const container = interp.eval(value, frame);
	const key = interp.eval(slice, frame);
	if (container.kind === "dict") {
		const id = keyOf$4(key);
		container.partial ||= interp.maybe > 0 || id === null || !container.entries.has(id);
		if (id !== null) container.entries.delete(id);
	} else if (container.kind === "seq") {
		container.partial ||= interp.maybe > 0 || key.kind !== "number";
		if (key.kind === "number") container.items.splice(key.value, 1);
	}
}
/** Forgets what statements that may or may not run would have bound or changed. */
function havoc(interp, stmts, frame) {
	if (stmts.length === 0) return;
	eachStatement(stmts, (stmt) => {
		if (stmt.kind === "Import" || stmt.kind === "ImportFrom") interp.modules.import(stmt, frame.file, frame.scope, interp);
	});
	const { bound, mutated } = interp.changesOf(stmts);
	for (const name of bound) {
		const old = frame.scope.vars.get(name);
		if (!(old?.kind === "host" && old.type === "data statement") && old?.kind !== "function" && old?.kind !== "external" && old?.kind !== "module") frame.scope.set(name, unknown(`${name} depends on something unknown`));
	}
	for (const name of mutated) {
		const value = frame.scope.get(name);
		if (value?.kind === "seq" || value?.kind === "dict") value.partial = true;
	}
}

// src/domain/alembic/python/conditions.ts
/** `if`: where the condition is unknown, both blocks are considered. */
function branch(interp, test, body, orelse, frame) {
	const known = truth$1(interp.eval(test, frame));
	if (known !== null) return interp.block(known ? body : orelse, frame);
	return fork(interp, test, [body, orelse], frame);
}
/** An unknown condition over two blocks. */
function fork(interp, test, blocks, frame) {
	const body$of = blocks, body = body$of[0], orelse = body$of[1];
	for (let at$ = 0, list$ = [blocks, [orelse, body]]; at$ < list$.length; at$++) {
		const guard$of = list$[at$], guard = guard$of[0], other = guard$of[1];
		if (endsInRaise(guard)) {
			havoc(interp, guard, frame);
			return interp.block(other, frame);
		}
	}
	const relevant = interp.relevance.touches(body, frame) || interp.relevance.touches(orelse, frame);
	const jumps = leaves(body) || leaves(orelse);
	if (!relevant && !jumps) {
		interp.passOver(body);
		interp.passOver(orelse);
		havoc(interp, body, frame);
		havoc(interp, orelse, frame);
		return null;
	}
	if (interp.maybe > 0) {
		perhaps(interp, body, frame);
		perhaps(interp, orelse, frame);
		return null;
	}
	if (interp.isPure(frame)) throw new ResultUnknown();
	return interp.block(interp.guess(keyOf(test, frame), interp.place(test, frame)) ? body : orelse, frame);
}
/** Whether an unknown condition of a choice between two texts, such as a word of a statement, holds on this way; null when both stay open. */
function decided(interp, test, frame) {
	return frame.callable === null || interp.maybe > 0 || interp.isPure(frame) ? null : interp.guess(keyOf(test, frame), interp.place(test, frame));
}
/** The name of a condition: the same text over the same known names is taken the same way in upgrade and downgrade. */
function keyOf(test, frame) {
	const values = [];
	const text = textOfExpr(test);
	for (const name of new Set(text.match(/[A-Za-z_]\w*/g) ?? [])) {
		const value = frame.scope.get(name);
		if (value?.kind === "str" || value?.kind === "number") values.push(`${name}=${value.value}`);
	}
	return `${text}${values.length > 0 ? ` with ${values.join(", ")}` : ""}`;
}
/** Runs a block that may not be reached: what it binds is unknown afterwards, and what it does to the database is a blind spot. */
function perhaps(interp, stmts, frame) {
	interp.passOver(stmts);
	interp.maybe += 1;
	try {
		if (interp.relevance.touches(stmts, frame)) interp.block(stmts, frame);
	} catch (error) {
		if (!(error instanceof Raised || error instanceof ResultUnknown)) throw error;
	} finally {
		interp.maybe -= 1;
	}
	havoc(interp, stmts, frame);
}
/** `match` over texts; anything else may take any of its cases. */
function match(interp, stmt, frame) {
	const subject = interp.eval(stmt.subject, frame);
	for (let at$ = 0, list$ = stmt.cases; at$ < list$.length; at$++) {
		const each = list$[at$];
		const pattern = each.values[0];
		if (each.values.length === 0 && each.guard === null) {
			for (let at$ = 0, list$ = each.captures; at$ < list$.length; at$++) {
				const name = list$[at$];
				frame.scope.set(name, subject);
			}
			return interp.block(each.body, frame);
		}
		const literal = pattern === void 0 || each.guard !== null || each.captures.length > 0 ? null : interp.eval(pattern, frame);
		const same = literal !== null && each.values.length === 1 && literal.kind === "str" && subject.kind === "str" ? literal.value === subject.value : null;
		if (same === true) return interp.block(each.body, frame);
		if (same === null) {
			for (let at$ = 0, list$ = stmt.cases; at$ < list$.length; at$++) {
				const other = list$[at$];
				perhaps(interp, other.body, frame);
			}
			return null;
		}
	}
	return null;
}

// src/domain/alembic/python/builtins.ts
/** Python's builtins, as names; `callBuiltin` in `standard.ts` runs them. */
const NAMES = [
	"len",
	"str",
	"int",
	"float",
	"bool",
	"list",
	"tuple",
	"set",
	"frozenset",
	"dict",
	"range",
	"enumerate",
	"zip",
	"sorted",
	"reversed",
	"any",
	"all",
	"min",
	"max",
	"sum",
	"map",
	"filter",
	"next",
	"iter",
	"isinstance",
	"issubclass",
	"hasattr",
	"getattr",
	"setattr",
	"print",
	"repr",
	"abs",
	"type",
	"property",
	"staticmethod",
	"classmethod",
	"object",
	"Exception",
	"ValueError",
	"RuntimeError",
	"NotImplementedError",
	"KeyError",
	"TypeError",
	"open",
	"callable",
	"id",
	"hash",
	"chr",
	"ord",
	"round",
	"format",
	"vars",
	"dir",
	"input",
	"bytes",
	"super",
	"AssertionError",
	"ImportError",
	"AttributeError"
];
const BUILTINS = new Map(NAMES.map((name) => [name, {
	kind: "external",
	name: `builtins.${name}`
}]));

// src/domain/alembic/python/text-code.ts
/** What names a function, or calls it without arguments. */
const NAMED = /^\s*([A-Za-z_]\w*)\s*(\(\s*\))?\s*$/;
/** `eval("upgrade_%s" % engine_name)()`, `exec(f"upgrade_{engine_name}()")`: code of a text. Any but a name or its call is not followed. */
function runText(interp, call, frame) {
	const args = argumentsOf(interp, call, frame);
	const text = textOf$3(args.positional[0]);
	const [, name = "", parens] = (text === null ? null : NAMED.exec(text)) ?? [];
	const found = name === "" ? void 0 : frame.scope.get(name);
	if (found !== void 0) return parens === void 0 ? found : interp.call(found, {
		...args,
		positional: [],
		keywords: /* @__PURE__ */ new Map()
	});
	interp.blind("code that is made at run time may change the database", args.at);
	return {
		...unknown("what code that is made at run time gives"),
		database: true
	};
}

// src/domain/alembic/python/evaluate.ts
/** The value of an expression. Calls are made, so effects happen. */
function evaluate(interp, expr, frame) {
	switch (expr.kind) {
		case "Constant": return constant(expr.type, expr.value);
		case "Name": return frame.scope.get(expr.id) ?? BUILTINS.get(expr.id) ?? undefinedName(interp, expr.id, frame, interp.place(expr, frame));
		case "Attribute": return attribute(interp, interp.eval(expr.value, frame), expr.attr, interp.place(expr, frame));
		case "Call": {
			if (expr.func.kind === "Name" && expr.func.id === "super" && frame.callable?.self != null) return superOf(interp, frame);
			if (expr.func.kind === "Name" && expr.func.id === "globals") return new Globals(interp, frame.file);
			if (expr.func.kind === "Name" && (expr.func.id === "eval" || expr.func.id === "exec") && frame.scope.get(expr.func.id) === void 0) return runText(interp, expr, frame);
			if (expr.func.kind === "Name" && expr.func.id === "locals") return unknown("what locals() holds");
			const callee = interp.eval(expr.func, frame);
			return interp.call(callee, argumentsOf(interp, expr, frame));
		}
		case "JoinedStr": return joined(interp, expr.values, frame);
		case "Tuple":
		case "List":
		case "Set": return display(interp, expr.kind === "Tuple" ? "tuple" : expr.kind === "List" ? "list" : "set", expr.elts, frame);
		case "Dict": {
			const made = dict();
			expr.keys.forEach((key, i) => {
				const value = interp.eval(expr.values[i], frame);
				if (key !== null) setItem(made, interp.eval(key, frame), value);
				else if (value.kind === "dict") {
					for (const id$of of value.entries) {
						const id = id$of[0], entry = id$of[1];
						made.entries.set(id, entry);
					}
					made.partial ||= value.partial;
				} else made.partial = true;
			});
			return made;
		}
		case "BinOp": {
			const left = interp.eval(expr.left, frame);
			return binary(left, expr.op, interp.eval(expr.right, frame));
		}
		case "UnaryOp": return unary(expr.op, interp.eval(expr.operand, frame));
		case "BoolOp": return boolean(interp, expr.op, expr.values, frame);
		case "Compare": return comparison(interp, expr, frame);
		case "IfExp": {
			const known = truth$1(interp.eval(expr.test, frame));
			if (known === null) {
				if (mayWrite(expr.body) || mayWrite(expr.orelse)) interp.passed();
				const yes$of = [interp.eval(expr.body, frame), interp.eval(expr.orelse, frame)], yes = yes$of[0], no = yes$of[1];
				const key = keyOf$4(yes);
				if (key !== null && key === keyOf$4(no)) return yes;
				const taken = yes.kind === "str" && no.kind === "str" ? decided(interp, expr.test, frame) : null;
				return taken === null ? unknown("a choice that depends on something unknown") : taken ? yes : no;
			}
			return interp.eval(known ? expr.body : expr.orelse, frame);
		}
		case "Subscript": return subscript(interp, expr, frame);
		case "Lambda": return {
			kind: "function",
			name: "<lambda>",
			def: null,
			parameters: expr.parameters,
			defaults: /* @__PURE__ */ new Map(),
			expression: expr.body,
			scope: frame.scope,
			file: frame.file,
			self: null,
			owner: null,
			marks: /* @__PURE__ */ new Set()
		};
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp": return comprehension(interp, expr, frame);
		case "NamedExpr": {
			const value = interp.eval(expr.value, frame);
			assign(interp, expr.target, value, frame);
			return value;
		}
		case "Starred":
		case "Await": return interp.eval(expr.value, frame);
		case "Yield":
		case "YieldFrom": {
			const value = expr.value === null ? NONE : interp.eval(expr.value, frame);
			if (expr.kind === "Yield") frame.onYield?.(value);
			else for (let at$ = 0, list$ = iterate(interp, value)?.items ?? [unknown("items of something unknown")]; at$ < list$.length; at$++) {
				const item = list$[at$];
				frame.onYield?.(item);
			}
			return NONE;
		}
		case "Slice": return unknown("a slice");
		case "Unreadable": return unknown("an expression that could not be read");
	}
}
/** A name that has no value: Python raises where nothing in the file gives it one, or the function itself does on ways alone that were not taken. */
function undefinedName(interp, name, frame, at) {
	if (interp.maybe === 0 && interp.modules.lacks(frame.file, name)) throw refused("NameError", `the name ${name} is not defined`, at);
	if (frame.callable?.def != null && interp.changesOf(frame.callable.def.body).bound.has(name) && interp.maybe === 0 && !interp.guessed) throw refused("UnboundLocalError", `the name ${name} has no value on the way to this line`, at);
	return unknown(`the name ${name} is not defined here`);
}
function constant(type, text) {
	switch (type) {
		case "str": return str(text ?? "");
		case "int":
		case "float": {
			const value = Number((text ?? "").replaceAll("_", ""));
			return Number.isNaN(value) ? unknown("a number") : number$1(value, type === "float");
		}
		case "True": return TRUE;
		case "False": return FALSE;
		case "None": return NONE;
		default: return unknown(`a ${type} literal`);
	}
}
function joined(interp, parts, frame) {
	const values = parts.map((part) => interp.eval(part, frame));
	return derived(formatted(values), values, formatted);
}
function formatted(values) {
	let text = "";
	let why = null;
	for (let at$ = 0, list$ = values; at$ < list$.length; at$++) {
		const value = list$[at$];
		text += template(value);
		if (plainText(value) === null && value.kind !== "number") why ??= value.kind === "unknown" ? value.why : "a part of a formatted string";
	}
	return why === null ? str(text) : unknown(why, text);
}
function display(interp, type, elts, frame) {
	const made = seq(type, []);
	const seen = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = elts; at$ < list$.length; at$++) {
		const elt = list$[at$];
		const value = interp.eval(elt, frame);
		if (elt.kind === "Starred") {
			const items = iterate(interp, value);
			made.items.push(...items?.items ?? []);
			made.partial ||= items?.partial ?? true;
			continue;
		}
		const key = type === "set" ? keyOf$4(value) : null;
		if (key === null || !seen.has(key)) made.items.push(value);
		if (key !== null) seen.add(key);
	}
	return made;
}
function unary(op, operand) {
	if (op === "not") {
		const known = truth$1(operand);
		return known === null ? operand.kind === "unknown" ? operand : unknown("the opposite of something unknown") : bool(!known);
	}
	if (operand.kind === "number") return op === "-" ? number$1(-operand.value, operand.float) : op === "~" ? number$1(~operand.value) : operand;
	return operand.kind === "unknown" ? operand : unknown("an operation that is not followed");
}
/** `and` and `or`: a known operand decides even after an unknown one, since both orders give the same truth. */
function boolean(interp, op, values, frame) {
	let last = bool(op === "and");
	let unsure = null;
	for (let at$ = 0, list$ = values; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (unsure !== null && mayWrite(each)) interp.passed();
		last = interp.eval(each, frame);
		const known = truth$1(last);
		if (known === null) unsure ??= last;
		else if (known === (op === "or")) {
			if (unsure?.kind === "unknown" && unsure.unset !== void 0 && truth$1(unsure.unset) === !known) return {
				...unsure,
				unset: last
			};
			return unsure === null ? last : bool(known);
		}
	}
	return unsure === null ? last : unsure.kind === "unknown" ? unsure : unknown("a condition that is not known");
}
function comparison(interp, expr, frame) {
	let left = interp.eval(expr.left, frame);
	let result = TRUE;
	for (const i$of of expr.comparators.entries()) {
		const i = i$of[0], comparator = i$of[1];
		const right = interp.eval(comparator, frame);
		const sql = left.kind === "host" ? left.item(str(`compare ${expr.ops[i]}`)) : void 0;
		const one = sql !== void 0 && sql.kind === "host" ? sql : compare$2(interp, left, expr.ops[i], right);
		if (truth$1(one) === false) return FALSE;
		result = one.kind === "host" || truth$1(one) === null ? one : result;
		left = right;
	}
	return result;
}
function subscript(interp, expr, frame) {
	const owner = interp.eval(expr.value, frame);
	if (expr.slice.kind === "Slice") return slice(interp, owner, expr.slice, frame);
	if (expr.slice.kind === "Name" && expr.slice.id === "__name__" && owner.kind === "external" && owner.name === "sys.modules") return new Globals(interp, frame.file, true);
	const key = interp.eval(expr.slice, frame);
	const at = interp.place(expr, frame);
	switch (owner.kind) {
		case "dict": {
			const id = keyOf$4(key);
			const found = id === null ? void 0 : owner.entries.get(id)?.[1];
			if (found !== void 0) return found;
			if (owner.fallback !== null && id !== null && !owner.partial) {
				const made = interp.call(owner.fallback, {
					positional: [],
					keywords: /* @__PURE__ */ new Map(),
					open: false,
					at
				});
				setItem(owner, key, made);
				return made;
			}
			if (id === null || owner.partial) return unknown("an entry of something unknown");
			throw new Raised("KeyError", textOf$3(key) ?? id, at);
		}
		case "seq": {
			if (key.kind !== "number") return unknown("an item of something unknown");
			const item = owner.items.at(key.value);
			if (item === void 0 && !owner.partial) throw new Raised("IndexError", `${owner.type} index out of range`, at);
			return item === void 0 || owner.partial && key.value < 0 ? unknown("an item of something unknown") : item;
		}
		case "str": return key.kind === "number" ? str(owner.value.at(key.value) ?? "") : unknown("a part of a text");
		case "class": return interp.modules.enumMembers(owner, interp)?.find((member) => member.kind === "instance" && textOf$3(member.attrs.get("_name_")) === textOf$3(key)) ?? owner;
		case "host": return owner.item(key) ?? unknown(`an item of ${owner.type}`);
		case "external": return owner;
		default: return unknown("an item of something unknown");
	}
}
function slice(interp, owner, range, frame) {
	const bound = (expr) => {
		if (expr === null) return;
		const value = interp.eval(expr, frame);
		return value.kind === "number" ? value.value : value.kind === "none" ? void 0 : null;
	};
	const lower$of = [
		bound(range.lower),
		bound(range.upper),
		bound(range.step)
	], lower = lower$of[0], upper = lower$of[1], step = lower$of[2];
	if (lower === null || upper === null || step === null || owner.kind === "seq" && owner.partial) return unknown("a part of something unknown");
	const items = owner.kind === "seq" ? owner.items : owner.kind === "str" ? [...owner.value].map(str) : null;
	if (items === null) return owner.kind === "unknown" && owner.text !== void 0 ? unknown(owner.why, "￼") : unknown("a part of something unknown");
	let part;
	if (step === -1 && lower === void 0 && upper === void 0) part = [...items].reverse();
	else part = items.slice(lower, upper).filter((_item, i) => i % (step ?? 1) === 0);
	return owner.kind === "seq" ? seq(owner.type, part) : str(part.map((each) => textOf$3(each) ?? "").join(""));
}
function comprehension(interp, expr, frame) {
	const inner = {
		...frame,
		scope: new Scope(frame.scope)
	};
	const made = [];
	const entries = dict();
	let partial = false;
	const seen = /* @__PURE__ */ new Set();
	const go = (depth) => {
		const each = expr.generators[depth];
		if (each === void 0) {
			const value = interp.eval(expr.elt, inner);
			if (expr.value !== null) {
				setItem(entries, value, interp.eval(expr.value, inner));
				return;
			}
			const key = expr.kind === "SetComp" ? keyOf$4(value) : null;
			if (key === null || !seen.has(key)) made.push(value);
			if (key !== null) seen.add(key);
			return;
		}
		const items = iterate(interp, interp.eval(each.iter, inner));
		partial ||= items?.partial ?? true;
		for (let at$ = 0, list$ = items?.items ?? []; at$ < list$.length; at$++) {
			const item = list$[at$];
			assign(interp, each.target, item, inner);
			let keep = true;
			for (let at$ = 0, list$ = each.ifs; at$ < list$.length; at$++) {
				const test = list$[at$];
				const known = truth$1(interp.eval(test, inner));
				keep = known === false ? false : keep === false ? false : known === null ? null : keep;
			}
			if (keep === true) go(depth + 1);
			else if (keep === null) partial = true;
		}
	};
	go(0);
	if (partial && mayWrite(expr.elt)) interp.passed();
	if (expr.kind === "DictComp") {
		entries.partial ||= partial;
		return entries;
	}
	return seq(expr.kind === "SetComp" ? "set" : "list", made, partial);
}
function superOf(interp, frame) {
	const self = frame.callable?.self ?? NONE;
	const bases = frame.callable?.owner?.bases ?? [];
	return interp.modules.superOf(self, bases, interp);
}

// src/domain/alembic/python/exits.ts
/** `with`: the items from `index` on, around the body. */
function withBlock(interp, stmt, index, frame) {
	const item = stmt.items[index];
	if (item === void 0) return interp.block(stmt.body, frame);
	const at = interp.place(item.context, frame);
	const manager = interp.eval(item.context, frame);
	if (manager.kind === "host" && manager instanceof ContextFunction) {
		let completion = null;
		manager.run(interp, (value) => {
			if (item.target !== null) assign(interp, item.target, value, frame);
			completion = withBlock(interp, stmt, index + 1, frame);
		});
		return completion;
	}
	const entered = manager.kind === "host" ? manager.enter(at) : manager.kind === "unknown" ? manager : unknown("what a context manager gives");
	if (item.target !== null) assign(interp, item.target, entered, frame);
	let completion;
	const suppresses = manager.kind === "unknown" || manager.kind === "host" && manager.type === "suppress" ? 1 : 0;
	interp.guarded += suppresses;
	try {
		completion = withBlock(interp, stmt, index + 1, frame);
	} catch (error) {
		if (manager.kind === "host" && error instanceof Raised) {
			manager.exit(true, at);
			if (manager.type === "suppress") return null;
		}
		throw error;
	} finally {
		interp.guarded -= suppresses;
	}
	if (manager.kind === "host") manager.exit(false, at);
	return completion;
}
/** `try` with its handlers, `else` and `finally`. */
function tryBlock(interp, stmt, frame) {
	let completion;
	const guards = stmt.handlers.length > 0 ? 1 : 0;
	interp.guarded += guards;
	try {
		completion = interp.block(stmt.body, frame) ?? interp.block(stmt.orelse, frame);
	} catch (error) {
		if (!(error instanceof Raised)) throw error;
		completion = handle(interp, stmt, error, frame);
	} finally {
		interp.guarded -= guards;
	}
	return interp.block(stmt.finalbody, frame) ?? completion;
}
function handle(interp, stmt, error, frame) {
	for (let at$ = 0, list$ = stmt.handlers; at$ < list$.length; at$++) {
		const handler = list$[at$];
		if ((handler.type === null ? ["BaseException"] : handler.type.kind === "Tuple" ? handler.type.elts.map(lastName) : [lastName(handler.type)]).some((type) => catches(type, error))) {
			if (handler.name !== null) frame.scope.set(handler.name, error.value ?? unknown("an exception"));
			interp.handled.push(error);
			try {
				return interp.block(handler.body, frame);
			} finally {
				interp.handled.pop();
			}
		}
	}
	const left = interp.block(stmt.finalbody, frame);
	if (left !== null) return left;
	throw error;
}
/** What a `raise` statement throws. */
function raised(interp, exc, stmt, frame) {
	if (exc === null) return interp.handled.at(-1) ?? new Raised("RuntimeError", "no active exception", interp.place(stmt, frame), { explicit: true });
	const value = interp.eval(exc, frame);
	const message = exc.kind === "Call" && exc.args[0]?.kind === "Constant" ? exc.args[0].value ?? "" : "";
	const name = value.kind === "instance" ? value.cls.name : lastName(exc.kind === "Call" ? exc.func : exc);
	return new Raised(name, message, interp.place(stmt, frame), {
		explicit: true,
		value
	});
}

// src/domain/alembic/python/loops.ts
/** Turns of a `while` loop that are followed. */
const TURNS = 60;
/** `for`: turn by turn over known items, else a body that may run any number of times. */
function loop(interp, stmt, frame) {
	const source = interp.eval(stmt.iter, frame);
	const items = iterate(interp, source);
	if (items === null || items.partial) {
		if (leaves(stmt.body) && hasReturn(stmt.body) && interp.isPure(frame)) throw new ResultUnknown();
		assign(interp, stmt.target, unknown("an item of something unknown"), frame);
		perhaps(interp, stmt.body, frame);
		return null;
	}
	for (let at$ = 0, list$ = [...items.items]; at$ < list$.length; at$++) {
		const item = list$[at$];
		assign(interp, stmt.target, item, frame);
		const completion = interp.block(stmt.body, frame);
		if (completion?.kind === "break") return null;
		if (completion?.kind === "return") return completion;
	}
	return interp.block(stmt.orelse, frame);
}
/** `while`, as long as its condition is known and the turns are few. */
function whileLoop(interp, stmt, frame) {
	for (let turn = 0;; turn += 1) {
		const known = truth$1(interp.eval(stmt.test, frame));
		if (known === null || turn > TURNS || known && stmt.test.kind === "Constant" && !interp.relevance.touches(stmt.body, frame)) {
			if (hasReturn(stmt.body) && interp.isPure(frame)) throw new ResultUnknown();
			perhaps(interp, stmt.body, frame);
			return null;
		}
		if (!known) return interp.block(stmt.orelse, frame);
		const completion = interp.block(stmt.body, frame);
		if (completion?.kind === "break") return null;
		if (completion?.kind === "return") return completion;
		interp.spend(10);
	}
}
function hasReturn(stmts) {
	return stmts.some((stmt) => stmt.kind === "Return" || "body" in stmt && stmt.kind !== "FunctionDef" && stmt.kind !== "ClassDef" && hasReturn(stmt.body) || "orelse" in stmt && hasReturn(stmt.orelse));
}

// src/domain/alembic/python/interpreter.ts
/** Expressions evaluated in one run; real migrations stay far below. */
const STEPS = 15e4;
const DEPTH = 40;
/**
* Runs Python statements over known values. What is unknown stays unknown; a condition that is unknown and decides about an
* effect is asked of `decide`, so that the caller can run both ways.
*/
var Interpreter = class {
	modules;
	library;
	relevance;
	/** Answers an unknown condition. */
	decide = () => true;
	/** Called when something may have changed the database without the interpreter knowing how. */
	blind = () => {};
	/** Called when code is passed over that may write rows, or may not run. */
	passed = () => {};
	/** The text of a file of the project; null where there is none. */
	readText = () => null;
	/** Above zero: the statements run may or may not be reached, or several times. */
	maybe = 0;
	/** An unknown condition has been taken one way: what holds on this way alone may not hold. */
	guessed = false;
	/** Above zero: an error would be caught. */
	guarded = 0;
	/** The calls of functions that are under way, the innermost last. */
	calls = [];
	steps = 0;
	depth = 0;
	/** Exceptions whose handlers run, the innermost last. */
	handled = [];
	changes = /* @__PURE__ */ new WeakMap();
	writing = /* @__PURE__ */ new WeakMap();
	constructor(modules, library) {
		this.modules = modules;
		this.library = library;
		this.relevance = new Relevance();
	}
	/** Takes an unknown condition one way. */
	guess(key, at) {
		this.guessed = true;
		return this.decide(key, at);
	}
	/** Gives a fresh budget. */
	restart() {
		this.steps = 0;
		this.depth = 0;
		this.maybe = 0;
		this.guessed = false;
		this.guarded = 0;
		this.calls.length = 0;
	}
	/** Whether the code of a frame cannot reach the database. */
	isPure({ pure, callable }) {
		return pure ?? (callable?.def != null && !this.relevance.touchesFunction(callable));
	}
	place(node, frame) {
		return {
			file: frame.file,
			start: node.start,
			end: node.end,
			symbol: frame.symbol
		};
	}
	/** What a block may bind or change, remembered. */
	changesOf(stmts) {
		let known = this.changes.get(stmts);
		if (known === void 0) {
			known = changedNames(stmts);
			this.changes.set(stmts, known);
		}
		return known;
	}
	/** Passes statements over of which it is not known whether they run. */
	passOver(stmts) {
		let writes = this.writing.get(stmts);
		if (writes === void 0) {
			writes = false;
			eachExprIn(stmts, (part) => {
				writes ||= part.kind === "Call" && mayWrite(part);
			});
			this.writing.set(stmts, writes);
		}
		if (writes) this.passed();
	}
	eval(expr, frame) {
		this.steps += 1;
		if (this.steps > STEPS) throw new GaveUp("takes too many steps");
		return evaluate(this, expr, frame);
	}
	/** Takes from the budget what a turn of a loop costs besides its expressions. */
	spend(steps) {
		this.steps += steps;
	}
	call(callee, args) {
		return callValue(this, callee, args);
	}
	/** Enters a function body; throws GaveUp when it goes too deep. */
	nested(site, run) {
		this.depth += 1;
		if (this.depth > DEPTH) throw new GaveUp("calls nest too deep");
		this.calls.push(site);
		try {
			return run();
		} finally {
			this.calls.pop();
			this.depth -= 1;
		}
	}
	block(stmts, frame) {
		for (let at$ = 0, list$ = stmts; at$ < list$.length; at$++) {
			const stmt = list$[at$];
			const completion = this.statement(stmt, frame);
			if (completion !== null) return completion;
		}
		return null;
	}
	statement(stmt, frame) {
		switch (stmt.kind) {
			case "Expr":
				this.eval(stmt.value, frame);
				return null;
			case "Assign": {
				const value = this.eval(stmt.value, frame);
				for (let at$ = 0, list$ = stmt.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					assign(this, target, value, frame);
				}
				return null;
			}
			case "AnnAssign":
				if (stmt.value !== null) assign(this, stmt.target, this.eval(stmt.value, frame), frame);
				return null;
			case "AugAssign":
				augment(this, stmt, frame);
				return null;
			case "Return": return {
				kind: "return",
				value: stmt.value === null ? NONE : this.eval(stmt.value, frame)
			};
			case "If": return branch(this, stmt.test, stmt.body, stmt.orelse, frame);
			case "For": return loop(this, stmt, frame);
			case "While": return whileLoop(this, stmt, frame);
			case "With": return withBlock(this, stmt, 0, frame);
			case "Try": return tryBlock(this, stmt, frame);
			case "Raise": throw raised(this, stmt.exc, stmt, frame);
			case "Assert":
				if (truth$1(this.eval(stmt.test, frame)) === false) throw new Raised("AssertionError", "assertion fails", this.place(stmt, frame), { explicit: true });
				return null;
			case "FunctionDef":
				frame.scope.set(stmt.name, defineFunction(this, stmt, frame, null));
				return null;
			case "ClassDef":
				frame.scope.set(stmt.name, defineClass(this, stmt, frame));
				return null;
			case "Import":
			case "ImportFrom":
				this.modules.import(stmt, frame.file, frame.scope, this);
				return null;
			case "Global":
			case "Nonlocal":
				for (let at$ = 0, list$ = stmt.names; at$ < list$.length; at$++) {
					const name = list$[at$];
					frame.scope.globals.add(name);
				}
				return null;
			case "Delete":
				for (let at$ = 0, list$ = stmt.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					if (target.kind === "Subscript") removeItem(this, target, frame);
				}
				return null;
			case "Break": return { kind: "break" };
			case "Continue": return { kind: "continue" };
			case "Match": return match(this, stmt, frame);
			case "Pass":
			case "TypeAlias": return null;
			case "Unreadable":
				this.blind("a statement could not be read", this.place(stmt, frame));
				return null;
		}
	}
};

// src/domain/alembic/python/modules.ts
/** The project's modules as the interpreter sees them: a module's names are evaluated when they are first asked for. */
var Modules = class {
	lookup;
	loaded = /* @__PURE__ */ new Map();
	/** A file that imports: dotted names below namespace packages are resolved as it would. */
	importer = null;
	externals = /* @__PURE__ */ new Map();
	bound = new BoundNames();
	enums = /* @__PURE__ */ new Map();
	constructor(lookup) {
		this.lookup = lookup;
	}
	/** Whether nothing in a file gives a name a value. */
	lacks(path, name) {
		const facts = this.lookup.factsOf(path);
		return facts !== void 0 && this.bound.lacks(facts, name);
	}
	/** Whether a file has a word anywhere. */
	mentions(path, word) {
		return this.lookup.factsOf(path)?.mentions(word) === true;
	}
	/** Whether a file may give an attribute of that name to what it has made before: `Status.OLD = …`, `setattr(…)`. */
	assigns(path, name) {
		const facts = this.lookup.factsOf(path);
		if (facts === void 0 || facts.mentions("setattr")) return true;
		return [facts.body, ...facts.functions.map(({ body }) => body)].some((body) => {
			let found = false;
			visitAssignments(body, (target) => {
				found ||= target.kind === "Attribute" && target.attr === name;
			});
			return found;
		});
	}
	/** The scope of a module, evaluated lazily. */
	scopeOf(path, interp) {
		return this.load(path, interp)?.scope ?? null;
	}
	load(path, interp) {
		const known = this.loaded.get(path);
		if (known !== void 0) return known;
		const facts = this.lookup.factsOf(path);
		if (facts === void 0) return null;
		const names = /* @__PURE__ */ new Map();
		const stars = [];
		index(facts.body, names, stars);
		const made = {
			scope: new Scope(null, (name) => this.find(made, path, name, interp)),
			names,
			stars,
			busy: /* @__PURE__ */ new Set(),
			ran: /* @__PURE__ */ new Set()
		};
		this.loaded.set(path, made);
		made.scope.vars.set("__name__", str("migration"));
		made.scope.vars.set("__file__", fileName(path));
		return made;
	}
	find(module, path, name, interp) {
		const stmts = module.names.get(name);
		if (module.busy.has(name)) return;
		module.busy.add(name);
		try {
			if (stmts === void 0) {
				for (let at$ = 0, list$ = module.stars; at$ < list$.length; at$++) {
					const star = list$[at$];
					const target = this.target(star, path);
					const value = target === void 0 ? void 0 : this.scopeOf(target, interp)?.get(name);
					if (value !== void 0) return value;
				}
				return;
			}
			const frame = {
				scope: module.scope,
				file: path,
				symbol: "<module>",
				pure: true,
				callable: null,
				onYield: null
			};
			for (let at$ = 0, list$ = stmts; at$ < list$.length; at$++) {
				const stmt = list$[at$];
				if (stmt.kind === "For" || stmt.kind === "While" || stmt.kind === "With" || stmt.kind === "Expr") {
					if (module.ran.has(stmt)) continue;
					module.ran.add(stmt);
				}
				try {
					if (stmt.kind === "Import" || stmt.kind === "ImportFrom") this.import(stmt, path, module.scope, interp, name);
					else interp.nested({
						at: interp.place(stmt, frame),
						told: false
					}, () => interp.block([stmt], frame));
				} catch (error) {
					if (!(error instanceof Raised)) {
						if (error instanceof GaveUp) throw error;
					}
				}
			}
			const value = module.scope.vars.get(name) ?? unknown(`${name} could not be evaluated`);
			module.scope.vars.set(name, value);
			return value;
		} finally {
			module.busy.delete(name);
		}
	}
	/** The file that an import statement names, if it is part of the project. */
	target(stmt, from) {
		return this.resolve(stmt.level, stmt.module, from);
	}
	resolve(level, module, from) {
		if (level === 0) {
			const root = module.split(".")[0];
			return root === "alembic" || root === "sqlalchemy" ? void 0 : this.lookup.resolveModule(module, from);
		}
		const folders = from.split("/").slice(0, -1);
		const stem = [...folders.slice(0, folders.length - (level - 1)), ...module === "" ? [] : module.split(".")].join("/");
		for (let at$ = 0, list$ = [`${stem}.py`, `${stem}/__init__.py`]; at$ < list$.length; at$++) {
			const path = list$[at$];
			if (this.lookup.factsOf(path) !== void 0) return path;
		}
	}
	/** Binds what an import statement brings; with `only`, that name alone. */
	import(stmt, from, scope, interp, only) {
		this.importer ??= from;
		if (stmt.kind === "Import") {
			for (let at$ = 0, list$ = stmt.names; at$ < list$.length; at$++) {
				const each = list$[at$];
				const bound = each.asname ?? each.name.split(".")[0] ?? each.name;
				if (only === void 0 || bound === only) scope.set(bound, this.module(each.asname === null ? bound : each.name, from, interp));
			}
			return;
		}
		const target = this.target(stmt, from);
		for (let at$ = 0, list$ = stmt.names; at$ < list$.length; at$++) {
			const each = list$[at$];
			const bound = each.asname ?? each.name;
			if (each.name === "*") {
				if (target !== void 0 && only === void 0) for (const name of this.load(target, interp)?.names.keys() ?? []) scope.set(name, this.scopeOf(target, interp)?.get(name) ?? unknown(name));
				continue;
			}
			if (only !== void 0 && bound !== only) continue;
			scope.set(bound, this.imported(stmt, each.name, target, from, interp));
		}
	}
	imported(stmt, name, target, from, interp) {
		if (target !== void 0) {
			const value = this.scopeOf(target, interp)?.get(name);
			if (value !== void 0) return value;
		}
		const submodule = this.resolve(stmt.level, stmt.module === "" ? name : `${stmt.module}.${name}`, from);
		if (submodule !== void 0) return {
			kind: "module",
			name: `${stmt.module}.${name}`,
			path: submodule
		};
		const given = target === void 0 ? void 0 : this.given(target, name, interp);
		if (given !== void 0) return given;
		return stmt.level === 0 && target === void 0 ? this.external(`${stmt.module}.${name}`, interp) : unknown(`${name} was not found in ${".".repeat(stmt.level)}${stmt.module}`);
	}
	module(dotted, from, interp) {
		const path = this.resolve(0, dotted, from);
		return path === void 0 ? this.external(dotted, interp) : {
			kind: "module",
			name: dotted,
			path
		};
	}
	/** A dotted name outside the project, or a module of the project below a namespace package. */
	external(name, interp) {
		const known = this.externals.get(name) ?? interp.library.external(name);
		if (known !== void 0) return known;
		const path = this.importer === null ? void 0 : this.resolve(0, name, this.importer);
		const made = path === void 0 ? {
			kind: "external",
			name
		} : {
			kind: "module",
			name,
			path
		};
		this.externals.set(name, made);
		return made;
	}
	attribute(module, name, interp) {
		const value = this.scopeOf(module.path, interp)?.get(name);
		if (value !== void 0) return value;
		const submodule = this.resolve(0, `${module.name}.${name}`, module.path);
		return submodule === void 0 ? this.given(module.path, name, interp) : {
			kind: "module",
			name: `${module.name}.${name}`,
			path: submodule
		};
	}
	/** What a module's own `__getattr__` gives for a name that it does not bind. */
	given(path, name, interp) {
		const module = this.load(path, interp);
		const getter = module?.names.has("__getattr__") === true ? module.scope.get("__getattr__") : void 0;
		if (module == null || getter?.kind !== "function" || name.startsWith("__") || module.busy.has(name)) return;
		module.busy.add(name);
		try {
			const at = {
				file: path,
				start: 0,
				end: 0,
				symbol: "<module>"
			};
			return callValue(interp, getter, {
				positional: [str(name)],
				keywords: /* @__PURE__ */ new Map(),
				open: false,
				at
			});
		} catch (error) {
			if (error instanceof GaveUp) throw error;
			return;
		} finally {
			module.busy.delete(name);
		}
	}
	/** The members of an enum class, in order; null for other classes. */
	enumMembers(cls, interp) {
		const known = this.enums.get(cls);
		if (known !== void 0) return known;
		this.enums.set(cls, null);
		const kind = enumKind(cls);
		if (kind === null) return null;
		const members = [];
		for (let at$ = 0, list$ = cls.def.body; at$ < list$.length; at$++) {
			const stmt = list$[at$];
			if (stmt.kind !== "Assign" || stmt.targets[0]?.kind !== "Name") continue;
			const name = stmt.targets[0].id;
			if (name.startsWith("_")) continue;
			let value = cls.scope.vars.get(name) ?? unknown(name);
			if (value.kind === "external" && value.name.endsWith(".auto")) value = str(name.toLowerCase());
			else if (stmt.value.kind === "Call" && value.kind === "unknown") value = kind === "str" ? str(name.toLowerCase()) : value;
			const attrs = /* @__PURE__ */ new Map([["_name_", str(name)], ["_value_", value]]);
			if (kind === "str") attrs.set("_str_", NONE);
			members.push({
				kind: "instance",
				cls,
				attrs
			});
		}
		this.enums.set(cls, members);
		return members;
	}
	enumLookup(members, value) {
		return members.find((member) => member.kind === "instance" && keyOf$4(member.attrs.get("_value_") ?? NONE) !== null && keyOf$4(member.attrs.get("_value_") ?? NONE) === keyOf$4(value)) ?? unknown("a member of an enum");
	}
	/** What `super()` gives: methods of project classes, or a stand-in that notes the arguments given to a library's constructor. */
	superOf(self, bases, interp) {
		return new Super(self, bases, interp);
	}
};
var Super = class extends Host {
	type = "super()";
	self;
	bases;
	interp;
	constructor(self, bases, interp) {
		super();
		this.self = self;
		this.bases = bases;
		this.interp = interp;
	}
	attr(name) {
		for (let at$ = 0, list$ = this.bases; at$ < list$.length; at$++) {
			const base = list$[at$];
			const found = base.kind === "class" ? lookupClass(this.interp, base, name) : void 0;
			if (found?.kind === "function") return {
				...found,
				self: this.self
			};
			if (found !== void 0) return found;
		}
		if (name === "__init__" && this.self.kind === "instance") {
			const instance = this.self;
			return native$1(name, (args) => {
				instance.attrs.set("__args__", seq("tuple", [...args.positional], args.open));
				instance.attrs.set("__kwargs__", dict([...args.keywords].map((key$of) => {
					const key = key$of[0], value = key$of[1];
					return [str(key), value];
				}), args.open));
				return NONE;
			});
		}
		return unknown(`super().${name}`);
	}
};
/** `str` for enums whose members are texts, `plain` for the others, null for classes that are no enums. */
function enumKind(cls, depth = 0) {
	let found = null;
	let text = false;
	for (let at$ = 0, list$ = cls.bases; at$ < list$.length; at$++) {
		const base = list$[at$];
		if (base.kind === "external") {
			const last = base.name.split(".").at(-1) ?? "";
			text ||= base.name === "builtins.str" || last === "StrEnum";
			if (/^(Str|Int|Int?Flag|)Enum$|^Flag$/.test(last)) found = "plain";
		} else if (base.kind === "class" && depth < 10) {
			const inherited = enumKind(base, depth + 1);
			found ??= inherited;
			text ||= inherited === "str";
		}
	}
	return found === null ? null : text ? "str" : "plain";
}
/** The statements that bind each name at module level, those in branches included, with later changes in place. */
/** The names that a target binds. */
function namesOf(target) {
	if (target.kind === "Name") return [target.id];
	return target.kind === "Tuple" || target.kind === "List" ? target.elts.flatMap(namesOf) : [];
}
/** Methods that change what they are called on. */
const CHANGING = /^(append|extend|update|add|insert|setdefault|pop|remove|discard|clear|sort|reverse)$/;
function index(stmts, names, stars) {
	const add = (name, stmt) => {
		const list = names.get(name);
		if (list === void 0) names.set(name, [stmt]);
		else list.push(stmt);
	};
	const changes = (target, stmt) => {
		const holder = holderOf(target);
		if (holder !== null) add(holder, stmt);
	};
	for (let at$ = 0, list$ = stmts; at$ < list$.length; at$++) {
		const stmt = list$[at$];
		switch (stmt.kind) {
			case "FunctionDef":
			case "ClassDef":
				add(stmt.name, stmt);
				break;
			case "Import":
			case "ImportFrom":
				for (let at$ = 0, list$ = stmt.names; at$ < list$.length; at$++) {
					const each = list$[at$];
					if (each.name === "*" && stmt.kind === "ImportFrom") stars.push(stmt);
					else add(each.asname ?? (stmt.kind === "Import" ? each.name.split(".")[0] ?? each.name : each.name), stmt);
				}
				break;
			case "Assign":
				for (let at$ = 0, list$ = stmt.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					for (let at$ = 0, list$ = target.kind === "Tuple" || target.kind === "List" ? target.elts : [target]; at$ < list$.length; at$++) {
						const each = list$[at$];
						if (each.kind === "Name") add(each.id, stmt);
						else changes(each, stmt);
					}
				}
				break;
			case "AnnAssign":
			case "AugAssign":
				if (stmt.target.kind === "Name" && (stmt.kind === "AugAssign" || stmt.value !== null)) add(stmt.target.id, stmt);
				else if (stmt.target.kind !== "Name") changes(stmt.target, stmt);
				break;
			case "Delete":
				for (let at$ = 0, list$ = stmt.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					changes(target, stmt);
				}
				break;
			case "Expr":
				if (stmt.value.kind === "Call" && stmt.value.func.kind === "Name") {
					const { args, func } = stmt.value;
					if (names.get(func.id)?.some(({ kind }) => kind === "FunctionDef") === true) for (let at$ = 0, list$ = args; at$ < list$.length; at$++) {
						const each = list$[at$];
						if (each.kind === "Name" && names.has(each.id)) add(each.id, stmt);
					}
				} else eachExpr(stmt.value, (part) => {
					if (part.kind === "Call" && part.func.kind === "Attribute" && CHANGING.test(part.func.attr)) changes(part.func, stmt);
				});
				break;
			case "For":
			case "While":
			case "With":
			case "If": {
				const inside = /* @__PURE__ */ new Map();
				for (let at$ = 0, list$ = blocksOf(stmt); at$ < list$.length; at$++) {
					const block = list$[at$];
					index(block, inside, stars);
				}
				if (stmt.kind === "For") for (let at$ = 0, list$ = namesOf(stmt.target); at$ < list$.length; at$++) {
					const name = list$[at$];
					inside.set(name, []);
				}
				for (const name of inside.keys()) add(name, stmt);
				break;
			}
			case "Try": {
				index(stmt.body, names, stars);
				index(stmt.orelse, names, stars);
				const fallback = /* @__PURE__ */ new Map();
				for (let at$ = 0, list$ = stmt.handlers; at$ < list$.length; at$++) {
					const handler = list$[at$];
					index(handler.body, fallback, []);
				}
				for (const name$of of fallback) {
					const name = name$of[0], list = name$of[1];
					if (!names.has(name)) names.set(name, list);
				}
				break;
			}
		}
	}
}

// src/domain/alembic/replay/apart.ts
/** From the worst on. */
const WORST = [
	"raises",
	"differs",
	"missing",
	"unproved",
	"lossy",
	"restores",
	"empty"
];
/**
* What the replays of several databases, each of which one history changes on its own, say of it together: a rollback is what it is on the
* database where it goes worst. The schemas of all lie over each other, so that what hangs on them is not known for certain.
*/
function together(order, replays) {
	const made = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const file = list$[at$];
		const all = replays.flatMap((replay) => replay.get(file) ?? []);
		if (all[0] === void 0) continue;
		const worst = WORST.find((verdict) => all.some((each) => each.verdict === verdict)) ?? "unproved";
		const said = all.filter(({ verdict }) => verdict === worst);
		made.set(file, {
			verdict: worst,
			reasons: said.flatMap(({ reasons }) => reasons).filter(({ message }, at, reasons) => reasons.findIndex((each) => each.message === message) === at),
			upgrade: all.flatMap(({ upgrade }) => upgrade),
			downgrade: all.flatMap(({ downgrade }) => downgrade),
			upgradeEvents: all.flatMap(({ upgradeEvents }) => upgradeEvents),
			downgradeEvents: all.flatMap(({ downgradeEvents }) => downgradeEvents),
			unknown: true,
			error: all.find(({ error }) => error !== null)?.error ?? null,
			changes: all.some(({ changes }) => changes),
			failed: all.some(({ failed }) => failed),
			blocked: all.find(({ blocked }) => blocked !== null)?.blocked ?? null,
			stops: null,
			asks: all.some(({ asks }) => asks),
			again: all.find(({ again }) => again !== null)?.again ?? null,
			unsure: all.some(({ unsure }) => unsure),
			single: all.every(({ single }) => single),
			before: overlaid(all.map(({ before }) => before)),
			after: overlaid(all.map(({ after }) => after)),
			start: null
		});
	}
	return made;
}
function overlaid(schemas) {
	const all = emptySchema();
	for (let at$ = 0, list$ = schemas; at$ < list$.length; at$++) {
		const { tables, enums, opaques } = list$[at$];
		for (const key$of of tables) {
			const key = key$of[0], table = key$of[1];
			if (!all.tables.has(key)) all.tables.set(key, table);
		}
		for (const key$of of enums) {
			const key = key$of[0], labels = key$of[1];
			if (!all.enums.has(key)) all.enums.set(key, labels);
		}
		for (const key$of of opaques) {
			const key = key$of[0], opaque = key$of[1];
			if (!all.opaques.has(key)) all.opaques.set(key, opaque);
		}
	}
	return all;
}

// src/domain/alembic/replay/rejudge.ts
/** Runs one revision on the schema that it starts from; null when its upgrade() fails there. */
function rejudge(session, revision, start) {
	const { upgrade, downgrade } = revision;
	if (upgrade === null) return null;
	session.tolerant = false;
	const { ways, complete } = explore(/* @__PURE__ */ new Map(), (decide) => runFunction(session, revision, upgrade, start, decide));
	const good = ways.filter((way) => way.outcome.error === null);
	if (good.length === 0) return null;
	const judged = judgeWays(session, revision, good);
	const up = longest(good);
	const decisions = good.find((way) => way.outcome === up)?.decisions ?? /* @__PURE__ */ new Map();
	const back = downgrade === null ? null : runFunction(session, revision, downgrade, {
		schema: up.schema,
		baseline: up.baseline,
		known: up.known,
		assuming: up.openWorld,
		openWorld: up.openWorld,
		enumsMade: /* @__PURE__ */ new Set()
	}, (key) => decisions.get(key) ?? true);
	return {
		...combine(judged.verdicts, complete && judged.complete),
		upgrade: up.steps,
		wanted: back?.baseline ?? up.baseline,
		reached: back?.schema ?? up.schema,
		error: back?.error ?? null
	};
}

// src/domain/alembic/inspect.ts
/** Replays every history of a project on its own database: what the migration rules judge. */
function inspectMigrations(given) {
	const texts = /* @__PURE__ */ new Set();
	const input = {
		...given,
		text: (path) => {
			texts.add(path);
			return given.text?.(path) ?? null;
		}
	};
	const subjects = [];
	const defects = [];
	const found = [];
	const blindSpots = [];
	const histories = [];
	const later = evaluatesLater(input.settings.values());
	let tables = null;
	const ask = given.models;
	const models = ask === void 0 ? null : () => tables ??= new Map(ask().map((table) => [table.name, table]));
	for (let at$ = 0, list$ = environmentFiles(input.folders, input.paths, (path) => input.modules.factsOf(path)); at$ < list$.length; at$++) {
		const files = list$[at$];
		const graph = revisionGraph(files.revisions);
		const history = historyOf(input, files, graph, models);
		const replayed = history.replay(history.primaryDialect);
		for (let at$ = 0, list$ = graph.order; at$ < list$.length; at$++) {
			const file = list$[at$];
			subjects.push(subjectOf(file, files.directory, replayed.get(file)));
		}
		histories.push(history);
		const settings = input.database ?? {
			tableRows: {},
			postgresql: 14
		};
		const isNew = (revision) => history.isNew(revision);
		const stampsNew = input.stampsNew ?? (() => false);
		const dangers = history.replays(history.primaryDialect).map((each) => hazards(graph.order, each, history.primaryDialect, settings, isNew, models, stampsNew, input.parseSql, () => refusesTexts(input.settings.values())));
		found.push(...dangers.length === 1 ? dangers.flat() : saidOnce(dangers.flat()));
		found.push(...longId(graph.order, history.primaryDialect, isNew, input.widensIds ?? (() => false)));
		const path = envOf(files);
		const env = {
			path,
			facts: input.modules.factsOf(path)
		};
		if (input.mentions?.("AUTOCOMMIT", true) !== true) found.push(...uncommitted(graph.order, history.primaryDialect, env, () => refusesTexts(input.settings.values()), isNew));
		defects.push(...files.unloadable, ...files.revisions.flatMap((file) => namesAtImport(file, later) ?? []), ...graph.defects);
		blindSpots.push(...files.blindSpots);
	}
	let shown = null;
	const environments = () => shown ??= histories.map((history) => inspected(history, input));
	return {
		revisions: subjects,
		defects,
		hazards: found,
		blindSpots,
		histories,
		texts: () => [...texts].sort(),
		environments
	};
}
/** What several databases get alike is said once. */
function saidOnce(all) {
	return [...new Map(all.map((each) => [`${each.rule} ${each.at.file} ${each.at.start} ${each.detail}`, each])).values()];
}
function historyOf(input, files, graph, models) {
	const session = createSession(input, files);
	const replays = /* @__PURE__ */ new Map();
	const each = /* @__PURE__ */ new Map();
	const replayed = (order, dialect) => {
		const { names, apart } = session.engines();
		if (!apart) return [replay(session, order, dialect, models)];
		try {
			return names.map((name) => {
				session.engine = name;
				return replay(session, order, dialect, models);
			});
		} finally {
			session.engine = null;
		}
	};
	const whole = (order, all) => all.length === 1 ? all[0] : together(order, all);
	const fresh = newest(graph);
	return {
		directory: files.directory,
		home: files.home,
		graph,
		primaryDialect: files.dialect ?? input.database?.dialect ?? primaryDialect(files, input),
		convention: session.settings.modelConvention,
		isNew: (revision) => fresh.has(revision),
		replay(dialect) {
			const made = replays.get(dialect) ?? whole(graph.order, this.replays(dialect));
			replays.set(dialect, made);
			return made;
		},
		replays(dialect) {
			const made = each.get(dialect) ?? replayed(graph.order, dialect);
			each.set(dialect, made);
			return made;
		},
		schemaAt(file, dialect) {
			const wanted = ancestors(file, graph);
			const order = graph.order.filter((each) => wanted.has(each.revision));
			return (graph.order[order.length - 1] === file ? this.replay(dialect) : whole(order, replayed(order, dialect))).get(file)?.after ?? emptySchema();
		},
		rejudge(file, facts, dialect, parseSql) {
			const start = this.replay(dialect).get(file)?.start ?? null;
			const read = readRevision(file.file, facts);
			if (start === null || read === null || !("revision" in read)) return null;
			const modules = {
				factsOf: (path) => path === file.file ? facts : input.modules.factsOf(path),
				resolveModule: (dotted, from) => input.modules.resolveModule(dotted, from)
			};
			const fresh = createSession({
				...input,
				modules,
				parseSql
			}, files, session);
			fresh.dialect = dialect;
			return rejudge(fresh, read, start);
		}
	};
}
/** The heads, and what a head merges that is a revision for no other purpose. */
function newest(graph) {
	const merges = new Set(graph.order.filter(({ downRevisions }) => downRevisions.length > 1).map(({ revision }) => revision));
	return new Set(graph.heads.flatMap((head) => [head, ...merges.has(head) ? graph.parents.get(head) ?? [] : []]));
}
/** The ids of a revision and of all that it builds on. */
function ancestors(file, graph) {
	const found = /* @__PURE__ */ new Set();
	const stack = [file.revision];
	for (let id = stack.pop(); id !== void 0; id = stack.pop()) {
		if (found.has(id)) continue;
		found.add(id);
		stack.push(...graph.parents.get(id) ?? []);
	}
	return found;
}
function subjectOf(file, environment, own) {
	const at = (def) => def === null ? null : {
		file: file.file,
		start: def.defStart,
		end: def.nameEnd,
		symbol: def.qualname
	};
	return {
		at: {
			file: file.file,
			start: file.start,
			end: file.end,
			symbol: "<module>"
		},
		revision: file.revision,
		downRevisions: file.downRevisions,
		environment,
		upgrade: at(file.upgrade),
		downgrade: at(file.downgrade),
		rollback: own?.verdict ?? "unproved",
		reasons: own?.reasons ?? [],
		changes: own?.changes ?? true,
		leavesHarmlessOnly: own !== void 0 && leavesHarmlessOnly(own)
	};
}
function leavesHarmlessOnly({ upgradeEvents, reasons }) {
	const keepsLabels = ({ labels }) => labels !== void 0 && labels.gained.every((label) => {
		const adding = upgradeEvents.filter((event) => event.name === labels.type && event.detail?.kind === "label" && event.detail.label === label);
		return adding.length > 0 && adding.every(addsLabelAgain);
	});
	const dropped = (column) => upgradeEvents.some(({ op, table, name }) => op === "drop_table" ? table === column?.table : op === "drop_column" && name === column?.name);
	const isHarmless = ({ spare, refilled, column }) => spare === true || refilled === true && dropped(column);
	return reasons.length > 0 && reasons.every((reason) => isHarmless(reason) || keepsLabels(reason));
}
function addsLabelAgain({ op, detail }) {
	return op === "add_enum_value" && detail?.kind === "label" && detail.ifNotExists;
}
function inspected(history, input) {
	const { graph, primaryDialect: primary } = history;
	const line = (place) => place === null ? null : input.modules.factsOf(place.file)?.line(place.start) ?? null;
	const steps = (list) => (list ?? []).map((step) => ({
		op: step.op,
		table: step.table,
		name: step.name,
		line: line(step.at) ?? 0
	}));
	const revisions = graph.order.map((file) => {
		const own = history.replay(primary).get(file);
		const said = (dialect) => history.replay(dialect).get(file)?.verdict ?? "unproved";
		return {
			revision: file.revision,
			downRevisions: file.downRevisions,
			file: file.file,
			upgrade: steps(own?.upgrade),
			downgrade: steps(own?.downgrade),
			rollback: own?.verdict ?? "unproved",
			rollbackByDialect: {
				postgresql: said("postgresql"),
				sqlite: said("sqlite"),
				mysql: said("mysql")
			},
			reasons: (own?.reasons ?? []).map((reason) => ({
				message: reason.message,
				file: reason.at?.file ?? null,
				line: line(reason.at)
			}))
		};
	});
	return {
		directory: history.directory,
		heads: graph.heads,
		bases: graph.bases,
		primaryDialect: primary,
		revisions: revisions.sort((a, b) => a.file < b.file ? -1 : a.file > b.file ? 1 : 0)
	};
}
/** Where the folder has its env.py. */
function envOf({ home }) {
	return `${home === "" ? "" : `${home}/`}env.py`;
}
/** The interpreter of one environment. Its modules are evaluated once and shared by all its revisions. */
function createSession(input, files, former = null) {
	let session = null;
	let created = null;
	let engines = null;
	let texts = null;
	let prepares = null;
	let outer = null;
	const current = () => {
		if (session === null) throw new RangeError("the session is not made yet");
		return session;
	};
	const interp = new Interpreter(new Modules(input.modules), createLibrary(current));
	interp.readText = (path) => input.text?.(path) ?? null;
	const env = envOf(files);
	const settings = {
		convention: /* @__PURE__ */ new Map(),
		modelConvention: null,
		metadata: null,
		parseSql: input.parseSql,
		envCommits: () => commitsAfterwards(input.modules.factsOf(env)),
		autocommit: commitsEach(input.modules.factsOf(env)),
		names: () => input.namesConstraints?.() ?? input.mentions?.("naming_convention", true) ?? false,
		outerTransaction: () => outer ??= beginsItself(input.modules.factsOf(env), settings.refusesTexts),
		prepares: () => prepares ??= runsOverAsyncpg(input.modules.factsOf(env), input.settings.values()),
		registers: () => input.mentions?.("register_operation") ?? true,
		refusesTexts: () => texts ??= refusesTexts(input.settings.values())
	};
	session = {
		interp,
		settings,
		db: new Database("postgresql", emptySchema(), /* @__PURE__ */ new Set()),
		dialect: "postgresql",
		created: former?.created ?? (() => created ??= createdTables(files.revisions, interp)),
		engines: former?.engines ?? (() => engines ??= enginesIn(files.revisions, input.settings)),
		engine: null,
		names: /* @__PURE__ */ new WeakMap(),
		tolerant: false,
		blind: (reason, at) => interp.blind(reason, at),
		asType: (value) => toType(current(), value)
	};
	const metadata = targetMetadata(env, input.modules, interp);
	settings.metadata = metadata instanceof SaMetaData ? metadata : null;
	settings.convention = former?.settings.convention ?? namingConvention(metadata, env, {
		mentions: input.mentions ?? (() => false),
		names: settings.names
	}, input.modules, () => flaskConvention(input, interp));
	settings.modelConvention = metadata === "none" ? null : settings.convention;
	return session;
}

// src/domain/alembic/invert/python-text.ts
const WIDTH = 100;
function call(callee, ...args) {
	return {
		callee,
		args
	};
}
function keyword(name, value) {
	return {
		keyword: name,
		value
	};
}
/** A text as a Python literal. */
function pyString(text) {
	return JSON.stringify(text);
}
/** A list of texts as a Python literal. */
function pyList(texts) {
	return `[${texts.map(pyString).join(", ")}]`;
}
function flat(part) {
	if (typeof part === "string") return part;
	if ("keyword" in part) return `${part.keyword}=${flat(part.value)}`;
	return `${part.callee}(${part.args.map(flat).join(", ")})`;
}
/** The lines of a call, without the indentation around it. */
function pyLines(part, room = WIDTH) {
	const one = flat(part);
	if (typeof part === "string" || one.length <= room && !one.includes("\n")) return [one];
	if ("keyword" in part) {
		const [first = "", ...rest] = pyLines(part.value, room - part.keyword.length - 1);
		return [`${part.keyword}=${first}`, ...rest];
	}
	const inner = part.args.flatMap((arg) => {
		const lines = pyLines(arg, room - 5);
		return lines.map((line, i) => `    ${line}${i === lines.length - 1 ? "," : ""}`);
	});
	return [
		`${part.callee}(`,
		...inner,
		")"
	];
}
/** The text of a call on one line: two calls with the same text do the same. */
function pyText(part) {
	return flat(part);
}

// src/domain/alembic/invert/body.ts
/** The lines of a function that does, on each dialect, that dialect's operations in their order. */
function bodyLines(lists, layout) {
	const dialects = [...lists.keys()];
	let merged = [];
	for (const dialect$of of lists) {
		const dialect = dialect$of[0], list = dialect$of[1];
		const own = (layout.gather ? gathered(list) : list).map((operation) => ({
			operation,
			text: textOf(operation),
			dialects: /* @__PURE__ */ new Set([dialect])
		}));
		merged = merged.length === 0 && dialect === dialects[0] ? own : merge(merged, own);
	}
	const lines = [];
	if (merged.some((each) => each.dialects.size < dialects.length)) lines.push("dialect = op.get_bind().dialect.name");
	for (let i = 0; i < merged.length;) {
		const first = merged[i];
		let end = i + 1;
		while (end < merged.length && sameDialects(merged[end], first)) end += 1;
		const block = blockLines(merged.slice(i, end), layout);
		if (first.dialects.size === dialects.length) lines.push(...block);
		else lines.push(`if ${condition([...first.dialects])}:`, ...block.map((line) => `    ${line}`));
		i = end;
	}
	return lines;
}
function condition(dialects) {
	return dialects.length === 1 ? `dialect == ${pyString(dialects[0] ?? "")}` : `dialect in (${dialects.map(pyString).join(", ")})`;
}
function sameDialects(one, other) {
	return one.dialects.size === other.dialects.size && [...one.dialects].every((dialect) => other.dialects.has(dialect));
}
function textOf(operation) {
	return operation.kind === "plain" ? pyText(operation.call) : `${operation.table}: ${pyText(call(operation.method, ...operation.args))}`;
}
/** Two lists as one that keeps the order of both: what they have in common, longest first, is shared. */
function merge(one, other) {
	const n$of = [one.length, other.length], n = n$of[0], m = n$of[1];
	const common = Array.from({ length: n + 1 }, () => new Array(m + 1).fill(0));
	const at = (i, j) => common[i]?.[j] ?? 0;
	for (let i = n - 1; i >= 0; i -= 1) for (let j = m - 1; j >= 0; j -= 1) common[i][j] = one[i]?.text === other[j]?.text ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const made = [];
	let i$of = [0, 0], i = i$of[0], j = i$of[1];
	while (i < n || j < m) {
		const left$of = [one[i], other[j]], left = left$of[0], right = left$of[1];
		if (left !== void 0 && right !== void 0 && left.text === right.text) {
			made.push({
				...left,
				dialects: /* @__PURE__ */ new Set([...left.dialects, ...right.dialects])
			});
			i += 1;
			j += 1;
		} else if (left !== void 0 && (right === void 0 || at(i + 1, j) >= at(i, j + 1))) {
			made.push(left);
			i += 1;
		} else if (right !== void 0) {
			made.push(right);
			j += 1;
		}
	}
	return made;
}
const DROPS_INDEX = "op.drop_index";
const MAKES_INDEX = "op.create_index";
/** Within a run of operations on one table: indexes leave first and come last, so that one block changes the table. */
function gathered(list) {
	const made = [];
	for (let i = 0; i < list.length;) {
		const first = list[i];
		let end = i + 1;
		while (end < list.length && first.table !== null && list[end]?.table === first.table) end += 1;
		const run = list.slice(i, end);
		const callee = (each) => each.kind === "plain" ? each.call.callee : "";
		made.push(...run.filter((each) => callee(each) === DROPS_INDEX), ...run.filter((each) => callee(each) !== DROPS_INDEX && callee(each) !== MAKES_INDEX), ...run.filter((each) => callee(each) === MAKES_INDEX));
		i = end;
	}
	return made;
}
function blockLines(list, { batch }) {
	const lines = [];
	for (let i = 0; i < list.length;) {
		const { operation } = list[i];
		if (operation.kind === "plain" || !batch) {
			lines.push(...pyLines(operation.kind === "plain" ? operation.call : outside(operation)));
			i += 1;
			continue;
		}
		const schema = operation.schema === null ? [] : [keyword("schema", pyString(operation.schema))];
		lines.push(`with ${pyText(call("op.batch_alter_table", pyString(operation.name), ...schema))} as batch_op:`);
		for (; i < list.length; i += 1) {
			const next = list[i].operation;
			if (next.kind !== "alter" || next.table !== operation.table || next.phase < 0 !== operation.phase < 0) break;
			lines.push(...pyLines(within(next)).map((line) => `    ${line}`));
		}
	}
	return lines;
}
function within(operation) {
	const args = operation.args.map((each) => typeof each === "string" && each.startsWith("op.f(") ? `batch_${each}` : each);
	return call(`batch_op.${operation.method}`, ...args);
}
function outside(operation) {
	const { args, at, name, schema, method } = operation;
	const where = schema === null ? [] : [keyword(method === "create_foreign_key" ? "source_schema" : "schema", pyString(schema))];
	return call(`op.${method}`, ...args.slice(0, at), pyString(name), ...args.slice(at), ...where);
}

// src/domain/alembic/print/sql-names.ts
/** Words that at least one of the three databases takes for itself: names like them are quoted. */
const RESERVED = new Set("all alter analyse analyze and any array as asc asymmetric authorization between binary both by case cast check collate column condition constraint create cross current_date current_role current_time current_timestamp current_user database default deferrable delete desc describe distinct div do drop else end except exists explain false fetch for foreign freeze from full function grant group groups having if in index initially inner insert intersect interval into is isnull join key keys kill lateral leading left like limit lines load localtime localtimestamp lock loop match mod natural not notnull null of offset on only option or order outer over overlaps partition placing primary procedure range rank read references release rename repeat replace require restrict return returning right row rows schema select session_user set show similar some symmetric system table tablesample then to trailing trigger true union unique update usage use user using values variadic verbose when where window with write transaction commit autoincrement escape indexed".split(" "));
/** A name as SQL needs it: in the dialect's quotes where it is not plain. */
function quoted(name, dialect) {
	if (/^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name)) return name;
	return dialect === "mysql" ? `\`${name.replaceAll("`", "``")}\`` : `"${name.replaceAll("\"", "\"\"")}"`;
}
/** A table's key (`schema.table` or `table`) in quotes where they are needed. */
function quotedTable(key, dialect) {
	return key.split(".").map((part) => quoted(part, dialect)).join(".");
}
function quotedList(names, dialect) {
	return names.map((name) => quoted(name, dialect)).join(", ");
}
/** A text as an SQL literal. */
function literal(text) {
	return `'${text.replaceAll("'", "''")}'`;
}

// src/domain/alembic/print/table-order.ts
/**
* Tables in an order in which they can be made, by name where it does not matter: what a foreign key refers to comes first.
* `late`: the keys that close a circle and have to be added when all tables are there.
*/
function tablesInOrder(schema) {
	const order = [];
	const late = /* @__PURE__ */ new Map();
	const state = /* @__PURE__ */ new Map();
	const keys = [...schema.tables.keys()].sort();
	const visit = (key) => {
		const table = schema.tables.get(key);
		if (table === void 0) return;
		state.set(key, "open");
		for (let at$ = 0, list$ = table.foreignKeys; at$ < list$.length; at$++) {
			const each = list$[at$];
			if (each.table === tableKey(table.name, table.schema) || !schema.tables.has(each.table)) continue;
			const seen = state.get(each.table);
			if (seen === "open") late.set(table, [...late.get(table) ?? [], each]);
			else if (seen === void 0) visit(each.table);
		}
		state.set(key, "done");
		order.push(table);
	};
	for (let at$ = 0, list$ = keys; at$ < list$.length; at$++) {
		const key = list$[at$];
		if (!state.has(key)) visit(key);
	}
	return {
		order,
		late
	};
}

// src/domain/alembic/print/index-options.ts
const KEYWORD = /(?:^| )(include|ops|using|where|with|tablespace|nulls_not_distinct|length|prefix) /g;
/** Takes the canonical text of an index's options apart. */
function indexOptions(text) {
	const other = [];
	let using = null;
	let include = [];
	let ops = /* @__PURE__ */ new Map();
	const condition = /(?:^| )where (.*)$/s.exec(text);
	const where = condition?.[1] ?? null;
	const rest = condition === null ? text : text.slice(0, condition.index);
	const marks = [...rest.matchAll(KEYWORD)];
	marks.forEach((mark, i) => {
		const value = rest.slice(mark.index + mark[0].length, marks[i + 1]?.index ?? rest.length);
		switch (mark[1]) {
			case "using":
				using = value;
				return;
			case "include":
				include = value.split(",");
				return;
			case "ops":
				ops = new Map(value.split(",").map((pair) => [pair.slice(0, pair.lastIndexOf(":")), pair.slice(pair.lastIndexOf(":") + 1)]));
				return;
			default: other.push(`${mark[1]} ${value}`);
		}
	});
	if (marks.length === 0 && rest.trim() !== "") other.push(rest.trim());
	return {
		using,
		where,
		include,
		ops,
		other
	};
}

// src/domain/alembic/invert/nowhere.ts
/** The place of operations that no file holds yet. */
const NOWHERE = {
	file: "",
	start: 0,
	end: 0,
	symbol: "<module>"
};

// src/domain/alembic/invert/default-text.ts
/** Whether the server default of a column is known. */
function knowsDefault(column) {
	return column.default === null || column.default !== void 0 && !column.default.startsWith("?");
}
function candidates$1(text, column) {
	const boolean = /^(?:boolean|tinyint\(1\))$/i.test(column.type.text ?? "");
	const inner = /^'(.*)'$/s.exec(text)?.[1]?.replaceAll("''", "'");
	const made = [];
	if (inner !== void 0) made.push({
		text: pyString(inner),
		value: str(inner)
	});
	if (/^(?:now\(\)|current_timestamp)$/.test(text)) made.push({
		text: "sa.func.now()",
		value: new SqlText("expression", "now()")
	});
	if (boolean && /^(?:true|1)$/.test(text)) made.push({
		text: "sa.true()",
		value: new SqlText("expression", "true")
	});
	if (boolean && /^(?:false|0)$/.test(text)) made.push({
		text: "sa.false()",
		value: new SqlText("expression", "false")
	});
	if (/^-?\d+(?:\.\d+)?$/.test(text)) made.push({
		text: pyString(text),
		value: str(text)
	});
	const plain = /^(?:'(?:[^']|'')*'|-?[\w.]+)$/s.test(text);
	if (!boolean || !/^[01]$/.test(text)) made.push({
		text: `sa.text(${pyString(text)})`,
		value: new SqlText("sql", text)
	});
	if (!plain) made.push({
		text: `sa.text(${pyString(`(${text})`)})`,
		value: new SqlText("sql", `(${text})`)
	});
	return made;
}
/** The Python text of the server default on one dialect, the same as on the others where one text does for all; null for none. */
function serverDefault(columns, dialect) {
	const own = columns.get(dialect);
	if (own === void 0 || own.default === null || own.default === void 0) return null;
	const fits = ({ value }, on, column) => {
		try {
			return defaultText(value, column.type, on, NOWHERE) === column.default;
		} catch (error) {
			if (error instanceof Raised) return false;
			throw error;
		}
	};
	return ([...columns].flatMap((column$of) => {
		const column = column$of[1];
		return typeof column.default === "string" ? candidates$1(column.default, column) : [];
	}).find((each) => [...columns].every((on$of) => {
		const on = on$of[0], column = on$of[1];
		return fits(each, on, column);
	})) ?? candidates$1(own.default, own).find((each) => fits(each, dialect, own)))?.text ?? `sa.text(${pyString(own.default)})`;
}

// src/domain/alembic/invert/side.ts
function tableOn(side, dialect, key) {
	return side.schemas.get(dialect)?.tables.get(key);
}
/** A column in every dialect that has it. */
function columnsOn(side, table, name) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = side.dialects; at$ < list$.length; at$++) {
		const dialect = list$[at$];
		const own = tableOn(side, dialect, table);
		const column = own === void 0 ? void 0 : columnOf(own, name);
		if (column !== void 0) found.set(dialect, column);
	}
	return found;
}
function typesOf(columns) {
	return new Map([...columns].map((dialect$of) => {
		return [dialect$of[0], dialect$of[1].type];
	}));
}

// src/domain/alembic/invert/type-text.ts
const GENERIC = [
	["String", "l"],
	["Text", ""],
	["Text", "l"],
	["Integer", ""],
	["BigInteger", ""],
	["SmallInteger", ""],
	["Boolean", ""],
	["DateTime", ""],
	["DateTime", "z"],
	["Date", ""],
	["Time", ""],
	["Time", "z"],
	["Interval", ""],
	["LargeBinary", ""],
	["JSON", ""],
	["Uuid", ""],
	["Numeric", "ps"],
	["Float", ""],
	["Float", "l"],
	["Double", ""],
	["CHAR", "l"],
	["VARCHAR", "l"],
	["NVARCHAR", "l"],
	["TIMESTAMP", ""],
	["TIMESTAMP", "z"],
	["DATETIME", ""],
	["DECIMAL", "ps"],
	["REAL", ""],
	["BLOB", ""],
	["BINARY", "l"],
	["VARBINARY", "l"]
];
/** Types without arguments. */
function plain(names) {
	return names.split(" ").map((name) => [name, ""]);
}
/** Types of one database's package, with the arguments that their text can hold. */
const OWN = {
	postgresql: [
		...plain("JSONB UUID INET CIDR MACADDR TSVECTOR TSQUERY HSTORE OID MONEY CITEXT REGCLASS BYTEA DOUBLE_PRECISION INTERVAL BIT"),
		...plain("INT4RANGE INT8RANGE NUMRANGE DATERANGE TSRANGE TSTZRANGE"),
		["TIMESTAMP", "zp"],
		["TIME", "zp"]
	],
	mysql: [
		...plain("LONGTEXT MEDIUMTEXT TINYTEXT LONGBLOB MEDIUMBLOB TINYBLOB YEAR MEDIUMINT DOUBLE"),
		["TINYINT", "l"],
		["DATETIME", "f"],
		["TIMESTAMP", "f"],
		["VARCHAR", "l"]
	],
	sqlite: [["DATETIME", ""]]
};
/** The numbers in the parentheses of a type as a database prints it. */
function numbersOf(text) {
	return [.../\(([\d, ]+)\)/.exec(text)?.[1]?.split(",") ?? []].map(Number);
}
function candidate(family, name, shape, text) {
	const first$of = numbersOf(text), first = first$of[0], second = first$of[1];
	const args = [];
	const keywords = /* @__PURE__ */ new Map();
	const written = [];
	const give = (key, value, python) => {
		keywords.set(key, value);
		written.push(`${key}=${python}`);
	};
	if (shape === "l" && first !== void 0) {
		args.push(number$1(first));
		written.push(String(first));
	}
	if (shape === "ps" && first !== void 0) {
		give("precision", number$1(first), String(first));
		if (second !== void 0) give("scale", number$1(second), String(second));
	}
	if (shape.includes("z") && (shape === "z" || text.includes(" with time zone"))) give("timezone", bool(true), "True");
	if (shape === "zp" && first !== void 0) give("precision", number$1(first), String(first));
	if (shape === "f" && first !== void 0) give("fsp", number$1(first), String(first));
	return {
		text: `${family === "" ? "sa" : family}.${name}(${written.join(", ")})`,
		type: new SaType({
			name,
			family,
			args,
			keywords,
			open: false,
			variants: /* @__PURE__ */ new Map(),
			decorated: null,
			labels: null,
			action: () => {}
		})
	};
}
function candidates(text, families) {
	return families.flatMap((family) => (family === "" ? GENERIC : OWN[family]).map((name$of) => {
		const name = name$of[0], shape = name$of[1];
		return candidate(family, name, shape, text);
	}));
}
function enumType(name, labels, native, create) {
	const list = labels.map(pyString).join(", ");
	const type = new SaType({
		name: native ? "ENUM" : "Enum",
		family: native ? "postgresql" : "",
		args: labels.map(str),
		keywords: new Map([["name", str(name)], ...create ? [] : [["create_type", bool(false)]]]),
		open: false,
		variants: /* @__PURE__ */ new Map(),
		decorated: null,
		labels,
		action: () => {}
	});
	return {
		text: native ? `postgresql.ENUM(${list}, name=${pyString(name)}${create ? "" : ", create_type=False"})` : `sa.Enum(${list}, name=${pyString(name)})`,
		type
	};
}
/**
* A SQLAlchemy type that renders on every dialect as the column has it there; null when none can be written, because a type is
* not known or belongs to a library.
*/
function typeText$1(types, context) {
	const [first] = types;
	if (first === void 0) return null;
	const made = [...types].map((dialect$of) => {
		const dialect = dialect$of[0], type = dialect$of[1];
		return {
			dialect,
			type,
			own: ownCandidates(dialect, type, types.size, context)
		};
	});
	const fits = (each, dialect, type) => {
		const rendered = renderType(each.type, dialect);
		return rendered.text !== null && rendered.text === type.text && rendered.named === type.named;
	};
	for (let at$ = 0, list$ = made; at$ < list$.length; at$++) {
		const { own } = list$[at$];
		const found = own.find((each) => made.every(({ dialect, type }) => fits(each, dialect, type)));
		if (found !== void 0) return found.text;
	}
	const parts = made.map(({ dialect, type, own }) => ({
		dialect,
		found: own.find((each) => fits(each, dialect, type))
	}));
	if (parts.some(({ found }) => found === void 0)) return null;
	const base = parts.find(({ dialect }) => dialect !== "postgresql") ?? parts[0];
	const variants = parts.filter((each) => each !== base && each.found?.text !== base?.found?.text);
	return `${base?.found?.text}${variants.map(({ dialect, found }) => `.with_variant(${found?.text}, ${pyString(dialect)})`).join("")}`;
}
function ownCandidates(dialect, type, dialects, context) {
	const { text, named } = type;
	if (text === null) return [];
	if (named !== null) {
		const labels = context.labels(named);
		if (labels === null || labels === void 0) return [];
		const inner = [enumType(named, labels, true, !context.exists), ...context.exists ? [] : [enumType(named, labels, false, true)]];
		const wanted = context.exists ? inner : inner.reverse();
		return text.endsWith("[]") ? wanted.map(arrayOf) : wanted;
	}
	if (dialect === "postgresql" && text.endsWith("[]")) return ownCandidates(dialect, {
		text: text.slice(0, -2),
		named
	}, dialects, context).map(arrayOf);
	const labels = dialect === "mysql" ? /^enum\((.*)\)$/.exec(text)?.[1] : void 0;
	if (labels !== void 0) {
		const list = [...labels.matchAll(/'((?:[^']|'')*)'/g)].map((match) => match[1] ?? "");
		return [enumType("", list, false, true)].map((each) => ({
			...each,
			text: `sa.Enum(${list.map(pyString).join(", ")})`
		}));
	}
	return dialects === 1 && dialect === "postgresql" ? reordered(candidates(text, ["", dialect])) : candidates(text, ["", dialect]);
}
function reordered(list) {
	return [...list.filter((each) => each.text !== "sa.Uuid()"), ...list.filter((each) => each.text === "sa.Uuid()")];
}
function arrayOf(inner) {
	return {
		text: `postgresql.ARRAY(${inner.text})`,
		type: new SaType({
			name: "ARRAY",
			family: "postgresql",
			args: [inner.type],
			keywords: /* @__PURE__ */ new Map(),
			open: false,
			variants: /* @__PURE__ */ new Map(),
			decorated: null,
			labels: null,
			action: () => {}
		})
	};
}

// src/domain/alembic/invert/definitions.ts
/** The type of a column, or null with trouble. */
function typeOf(writer, table, column, exists) {
	const labels = (name) => writer.side.schemas.get("postgresql")?.enums.get(name);
	const columns = columnsOn(writer.side, table, column.name);
	const text = typeText$1(typesOf(columns), {
		labels,
		exists
	}) ?? typeText$1(/* @__PURE__ */ new Map([[writer.dialect, column.type]]), {
		labels,
		exists
	});
	if (text === null) writer.trouble(column.type.text === null ? `the type of ${table}.${column.name} is not known` : `the type ${column.type.text} of ${table}.${column.name} has no plain form in SQLAlchemy`);
	return text;
}
/** `sa.Column(…)` in full. */
function columnCall(writer, table, column, options) {
	const type = typeOf(writer, table, column, options.inTable);
	if (type === null) return null;
	const args = [pyString(column.name), type];
	if (column.identity !== null) args.push(column.identity === "always" ? "sa.Identity(always=True)" : "sa.Identity()");
	if (column.computed !== null) {
		const at = column.computed.lastIndexOf(" ");
		const expression = column.computed.slice(0, at);
		if (expression === "?") writer.trouble(`the expression of the generated column ${table}.${column.name} is not known`);
		args.push(`sa.Computed(${pyString(expression)}, persisted=${column.computed.endsWith("stored") ? "True" : "False"})`);
	} else if (!knowsDefault(column)) writer.trouble(`the server default of ${table}.${column.name} is not known`);
	else if (column.default !== null && column.sequence === null) args.push(keyword("server_default", serverDefault(columnsOn(writer.side, table, column.name), writer.dialect) ?? "None"));
	const inKey = options.key?.columns.includes(column.name) === true;
	const counts = column.sequence !== null || column.autoincrement;
	const integer = /int/i.test(column.type.text ?? "");
	if (inKey && integer && writer.dialect !== "sqlite") {
		const byDefault = options.key?.columns.length === 1 && column.default === null && column.identity === null;
		if (counts && options.key?.columns.length !== 1) args.push(keyword("autoincrement", "True"));
		else if (!counts && byDefault && !refers(writer, table, column.name)) args.push(keyword("autoincrement", "False"));
	}
	if (column.comment !== null) args.push(keyword("comment", pyString(column.comment)));
	if (column.nullable === null) writer.trouble(`it is not known whether ${table}.${column.name} is nullable`);
	if (!(inKey && column.nullable === false && writer.dialect === "sqlite")) args.push(keyword("nullable", column.nullable === false ? "False" : "True"));
	else args.push(keyword("nullable", "False"));
	return call("sa.Column", ...args);
}
function refers(writer, table, column) {
	return tableOn(writer.side, writer.dialect, table)?.foreignKeys.some((key) => key.columns.length === 1 && key.columns[0] === column) === true;
}
/** A name that is kept as it is, whatever the naming convention says. */
function finalName(name, holder = "op") {
	return `${holder}.f(${pyString(name)})`;
}
/**
* The name of a constraint as Python text; null where the database is to choose: when another dialect has the same constraint
* without a name, and the name here is the one that the database itself would give.
*/
function constraintName(writer, kind, table, name, columns) {
	if (name === null) return null;
	const own = tableOn(writer.side, writer.dialect, table);
	if (writer.dialect === "mysql" && (kind === "pk" || /_ibfk_\d+$|_chk_\d+$/.test(name) || name === columns[0])) return null;
	const bare = own?.name ?? table;
	return name === (kind === "pk" ? `${bare}_pkey` : kind === "uq" ? `${bare}_${columns.join("_")}_key` : kind === "fk" ? `${bare}_${columns.join("_")}_fkey` : `${bare}_${columns.join("_")}_check`) && writer.side.dialects.some((other) => unnamed(writer, other, kind, table, columns)) ? null : name;
}
function unnamed(writer, dialect, kind, table, columns) {
	const own = tableOn(writer.side, dialect, table);
	if (own === void 0 || dialect === writer.dialect) return false;
	const same = (each) => (each.name === null || dialect === "mysql") && each.columns.join() === columns.join();
	if (kind === "pk") return own.primaryKey !== null && same(own.primaryKey);
	return (kind === "uq" ? own.uniques : kind === "fk" ? own.foreignKeys : own.checks).some(same);
}
function nameArgument(name) {
	return name === null ? [] : [keyword("name", finalName(name))];
}
function keyOptions(options) {
	const made = [];
	for (let at$ = 0, list$ = [
		["on delete", "ondelete"],
		["on update", "onupdate"],
		["match", "match"]
	]; at$ < list$.length; at$++) {
		const label$of = list$[at$], label = label$of[0], name = label$of[1];
		const action = new RegExp(`${label} (cascade|set null|set default|restrict|full|partial)`).exec(options)?.[1];
		if (action !== void 0) made.push(keyword(name, pyString(action.toUpperCase())));
	}
	if (/\bdeferrable\b/.test(options)) made.push(keyword("deferrable", "True"));
	if (options.includes("initially deferred")) made.push(keyword("initially", pyString("DEFERRED")));
	return made;
}
/** `op.create_table(…)` in full; null with trouble when a column cannot be written. */
function tableCall(writer, table, name = table.name) {
	const key = tableKey(table.name, table.schema);
	if (table.partitioned !== void 0) writer.trouble(`the rows of the table ${key} are divided into partitions`);
	if (table.open) writer.trouble(`the table ${key} is older than the history, and not known in full`);
	const parts = [pyString(name)];
	for (let at$ = 0, list$ = table.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		const made = columnCall(writer, key, column, {
			key: table.primaryKey,
			inTable: true
		});
		if (made === null) return null;
		parts.push(made);
	}
	for (let at$ = 0, list$ = table.foreignKeys; at$ < list$.length; at$++) {
		const each = list$[at$];
		parts.push(foreignKeyCall(writer, key, each));
	}
	if (table.primaryKey !== null && table.primaryKey.columns.length > 0) {
		const { columns } = table.primaryKey;
		const own = constraintName(writer, "pk", key, table.primaryKey.name, columns);
		parts.push(call("sa.PrimaryKeyConstraint", ...columns.map(pyString), ...nameArgument(own)));
	}
	for (let at$ = 0, list$ = table.uniques; at$ < list$.length; at$++) {
		const each = list$[at$];
		parts.push(call("sa.UniqueConstraint", ...each.columns.map(pyString), ...nameArgument(constraintName(writer, "uq", key, each.name, each.columns))));
	}
	for (let at$ = 0, list$ = table.checks; at$ < list$.length; at$++) {
		const each = list$[at$];
		const made = checkCall(writer, key, each);
		if (made !== null) parts.push(made);
	}
	if (table.comment !== null) parts.push(keyword("comment", pyString(table.comment)));
	if (table.schema !== null) parts.push(keyword("schema", pyString(table.schema)));
	return call("op.create_table", ...parts);
}
function foreignKeyCall(writer, table, key) {
	if (key.table === "?") writer.trouble(`what the foreign key ${key.name ?? ""} of ${table} refers to is not known`);
	return call("sa.ForeignKeyConstraint", pyList(key.columns), pyList(key.target.map((column) => `${key.table}.${column}`)), ...nameArgument(constraintName(writer, "fk", table, key.name, key.columns)), ...keyOptions(key.options));
}
function checkCall(writer, table, check) {
	if (check.expression === null) {
		writer.trouble(`the condition of the check ${check.name ?? "without a name"} of ${table} is not known`);
		return null;
	}
	const name = constraintName(writer, "ck", table, check.name, check.columns);
	return call("sa.CheckConstraint", pyString(spelledOut(check.expression, check.written)), ...nameArgument(name));
}
/** Whether a unique constraint's columns are known. */
function isKnown(each) {
	return !each.columns.includes("?");
}
/** `op.create_index(…)`; null with trouble when its expression or options are not known. */
function indexCall(writer, table, index) {
	const key = tableKey(table.name, table.schema);
	if (index.parts.includes(null) || index.options === null) {
		writer.trouble(`the ${index.options === null ? "options" : "expression"} of the index ${index.name} of ${key} ${index.options === null ? "are" : "is"} not known`);
		return null;
	}
	const parts = index.parts.map((part, i) => {
		const text = spelledOut(part ?? "", index.written?.parts[i]);
		return index.columns.includes(text) && !index.expression ? pyString(text) : /^\w+$/.test(text) ? pyString(text) : `sa.text(${pyString(text)})`;
	});
	const { using, where, include, ops, other } = indexOptions(index.options);
	const d = writer.dialect;
	const nulls = other.find((each) => each.startsWith("nulls_not_distinct"));
	for (let at$ = 0, list$ = other; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (each !== nulls) writer.trouble(`the option ${each} of the index ${index.name} of ${key} is not taken over`);
	}
	return call("op.create_index", finalName(index.name), pyString(table.name), `[${parts.join(", ")}]`, keyword("unique", index.unique ? "True" : "False"), ...table.schema === null ? [] : [keyword("schema", pyString(table.schema))], ...using === null ? [] : [keyword(`${d}_using`, pyString(using))], ...where === null ? [] : [keyword(`${d}_where`, `sa.text(${pyString(spelledOut(where, index.written?.where))})`)], ...include.length === 0 ? [] : [keyword(`${d}_include`, pyList(include))], ...ops.size === 0 ? [] : [keyword(`${d}_ops`, `{${[...ops].map((column$of) => {
		const column = column$of[0], name = column$of[1];
		return `${pyString(column)}: ${pyString(name)}`;
	}).join(", ")}}`)], ...nulls === void 0 ? [] : [keyword(`${d}_nulls_not_distinct`, "True")]);
}

// src/domain/alembic/invert/operation.ts
/** Within one step of upgrade() the inverse goes by kind: what rests on others leaves first and comes last. */
const PHASES = {
	rename: -1,
	dropOpaque: 0,
	dropForeignKey: 1,
	dropIndex: 2,
	dropConstraint: 3,
	createEnum: 4,
	createTable: 5,
	dropColumn: 6,
	addColumn: 7,
	alterColumn: 8,
	createConstraint: 9,
	createIndex: 10,
	createForeignKey: 11,
	createOpaque: 12,
	dropTable: 13,
	dropEnum: 14
};
/** The steps of upgrade(), to be asked which of them made or took away a thing. */
var Causes = class {
	steps;
	constructor(steps) {
		this.steps = steps;
	}
	/**
	* The number of the last step that named the thing, else of the last one that named one of its columns, else of the last one
	* on its table; -1 for none. The inverse goes from high numbers to low ones.
	*/
	of(tables, names, columns = [], ops = []) {
		const own = (step) => step.table === null || tables.includes(step.table);
		const named = this.last((step) => own(step) && step.name !== null && names.includes(step.name) && (ops.length === 0 || ops.includes(step.op)));
		if (named >= 0) return named;
		const byColumn = columns.length === 0 ? -1 : this.last((step) => own(step) && step.name !== null && columns.includes(step.name));
		if (byColumn >= 0) return byColumn;
		return this.last((step) => step.table !== null && tables.includes(step.table) && (ops.length === 0 || ops.includes(step.op)));
	}
	last(test) {
		return this.steps.findLastIndex(test);
	}
};

// src/domain/alembic/invert/invert-table.ts
/** The operations that lead one table back. */
function invertTable(changed) {
	const { old, now, causes, names, writer } = changed;
	const operations = [];
	const key = tableKey(old.name, old.schema);
	const alter = (phase, rank, method, args, at) => void operations.push({
		kind: "alter",
		table: key,
		name: old.name,
		schema: old.schema,
		method,
		args,
		at,
		rank,
		phase
	});
	for (const before$of of changed.columnNames) {
		const before = before$of[0], after = before$of[1];
		const column = columnOf(old, before);
		const type = column === void 0 ? null : typeOf(writer, key, column, false);
		alter(PHASES.rename, Number.MAX_SAFE_INTEGER, "alter_column", [
			pyString(after),
			keyword("new_column_name", pyString(before)),
			...type === null ? [] : [keyword("existing_type", type)],
			...column?.nullable === false ? [keyword("existing_nullable", "False")] : []
		], 0);
	}
	const gone = new Set(now.columns.filter((column) => columnOf(old, column.name) === void 0).map((column) => column.name));
	for (const name of gone) alter(PHASES.dropColumn, causes.of(names, [name], [], ["add_column"]), "drop_column", [pyString(name)], 0);
	for (let at$ = 0, list$ = old.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		const other = columnOf(now, column.name);
		const rank = causes.of(names, [column.name, ...changed.columnNames.has(column.name) ? [changed.columnNames.get(column.name) ?? ""] : []]);
		if (other === void 0) {
			const made = columnCall(writer, key, column, {
				key: old.primaryKey,
				inTable: false
			});
			if (made !== null) alter(PHASES.addColumn, rank, "add_column", [made], 0);
		} else if (other !== column) for (let at$ = 0, list$ = columnChanges(changed, key, column, other); at$ < list$.length; at$++) {
			const args = list$[at$];
			alter(PHASES.alterColumn, rank, "alter_column", args, 0);
		}
	}
	invertConstraints(changed, key, gone, alter);
	for (let at$ = 0, list$ = now.indexes; at$ < list$.length; at$++) {
		const index = list$[at$];
		const same = old.indexes.find((each) => each.name === index.name);
		if (same !== void 0 && JSON.stringify({
			...same,
			expression: true
		}) === JSON.stringify({
			...index,
			expression: true
		})) continue;
		if (index.implicit) continue;
		withoutKeys(changed, key, index.columns, causes.of(names, [index.name], index.columns), alter);
		const schema = old.schema === null ? [] : [keyword("schema", pyString(old.schema))];
		const made = call("op.drop_index", finalName(index.name), keyword("table_name", pyString(old.name)), ...schema);
		operations.push({
			kind: "plain",
			call: made,
			table: key,
			rank: causes.of(names, [index.name], index.columns),
			phase: PHASES.dropIndex
		});
	}
	for (let at$ = 0, list$ = old.indexes; at$ < list$.length; at$++) {
		const index = list$[at$];
		const same = now.indexes.find((each) => each.name === index.name);
		if (same !== void 0 && JSON.stringify({
			...same,
			expression: true
		}) === JSON.stringify({
			...index,
			expression: true
		})) continue;
		const made = index.implicit ? null : indexCall(writer, old, index);
		if (made !== null) operations.push({
			kind: "plain",
			call: made,
			table: key,
			rank: causes.of(names, [index.name], index.columns),
			phase: PHASES.createIndex
		});
	}
	if (old.comment !== now.comment) {
		const made = old.comment === null ? call("op.drop_table_comment", pyString(old.name)) : call("op.create_table_comment", pyString(old.name), pyString(old.comment));
		operations.push({
			kind: "plain",
			call: made,
			table: key,
			rank: causes.of(names, []),
			phase: PHASES.alterColumn
		});
	}
	return operations;
}
/** The calls of `alter_column` that turn a column back. */
function columnChanges({ writer, after }, table, old, now) {
	const args = [];
	const where = `${table}.${old.name}`;
	const type = typeOf(writer, table, old, false);
	const retyped = old.type.text !== now.type.text;
	if (retyped && type === null) return [];
	if (retyped && now.type.text === null) writer.trouble(`the type that upgrade() gives to ${where} is not known`);
	if (retyped) {
		const existing = typeOf({
			...writer,
			side: after,
			trouble: () => {}
		}, table, now, false);
		if (existing !== null) args.push(keyword("existing_type", existing));
		if (type !== null) args.push(keyword("type_", type));
		const using = writer.dialect === "postgresql" ? conversion(old, now) : usingText(writer, after, table, old.name);
		if (using !== null) args.push(keyword("postgresql_using", pyString(using)));
	} else if (type !== null) args.push(keyword("existing_type", type));
	const known = knowsDefault(old);
	const changesDefault = old.default !== now.default && old.sequence === now.sequence;
	if (changesDefault && !known) writer.trouble(`the server default of ${where} before upgrade() is not known`);
	if (old.nullable !== now.nullable) {
		if (old.nullable === null) writer.trouble(`it is not known whether ${where} was nullable`);
		else args.push(keyword("nullable", old.nullable ? "True" : "False"));
	} else if (old.nullable !== null) args.push(keyword("existing_nullable", old.nullable ? "True" : "False"));
	const wanted = serverDefault(columnsOn(writer.side, table, old.name), writer.dialect) ?? "None";
	if (changesDefault && known) args.push(keyword("server_default", wanted));
	else if (known && old.default !== null && writer.dialect === "mysql") args.push(keyword("existing_server_default", wanted));
	if (old.identity !== now.identity) writer.trouble(`the identity of ${where} changes`);
	if (old.computed !== now.computed) writer.trouble(`the generated column ${where} changes: it has to be dropped and added again`);
	if (old.sequence !== now.sequence) writer.trouble(`the sequence of ${where} changes`);
	if (old.comment !== now.comment) args.push(keyword("comment", old.comment === null ? "None" : pyString(old.comment)));
	if (!args.some((each) => typeof each === "object" && "keyword" in each && !each.keyword.startsWith("existing_"))) return [];
	const name = pyString(old.name);
	if (!(retyped && conversion(old, now) !== null && now.default !== null && writer.dialect === "postgresql")) return [[name, ...args]];
	const isDefault = (each) => typeof each === "object" && "keyword" in each && each.keyword === "server_default";
	return [
		[name, keyword("server_default", "None")],
		[name, ...args.filter((each) => !isDefault(each))],
		...old.default === null || !known ? [] : [[name, keyword("server_default", wanted)]]
	];
}
/** `USING`, which the other dialects do not read: the same on all of them. */
function usingText(writer, after, table, name) {
	const old = columnsOn(writer.side, table, name).get("postgresql");
	const now = columnsOn(after, table, name).get("postgresql");
	return old === void 0 || now === void 0 ? null : conversion(old, now);
}
/** `USING` of PostgreSQL where an assignment would not convert the values; null where it would. */
function conversion(old, now) {
	const to$of = [old.type.text ?? "", now.type.text ?? ""], to = to$of[0], from = to$of[1];
	const family = (text) => /^(character|text|citext|name)/.test(text) ? "text" : /^(smallint|integer|bigint|numeric|real|double)/.test(text) ? "number" : /^(timestamp|date|time)/.test(text) ? "time" : /^jsonb?$/.test(text) ? "json" : text;
	if (family(to) === family(from) || family(to) === "text") return family(to) === "text" && now.type.named !== null ? `${old.name}::text` : null;
	const type = old.type.named === null ? to : `"${old.type.named}"${to.endsWith("[]") ? "[]" : ""}`;
	return old.type.named === null && family(from) !== "text" && !(to === "integer" && from === "boolean") ? `${old.name}::text::${type}` : old.type.named === null ? `${old.name}::${type}` : `${old.name}::text::${type}`;
}
function invertConstraints(changed, key, gone, alter) {
	const { old, now, causes, names, writer } = changed;
	const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
	const drop = (each, type) => {
		const withColumn = each.columns.some((column) => gone.has(column));
		const kind = type === "foreignkey" ? "fk" : type === "unique" ? "uq" : type === "check" ? "ck" : "pk";
		const name = constraintName({
			...writer,
			side: changed.after
		}, kind, key, each.name, each.columns);
		if (name === null) {
			if (!withColumn) dropUnnamed(changed, each, type, alter);
			return;
		}
		if (type === "unique") withoutKeys(changed, key, each.columns, causes.of(names, [name], each.columns), alter);
		alter(type === "foreignkey" ? PHASES.dropForeignKey : PHASES.dropConstraint, causes.of(names, [name], each.columns), "drop_constraint", [finalName(name), keyword("type_", pyString(type))], 1);
	};
	for (let at$ = 0, list$ = now.foreignKeys; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (!old.foreignKeys.some((other) => same(each, other))) drop(each, "foreignkey");
	}
	for (let at$ = 0, list$ = now.uniques; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (!old.uniques.some((other) => same(each, other))) drop(each, "unique");
	}
	for (let at$ = 0, list$ = now.checks; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (!old.checks.some((other) => same(each, other))) drop(each, "check");
	}
	invertPrimaryKey(changed, key, drop, alter);
	for (let at$ = 0, list$ = old.uniques; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (now.uniques.some((other) => same(each, other))) continue;
		if (!isKnown(each)) writer.trouble(`the columns of the unique constraint ${each.name ?? ""} of ${key} are not known`);
		const name = constraintName(writer, "uq", key, each.name, each.columns);
		alter(PHASES.createConstraint, causes.of(names, [each.name], each.columns), "create_unique_constraint", [nameOrNone(name), pyList(each.columns)], 1);
	}
	for (let at$ = 0, list$ = old.checks; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (now.checks.some((other) => same(each, other))) continue;
		if (each.expression === null) {
			writer.trouble(`the condition of the check ${each.name ?? "without a name"} of ${key} is not known`);
			continue;
		}
		const name = constraintName(writer, "ck", key, each.name, each.columns);
		alter(PHASES.createConstraint, causes.of(names, [each.name], each.columns), "create_check_constraint", [nameOrNone(name), pyString(spelledOut(each.expression, each.written))], 1);
	}
	for (let at$ = 0, list$ = old.foreignKeys; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (now.foreignKeys.some((other) => same(each, other))) continue;
		createKey(changed, key, each, alter);
	}
}
/**
* MySQL keeps an index that a foreign key rests on: the key goes while the index does, and comes back with an index of its own, where
* no other index of the table from before begins with its columns.
*/
function withoutKeys({ writer, old, now }, key, columns, rank, alter) {
	if (writer.dialect !== "mysql") return;
	const begins = (all, wanted) => wanted.every((column, i) => all[i] === column);
	const lasting = [
		...old.indexes.filter(({ implicit }) => !implicit),
		...old.uniques,
		...old.primaryKey === null ? [] : [old.primaryKey]
	];
	for (let at$ = 0, list$ = now.foreignKeys; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (!old.foreignKeys.some((other) => JSON.stringify(other) === JSON.stringify(each)) || each.name === null || !begins(columns, each.columns)) continue;
		if (lasting.some((other) => begins(other.columns, each.columns))) continue;
		alter(PHASES.dropForeignKey, rank, "drop_constraint", [finalName(each.name), keyword("type_", pyString("foreignkey"))], 1);
		alter(PHASES.createForeignKey, rank, "create_foreign_key", keyArguments(writer, key, each), 1);
	}
}
function invertPrimaryKey({ old: { primaryKey: old }, now: { primaryKey: now }, names, causes, writer, after }, key, drop, alter) {
	if (JSON.stringify(old) === JSON.stringify(now)) return;
	const { dialect } = writer;
	if (now !== null && dialect === "mysql") {
		const args = [finalName(keyName(after, key) ?? "PRIMARY"), keyword("type_", pyString("primary"))];
		alter(PHASES.dropConstraint, causes.of(names, [now.name], now.columns), "drop_constraint", args, 1);
	} else if (now !== null && !(dialect === "sqlite" && old !== null)) drop(now, "primary");
	if (old === null) return;
	if (!isKnown(old)) writer.trouble(`the primary key of ${key} before upgrade() is not known`);
	const name = dialect === "mysql" ? keyName(writer.side, key) ?? old.name : old.name;
	alter(PHASES.createConstraint, causes.of(names, [old.name], old.columns), "create_primary_key", [nameOrNone(name), pyList(old.columns)], 1);
}
/** MySQL gives a primary key no name: the one that it has on another dialect makes one text for both. */
function keyName(side, table) {
	return side.dialects.flatMap((other) => other === "mysql" ? [] : [tableOn(side, other, table)?.primaryKey?.name ?? null]).find((name) => name !== null) ?? null;
}
function createKey({ writer, causes, names }, key, each, alter) {
	if (each.table === "?") {
		writer.trouble(`what the foreign key ${each.name ?? ""} of ${key} refers to is not known`);
		return;
	}
	alter(PHASES.createForeignKey, causes.of(names, [each.name], each.columns), "create_foreign_key", keyArguments(writer, key, each), 1);
}
function keyArguments(writer, key, each) {
	const name = constraintName(writer, "fk", key, each.name, each.columns);
	const dot = each.table.lastIndexOf(".");
	const schema = dot < 0 ? [] : [keyword("referent_schema", pyString(each.table.slice(0, dot)))];
	return [
		nameOrNone(name),
		pyString(each.table.slice(dot + 1)),
		pyList(each.columns),
		pyList(each.target),
		...schema,
		...keyOptions(each.options)
	];
}
function nameOrNone(name) {
	return name === null ? "None" : finalName(name);
}
/** A constraint that has no name on one dialect: where it has one, it is dropped by it. */
function dropUnnamed({ writer, causes, names }, each, type, alter) {
	if (each.name === null) {
		writer.trouble(`a ${type} constraint without a name on (${each.columns.join(", ")}) cannot be dropped by name`);
		return;
	}
	alter(type === "foreignkey" ? PHASES.dropForeignKey : PHASES.dropConstraint, causes.of(names, [each.name], each.columns), "drop_constraint", [finalName(each.name), keyword("type_", pyString(type))], 1);
}

// src/domain/alembic/invert/renames.ts
/** Finds what is the same thing under another name: rows stay where it is renamed back. */
function renamesOf(before, after, steps, dialect) {
	const db = new Database(dialect, copySchema(after), /* @__PURE__ */ new Set());
	const tables = [];
	for (const from$of of tableRenames(steps)) {
		const from = from$of[0], to = from$of[1];
		const table = after.tables.get(to.key);
		if (!before.tables.has(from) || after.tables.has(from) || before.tables.has(to.key) || table === void 0) continue;
		const old = before.tables.get(from);
		if (old === void 0) continue;
		renameTable(db, table.name, old.name, table.schema, NOWHERE);
		tables.push({
			before: old.name,
			after: table.name,
			schema: table.schema,
			rank: to.rank
		});
	}
	const columns = [];
	for (const key$of of before.tables) {
		const key = key$of[0], old = key$of[1];
		const now = db.schema.tables.get(key);
		if (now === void 0 || now === old) continue;
		const own = [key, ...tables.filter((each) => tableKey(each.before, each.schema) === key).map((each) => tableKey(each.after, each.schema))];
		const touched = (op, name) => steps.findLastIndex((step) => step.op === op && step.name === name && step.table !== null && own.includes(step.table));
		const gone = old.columns.filter((each) => columnOf(now, each.name) === void 0 && touched("alter_column", each.name) > touched("drop_column", each.name));
		const come = now.columns.filter((each) => columnOf(old, each.name) === void 0 && touched("add_column", each.name) < 0);
		if (gone.length !== come.length) continue;
		gone.forEach((each, i) => {
			const other = come[i];
			if (other === void 0) return;
			alterColumn(db, old.name, old.schema, other.name, { name: each.name }, NOWHERE);
			columns.push({
				table: key,
				before: each.name,
				after: other.name,
				rank: touched("alter_column", each.name)
			});
		});
	}
	return {
		tables,
		columns,
		...enumRenames(before, after, steps, db),
		renamedBack: db.schema
	};
}
/** Where each table's name went, by its first name. */
function tableRenames(steps) {
	const found = /* @__PURE__ */ new Map();
	steps.forEach((step, rank) => {
		if (step.op !== "rename_table" || step.table === null || step.name === null) return;
		const dot = step.table.lastIndexOf(".");
		const key = dot < 0 ? step.name : `${step.table.slice(0, dot)}.${step.name}`;
		const origin = [...found].find((to$of) => {
			return to$of[1].key === step.table;
		})?.[0] ?? step.table;
		found.set(origin, {
			key,
			rank
		});
	});
	return found;
}
function enumRenames(before, after, steps, db) {
	const enums = [];
	const labels = [];
	const gone = [...before.enums.keys()].filter((name) => !after.enums.has(name) && steps.some((step) => step.op === "rename_type" && step.name === name));
	const come = [...after.enums.keys()].filter((name) => !before.enums.has(name) && !steps.some((step) => step.op === "create_type" && step.name === name));
	if (gone.length === 1 && come.length === 1 && gone[0] !== void 0 && come[0] !== void 0) {
		renameEnum(db, come[0], gone[0], NOWHERE);
		enums.push({
			before: gone[0],
			after: come[0]
		});
	}
	for (const name$of of before.enums) {
		const name = name$of[0], old = name$of[1];
		const now = db.schema.enums.get(name);
		if (old == null || now == null || old.length !== now.length || !steps.some((step) => step.op === "rename_enum_value")) continue;
		old.forEach((label, i) => {
			const other = now[i];
			if (other === void 0 || other === label || now.includes(label) || old.includes(other)) return;
			renameEnumValue(db, name, other, label, NOWHERE);
			labels.push({
				type: name,
				before: label,
				after: other
			});
		});
	}
	return {
		enums,
		labels
	};
}

// src/domain/alembic/invert/inverse.ts
/** The operations that lead from the schema after upgrade() back to the one before, on one dialect. */
function invert(inversion) {
	const { dialect, before: old, after: now, steps } = inversion;
	const before = old.schemas.get(dialect);
	const after = now.schemas.get(dialect);
	const troubles = [];
	const trouble = (what) => {
		if (!troubles.includes(what)) troubles.push(what);
	};
	const writer = {
		side: old,
		dialect,
		trouble
	};
	const renames = renamesOf(before, after, steps, dialect);
	const causes = new Causes(steps);
	const operations = [];
	const plain = (phase, rank, made, table = null) => {
		if (made !== null) operations.push({
			kind: "plain",
			call: made,
			table,
			rank,
			phase
		});
	};
	const namesOf = (key) => [key, ...renames.tables.filter((each) => tableKey(each.before, each.schema) === key).map((each) => tableKey(each.after, each.schema))];
	for (let at$ = 0, list$ = renames.tables; at$ < list$.length; at$++) {
		const each = list$[at$];
		const schema = each.schema === null ? [] : [keyword("schema", pyString(each.schema))];
		plain(PHASES.rename, Number.MAX_SAFE_INTEGER, call("op.rename_table", pyString(each.after), pyString(each.before), ...schema));
	}
	for (let at$ = 0, list$ = renames.enums; at$ < list$.length; at$++) {
		const each = list$[at$];
		plain(PHASES.createEnum, Number.MAX_SAFE_INTEGER, sql(`ALTER TYPE ${quoted(each.after, "postgresql")} RENAME TO ${quoted(each.before, "postgresql")}`));
	}
	for (let at$ = 0, list$ = renames.labels; at$ < list$.length; at$++) {
		const each = list$[at$];
		const type = quoted(each.type, "postgresql");
		plain(PHASES.createEnum, Number.MAX_SAFE_INTEGER, sql(`ALTER TYPE ${type} RENAME VALUE ${literal(each.after)} TO ${literal(each.before)}`));
	}
	invertOpaques(before, renames.renamedBack, causes, dialect, plain, trouble);
	invertEnums(before, renames.renamedBack, causes, plain, trouble);
	const oldTypes$of = [old.schemas.get("postgresql"), now.schemas.get("postgresql")], oldTypes = oldTypes$of[0], newTypes = oldTypes$of[1];
	if (dialect !== "postgresql" && oldTypes !== void 0 && newTypes !== void 0) {
		const only = (one, other) => ({
			...one,
			enums: new Map([...one.enums].filter((name$of) => {
				const name = name$of[0];
				return !other.enums.has(name);
			}))
		});
		if (!inversion.postgresqlSteps.some((step) => step.op === "rename_type")) invertEnums(only(oldTypes, newTypes), only(newTypes, oldTypes), new Causes(inversion.postgresqlSteps), plain, trouble);
	}
	const current = renames.renamedBack;
	const added = [...current.tables.values()].filter((table) => !before.tables.has(tableKey(table.name, table.schema)));
	const { late } = tablesInOrder({ tables: new Map(added.map((table) => [tableKey(table.name, table.schema), table])) });
	for (let at$ = 0, list$ = added; at$ < list$.length; at$++) {
		const table = list$[at$];
		const key = tableKey(table.name, table.schema);
		const rank = causes.of([key], [], [], ["create_table"]);
		const schema = table.schema === null ? [] : [keyword("schema", pyString(table.schema))];
		plain(PHASES.dropTable, rank, call("op.drop_table", pyString(table.name), ...schema), key);
		for (let at$ = 0, list$ = dialect === "sqlite" ? [] : late.get(table) ?? []; at$ < list$.length; at$++) {
			const each = list$[at$];
			if (each.name === null) continue;
			const type = keyword("type_", pyString("foreignkey"));
			plain(PHASES.dropForeignKey, Number.MAX_SAFE_INTEGER, call("op.drop_constraint", pyString(each.name), pyString(table.name), type), key);
		}
	}
	for (let at$ = 0, list$ = dropped(before, current, causes); at$ < list$.length; at$++) {
		const { key, table, rank } = list$[at$];
		plain(PHASES.createTable, rank, tableCall(writer, table), key);
		for (let at$ = 0, list$ = table.indexes; at$ < list$.length; at$++) {
			const index = list$[at$];
			if (!index.implicit) plain(PHASES.createIndex, rank, indexCall(writer, table, index), key);
		}
	}
	for (const key$of of before.tables) {
		const key = key$of[0], table = key$of[1];
		const other = current.tables.get(key);
		if (other === void 0) continue;
		if (other !== table && inversion.rebuild.has(key) && dialect === "sqlite") rebuilt(writer, table, other, causes.of(namesOf(key), []), plain);
		else if (other !== table) {
			const columnNames = new Map(renames.columns.filter((each) => each.table === key).map((each) => [each.before, each.after]));
			operations.push(...invertTable({
				writer,
				after: now,
				old: table,
				now: other,
				names: namesOf(key),
				columnNames,
				causes
			}));
		}
	}
	return {
		operations: sorted(operations),
		troubles
	};
}
/**
* The tables that are gone, each with the step that dropped it, in an order in which they can be made: after `DROP TABLE … CASCADE` what a
* foreign key refers to may have gone first, and has to come back first as well.
*/
function dropped(before, current, causes) {
	const tables = new Map([...before.tables].filter((key$of) => {
		const key = key$of[0];
		return !current.tables.has(key);
	}));
	const { order } = tablesInOrder({ tables });
	const ranks = new Map([...tables.keys()].map((key) => [key, causes.of([key], [], [], ["drop_table", "rename_table"])]));
	const keyOf = ({ name, schema }) => tableKey(name, schema);
	for (let at$ = 0, list$ = [...order].reverse(); at$ < list$.length; at$++) {
		const table = list$[at$];
		for (let at$ = 0, list$ = table.foreignKeys; at$ < list$.length; at$++) {
			const each = list$[at$];
			const other = ranks.get(each.table);
			if (other !== void 0) ranks.set(each.table, Math.max(other, ranks.get(keyOf(table)) ?? other));
		}
	}
	return order.map((table) => ({
		key: keyOf(table),
		table,
		rank: ranks.get(keyOf(table)) ?? 0
	}));
}
function sorted(operations) {
	return operations.map((operation, i) => ({
		operation,
		i
	})).sort((a, b) => b.operation.rank - a.operation.rank || a.operation.phase - b.operation.phase || a.i - b.i).map(({ operation }) => operation);
}
function sql(text) {
	return call("op.execute", pyString(text));
}
/** A table made anew under another name, filled from the one there is, and put in its place. */
function rebuilt(writer, old, now, rank, plain) {
	const key = tableKey(old.name, old.schema);
	const name = `_before_${old.name}`;
	const shared = old.columns.filter((column) => column.computed === null && columnOf(now, column.name) !== void 0).map((column) => quoted(column.name, "sqlite")).join(", ");
	const made = tableCall(writer, old, name);
	plain(PHASES.createTable, rank, made, key);
	if (shared !== "") plain(PHASES.createTable, rank, sql(`INSERT INTO ${quotedTable(name, "sqlite")} (${shared}) SELECT ${shared} FROM ${quotedTable(old.name, "sqlite")}`), key);
	plain(PHASES.createTable, rank, call("op.drop_table", pyString(old.name)), key);
	plain(PHASES.createTable, rank, call("op.rename_table", pyString(name), pyString(old.name)), key);
	for (let at$ = 0, list$ = old.indexes; at$ < list$.length; at$++) {
		const index = list$[at$];
		plain(PHASES.createIndex, rank, indexCall(writer, old, index), key);
	}
}
/** What has a name in a schema, by which it is called. */
const LIES_IN_SCHEMA = /^(view|function|sequence|domain|index)$/;
function escaped(text) {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function isMaterialized({ kind, definition }) {
	return kind === "view" && /^create materialized\b/i.test(definition ?? "");
}
function invertOpaques(before, after, causes, dialect, plain, trouble) {
	/** Dropped and made again on the way, for something that it stands on. */
	const around = (key, { kind, name }) => before.opaques.get(key)?.definition === after.opaques.get(key)?.definition && causes.of([], [name], [], [`drop_${kind}`]) >= 0;
	for (const key$of of after.opaques) {
		const key = key$of[0], object = key$of[1];
		const old = before.opaques.get(key);
		if (old !== void 0 && (old.written === void 0 || old.definition === object.definition && !around(key, old))) continue;
		if (old !== void 0 && object.kind === "function") continue;
		const stands = /^(trigger|policy|rule)$/.test(object.kind);
		const own = stands && object.table !== null ? object.name.replace(new RegExp(` on ${escaped(object.table)}$`), "") : object.name;
		const name = LIES_IN_SCHEMA.test(object.kind) ? quotedTable(own, dialect) : quoted(own, dialect);
		const on = object.table === null || !stands || dialect !== "postgresql" ? "" : ` ON ${quotedTable(object.table, dialect)}`;
		const rank = causes.of(object.table === null ? [] : [object.table], [object.name], [], [`create_${object.kind}`]);
		if (object.kind === "index" && before.opaques.has(`view ${object.table}`) === false) continue;
		if (object.table !== null && !before.tables.has(object.table) && !after.tables.has(object.table)) continue;
		if (object.kind === "other") trouble(`${object.name} is of a kind that is not modelled: it stays`);
		else plain(PHASES.dropOpaque, rank, sql(`DROP ${isMaterialized(object) ? "MATERIALIZED " : ""}${object.kind.toUpperCase()} ${name}${object.kind === "function" ? `(${object.signature ?? ""})` : on}`));
	}
	for (const key$of of before.opaques) {
		const key = key$of[0], object = key$of[1];
		const now = after.opaques.get(key);
		if (now !== void 0 && now.definition === object.definition && (object.written === void 0 || !around(key, object))) continue;
		const rank = causes.of(object.table === null ? [] : [object.table], [object.name], [], [`drop_${object.kind}`]);
		if (object.written !== void 0) {
			const replaced = rank >= 0 ? rank : causes.of(object.table === null ? [] : [object.table], [object.name]);
			const again = now !== void 0 && object.kind === "function" ? object.written.replace(/^\s*create\s+(or\s+replace\s+)?/i, "CREATE OR REPLACE ") : object.written;
			plain(PHASES.createOpaque, replaced, sql(again.replace(/;\s*$/, "")));
			continue;
		}
		const simple = {
			extension: "EXTENSION",
			schema: "SCHEMA",
			sequence: "SEQUENCE"
		}[object.kind];
		if (now === void 0 && simple !== void 0) plain(PHASES.createEnum, rank, sql(`CREATE ${simple} ${quotedTable(object.name, dialect)}`));
		else if (now === void 0 && object.kind === "index" && object.definition !== null && after.opaques.has(`view ${object.table}`)) plain(PHASES.createIndex, rank, sql(object.definition));
		else trouble(`the ${object.kind} ${object.name} is ${now === void 0 ? "gone" : "another"} after upgrade(), and the text that made it is not kept`);
	}
}
function invertEnums(before, after, causes, plain, trouble) {
	const type = (name, labels, action) => call(`sa.Enum(${[...labels.map(pyString), `name=${pyString(name)}`].join(", ")}).${action}`, "op.get_bind()", keyword("checkfirst", "False"));
	for (const name of after.enums.keys()) if (!before.enums.has(name)) plain(PHASES.dropEnum, causes.of([], [name]), type(name, [], "drop"));
	for (const name$of of before.enums) {
		const name = name$of[0], labels = name$of[1];
		const now = after.enums.get(name);
		const rank = causes.of([], [name]);
		if (labels === null && now !== null) trouble(`the labels of the enum type ${name} are not known`);
		else if (labels !== null && now === void 0) plain(PHASES.createEnum, rank < 0 ? Number.MAX_SAFE_INTEGER : rank, type(name, labels, "create"));
		else if (labels !== null && now !== null && now !== void 0 && now.join("") !== labels.join("")) for (let at$ = 0, list$ = remade(name, labels, before, after); at$ < list$.length; at$++) {
			const each = list$[at$];
			plain(PHASES.alterColumn, rank, sql(each));
		}
	}
}
/** PostgreSQL takes no label out of a type: another type takes its place. Rows with a label that goes make it fail. */
function remade(name, labels, before, after) {
	const type = quoted(name, "postgresql");
	const former = quoted(`${name}_new`, "postgresql");
	const uses = [...after.tables.values()].flatMap((table) => {
		const old = before.tables.get(tableKey(table.name, table.schema));
		return table.columns.filter((column) => column.type.named === name && old !== void 0).map((column) => ({
			table,
			column
		}));
	});
	const alter = ({ table, column }) => {
		const start = `ALTER TABLE ${quotedTable(tableKey(table.name, table.schema), "postgresql")} ALTER COLUMN ${quoted(column.name, "postgresql")}`;
		const array = column.type.text?.endsWith("[]") === true ? "[]" : "";
		const retype = `${start} TYPE ${type}${array} USING ${quoted(column.name, "postgresql")}::text${array}::${type}${array}`;
		const { default: given } = column;
		return typeof given === "string" && !given.startsWith("?") ? [
			`${start} DROP DEFAULT`,
			retype,
			...labels.some((label) => literal(label) === given) ? [`${start} SET DEFAULT ${given}`] : []
		] : [retype];
	};
	return [
		`ALTER TYPE ${type} RENAME TO ${former}`,
		`CREATE TYPE ${type} AS ENUM (${labels.map(literal).join(", ")})`,
		...uses.flatMap(alter),
		`DROP TYPE ${former}`
	];
}

// src/domain/alembic/invert/rewrite.ts
/** Names that the generated code uses, with the import that binds each. */
const IMPORTS = [
	[
		"op",
		"alembic.op",
		"from alembic import op"
	],
	[
		"sa",
		"sqlalchemy",
		"import sqlalchemy as sa"
	],
	[
		"postgresql",
		"sqlalchemy.dialects.postgresql",
		"from sqlalchemy.dialects import postgresql"
	],
	[
		"mysql",
		"sqlalchemy.dialects.mysql",
		"from sqlalchemy.dialects import mysql"
	],
	[
		"sqlite",
		"sqlalchemy.dialects.sqlite",
		"from sqlalchemy.dialects import sqlite"
	]
];
/**
* The edits that give downgrade() a body: its statements but the docstring are replaced, imports that the body needs are added,
* and all else stays. A text is returned in place of edits when the file's form does not allow it.
*/
function rewrite(file, source, lines) {
	const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
	const newline = text.includes("\r\n") ? "\r\n" : "\n";
	const body = lines.length === 0 ? ["pass"] : lines;
	const imports = importEdit(file, text, body, newline);
	if (typeof imports === "string") return imports;
	const edit = file.downgrade === null ? appended(file, text, body, newline) : replaced(file, text, body, newline);
	return typeof edit === "string" ? edit : [...imports, edit];
}
/** The bytes with edits made, which do not overlap. */
function applyEdits(source, edits) {
	const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength);
	const parts = [];
	let from = 0;
	for (let at$ = 0, list$ = [...edits].sort((a, b) => a.start - b.start); at$ < list$.length; at$++) {
		const edit = list$[at$];
		parts.push(text.subarray(from, edit.start), Buffer.from(edit.text));
		from = edit.end;
	}
	return Buffer.concat([...parts, text.subarray(from)]);
}
function replaced(file, text, lines, newline) {
	const def = file.downgrade;
	if (def === null) return "there is no downgrade()";
	const first = def.body[0];
	if (first === void 0) return "downgrade() could not be read";
	const own = def.docstring !== null && first.kind === "Expr" ? def.body.slice(1) : def.body;
	const start = own[0]?.start ?? first.end;
	const end = own.at(-1)?.end ?? first.end;
	const lineStart = text.lastIndexOf(10, first.start - 1) + 1;
	const margin = text.subarray(lineStart, first.start).toString();
	const inline = margin.trim() !== "";
	const indent = inline ? `${/^\s*/.exec(margin)?.[0] ?? ""}    ` : margin;
	const block = lines.map((line) => line === "" ? "" : `${indent}${line}`).join(newline);
	if (own.length === 0) return {
		file: file.file,
		start,
		end: start,
		text: `${newline}${block}`
	};
	if (inline) {
		let from = start;
		while (from > 0 && (text[from - 1] === 32 || text[from - 1] === 9)) from -= 1;
		return {
			file: file.file,
			start: from,
			end,
			text: `${newline}${block}`
		};
	}
	return {
		file: file.file,
		start,
		end,
		text: block.slice(indent.length)
	};
}
function appended(file, text, lines, newline) {
	if (file.facts.body.some((stmt) => binds(stmt, "downgrade"))) return "downgrade is bound, but not by a plain `def` at the top of the file";
	const returns = file.upgrade?.returns == null ? "" : " -> None";
	const ends = text.length === 0 || text[text.length - 1] === 10;
	const block = lines.map((line) => line === "" ? "" : `    ${line}`).join(newline);
	const gap = ends ? `${newline}${newline}` : `${newline}${newline}${newline}`;
	return {
		file: file.file,
		start: text.length,
		end: text.length,
		text: `${gap}def downgrade()${returns}:${newline}${block}${newline}`
	};
}
/** What an import statement binds a name to; undefined when it does not bind it. */
function boundBy(stmt, name) {
	if (stmt.kind === "Import") {
		const found = stmt.names.find((each) => (each.asname ?? each.name.split(".")[0]) === name);
		return found === void 0 ? void 0 : found.asname === null ? found.name.split(".")[0] : found.name;
	}
	if (stmt.kind === "ImportFrom") {
		const found = stmt.names.find((each) => (each.asname ?? each.name) === name);
		return found === void 0 ? void 0 : `${stmt.module}.${found.name}`;
	}
}
function binds(stmt, name) {
	if (stmt.kind === "Assign") return stmt.targets.some((target) => target.kind === "Name" && target.id === name);
	if (stmt.kind === "AnnAssign") return stmt.target.kind === "Name" && stmt.target.id === name;
	return boundBy(stmt, name) !== void 0 || (stmt.kind === "FunctionDef" || stmt.kind === "ClassDef") && stmt.name === name;
}
function importEdit({ file, facts }, text, lines, newline) {
	const code = lines.map((line) => line.replace(/"(?:[^"\\]|\\.)*"/g, "\"\"")).join("\n");
	const missing = [];
	for (let at$ = 0, list$ = IMPORTS; at$ < list$.length; at$++) {
		const name$of = list$[at$], name = name$of[0], module = name$of[1], statement = name$of[2];
		if (!new RegExp(`(?<![\\w.])${name}\\.`).test(code)) continue;
		const last = facts.body.filter((stmt) => binds(stmt, name)).at(-1);
		if (last === void 0) missing.push(statement);
		else if (boundBy(last, name) !== module) return `the generated code needs \`${statement}\`, but ${name} is another thing in this file`;
	}
	if (missing.length === 0) return [];
	const at = insertionPoint(facts, text);
	return [{
		file,
		start: at,
		end: at,
		text: `${at > 0 && text[at - 1] !== 10 ? newline : ""}${missing.join(newline)}${newline}`
	}];
}
/** Behind the line of the last import; else behind the docstring; else at the top. */
function insertionPoint(facts, text) {
	const last = facts.body.findLast((stmt) => stmt.kind === "Import" || stmt.kind === "ImportFrom") ?? (facts.docstring === null ? void 0 : facts.body[0]);
	if (last === void 0) return 0;
	const end = text.indexOf(10, last.end);
	return end < 0 ? text.length : end + 1;
}

// src/domain/alembic/invert/index.ts
/**
* Generates the inverse of a revision from the replayed schemas before and after it, and judges it by the same replay. A text is
* returned when there is nothing to invert: why.
*/
function generateDowngrade(history, file, workshop) {
	if (file.upgrade === null) return "there is no upgrade() to invert";
	const dialects = dialectsOf(history, file);
	if (dialects[0] === void 0) return "upgrade() fails in the replay on every database: there is no schema to go back from";
	const batch = dialects.includes("sqlite");
	let best = null;
	for (let at$ = 0, list$ = plans(batch); at$ < list$.length; at$++) {
		const plan = list$[at$];
		const attempt = improved(history, file, workshop, dialects, plan);
		if (typeof attempt === "string") return attempt;
		if (best === null || attempt.badness < best.badness) best = attempt;
		if (best.badness === 0) break;
	}
	if (best === null) return "no plan was found";
	return best.lines.join() === "pass" && file.downgrade !== null && endsInRaise(file.downgrade.body) ? "upgrade() changes no schema, and downgrade() refuses: how the rows come back only its author knows" : result(file, best);
}
/** The dialects that the downgrade is written for: the project's own, and SQLite where the history keeps to what it can do. */
function dialectsOf(history, file) {
	const works = (dialect) => history.replay(dialect).get(file)?.failed === false;
	const own = works(history.primaryDialect) ? [history.primaryDialect] : [];
	const sqlite = history.graph.order.some((each) => each.facts.mentions("batch_alter_table")) && history.primaryDialect !== "sqlite" && works("sqlite") ? ["sqlite"] : [];
	const found = [...own, ...sqlite];
	return found.length > 0 ? found : DIALECTS.filter(works).slice(0, 1);
}
function plans(batch) {
	const base = {
		batch,
		gather: true,
		rebuild: false,
		byPhase: false
	};
	return [
		base,
		{
			...base,
			gather: false
		},
		{
			...base,
			byPhase: true,
			gather: false
		},
		...batch ? [
			{
				...base,
				batch: false
			},
			{
				...base,
				rebuild: true
			},
			{
				...base,
				rebuild: true,
				byPhase: true,
				gather: false
			}
		] : []
	];
}
const ROUNDS = 3;
/** Tries a plan; what is still different afterwards is inverted in turn. */
function improved(history, file, workshop, dialects, plan) {
	const replays = dialects.map((dialect) => [dialect, history.replay(dialect).get(file)]);
	const side = (pick) => ({
		dialects,
		schemas: new Map(dialects.flatMap((dialect) => [[dialect, pick(dialect)]]).filter((each) => each[1] !== void 0))
	});
	const steps = new Map(replays.map((dialect$of) => {
		return [dialect$of[0], dialect$of[1]?.upgrade ?? []];
	}));
	let before = side((dialect) => history.replay(dialect).get(file)?.before);
	let after = side((dialect) => history.replay(dialect).get(file)?.after);
	const lists = /* @__PURE__ */ new Map();
	let best = null;
	for (let round = 0; round < ROUNDS; round += 1) {
		const troubles = [];
		for (let at$ = 0, list$ = dialects; at$ < list$.length; at$++) {
			const dialect = list$[at$];
			const rebuild = new Set(plan.rebuild && dialect === "sqlite" ? before.schemas.get(dialect)?.tables.keys() ?? [] : []);
			const found = invert({
				dialect,
				before,
				after,
				steps: steps.get(dialect) ?? [],
				rebuild,
				postgresqlSteps: steps.get("postgresql") ?? []
			});
			const ordered = plan.byPhase ? [...found.operations].sort((a, b) => a.phase - b.phase) : found.operations;
			lists.set(dialect, [...lists.get(dialect) ?? [], ...ordered]);
			troubles.push(...found.troubles.filter((trouble) => !troubles.includes(trouble)));
		}
		const attempt = tried(history, file, workshop, lists, plan, troubles);
		if (typeof attempt === "string") return attempt;
		if (best !== null && attempt.badness >= best.badness) break;
		best = attempt;
		const again = [...attempt.judged.values()].every((each) => each !== null && each.error === null);
		if (attempt.badness === 0 || !again) break;
		before = side((dialect) => attempt.judged.get(dialect)?.wanted);
		after = side((dialect) => attempt.judged.get(dialect)?.reached);
	}
	return best ?? "nothing could be tried";
}
function tried(history, file, workshop, lists, plan, troubles) {
	const remarks = troubles.map((trouble) => `# Not inverted: ${trouble}.`);
	const body = bodyLines(lists, plan);
	const lines = [...remarks, ...body.length === 0 ? ["pass"] : body];
	const edits = rewrite(file, workshop.source, lines);
	if (typeof edits === "string") return edits;
	const facts = workshop.factsOf(applyEdits(workshop.source, edits));
	const judged = new Map([...lists.keys()].map((dialect) => [dialect, history.rejudge(file, facts, dialect, workshop.parseSql)]));
	let badness = 0;
	for (const each of judged.values()) {
		const good = each !== null && (each.verdict === "restores" || each.verdict === "lossy");
		badness = badness * 100 + (good ? 0 : each === null || each.error !== null ? 99 : Math.min(98, 1 + each.reasons.length));
	}
	return {
		lines,
		edits,
		troubles,
		judged,
		badness
	};
}
function result(file, attempt) {
	const verdicts = new Map([...attempt.judged].map((dialect$of) => {
		const dialect = dialect$of[0], each = dialect$of[1];
		return [dialect, {
			verdict: each?.verdict ?? "unproved",
			reasons: each?.reasons.map(({ message }) => message) ?? []
		}];
	}));
	return {
		revision: file.revision,
		lines: attempt.lines,
		edits: attempt.edits,
		troubles: attempt.troubles,
		verdicts,
		restores: [...verdicts.values()].every(({ verdict }) => verdict === "restores" || verdict === "lossy")
	};
}

// src/domain/alembic/invert/fixes.ts
/** Rules whose findings say that a downgrade() is not there or does not restore the schema. */
const DOWNGRADE_RULES = /* @__PURE__ */ new Set([
	"missing-downgrade",
	"empty-downgrade",
	"raising-downgrade",
	"asymmetric-downgrade"
]);
/**
* Whether a finding is about one statement of a downgrade(), such as a column that comes back NOT NULL to rows without a value: what restores
* the schema has that statement as well.
*/
function isOfStatement({ rule, line }, { downgrade, facts }) {
	return rule === "raising-downgrade" && downgrade !== null && facts.line(downgrade.defStart) !== line;
}
/**
* The edit that gives a revision the downgrade() which restores the schema, as the replay shows; null where none is found, and
* where the one it has restores it. Unsafe: which data may stay lost is for a person to say.
*/
function downgradeFix(histories, finding, workshop) {
	const { file } = finding;
	for (let at$ = 0, list$ = histories; at$ < list$.length; at$++) {
		const history = list$[at$];
		const revision = history.graph.order.find((each) => each.file === file);
		if (revision === void 0) continue;
		if (isOfStatement(finding, revision)) return null;
		const verdict = history.replay(history.primaryDialect).get(revision)?.verdict;
		if (verdict === "restores" || verdict === "lossy") return null;
		const generated = generateDowngrade(history, revision, workshop);
		if (typeof generated === "string" || !generated.restores) return null;
		const edits = generated.edits.map((edit) => ({
			...edit,
			file
		}));
		return {
			message: `Write the downgrade() that restores the schema before ${revision.revision}`,
			safe: false,
			edits
		};
	}
	return null;
}

// src/domain/alembic/print/schema-sql.ts
/**
* A replayed schema as SQL that makes it: types, tables with keys and constraints, indexes, in an order in which it can be
* executed. What the replay does not know is a comment line that says so.
*/
function schemaSql(schema, dialect) {
	const parts = [];
	for (let at$ = 0, list$ = opaques(schema, ["schema", "extension"]); at$ < list$.length; at$++) {
		const object = list$[at$];
		parts.push(opaqueSql(object, dialect));
	}
	for (let at$ = 0, list$ = [...schema.enums].sort((a$of, b$of) => {
		return a$of[0] < b$of[0] ? -1 : 1;
	}); at$ < list$.length; at$++) {
		const name$of = list$[at$], name = name$of[0], labels = name$of[1];
		parts.push(enumSql(name, labels));
	}
	for (let at$ = 0, list$ = opaques(schema, ["domain", "sequence"]); at$ < list$.length; at$++) {
		const object = list$[at$];
		parts.push(opaqueSql(object, dialect));
	}
	const { order, late } = tablesInOrder(schema);
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const table = list$[at$];
		const own = late.get(table) ?? [];
		parts.push(tableSql(table, dialect, dialect === "sqlite" ? [] : own));
		for (let at$ = 0, list$ = table.indexes; at$ < list$.length; at$++) {
			const index = list$[at$];
			parts.push(indexSql(table, index, dialect));
		}
		if (table.comment !== null && dialect === "postgresql") parts.push(`COMMENT ON TABLE ${tableName(table, dialect)} IS ${literal(table.comment)};`);
		parts.push(...columnComments(table, dialect));
	}
	if (dialect !== "sqlite") for (const table$of of late) {
		const table = table$of[0], keys = table$of[1];
		for (let at$ = 0, list$ = keys; at$ < list$.length; at$++) {
			const key = list$[at$];
			parts.push(`ALTER TABLE ${tableName(table, dialect)} ADD ${foreignKeySql(key, dialect)};`);
		}
	}
	for (let at$ = 0, list$ = opaques(schema, [
		"view",
		"index",
		"function",
		"trigger",
		"policy",
		"rule",
		"other"
	]); at$ < list$.length; at$++) {
		const object = list$[at$];
		parts.push(opaqueSql(object, dialect));
	}
	return parts.length === 0 ? "-- the schema is empty\n" : `${parts.join("\n\n")}\n`;
}
function opaques(schema, kinds) {
	return [...schema.opaques.values()].filter((each) => kinds.includes(each.kind)).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}
function opaqueSql(object, dialect) {
	const name = quoted(object.name, dialect);
	switch (object.kind) {
		case "schema": return `CREATE SCHEMA ${name};`;
		case "extension": return `CREATE EXTENSION ${name};`;
		case "sequence": return `CREATE SEQUENCE ${quotedTable(object.name, dialect)};`;
		default: {
			const on = object.table === null ? "" : ` on ${object.table}`;
			if (object.written !== void 0) return `${object.written.trim().replace(/;$/, "")};`;
			return object.definition === null ? `-- ${object.kind} ${object.name}${on}: its definition is not known` : `-- ${object.kind} ${object.name}${on}, as its migration has it but for white space and case:\n${commented(object.definition)}`;
		}
	}
}
function commented(text) {
	return text.split("\n").map((line) => `--   ${line}`).join("\n");
}
function enumSql(name, labels) {
	return labels === null ? `-- type ${name}: an enum whose labels are not known` : `CREATE TYPE ${quoted(name, "postgresql")} AS ENUM (${labels.map(literal).join(", ")});`;
}
function tableName(table, dialect) {
	return quotedTable(tableKey(table.name, table.schema), dialect);
}
function tableSql(table, dialect, late) {
	const line = (text) => ({
		text,
		comment: false
	});
	const remark = (text) => ({
		text: `-- ${text}`,
		comment: true
	});
	const lines = [];
	if (table.partOf !== void 0) lines.push(remark(`partition of ${table.partOf.table}: it has the columns and constraints of that table`));
	else if (table.open) lines.push(remark("older than the history: columns and constraints that no revision names are not known"));
	const inlineKey = dialect === "sqlite" && table.primaryKey?.name === null && table.primaryKey.columns.length === 1;
	for (let at$ = 0, list$ = table.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		const unknown = unknownOf(column);
		if (unknown.length > 0) lines.push(remark(`not known of ${column.name}: ${unknown.join(", ")}`));
		const text = columnSql(column, dialect, inlineKey && table.primaryKey?.columns[0] === column.name);
		lines.push(column.type.text === null && dialect !== "sqlite" ? remark(text) : line(text));
	}
	const key = table.primaryKey;
	if (key !== null && !inlineKey && key.columns.length > 0) lines.push(key.columns.includes("?") ? remark(`primary key ${key.name ?? ""}: its columns are not known`) : line(`${named(dialect === "mysql" ? null : key.name, dialect)}PRIMARY KEY (${quotedList(key.columns, dialect)})`));
	for (let at$ = 0, list$ = table.uniques; at$ < list$.length; at$++) {
		const each = list$[at$];
		lines.push(each.columns.includes("?") ? remark(`unique constraint ${each.name ?? ""}: its columns are not known`) : line(`${named(each.name, dialect)}UNIQUE (${quotedList(each.columns, dialect)})`));
	}
	for (let at$ = 0, list$ = table.checks; at$ < list$.length; at$++) {
		const each = list$[at$];
		lines.push(checkLine(each, dialect));
	}
	for (let at$ = 0, list$ = table.foreignKeys; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (late.includes(each)) continue;
		lines.push(each.table === "?" ? remark(`foreign key ${each.name ?? ""}: what it refers to is not known`) : line(foreignKeySql(each, dialect)));
	}
	const last = lines.findLastIndex((each) => !each.comment);
	const body = lines.map((each, i) => `    ${each.text}${each.comment || i >= last ? "" : ","}`);
	return `CREATE TABLE ${tableName(table, dialect)} (\n${body.join("\n")}\n)${tableOptions(table, dialect)};`;
}
function tableOptions(table, dialect) {
	return dialect === "mysql" && table.comment !== null ? ` COMMENT=${literal(table.comment)}` : "";
}
function named(name, dialect) {
	return name === null ? "" : `CONSTRAINT ${quoted(name, dialect)} `;
}
function checkLine(check, dialect) {
	return check.expression === null ? {
		text: `-- check ${check.name ?? "without a name"}: its condition is not known`,
		comment: true
	} : {
		text: `${named(check.name, dialect)}CHECK (${spelledOut(check.expression, check.written)})`,
		comment: false
	};
}
function foreignKeySql(key, dialect) {
	const options = key.options === "" ? "" : ` ${key.options.toUpperCase()}`;
	return `${named(key.name, dialect)}FOREIGN KEY (${quotedList(key.columns, dialect)}) REFERENCES ${quotedTable(key.table, dialect)} (${quotedList(key.target, dialect)})${options}`;
}
/** The things about a column that the replay does not know. */
function unknownOf(column) {
	return [
		...column.type.text === null ? ["type"] : [],
		...column.nullable === null ? ["nullability"] : [],
		...column.default === void 0 || column.default?.startsWith("?") === true ? ["default"] : [],
		...column.computed?.startsWith("? ") === true ? ["expression"] : []
	];
}
function typeText(column, dialect) {
	const { text } = column.type;
	if (dialect === "postgresql" && column.sequence !== null && column.sequence !== void 0) {
		const serial = {
			smallint: "smallserial",
			integer: "serial",
			bigint: "bigserial"
		}[text ?? ""];
		if (serial !== void 0) return serial;
	}
	if (column.type.named !== null && text !== null) return text.endsWith("[]") ? `${quoted(text.slice(0, -2), dialect)}[]` : quoted(text, dialect);
	return text === "NULL" ? "" : text ?? "";
}
function columnSql(column, dialect, key) {
	const words = [quoted(column.name, dialect), typeText(column, dialect)];
	if (key) words.push("PRIMARY KEY");
	if (column.nullable === false && column.sequence === null) words.push("NOT NULL");
	if (column.default !== void 0 && column.default !== null && !column.default.startsWith("?") && column.sequence === null && column.computed === null) words.push(`DEFAULT ${defaultSql(column.default ?? "", dialect)}`);
	if (column.identity !== null) words.push(`GENERATED ${column.identity.toUpperCase()} AS IDENTITY`);
	if (column.computed !== null && !column.computed.startsWith("? ")) {
		const at = column.computed.lastIndexOf(" ");
		const kind = column.computed.slice(at + 1).toUpperCase();
		words.push(`GENERATED ALWAYS AS (${column.computed.slice(0, at)}) ${dialect === "postgresql" ? "STORED" : kind}`);
	}
	if (column.autoincrement) words.push("AUTO_INCREMENT");
	if (column.comment !== null && dialect === "mysql") words.push(`COMMENT ${literal(column.comment)}`);
	return words.filter((word) => word !== "").join(" ");
}
/** SQLite and MySQL take an expression that is no literal only in parentheses. */
function defaultSql(text, dialect) {
	return /^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|\w+)$/s.test(text) || dialect === "postgresql" ? text : `(${text})`;
}
function columnComments(table, dialect) {
	if (dialect !== "postgresql") return [];
	return table.columns.flatMap((column) => column.comment === null ? [] : [`COMMENT ON COLUMN ${tableName(table, dialect)}.${quoted(column.name, dialect)} IS ${literal(column.comment)};`]);
}
function indexSql(table, index, dialect) {
	if (index.parts.includes(null) || index.options === null) return `-- index ${index.name} on ${tableKey(table.name, table.schema)}: its ${index.options === null ? "options are" : "expression is"} not known`;
	const { using, where, include, ops, other } = indexOptions(index.options);
	const parts = index.parts.map((part, i) => {
		const text = spelledOut(part ?? "", index.written?.parts[i]);
		const plain = index.columns.includes(text);
		const direction = / desc$/.exec(text) === null ? null : text.slice(0, -5);
		const own = direction !== null && index.columns.includes(direction) ? `${quoted(direction, dialect)} DESC` : plain ? quoted(text, dialect) : /^\w+\(.*\)$/s.test(text) ? text : `(${text})`;
		return ops.has(text) ? `${own} ${ops.get(text)}` : own;
	});
	const words = [
		`CREATE ${index.unique ? "UNIQUE " : ""}INDEX ${quoted(index.name, dialect)} ON ${tableName(table, dialect)}`,
		...using !== null && dialect === "postgresql" ? [`USING ${using}`] : [],
		`(${parts.join(", ")})`,
		...include.length > 0 ? [`INCLUDE (${quotedList(include, dialect)})`] : [],
		...other.some((each) => /^nulls_not_distinct (true|)/.test(each)) ? ["NULLS NOT DISTINCT"] : [],
		...where === null ? [] : [`WHERE ${spelledOut(where, index.written?.where)}`]
	];
	const remarks = other.filter((each) => !each.startsWith("nulls_not_distinct"));
	return `${remarks.length === 0 ? "" : `-- index ${index.name} has options besides: ${remarks.join("; ")}\n`}${words.join(" ")};`;
}

// src/domain/alembic/sql/parser.ts
/**
* Loads PostgreSQL's own parser (libpg_query, as WebAssembly). It is large (1.7 MB), so it is loaded only for projects whose
* migrations hold SQL text that is not plainly about rows.
*/
async function loadSqlParser() {
	const { loadModule, parsePlPgSQLSync, parseSync } = await import("./libpg-query-wasm.chunk.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	await loadModule();
	const parse = (text) => {
		let parsed;
		try {
			parsed = parseSync(text);
		} catch {
			return null;
		}
		const bytes = Buffer.from(text);
		return (parsed.stmts ?? []).flatMap((each) => {
			const entry = Object.entries(each.stmt ?? {})[0];
			const start = each.stmt_location ?? 0;
			const source = bytes.subarray(start, each.stmt_len === void 0 || each.stmt_len === 0 ? bytes.length : start + each.stmt_len);
			return entry === void 0 ? [] : [{
				kind: entry[0],
				node: entry[1],
				text: source.toString().trim(),
				source: text
			}];
		});
	};
	const procedure = (text) => {
		try {
			return parsePlPgSQLSync(text);
		} catch {
			return null;
		}
	};
	const fault = (text) => {
		try {
			parseSync(text);
			return null;
		} catch (error) {
			return error instanceof Error ? error.message : String(error);
		}
	};
	return Object.assign(parse, {
		procedure,
		fault
	});
}

export { seq as C, record as S, unknown as T, eachExpr as _, generateDowngrade as a, dict as b, Modules as c, isData as d, namesConstraints as f, expressionsOf as g, modelDrift as h, downgradeFix as i, Interpreter as l, widens as m, schemaSql as n, applyEdits as o, applicationDatabases as p, DOWNGRADE_RULES as r, inspectMigrations as s, loadSqlParser as t, callStandard as u, compareSchemas as v, str as w, number$1 as x, NONE as y };