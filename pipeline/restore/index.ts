/** restore: text → proper Vietnamese. Every change is a repair that says what, why and how sure. */

export { defaultModelPath, loadRestoreModel, type RestoreModel } from "./model.js";
export { restorePage } from "./restore-page.js";
export { RestoreStream } from "./restore-stream.js";
export { type RestoredText, type RestoreOptions, restoreText } from "./restore-text.js";
export { vietnameseness } from "./vietnameseness.js";

/** Changes whenever the same input may give another output. */
export const RESTORE_VERSION = "restore-11";
