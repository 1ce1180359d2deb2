/** The C library's allocator, told to give large blocks back. */

/** `M_MMAP_THRESHOLD` of glibc's malloc.h. */
const M_MMAP_THRESHOLD = -3;

/**
 * Bytes from which a block is mapped on its own and goes back to the system as soon as it is freed. glibc starts at 128 KB but raises the
 * bar to the largest block ever freed (up to 32 MB): from then on pictures of pages lie in the arenas of a dozen threads, each of which
 * keeps up to twice that much. Resident memory of reading pages of shared/scans/kien-giang with two workers, peak of every 20 pages:
 * untouched 562 … 900 MB after 240 pages and rising, 4 MB 518–595 MB, 256 KB 429–524 MB and level. System time 5 of 188 CPU seconds for
 * 100 pages (256 KB).
 */
const LARGE_BLOCK = 256 * 1024;

let asked: Promise<boolean> | null = null;

/**
 * Keeps the memory of a long batch level on Linux with glibc; false, and nothing changes, elsewhere or where the optional package `koffi`
 * is not installed. For the whole process, once; about 10 ms.
 */
export function returnLargeBlocks(): Promise<boolean> {
	asked ??= ask();
	return asked;
}

async function ask(): Promise<boolean> {
	// Who sets the variable has chosen.
	if (process.platform !== "linux" || process.env.MALLOC_MMAP_THRESHOLD_ !== undefined) return false;
	try {
		const { default: koffi } = await import("koffi");
		const mallopt = koffi.load("libc.so.6").func("int mallopt(int parameter, int value)");
		return mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK) === 1;
	} catch {
		// Another C library, or a platform without the package: its own ways stay.
		return false;
	}
}
