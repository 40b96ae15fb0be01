import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearchLine } from '../../../src/clinic/patients/search-line.ts';

const name = (...spellings: string[]) => ({ kind: 'name', spellings });
const digits = (typed: string, ...births: string[]) => ({ kind: 'digits', digits: typed, births });
const birth = (...births: string[]) => ({ kind: 'birth', births });

describe('a search line', () => {
  it.each<[string, unknown[]]>([
    ['', []],
    ['  ', []],
    ['7', []],
    ['smi 0712 85', [name('smi'), digits('0712'), digits('85')]],
    ['Smith, Samira', [name('smith'), name('samira')]],
    ["O'Brien-Łuk", [name('obrien'), name('luk')]],
    ['Müller', [name('muller', 'mueller')]],
    ['P-00418', [{ kind: 'number', digits: '418' }]],
    ['#20418', [{ kind: 'number', digits: '20418' }]],
    ['+44 (020) 7946-0712', [digits('44'), digits('020'), digits('79460712')]],
    ['1988-03', [digits('198803', '1988-03')]],
    ['3/1988', [digits('31988', '1988-03')]],
    ['1988-03-07 smi', [birth('1988-03-07'), name('smi')]],
    ['25.12.1988', [birth('1988-12-25')]],
    ['7.3.88', [birth('1988-03-07', '2088-03-07', '1988-07-03', '2088-07-03')]],
    ['7 March 1988 smi', [birth('1988-03-07'), name('smi')]],
    ['guy979', [name('guy979')]],
    ['99.99.9999', [digits('99999999')]],
  ])('%s', (line, parts) => {
    expect(parseSearchLine(line, 'dmy')).toEqual(parts);
  });

  it('of a pasted page stays small', () => {
    expect(parseSearchLine('lorem ipsum '.repeat(10_000), 'dmy')).toHaveLength(8);
  });

  it('never carries a quote, a star or a space into a part', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (line) => {
        for (const part of parseSearchLine(line, 'mdy')) {
          const words =
            part.kind === 'name' ? part.spellings : part.kind === 'birth' ? part.births : [part.digits];
          for (const word of words) expect(word).toMatch(/^[\p{L}\p{M}\p{N}-]+$/u);
        }
      }),
    );
  });
});
