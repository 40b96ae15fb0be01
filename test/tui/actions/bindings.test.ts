import { describe, expect, it } from 'vitest';
import { bindKeys, canonicalKey, defineActions, findCollisions } from '../../../src/tui/actions/index.ts';

const set = (name: string, keys: Record<string, string[]>, beside: string[] = []) =>
  defineActions(
    name,
    name,
    Object.entries(keys).map(([id, list]) => ({
      id: `${name}.${id}`,
      title: id,
      keys: list,
      run: () => undefined,
    })),
    beside,
  );

describe('bindKeys', () => {
  const queue = set('queue', {
    call: ['c'],
    join: ['j'],
    leave: ['l', 'ctrl-l'],
    last: ['L'],
    next: ['down'],
  });

  it('keeps what is built in', () => {
    expect(bindKeys(queue, { preset: null, rebind: {} }).get('queue.call')).toEqual(['c']);
  });

  it('gives an action the keys of the config file, written as people write them', () => {
    const keys = bindKeys(queue, {
      preset: 'vim',
      rebind: { 'queue.call': ['Ctrl+N', 'g c'], 'queue.join': [] },
    });
    expect(keys.get('queue.call')).toEqual(['ctrl-n', 'g c']);
    expect(keys.get('queue.join')).toEqual([]);
  });

  it('leaves an action its own keys where the chosen ones are none that a terminal sends', () => {
    const rebind = { 'queue.call': ['F1', 'Alt+X'], 'queue.join': ['F2', 'Shift+Down', 'z'] };
    const keys = bindKeys(queue, { preset: null, rebind });
    expect(keys.get('queue.call')).toEqual(['c']);
    expect(keys.get('queue.join')).toEqual(['shift-down', 'z']);
  });

  it('adds h j k l to the arrows under vim, and moves what they displace', () => {
    const keys = bindKeys(queue, { preset: 'vim', rebind: {} });
    expect(keys.get('queue.next')).toEqual(['down', 'j']);
    expect(keys.get('queue.join')).toEqual(['J']);
    expect(keys.get('queue.leave')).toEqual(['z l', 'ctrl-l']);
  });

  it.each([
    ['Ctrl+B', 'ctrl-b'],
    ['ctrl-b', 'ctrl-b'],
    ['Escape', 'esc'],
    ['PageUp', 'pgup'],
    ['Shift+Tab', 'shift-tab'],
    ['A', 'A'],
    ['+', '+'],
    [' ', 'space'],
    ['g  q', 'g q'],
    ['Ctrl++', 'ctrl-+'],
  ])('reads %s as %s', (written, canonical) => {
    expect(canonicalKey(written)).toBe(canonical);
  });
});

describe('findCollisions', () => {
  const global = set('global', { undo: ['u'], back: ['esc'] });

  it('finds one key for two actions of one place', () => {
    expect(findCollisions([set('queue', { call: ['c'], cancel: ['c'] })])).toEqual([
      { place: 'queue', key: 'c', actions: ['queue.call', 'queue.cancel'] },
    ]);
  });

  it('finds a key that is everywhere something else', () => {
    expect(findCollisions([global, set('queue', { up: ['u'] })])).toEqual([
      { place: 'queue', key: 'u', actions: ['queue.up', 'global.undo'] },
    ]);
  });

  it('finds a key that is the beginning of a pair', () => {
    expect(findCollisions([set('queue', { go: ['g'], goThere: ['g t'] })])).toHaveLength(1);
  });

  it('finds a key of a part that stands in the place', () => {
    const list = set('list', { page: ['p'] });
    expect(findCollisions([list, set('queue', { print: ['p'] }, ['list'])])).toHaveLength(1);
    expect(findCollisions([list, set('queue', { print: ['p'] })])).toEqual([]);
  });

  it('leaves Esc, Enter and the arrows to the innermost, and dialogs to themselves', () => {
    expect(findCollisions([global, set('form', { leave: ['esc'] })])).toEqual([]);
    expect(findCollisions([global, set('ask', { upper: ['u'] }, ['dialog'])])).toEqual([]);
  });
});
