import { n as checkProjects, r as projectSlug, t as checkNamed } from "./cli-projects2.chunk.js";

export { checkNamed, checkProjects };