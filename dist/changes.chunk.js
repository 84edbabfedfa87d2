import { n as endpointsNow, r as testsOf } from "./base-side2.chunk.js";
import { A as objectIn, D as followed, O as isObject, k as listIn } from "./analysis.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { r as changedRoutes } from "./route-costs.chunk.js";

// src/domain/contract/fields.ts
/** Names of what an operation of a document takes and gives: its parameters and all fields below its bodies and responses, sorted. */
function fieldNames(document, path, method) {
	const operation = objectIn(objectIn(objectIn(document, "paths"), path), method);
	const names = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = listIn(operation, "parameters"); at$ < list$.length; at$++) {
		const parameter = list$[at$];
		if (isObject(parameter) && typeof parameter.name === "string") names.add(parameter.name);
	}
	const seen = /* @__PURE__ */ new Set();
	const read = (value) => {
		const { schema } = followed(document, value);
		if (seen.has(schema)) return;
		seen.add(schema);
		for (let at$ = 0, list$ = Object.entries(objectIn(schema, "properties")); at$ < list$.length; at$++) {
			const name$of = list$[at$], name = name$of[0], property = name$of[1];
			names.add(name);
			read(property);
		}
		for (let at$ = 0, list$ = [
			"anyOf",
			"oneOf",
			"allOf",
			"prefixItems"
		]; at$ < list$.length; at$++) {
			const key = list$[at$];
			for (let at$ = 0, list$ = listIn(schema, key); at$ < list$.length; at$++) {
				const inner = list$[at$];
				read(inner);
			}
		}
		for (let at$ = 0, list$ = ["items", "additionalProperties"]; at$ < list$.length; at$++) {
			const key = list$[at$];
			if (isObject(schema[key])) read(schema[key]);
		}
	};
	const bodies = [objectIn(operation, "requestBody"), ...Object.values(objectIn(operation, "responses")).filter(isObject)];
	for (let at$ = 0, list$ = bodies; at$ < list$.length; at$++) {
		const body = list$[at$];
		for (let at$ = 0, list$ = Object.values(objectIn(body, "content")); at$ < list$.length; at$++) {
			const media = list$[at$];
			if (isObject(media)) read(media.schema);
		}
	}
	return [...names].sort();
}

// src/model/sensitive.ts
const NAMES = {
	identity: [
		"first_name",
		"last_name",
		"full_name",
		"maiden_name",
		"middle_name",
		"date_of_birth",
		"birth_date",
		"birthday",
		"dob",
		"gender",
		"ethnicity"
	],
	contact: [
		"email",
		"email_address",
		"phone",
		"phone_number",
		"mobile",
		"street",
		"zip",
		"zip_code",
		"postal_code",
		"home_address"
	],
	government: [
		"ssn",
		"social_security",
		"national_id",
		"passport",
		"passport_number",
		"driver_license",
		"tax_id"
	],
	financial: [
		"card_number",
		"pan",
		"cvv",
		"iban",
		"account_number",
		"routing_number",
		"salary"
	],
	health: [
		"mrn",
		"medical_record",
		"patient_id",
		"diagnosis",
		"icd",
		"medication",
		"prescription",
		"allergy",
		"allergies",
		"lab_result",
		"blood_type",
		"insurance_id",
		"health_plan",
		"npi"
	],
	technical: [
		"ip_address",
		"geolocation",
		"latitude",
		"longitude",
		"biometric",
		"face_embedding"
	]
};
/**
* Tells which names are sensitive: those of the usual groups, with words before or after (`patient_date_of_birth`), in snake or camel case.
* Names are compared word by word: `pan` is not in `panel`. `configured` adds names; one that starts with `!` is taken out.
*/
function sensitiveNames(configured) {
	const without = new Set(configured.filter((name) => name.startsWith("!")).map((name) => joined(name.slice(1))));
	const table = Object.entries({
		...NAMES,
		configured: configured.filter((name) => !name.startsWith("!"))
	}).flatMap((group$of) => {
		const group = group$of[0];
		return group$of[1].filter((name) => !without.has(joined(name))).map((name) => ({
			group,
			words: joined(name)
		}));
	});
	return (name) => {
		const words = joined(name);
		if (without.has(words)) return null;
		return table.find((entry) => words.includes(entry.words))?.group ?? null;
	};
}
/** A name's words between underscores, one also at both ends: `_date_of_birth_`. */
function joined(name) {
	return `_${name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z0-9]+/).filter((word) => word !== "").join("_")}_`;
}

// src/changes.ts
/** What a change consists of: files by the version control, tests, migrations and endpoints by comparing the two programs. */
function changesOf(head, base, change) {
	const changed = new Set(change.files);
	const endpoints = endpointsChanged({
		endpoints: endpointsNow(head.found),
		sourceOf: head.sourceOf
	}, {
		endpoints: base.side.endpoints,
		sourceOf: base.sourceOf
	}, changed);
	return {
		files: change.files,
		added: change.added,
		tests: testsAdded(head.found, base.side, change.renames),
		migrations: head.found.analysis.subjects.revision.filter(({ at }) => changed.has(at.file)).map(({ revision, at }) => ({
			revision,
			file: at.file
		})).sort((a, b) => byText(a.file, b.file) || byText(a.revision, b.revision)),
		endpoints,
		sensitive: sensitiveEndpoints(head, base.side),
		routes: changedRoutes(head.found.analysis, base.side.costs),
		openApi: change.documents.length === 0 ? null : change.documents.some((file) => changed.has(file))
	};
}
/** Test functions that the base has not, as `tests/test_orders.py::TestOrders.test_empty`. */
function testsAdded(head, base, renames) {
	const before = new Set(base.tests.map(({ file, symbol }) => `${renames.get(file) ?? file}::${symbol}`));
	return testsOf(head.analysis).map(({ file, symbol }) => `${file}::${symbol}`).filter((name) => !before.has(name)).sort(byText);
}
/** New endpoints with fields that say something of a person, by the OpenAPI documents of both sides. */
function sensitiveEndpoints({ found }, base) {
	const before = new Set(routeNames(base.contract.routes));
	const groupOf = sensitiveNames(found.policy.sensitiveFields);
	const sensitive = [];
	if (routeNames(found.analysis.fastapi.routes).every((name) => before.has(name))) return [];
	for (let at$ = 0, list$ = found.analysis.openapi(); at$ < list$.length; at$++) {
		const { openapi, operations } = list$[at$];
		for (let at$ = 0, list$ = operations; at$ < list$.length; at$++) {
			const { method, path, route } = list$[at$];
			const endpoint = `${method.toUpperCase()} ${route.path}`;
			const unit = route.handler.module.unit;
			if (before.has(endpoint) || unit === null) continue;
			const fields = fieldNames(openapi, path, method).filter((name) => groupOf(name) !== null);
			if (fields.length > 0) sensitive.push({
				endpoint,
				file: unit.path,
				line: unit.facts.line(route.handler.def.start),
				fields
			});
		}
	}
	return sensitive.sort((a, b) => byText(a.endpoint, b.endpoint));
}
function routeNames(routes) {
	return routes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`));
}
/** Endpoints that are new, whose handler's source changed, or that are gone. */
function endpointsChanged(head, base, changed) {
	const now = handlersOf(head, changed);
	const before = handlersOf(base, changed);
	const names = [];
	for (const name$of of now) {
		const name = name$of[0], source = name$of[1];
		if (!before.has(name) || source !== null && before.get(name) !== source) names.push(name);
	}
	for (const name of before.keys()) if (!now.has(name)) names.push(`${name} (removed)`);
	return names.sort(byText);
}
/** Every endpoint with its handler's source; null where that lies in a file that did not change. */
function handlersOf({ endpoints, sourceOf }, changed) {
	return new Map(endpoints.map(({ name, file, start, end }) => [name, changed.has(file) ? textOf(sourceOf(file), start, end) : null]));
}
function textOf(source, start, end) {
	const bytes = typeof source === "string" ? Buffer.from(source, "utf8") : source ?? /* @__PURE__ */ new Uint8Array();
	return Buffer.from(bytes.subarray(start, end)).toString("utf8").replace(/\s+/g, " ");
}

export { changesOf };