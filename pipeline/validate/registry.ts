/** Values that the registry of indicators calls impossible. */
import { indicatorById } from "../../schemas/reference/indicators.js";
import { type Audit, addFinding, flag } from "./audit.js";
import { printed } from "./print.js";

export function checkRegistry(audit: Audit): void {
	for (const f of audit.figures) {
		const indicator = f.indicatorId ? indicatorById(f.indicatorId) : undefined;
		if (!indicator || f.value === null || indicator.measure !== f.measure) continue;
		const low = indicator.minimum !== null && f.value < indicator.minimum;
		const high = indicator.maximum !== null && f.value > indicator.maximum;
		if (!low && !high) continue;
		if (f.measure === "percent" && high) continue; // told by the range of percentages already
		flag(f);
		addFinding(audit, f, {
			rule: "audit.range",
			severity: "warning",
			message: `${printed(f.value)} is ${low ? `under ${printed(indicator.minimum ?? 0)}` : `over ${printed(indicator.maximum ?? 0)}`}, which "${indicator.name}" cannot be.`,
		});
	}
}
