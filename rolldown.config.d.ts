import type { RolldownOptions } from "rolldown";

declare const options: RolldownOptions;
export default options;
