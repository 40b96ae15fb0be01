import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { boolean, choice, email, time, wholeNumber } from '../../../src/desk/fields/index.ts';

function problemOf(schema: z.ZodType, value: unknown): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

describe('a choice', () => {
  const status = choice('Status', ['Scheduled', 'No-Show'], { missed: 'No-Show' });

  it('takes any case, any separator and its synonyms', () => {
    expect(['scheduled', 'no show', 'NO_SHOW', ' Missed '].map((typed) => status.parse(typed))).toEqual([
      'Scheduled',
      'No-Show',
      'No-Show',
      'No-Show',
    ]);
  });

  it('lists its values when it refuses', () => {
    expect(problemOf(status, 'lost\u001b[2J')).toBe('Status must be Scheduled or No-Show, not “lost[2J”.');
  });
});

it('yes and no are taken as people and spreadsheets write them', () => {
  expect(['yes', 'Y', 'true', '1', 1, true].map((typed) => boolean('Active').parse(typed))).not.toContain(
    false,
  );
  expect(['no', 'N', 'FALSE', '0', 0, false].map((typed) => boolean('Active').parse(typed))).not.toContain(
    true,
  );
  expect(problemOf(boolean('Active'), 'maybe')).toBe('Active must be yes or no, not “maybe”.');
});

it('times of day are read as they are written', () => {
  const read = (typed: string) => time('Start').safeParse(typed).data;
  expect(['9', '9:30', '09.30', '0930', '9am', '12 am', '12:15pm', '23:59', '9h30'].map(read)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '09:00',
    '00:00',
    '12:15',
    '23:59',
    '09:30',
  ]);
  for (const typed of ['24:00', '9:60', '13pm', 'noon', '9:3']) expect(read(typed)).toBeUndefined();
});

it('whole numbers keep their bounds', () => {
  const minutes = wholeNumber('Duration', 15, 480);
  expect([minutes.parse('15'), minutes.parse(480)]).toEqual([15, 480]);
  for (const typed of ['14', 481, '1e2', '20.5', 'x']) {
    expect(problemOf(minutes, typed)).toBe('Duration must be a whole number from 15 to 480.');
  }
});

describe('an e-mail address', () => {
  it('keeps its local part and lower-cases its domain', () => {
    expect(email('E-mail').parse(' Ada.Okafor+x@Example.ORG ')).toBe('Ada.Okafor+x@example.org');
    expect(email('E-mail').parse('jürgen@müller.de')).toBe('jürgen@müller.de');
  });

  it.each(['ada', 'ada@', '@x.org', 'ada@x', 'a b@x.org', 'ada@-x.org', 'ada@x..org', 'a@b@c.org'])(
    '%s is refused',
    (typed) => {
      expect(problemOf(email('E-mail'), typed)).toContain('must look like name@example.org');
    },
  );
});
