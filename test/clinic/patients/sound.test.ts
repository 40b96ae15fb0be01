import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { soundKey, soundOfWord } from '../../../src/clinic/patients/sound.ts';
import { foldName, foldNameOut, nameWords } from '../../../src/desk/letters.ts';

describe('folding', () => {
  it('takes off accents and case, in every spelling a keyboard may offer', () => {
    expect(foldName('Łukasz Urías Müßig Ødegård')).toBe('lukasz urias mussig odegard');
    expect(foldNameOut('Müller Ödegård')).toBe('mueller oedegaard');
    expect(nameWords('Siobhán O’Brien-D’Arcy')).toEqual(['siobhan', 'obrien', 'darcy']);
    expect(foldName('Müller'.normalize('NFD'))).toBe('muller');
  });
});

describe('the sound of a name', () => {
  it.each([
    ['smith', 'smyth'],
    ['smith', 'schmidt'],
    ['philip', 'filip'],
    ['catherine', 'katharine'],
    ['meyer', 'maier'],
    ['knight', 'nait'],
    ['wright', 'rite'],
    ['stephen', 'steven'],
    ['sara', 'sarah'],
    ['kowalski', 'kovalsky'],
    ['jurgen', 'jorgen'],
  ])('%s and %s sound alike', (one, other) => {
    expect(soundOfWord(one)).toBe(soundOfWord(other));
  });

  it.each([
    ['smith', 'brown'],
    ['anna', 'hanna'],
    ['meyer', 'lehmann'],
    ['olof', 'ilse'],
  ])('%s and %s do not', (one, other) => {
    expect(soundOfWord(one)).not.toBe(soundOfWord(other));
  });

  it('is kept under one key, whichever name comes first', () => {
    expect(soundKey('Samira', 'Smith')).toBe(soundKey('Smyth', 'Samirah'));
    expect(soundKey('Jürgen', 'Müller')).toBe(soundKey('Juergen', 'Mueller'));
    expect(soundKey('Guy979', 'Brown30')).toBe(soundKey('Guy', 'Brown'));
  });

  it('of names in other scripts is the name itself', () => {
    expect(soundKey('伟', '王')).toBe('伟 王');
  });

  it('always ends, fits its column and does not depend on case or accents', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (first, last) => {
        const key = soundKey(first, last);
        expect(key.length).toBeLessThanOrEqual(40);
        expect(soundKey(last, first)).toBe(key);
        expect(soundKey(first.toUpperCase(), last).toLowerCase()).toBe(soundKey(first.toUpperCase(), last));
      }),
    );
  });
});
