import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { printSheets } from '../../../src/data/downtime-pack/index.ts';
import type { DaySheets, SheetVisit } from '../../../src/data/downtime-pack/sheets.ts';

const visit: SheetVisit = {
  time: '09:30',
  duration: 30,
  number: 'P-00007',
  name: 'Okafor, Ada',
  birth_date: '1991-06-14',
  phone: '+442079460712',
  type: 'Follow-up',
  reason: 'Blood pressure',
  allergies: 'penicillin, latex',
  overbooked: false,
};

const pack: DaySheets = {
  audit: '2026-11-21  entry 12345  head 5b1e-77aa-0c3d-91f2',
  clinic: 'Riverside Clinic',
  as_of: '2026-11-21T20:00',
  sheets: [
    { doctor: 'Dr Lindt', date: '2026-11-23', hours: ['09:00-13:00', '14:00-17:00'], visits: [visit] },
    { doctor: 'Dr Osei', date: '2026-11-23', hours: [], visits: [] },
  ],
  waiting: [
    {
      specialization: 'Cardiology',
      ticket: 'C-001',
      name: 'Meyer, Jonas',
      birth_date: '1979-09-30',
      phone: null,
      urgency: 'urgent',
      joined: '19:40',
      phase: 'waiting',
    },
  ],
};

describe('day sheets', () => {
  it('begin a new sheet for each doctor, after the queue', () => {
    const [queue, lindt, osei, ...more] = printSheets(pack).split('\f');
    expect(more).toEqual([]);
    expect(queue).toMatch(/C-001 +Meyer, Jonas +1979-09-30 +urgent +19:40/);
    expect(queue).toContain('entry 12345  head 5b1e-77aa-0c3d-91f2');
    expect(lindt).toContain('RIVERSIDE CLINIC');
    expect(lindt).toContain('Monday 23 November 2026');
    expect(lindt).toContain('As it was on Saturday 21 November 2026 at 20:00.');
    expect(lindt).toMatch(/Dr Lindt +09:00-13:00 {2}14:00-17:00/);
    expect(lindt).toMatch(/09:30 +Okafor, Ada +1991-06-14 +\+442079460712 +Follow-up/);
    expect(lindt).toContain('P-00007, 30 min: Blood pressure');
    expect(lindt).toContain('ALLERGIES: penicillin, latex');
    expect(osei).toContain('Nobody is booked.');
    expect(osei).toContain('Without an appointment');
  });

  it('never have a line wider than the paper, nor a sign that a printer would obey, whatever was typed', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 120 });
    const hostile = fc.oneof(
      text,
      fc.constant('\u001b[31m\f\u0007\u202egnp'),
      fc.constant('漢字'.repeat(60)),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (name, reason, allergies) => {
        const [sheet] = pack.sheets;
        const visits = [{ ...visit, name, reason, allergies }];
        const printed = printSheets({ ...pack, clinic: name, sheets: sheet ? [{ ...sheet, visits }] : [] });
        expect(printed.split('\f')).toHaveLength(2);
        for (const line of printed.split(/[\n\f]/)) expect(stringWidth(line)).toBeLessThanOrEqual(80);
        expect(printed).not.toMatch(/[\p{Cc}--[\n\f]]|\u202e/v);
      }),
    );
  });
});

it('has no control character in it, whatever a department or the hours of a doctor are called', () => {
  const hostile = 'Cardio\u001b[2J\u009b31m\nlogy';
  const printed = printSheets({
    ...pack,
    clinic: hostile,
    sheets: pack.sheets.map((sheet) => ({ ...sheet, doctor: hostile, hours: [hostile] })),
    waiting: pack.waiting.map((waiting) => ({ ...waiting, specialization: hostile, ticket: hostile })),
  });
  expect(printed).toContain('Cardio logy');
  expect(printed.replaceAll(/[\n\f]/gu, '')).not.toMatch(/\p{Cc}/u);
});
