import { describe, expect, it } from 'vitest';
import { keyLabel, keyPresses } from '../../../src/tui/keys/index.ts';

const names = (input: string, raw = {}) => keyPresses(input, raw).map((press) => press.name);

describe('keyPresses', () => {
  it('takes one piece of input apart into the keys it was', () => {
    expect(names('smi\r')).toEqual(['s', 'm', 'i', 'enter']);
    expect(names('a\tb\u0010\u007f')).toEqual(['a', 'tab', 'b', 'ctrl-p', 'backspace']);
    expect(names('\r\n')).toEqual(['enter']);
    expect(names('张👩‍⚕️')).toEqual(['张', '👩‍⚕️']);
  });

  it('names the keys that type nothing', () => {
    expect(names('', { upArrow: true })).toEqual(['up']);
    expect(names('', { tab: true, shift: true })).toEqual(['shift-tab']);
    expect(names('b', { ctrl: true })).toEqual(['ctrl-b']);
    expect(names('', { leftArrow: true, ctrl: true })).toEqual(['ctrl-left']);
    expect(names('\r', { return: true })).toEqual(['enter']);
  });

  it('reads Alt and a letter as Esc and the letter: that is what a slow line makes of the two', () => {
    expect(names('j', { meta: true })).toEqual(['esc', 'j']);
    expect(names('', { escape: true, meta: true })).toEqual(['esc']);
    expect(names('', { upArrow: true, meta: true })).toEqual(['up']);
  });

  it('knows what a key types', () => {
    expect(keyPresses(' ', {})).toEqual([{ name: 'space', text: ' ' }]);
    expect(keyPresses('A', { shift: true })).toEqual([{ name: 'A', text: 'A' }]);
    expect(keyPresses('\u0000', {})).toEqual([]);
  });
});

it('keyLabel says keys as people read them', () => {
  expect(['ctrl-b', 'g t', 'up', 'shift-tab', 'pgdn', 'ctrl-left', '?'].map(keyLabel)).toEqual([
    'Ctrl+B',
    'g t',
    '↑',
    'Shift+Tab',
    'PgDn',
    'Ctrl+←',
    '?',
  ]);
});
