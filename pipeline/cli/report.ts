import { dirname, join } from "node:path";
import { type Lang, type ReportProgress, type ReportSummary, writeReport } from "../analyze/report/index.js";
import { onInterrupt } from "./interrupt.js";

interface Options {
	db: string;
	out: string;
	lang: Lang;
	sources?: string;
	work?: string;
	/** commander's name for --no-images. */
	images: boolean;
	date?: string;
	json?: boolean;
}

export async function reportCommand(options: Options): Promise<void> {
	const summary = await onInterrupt((signal) =>
		writeReport({
			...{ db: options.db, out: options.out, lang: options.lang, generatedOn: options.date },
			...{ work: options.work ?? join(dirname(options.db), "work"), sources: options.sources, images: options.images },
			...{ progress: reportProgress(), signal },
		}),
	);
	process.stdout.write(options.json ? `${JSON.stringify(summary, null, 2)}\n` : describe(summary));
}

const STAGES = {
	figures: "gathering figures",
	documents: "documents",
	indicators: "indicators",
	units: "units",
	findings: "findings",
};

/** A line on stderr every two seconds at most; what is done quickly says nothing. */
function reportProgress(): ReportProgress {
	let last = performance.now();
	return (stage, done, total) => {
		if (performance.now() - last < 2000) return;
		last = performance.now();
		process.stderr.write(`report: ${STAGES[stage]} ${done}/${total}\n`);
	};
}

const size = (bytes: number) => (bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

function describe(s: ReportSummary): string {
	const { made, reused, without } = s.images;
	const images = `${made + reused} page pictures (${reused} from the cache${without > 0 ? `; ${without} figures without: source file missing or unreadable` : ""})`;
	return `${s.pages} pages, ${size(s.bytes)}; the largest ${size(s.largest.bytes)} (${s.largest.path}) · ${images} · ${s.seconds.toFixed(1)} s
open ${join(s.out, "index.html")}
`;
}
