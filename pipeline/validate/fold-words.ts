/** Lower case, no accents, words parted by single spaces: for comparing names whose accents or marks may differ. */
export const foldWords = (text: string): string =>
	text
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/[đĐ]/g, "d")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
