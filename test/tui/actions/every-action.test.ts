import { expect, it } from 'vitest';
import { findCollisions, PRESETS } from '../../../src/tui/actions/index.ts';
import { allActionSets } from '../../../src/tui/all-actions.ts';

const sets = await allActionSets();

it('no key means two things in one place', () => {
  expect(findCollisions(sets)).toEqual([]);
});

it.each(PRESETS)('nor with the preset %s', (preset) => {
  expect(findCollisions(sets, { preset, rebind: {} })).toEqual([]);
});

it('every action has an id of its own, which begins with a place', () => {
  const ids = sets.flatMap((set) => set.actions.map((action) => action.id));
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  expect(ids.filter((id) => !/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(id))).toEqual([]);
});

it('every set is there once, and stands beside sets that exist', () => {
  const names = sets.map((set) => set.name);
  expect(new Set(names).size).toBe(names.length);
  const known = [...names, 'dialog'];
  expect(sets.flatMap((set) => set.beside).filter((name) => !known.includes(name))).toEqual([]);
});
