import { bad, type Reading, schemaOf } from './reading.ts';
import { readText } from './text.ts';

/** A first or last name: one line of at most 100 characters with at least one letter of any script. */
function readPersonName(label: string, typed: string): Reading<string> {
  const reading = readText(label, typed, 100);
  if (reading.ok && !/\p{L}/u.test(reading.value)) return bad(`${label} needs at least one letter.`);
  return reading;
}

export function personName(label: string) {
  return schemaOf(label, (typed) => readPersonName(label, typed));
}
