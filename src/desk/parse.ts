import type { z } from 'zod';
import { DeskError } from './errors.ts';

/** Parses what came from outside; throws `invalid` with one sentence a field. */
export function parseInput<I extends z.ZodType>(schema: I, input: unknown): z.output<I> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path.map(String).join('.');
    fields[field] ??= sentenceOf(issue, field);
  }
  const [first] = Object.entries(fields);
  const message = first ? sayField(...first) : 'The input is not valid.';
  const more = Object.keys(fields).length - 1;
  throw new DeskError('invalid', more > 0 ? `${message} (and ${more} more)` : message, { fields });
}

function sayField(field: string, sentence: string): string {
  return field ? `${field}: ${sentence}` : sentence;
}

/** Zod's own wording is for programmers; the commonest cases get a plainer one. Sentences of our schemas stay. */
function sentenceOf(issue: z.core.$ZodIssue, field: string): string {
  if (issue.code === 'unrecognized_keys') return `There is no field ${issue.keys.join(', ')} here.`;
  if (
    issue.code === 'invalid_type' &&
    issue.input === undefined &&
    /received undefined/.test(issue.message)
  ) {
    return field ? 'This is required.' : 'The input is missing.';
  }
  if (issue.code === 'invalid_value' && /^Invalid option/.test(issue.message)) {
    return `Must be one of ${issue.values.map(String).join(', ')}.`;
  }
  return issue.message;
}
