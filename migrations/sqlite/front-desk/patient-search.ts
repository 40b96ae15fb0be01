/** The search index of patients and the triggers that keep it. */
export const up: readonly string[] = [];

export const down: readonly string[] = [];
