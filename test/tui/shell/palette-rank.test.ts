import { expect, it } from 'vitest';
import { rank } from '../../../src/tui/shell/palette/rank.ts';

const titles = [
  'Queue: Call the next patient',
  'Queue: Remove from the queue',
  'Everywhere: Quit',
  'Screens: Queue',
  'Patients: Edit',
];
const found = (typed: string) => rank(titles, (title) => title, typed);

it('puts beginnings of words first', () => {
  expect(found('qui')[0]).toBe('Everywhere: Quit');
  expect(found('cnp')[0]).toBe('Queue: Call the next patient');
  expect(found('edit')[0]).toBe('Patients: Edit');
  expect(found('call next')[0]).toBe('Queue: Call the next patient');
});

it('puts a word that was typed before letters that happen to be there', () => {
  const some = ['Patients: Deactivate, or make active again', 'Screens: Data', 'Data: Clear all data'];
  expect(rank(some, (title) => title, 'data')).toEqual([...some.slice(1), some[0]]);
  expect(rank(some, (title) => title, 'make active')[0]).toBe(some[0]);
});

it('leaves out what lacks a letter, and keeps the order where nothing is typed', () => {
  expect(found('zzz')).toEqual([]);
  expect(found('')).toEqual(titles);
});
