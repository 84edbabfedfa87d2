import { prose } from "../../model/markdown.ts";
import { type Packet, type Plan, TO_REPAIR } from "./packets.ts";

/** A packet is pasted into a prompt: beyond this the rest is said by reference. */
export const PACKET_LIMIT = 12_000;

/** One packet in Markdown, at most `PACKET_LIMIT` characters. */
export function packetMarkdown(packet: Packet): string {
  const whole = render(packet, Number.MAX_SAFE_INTEGER);
  if (whole.length <= PACKET_LIMIT) return whole;
  for (let most = 20; most > 1; most -= 2) {
    const text = render(packet, most);
    if (text.length <= PACKET_LIMIT) return text;
  }
  const note = "\n… shortened: `fastapi-gate plan --format json` has the rest\n";
  return render(packet, 1).slice(0, PACKET_LIMIT - note.length) + note;
}

/** As long as other parts can be cut to so many lines, what is to be repaired stays whole. */
const SPARE = 4;

function render({ agent, step, parts }: Packet, most: number): string {
  const sections = parts.map(({ title, lines }) => {
    const length = title !== TO_REPAIR ? most : most > SPARE ? lines.length : most * 4;
    const shown = lines.slice(0, length).map((line) => `- ${line}`);
    if (lines.length > length) shown.push(`- … and ${lines.length - length} more: \`fastapi-gate plan --format json\` has them all`);
    return `### ${title}\n\n${shown.join("\n")}\n`;
  });
  return `## Packet for ${agent} (step ${step})\n\n${sections.join("\n")}`;
}

/** The plan with all packets. */
export function planMarkdown(plan: Plan): string {
  const steps = plan.steps.map(({ step, agents, waitsFor, why }) => {
    const waits = waitsFor.length === 0 ? "" : `, after ${waitsFor.join(" and ")}`;
    return `- Step ${step}: ${agents.join(", ")}${agents.length > 1 ? " in parallel" : ""}${waits} (${why})`;
  });
  const lines = [...steps, ...elsewhere(plan)];
  const head = `# Plan\n\n**Signal:** ${plan.signal}\n**Task:** ${prose(plan.task)}\n\n${lines.join("\n")}\n`;
  return [head, ...plan.packets.map(packetMarkdown)].join("\n");
}

const MOST_ELSEWHERE = 5;

/** One line on what the plan leaves blocked. */
function elsewhere({ blockingElsewhere }: Plan): readonly string[] {
  if (blockingElsewhere.length === 0) return [];
  const shown = blockingElsewhere
    .slice(0, MOST_ELSEWHERE)
    .map(({ rule, file, line, owner }) => `\`${rule ?? "unresolved"}\` ${file}:${line} (${owner})`);
  const more = blockingElsewhere.length - shown.length;
  return [
    `- Not in this plan, and blocks as well: ${shown.join(", ")}${more > 0 ? `, and ${more} more` : ""}; name these files too, or plan them apart`,
  ];
}
