import { expect, test } from 'vitest';
import { nameLikeness } from '../../../src/clinic/queue/similar-names.ts';

function likeness(a: [string, string], b: [string, string]) {
  return nameLikeness({ first_name: a[0], last_name: a[1] }, { first_name: b[0], last_name: b[1] });
}

test.each([
  ['the same name', ['Ada', 'Okafor'], ['Ada', 'Okafor'], 'same'],
  ['accents and case aside', ['Zoë', 'MÜLLER'], ['Zoe', 'Muller'], 'same'],
  ['swapped parts', ['James', 'Roy'], ['Roy', 'James'], 'similar'],
  ['a letter apart in each part', ['Anna', 'Smith'], ['Ana', 'Smyth'], 'similar'],
  ['the same family name and initial', ['Jonas', 'Meyer'], ['Jan', 'Meyer'], 'similar'],
  ['the same family name alone', ['Jonas', 'Meyer'], ['Ruth', 'Meyer'], null],
  ['the same first name alone', ['Jonas', 'Meyer'], ['Jonas', 'Nowak'], null],
] as const)('%s', (_, a, b, expected) => {
  expect(likeness([...a], [...b])).toBe(expected);
  expect(likeness([...b], [...a])).toBe(expected);
});
