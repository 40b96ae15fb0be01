import { afterAll, beforeAll, expect, test } from 'vitest';
import { CommandLine } from './frontdesk.ts';

const clinic = new CommandLine();
afterAll(() => clinic.remove());

beforeAll(async () => {
  await clinic.json(['init', '--time-zone', 'Europe/Berlin', '--country', 'DE']);
  await clinic.json([
    'doctors',
    'add',
    '--full-name',
    'Eva Lindt',
    '--license-number',
    'L-1',
    '--specializations',
    'G',
  ]);
  await clinic.json([
    'doctors',
    'schedule',
    'L-1',
    '--day',
    'Monday',
    '--start-time',
    '09:00',
    '--end-time',
    '17:00',
  ]);
  const twenty = Array.from({ length: 20 }, (_, index) => `Nr${index + 1},Same,1988-03-07,f`);
  const stdin = `first name,last name,dob,sex\n${twenty.join('\n')}\n`;
  expect(await clinic.json(['import', '-', '--table', 'patients'], { stdin })).toMatchObject({
    inserted: 20,
  });
}, 120_000);

test('of twenty who book the same doctor and minute at once, one does and nineteen are told why not', async () => {
  const monday = '2030-05-06T09:00';
  const book = (patient: number) =>
    clinic.run([
      'appointments',
      'book',
      '--patient',
      `P-${String(patient).padStart(5, '0')}`,
      '--doctor',
      'L-1',
      '--start',
      monday,
      '--duration',
      '30',
      '--type',
      'Regular',
      '--reason',
      'check',
      '--json',
    ]);
  const ran = await Promise.all(Array.from({ length: 20 }, (_, index) => book(index + 1)));
  const results = ran.map(({ exit, json }) => `${exit} ${Object(json()).error?.code ?? 'booked'}`).sort();
  expect(results).toEqual(['0 booked', ...Array.from({ length: 19 }, () => '1 overlap')]);
  expect(await clinic.json(['appointments', 'list', '--date', '2030-05-06'])).toHaveLength(1);
}, 120_000);
