import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EDITING_KEYS,
  editLine,
  insertText,
  type Line,
} from '../../../src/tui/components/text-field/index.ts';
import { visibleLine } from '../../../src/tui/components/text-field/visible.ts';
import { characters, displayWidth } from '../../../src/tui/text/index.ts';

/** `smi|th`: the bar is the cursor. */
const line = (drawn: string): Line => ({
  text: drawn.replace('|', ''),
  cursor: characters(drawn).indexOf('|'),
});
const drawn = ({ text, cursor }: Line) => characters(text).toSpliced(cursor, 0, '|').join('');
const after = (start: string, ...keys: string[]) =>
  drawn(keys.reduce((state, key) => editLine(state, key) ?? state, line(start)));

describe('a text field', () => {
  it.each([
    ['smi|th', ['backspace'], 'sm|th'],
    ['smi|th', ['delete'], 'smi|h'],
    ['|smith', ['backspace'], '|smith'],
    ['smith|', ['delete'], 'smith|'],
    ['smi|th', ['home', 'right'], 's|mith'],
    ['smi|th', ['end', 'left'], 'smit|h'],
    ['ada lovelace|', ['ctrl-w'], 'ada |'],
    ['ada lovelace  |', ['ctrl-w'], 'ada |'],
    ['ada love|lace', ['ctrl-u'], '|lace'],
    ['ada love|lace', ['ctrl-k'], 'ada love|'],
    ['ada love|lace', ['ctrl-left', 'ctrl-left'], '|ada lovelace'],
    ['|ada lovelace', ['ctrl-right'], 'ada| lovelace'],
    ['张伟|', ['backspace'], '张|'],
    ['a👩‍⚕️|b', ['left'], 'a|👩‍⚕️b'],
  ])('%s, %j → %s', (start, keys, end) => {
    expect(after(start, ...keys)).toBe(end);
  });

  it('puts text in at the cursor', () => {
    expect(drawn(insertText(line('sm|th'), 'i'))).toBe('smi|th');
    expect(drawn(insertText(line('|'), '👩‍⚕️'))).toBe('👩‍⚕️|');
  });

  it('leaves other keys to the actions', () => {
    expect(editLine(line('a|'), 'enter')).toBeUndefined();
    expect(editLine(line('a|'), 'ctrl-s')).toBeUndefined();
  });

  it('never puts the cursor outside the text', () => {
    const keys = fc.constantFrom(...Object.keys(EDITING_KEYS));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), fc.array(keys), (text, cursor, pressed) => {
        let state: Line = { text, cursor: Math.min(cursor, characters(text).length) };
        for (const key of pressed) {
          state = editLine(state, key) ?? state;
          expect(state.cursor).toBeGreaterThanOrEqual(0);
          expect(state.cursor).toBeLessThanOrEqual(characters(state.text).length);
        }
      }),
    );
  });

  it('shows the part around the cursor, never wider than the field', () => {
    expect(visibleLine('smith', 5, 8)).toEqual({ before: 'smith', under: ' ', after: '  ' });
    expect(visibleLine('a very long name', 16, 6)).toEqual({ before: '‹name', under: ' ', after: '' });
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z张 ]{0,30}$/u),
        fc.nat(30),
        fc.integer({ min: 4, max: 20 }),
        (text, cursor, width) => {
          const { before, under, after: rest } = visibleLine(text, cursor, width);
          expect(displayWidth(before + under + rest)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});
