import { describe, expect, it } from 'vitest';
import { InputGuard } from '../../../src/tui/keys/terminal-input.ts';

const begins = '\u001b[200~';
const ends = '\u001b[201~';

describe('what a terminal sends', () => {
  it.each([
    ['keys', 'ab\u001b[A\r\u0003', 'ab\u001b[A\r\u0003'],
    ['a paste', `x${begins}one\rtwo${ends}y`, `x${begins}one\rtwo${ends}y`],
    ['a paste with the mark of an end in it', `${begins}a${ends}:quit\r${ends}`, `${begins}a:quit\r${ends}`],
    [
      'a paste that would begin another',
      `${begins}a${ends}:quit\r${begins}b${ends}`,
      `${begins}a:quit\rb${ends}`,
    ],
    ['its colours', 'a\u001b]11;rgb:0000/0000/0000\u0007b', 'ab'],
    ['its name', '\u001bP>|xterm(385)\u001b\\q', 'q'],
    ['its clipboard', '\u001b]52;c;OnF1aXQN\u001b\\', ''],
    ['in eight bits', '\u009d11;rgb:0\u009c\u0090q\u009c', ''],
    ['Esc and a letter, typed fast', '\u001b]n', '\u001b]n'],
  ])('%s', (_what, sent, read) => {
    expect(new InputGuard().take(sent)).toBe(read);
  });

  it('goes on with a paste in the next piece, and with keys after it', () => {
    const guard = new InputGuard();
    expect(
      [`a${begins}b`, `c${begins}`, `d${ends}e`, 'f\u001b]11;?\u0007'].map((piece) => guard.take(piece)),
    ).toEqual([`a${begins}b`, 'c', `d${ends}e`, 'f']);
  });
});
