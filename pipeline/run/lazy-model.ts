import { loadRestoreModel, type RestoreModel } from "../restore/index.js";

let model: RestoreModel | undefined;

/** The restoration model, loaded when the first page needs it: a run that skips everything does not pay for it. */
export function lazyRestoreModel(): RestoreModel {
	model ??= loadRestoreModel();
	return model;
}
