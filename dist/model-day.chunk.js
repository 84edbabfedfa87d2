// src/model/day.ts
/** Whether a text is a day of the calendar as `YYYY-MM-DD`. */
function isDay(text) {
	const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
	return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

export { isDay as t };