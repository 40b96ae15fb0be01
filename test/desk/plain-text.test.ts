import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainLine, plainText } from '../../src/desk/plain-text.ts';

describe('plainText', () => {
  it.each([
    ['Smith, Samira', 'Smith, Samira'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b[2J\u001b[Hgone', 'gone'],
    ['\u001b]0;a title\u0007name', 'name'],
    ['\u001b]8;;http://x\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['\u001bPdevice string\u001b\\after', 'after'],
    ['\u009b31mC1\u009d0;t\u0007', 'C1'],
    ['\u001bcreset', 'reset'],
    ['bell\u0007 nul\u0000 back\b', 'bell nul back'],
    ['evil\u202egnp.exe\u2066x\u2069', 'evilgnp.exex'],
    ['Sm\u200bi\u00adth\u3164\u{e0041}', 'Smith'],
    ['a\tb', 'a b'],
    ['می\u200cخواهم क्\u200dष ❤\ufe0f', 'می\u200cخواهم क्\u200dष ❤\ufe0f'],
    ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
    ['Zoë Ñandú 张伟 👩‍⚕️', 'Zoë Ñandú 张伟 👩‍⚕️'],
    ['half \ud83d', 'half \ufffd'],
    ['ends in esc \u001b', 'ends in esc '],
  ])('%j is drawn as %j', (outside, drawn) => {
    expect(plainText(outside)).toBe(drawn);
  });

  it('leaves nothing that a terminal would obey, whatever it is given', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('\u001b', '\u001b[', '\u009b', '\u001b]', '\u0007', '\u202e', '\n', '31m', '\ud800'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const plain = plainText(pieces.join(''));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
        expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u);
        expect(plain.isWellFormed()).toBe(true);
        expect(plainText(plain)).toBe(plain);
        expect(plainLine(pieces.join(''))).not.toContain('\n');
      }),
    );
  });
});
