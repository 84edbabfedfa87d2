// src/model/route-change.ts
/** Routes that a change makes cost, block or ask for something else, a text each: `GET /orders: queries 2 → 2 + n(orders)`. */
function routeChanges(changes) {
	return (changes?.routes ?? []).map(({ endpoint, queries, blocking, authentication }) => {
		return `${endpoint}: ${[
			...queries === null ? [] : [`queries ${queries.before} → ${queries.after}`],
			...blocking === null ? [] : [`blocked by ${blocking.before} → ${blocking.after}`],
			...authentication === null ? [] : [`authentication ${authentication.before} → ${authentication.after}`]
		].join("; ")}`;
	});
}

export { routeChanges as t };