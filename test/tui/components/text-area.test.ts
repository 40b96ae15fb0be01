import { describe, expect, it } from 'vitest';
import { editText, insertInto, type Text } from '../../../src/tui/components/text-area/editing.ts';
import { layoutText } from '../../../src/tui/components/text-area/layout.ts';

const at = (drawn: string): Text => ({ text: drawn.replace('|', ''), cursor: drawn.indexOf('|') });
const drawn = ({ text, cursor }: Text) => `${text.slice(0, cursor)}|${text.slice(cursor)}`;
const after = (start: string, key: string, columns = 10) =>
  drawn(editText(at(start), key, columns) ?? at(start));

describe('the editor', () => {
  it.each([
    ['one|two', 'enter', 'one\n|two'],
    ['one\n|two', 'backspace', 'one|two'],
    ['one|\ntwo', 'delete', 'one|two'],
    ['one\n|two', 'left', 'one|\ntwo'],
    ['one|\ntwo', 'right', 'one\n|two'],
    ['one\ntwo|', 'up', 'one|\ntwo'],
    ['o|ne\ntwo', 'down', 'one\nt|wo'],
    ['one\ntw|o', 'home', 'one\n|two'],
    ['one\ntw|o', 'ctrl-u', 'one\n|o'],
    ['one tw|o\nx', 'ctrl-k', 'one tw|\nx'],
    ['one\ntwo|', 'ctrl-w', 'one\n|'],
    ['long words that|', 'up', 'long| words that'],
  ])('%j, %s → %j', (start, key, end) => {
    expect(after(start, key)).toBe(end);
  });

  it('leaves Esc, Tab and Ctrl+S to the actions', () => {
    for (const key of ['esc', 'tab', 'ctrl-s']) expect(editText(at('a|'), key, 10)).toBeUndefined();
  });

  it('takes a paste of several lines', () => {
    expect(drawn(insertInto(at('a|d'), 'b\nc'))).toBe('ab\nc|d');
  });

  it('breaks rows at spaces, and has every character in some row', () => {
    const rows = layoutText('penicillin and latex\nabcdefghijkl', 10);
    expect(rows.map((row) => row.text)).toEqual(['penicillin ', 'and latex', 'abcdefghij', 'kl']);
    expect(rows.map((row) => row.start)).toEqual([0, 11, 21, 31]);
  });
});
