import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePattern, deriveCode } from '../../../src/clinic/specializations/code.ts';

describe('the code of a specialization', () => {
  it('is the first letter while that is free, then grows', () => {
    expect(deriveCode('General practice', [])).toBe('G');
    expect(deriveCode('Gynaecology', ['G'])).toBe('GY');
    expect(deriveCode('Geriatrics ward', ['G', 'GE'])).toBe('GW');
    expect(deriveCode('Geriatrics', ['G', 'GE'])).toBe('GER');
  });

  it('ignores accents and takes lower-case codes as taken too', () => {
    expect(deriveCode('Évaluation', [])).toBe('E');
    expect(deriveCode('Dermatology', ['d'])).toBe('DE');
  });

  it('copes with names without Latin letters', () => {
    expect(deriveCode('皮膚科', [])).toBe('S');
  });

  it('never repeats one and always fits the pattern', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 12 }), { maxLength: 60 }), (names) => {
        const codes: string[] = [];
        for (const name of names) codes.push(deriveCode(name, codes));
        expect(new Set(codes).size).toBe(codes.length);
        for (const code of codes) expect(code).toMatch(codePattern);
      }),
    );
  });
});
