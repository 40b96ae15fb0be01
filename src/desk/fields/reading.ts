import { z } from 'zod';

/** What came of reading something a person typed: the value, or one plain sentence that says what is wrong. */
export type Reading<T> = { ok: true; value: T } | { ok: false; problem: string };

export function good<T>(value: T): Reading<T> {
  return { ok: true, value };
}

export function bad<T>(problem: string): Reading<T> {
  return { ok: false, problem };
}

/**
 * Turns a reader of typed text into a zod schema. Numbers are taken as their digits, because JSON on stdin and
 * spreadsheets carry phone numbers and codes that way. The reader's problem becomes the issue's message.
 */
export function schemaOf<T>(label: string, read: (typed: string) => Reading<T>) {
  return z.preprocess(
    asTyped,
    z.string({ error: (issue) => missingOrWrong(label, issue.input) }).transform((typed, context) => {
      const reading = read(typed);
      if (reading.ok) return reading.value;
      context.addIssue({ code: 'custom', message: reading.problem });
      return z.NEVER;
    }),
  );
}

/** A field that may be left empty: absent stays absent (an edit leaves it alone), blank or null becomes null. */
export function optional<T extends z.ZodType>(schema: T) {
  return z.preprocess(blankToNull, schema.nullable()).optional();
}

function asTyped(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
}

function blankToNull(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? null : value;
}

function missingOrWrong(label: string, value: unknown): string {
  return value === undefined || value === null ? `${label} is missing.` : `${label} must be text.`;
}

/** A typed value as a message may repeat it: one short line without control characters, never a megabyte. */
export function shown(typed: string): string {
  const head = Array.from(
    typed
      .slice(0, 200)
      .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
      .trim(),
  );
  return head.length > 30 ? `“${head.slice(0, 29).join('')}…”` : `“${head.join('')}”`;
}

/** Values as a sentence lists them: "a, b or c". */
export function listed(values: readonly string[]): string {
  if (values.length < 2) return values.join('');
  return `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
}
