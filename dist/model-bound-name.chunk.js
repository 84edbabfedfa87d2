// src/model/bound-name.ts
/** The name that an import binds: of `import a.b` it is `a`. */
function boundName({ kind }, { name, asname }) {
	return asname ?? (kind === "Import" ? name.split(".", 1)[0] ?? name : name);
}

export { boundName as t };