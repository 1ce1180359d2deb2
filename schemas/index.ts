export * from "./box.js";
export * from "./errors.js";
export * from "./extracted.js";
export * from "./page.js";
export * from "./record.js";
export * from "./truth.js";
