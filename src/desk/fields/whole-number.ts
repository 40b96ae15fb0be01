import { bad, good, type Reading, schemaOf } from './reading.ts';

/** A whole number between two bounds, both included. */
export function readWholeNumber(label: string, typed: string, min: number, max: number): Reading<number> {
  const digits = typed.trim();
  if (digits === '') return bad(`${label} is missing.`);
  const value = /^[+-]?\d{1,12}$/.test(digits) ? Number(digits) : Number.NaN;
  if (Number.isInteger(value) && value >= min && value <= max) return good(value);
  return bad(`${label} must be a whole number from ${min} to ${max}.`);
}

export function wholeNumber(label: string, min: number, max: number) {
  return schemaOf(label, (typed) => readWholeNumber(label, typed, min, max));
}
