import { i as prose } from "./model-markdown.chunk.js";

// src/coordinator/plan/markdown.ts
/** A packet is pasted into a prompt: beyond this the rest is said by reference. */
const PACKET_LIMIT = 12e3;
/** One packet in Markdown, at most `PACKET_LIMIT` characters. */
function packetMarkdown(packet) {
	const whole = render(packet, Number.MAX_SAFE_INTEGER);
	if (whole.length <= 12e3) return whole;
	for (let most = 20; most > 1; most -= 2) {
		const text = render(packet, most);
		if (text.length <= 12e3) return text;
	}
	return render(packet, 1).slice(0, 11939) + "\n… shortened: `fastapi-gate plan --format json` has the rest\n";
}
function render({ agent, step, parts }, most) {
	return `## Packet for ${agent} (step ${step})\n\n${parts.map(({ title, lines }) => {
		const shown = lines.slice(0, most).map((line) => `- ${line}`);
		if (lines.length > most) shown.push(`- … and ${lines.length - most} more: \`fastapi-gate plan --format json\` has them all`);
		return `### ${title}\n\n${shown.join("\n")}\n`;
	}).join("\n")}`;
}
/** The plan with all packets. */
function planMarkdown(plan) {
	const steps = plan.steps.map(({ step, agents, waitsFor, why }) => {
		const waits = waitsFor.length === 0 ? "" : `, after ${waitsFor.join(" and ")}`;
		return `- Step ${step}: ${agents.join(", ")}${agents.length > 1 ? " in parallel" : ""}${waits} (${why})`;
	});
	return [`# Plan\n\n**Signal:** ${plan.signal}\n**Task:** ${prose(plan.task)}\n\n${steps.join("\n")}\n`, ...plan.packets.map(packetMarkdown)].join("\n");
}

export { planMarkdown as n, packetMarkdown as t };