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

it('leaves out what lacks a letter, and keeps the order where nothing is typed', () => {
  expect(found('zzz')).toEqual([]);
  expect(found('')).toEqual(titles);
});
