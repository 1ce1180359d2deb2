/** "Quý I", "6 tháng đầu năm", "Năm" …: the part of the year that a period covers. */
export function periodName(months: number | null, slot: number | null, lang: "vi" | "en"): string {
	if (months === null || slot === null) return lang === "vi" ? "không rõ kỳ" : "period unknown";
	const vi = lang === "vi";
	const roman = ["I", "II", "III", "IV"][slot] ?? String(slot + 1);
	if (months === 12) return vi ? "cả năm" : "full year";
	if (months === 3) return vi ? `quý ${roman}` : `Q${slot + 1}`;
	if (months === 6) return vi ? `6 tháng ${slot === 0 ? "đầu" : "cuối"} năm` : `half ${slot + 1}`;
	if (months === 1) return vi ? `tháng ${slot + 1}` : `month ${slot + 1}`;
	if (slot === 0) return vi ? `${months} tháng đầu năm` : `first ${months} months`;
	return vi ? `${months} tháng, phần ${slot + 1} của năm` : `${months} months, part ${slot + 1} of the year`;
}
