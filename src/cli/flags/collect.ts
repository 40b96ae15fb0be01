import type { OptionValues } from 'commander';
import { refuse } from '../../desk/index.ts';
import type { InputField } from './fields.ts';

/** What was typed for one command: values by place, by flag and as JSON. */
export interface Typed {
  places: readonly (string | readonly string[] | undefined)[];
  options: OptionValues;
  json: Readonly<Record<string, unknown>>;
}

/**
 * Puts together the input of an operation: JSON first, then flags, then what was given by place. Values stay as
 * typed; the operation's schema reads them. Throws `usage` for a missing place, `invalid` for an unknown field.
 */
export function collectInput(
  fields: readonly InputField[],
  positional: readonly string[],
  { places, options, json }: Typed,
): Record<string, unknown> {
  const names = new Set(fields.map(({ name }) => name));
  const strange = Object.keys(json).find((name) => !names.has(name));
  if (strange !== undefined) {
    refuse('invalid', `There is no field “${strange}” here.`, {
      hint: `The fields are: ${[...names].join(', ')}.`,
    });
  }
  const input: Record<string, unknown> = { ...json };
  for (const field of fields) {
    const value: unknown = options[camelCase(field.flag)];
    if (value !== undefined) input[field.name] = asInput(field, value);
  }
  for (const [index, name] of positional.entries()) {
    const place = places[index];
    const value = place === undefined || typeof place === 'string' ? place : joined(fields, name, place);
    if (value !== undefined) input[name] = value;
    const field = fields.find((one) => one.name === name);
    if (field?.required && input[name] === undefined) {
      refuse('usage', `${placeName(name)} is missing.`, { hint: 'Add --help to see how it is used.' });
    }
  }
  return input;
}

/** How a value by place is written in the usage line: `ID`, `TEXT`. */
export function placeName(field: string): string {
  return field.toUpperCase().replaceAll('_', '-');
}

/** The last place takes every word that is left: as a list, or as one line (`patients search smi 0712`). */
function joined(fields: readonly InputField[], name: string, words: readonly string[]): unknown {
  if (words.length === 0) return undefined;
  return fields.find((field) => field.name === name)?.kind === 'list' ? [...words] : words.join(' ');
}

function asInput(field: InputField, value: unknown): unknown {
  if (field.kind === 'json') return parsed(field, value);
  // What is no number stays as typed: the schema has the sentence for it.
  if (field.kind === 'number' && typeof value === 'string' && /^-?[0-9]{1,15}$/.test(value.trim()))
    return Number(value);
  return value;
}

function parsed(field: InputField, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return refuse('usage', `--${field.flag} takes JSON, and this is not valid JSON.`, {
      hint: `It is: ${field.description}`,
    });
  }
}

function camelCase(flag: string): string {
  return flag.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
