import { describe, expect, it } from 'vitest';
import { fitHints, footerHints, footerLine, type LiveAction } from '../../../src/tui/actions/index.ts';

const action = (id: string, keys: string[], hint?: string, available: true | string = true): LiveAction => ({
  id,
  title: id,
  keys,
  hint,
  group: 'g',
  everywhere: false,
  pinned: false,
  available: () => available,
  run: () => undefined,
});

describe('footerHints', () => {
  it('names what works, in order, and joins keys with one word', () => {
    const hints = footerHints(
      [action('a', ['up'], 'move'), action('b', ['c'], 'call'), action('d', ['down'], 'move')],
      undefined,
    );
    expect(hints).toEqual(['↑↓ move', 'c call']);
    expect(footerHints([action('a', ['pgup'], 'page'), action('b', ['pgdn'], 'page')], undefined)).toEqual([
      'PgUp/PgDn page',
    ]);
  });

  it('leaves out what cannot be done now, what has no word, and what an inner action covers', () => {
    expect(
      footerHints([action('a', ['c'], 'call', 'Nobody waits.'), action('b', ['c'], 'cancel')], undefined),
    ).toEqual([]);
    expect(footerHints([action('a', ['c'])], undefined)).toEqual([]);
    expect(footerHints([action('a', [], 'by name only')], undefined)).toEqual([]);
  });

  it('names only keys that get past a field one types into', () => {
    const actions = [
      action('a', ['c'], 'call'),
      action('b', [':', 'ctrl-p'], 'commands'),
      action('d', ['g t'], 'today'),
    ];
    expect(
      footerHints(actions, { insert: () => undefined, edit: () => false, takes: (key) => key === 'left' }),
    ).toEqual(['Ctrl+P commands']);
  });

  it('cuts at whole hints', () => {
    expect(fitHints(['↑↓ move', 'Enter open', 'a add'], 16)).toBe('↑↓ move  a add');
    expect(fitHints(['too long for this'], 5)).toBe('');
  });

  it('keeps the way to all the keys on a line too narrow for all of them', () => {
    const actions = [
      action('a', ['enter'], 'open'),
      action('b', ['r'], 'reschedule'),
      { ...action('h', ['?'], 'keys'), pinned: true },
    ];
    expect(footerLine(actions, undefined, 20)).toBe('Enter open  ? keys');
    expect(footerLine(actions, undefined, 40)).toBe('Enter open  r reschedule  ? keys');
  });
});
