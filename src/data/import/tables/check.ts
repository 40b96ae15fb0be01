import type { z } from 'zod';

/** What a schema says of a row: its values, or one sentence a field. */
export function check<S extends z.ZodType>(
  schema: S,
  input: Readonly<Record<string, unknown>>,
): { ok: true; values: z.output<S> } | { ok: false; fields: Record<string, string> } {
  const checked = schema.safeParse(input);
  if (checked.success) return { ok: true, values: checked.data };
  const fields: Record<string, string> = {};
  for (const issue of checked.error.issues) fields[issue.path.map(String).join('.')] ??= issue.message;
  return { ok: false, fields };
}

/** The columns that were said: what is undefined was not. */
export function said<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept = { ...values };
  for (const name of Object.keys(kept) as (keyof T)[]) if (kept[name] === undefined) delete kept[name];
  return kept as { [K in keyof T]: Exclude<T[K], undefined> };
}
