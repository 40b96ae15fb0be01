import type { PatientRecord } from '../../../clinic/patients/index.ts';
import type { FormField, FormValues } from '../../kit.ts';

/** One field that somebody changed, as it is now and as it was typed here. */
export interface ConflictField {
  readonly name: string;
  readonly label: string;
  readonly theirs: string;
  readonly yours: string;
}

export interface Conflict {
  /** Who changed the patient last, where that is known. */
  readonly by: string | null;
  /** The version that is on file now. */
  readonly version: number;
  readonly fields: readonly ConflictField[];
}

/**
 * What two people did to one patient: every field that either changed and that now differs. `initial` is what
 * the form began with, `now` what is on file.
 */
export function conflictOf(
  fields: readonly FormField[],
  form: { initial: FormValues; values: FormValues; now: FormValues },
  { version }: Pick<PatientRecord, 'version'>,
  by: string | null,
): Conflict {
  const differing = fields.flatMap((field): ConflictField[] => {
    const [was, yours, theirs] = [form.initial, form.values, form.now].map(
      (values) => values[field.name] ?? '',
    );
    if (was === undefined || yours === undefined || theirs === undefined) return [];
    if (was === yours && was === theirs) return [];
    return [{ name: field.name, label: field.label, theirs, yours: was === yours ? theirs : yours }];
  });
  return { by, version, fields: differing };
}

/** The changes to save: all of one's own, or only those in fields that the other left alone. */
export function resolved(
  changes: FormValues,
  initial: FormValues,
  now: FormValues,
  whose: 'mine' | 'theirs',
): FormValues {
  if (whose === 'mine') return changes;
  return Object.fromEntries(
    Object.entries(changes).filter(([name]) => (now[name] ?? '') === (initial[name] ?? '')),
  );
}
