import type { z } from 'zod';
import { DeskError } from '../../../desk/errors.ts';
import { parseInput } from '../../../desk/parse.ts';
import type { FormValues } from './field.ts';

/** What is wrong with each field by the schema, a sentence each; nothing when it can be saved. */
export function fieldErrors(schema: z.ZodType | undefined, input: unknown): Readonly<Record<string, string>> {
  if (!schema) return {};
  try {
    parseInput(schema, input);
    return {};
  } catch (problem) {
    if (problem instanceof DeskError) return problem.fields ?? {};
    throw problem;
  }
}

/** The values for the schema: what was left empty is missing. */
export function filledValues(values: FormValues): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value === '' ? undefined : value]),
  );
}
