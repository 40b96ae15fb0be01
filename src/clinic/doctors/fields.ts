import { z } from 'zod';
import {
  boolean,
  choice,
  date,
  email,
  longText,
  optional,
  personName,
  phone,
  text,
  wholeNumber,
} from '../../desk/fields/index.ts';
import { bad, good, type Reading, schemaOf, shown } from '../../desk/fields/reading.ts';
import { time } from '../../desk/fields/time.ts';
import { dayNames } from './schedule.ts';

export const doctorStatuses = ['Active', 'Inactive', 'On Leave'] as const;
export type DoctorStatus = (typeof doctorStatuses)[number];

/** The flags of the doctors' commands and the fields of their forms, each with its one rule. */
export const idField = text('Doctor', 100).describe('Doctor: id or licence number');

export const statusField = choice('Status', doctorStatuses, {
  working: 'Active',
  away: 'On Leave',
  leave: 'On Leave',
  left: 'Inactive',
});

export const versionField = z
  .number()
  .int()
  .optional()
  .describe('The version that was seen; refused as stale when somebody changed it since');

export const limitField = optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many rows');

/** Name and licence, without which there is no doctor. */
const identity = {
  full_name: personName('Name').describe('First and last name, without the title'),
  license_number: text('Licence number', 100).describe('Licence number; no two doctors share one'),
};

const particulars = {
  title: optional(text('Title', 50)).describe('Title: Dr, Prof …'),
  phone: optional(phone('Phone')).describe('Phone, as one dials it'),
  email: optional(email('E-mail')).describe('E-mail'),
  office_address: optional(longText('Office', 500)).describe('Office: room or address'),
  medical_degree: optional(text('Degree', 100)).describe('Medical degree'),
  years_of_experience: optional(wholeNumber('Years of experience', 0, 80)).describe('Years of experience'),
  certifications: optional(longText('Certifications', 2000)).describe('Certifications'),
  status: optional(statusField).describe('Active (the default), Inactive or On Leave'),
  bio: optional(longText('About', 5000)).describe('A few lines about the doctor'),
  hire_date: optional(date('Hired on')).describe('Hired on, YYYY-MM-DD'),
  specializations: z
    .preprocess(splitList, z.array(text('Specialization', 100)))
    .optional()
    .describe('Specializations: ids, codes or names; several are separated by commas'),
};

export const addShape = { ...identity, ...particulars };
export const editShape = {
  full_name: identity.full_name.optional().describe('First and last name, without the title'),
  license_number: identity.license_number.optional().describe('Licence number; no two doctors share one'),
  ...particulars,
};

export const dayField = schemaOf('Day', readDay).describe('Day of the week: a name, or 0 (Sunday) to 6');

/** One day as it is typed; what belongs together is checked by `findScheduleProblems`. */
export const dayShape = {
  start_time: time('Start').describe('Start of work, HH:MM'),
  end_time: time('End').describe('End of work, HH:MM'),
  break_start: optional(time('Start of the break')).describe('Start of the break, HH:MM'),
  break_end: optional(time('End of the break')).describe('End of the break, HH:MM'),
  is_available: boolean('Available')
    .optional()
    .describe('no: keeps the hours, but nobody can be booked then'),
};

function splitList(value: unknown): unknown {
  if (value === null) return [];
  const parts = Array.isArray(value) ? value : typeof value === 'string' ? [value] : null;
  if (!parts?.every((part) => typeof part === 'string')) return value;
  return parts
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readDay(typed: string): Reading<number> {
  const word = typed.slice(0, 40).trim().toLowerCase();
  if (/^[0-6]$/.test(word)) return good(Number(word));
  const matches = dayNames.filter((name) => word.length >= 2 && name.toLowerCase().startsWith(word));
  const [only, second] = matches;
  if (only !== undefined && second === undefined) return good(dayNames.indexOf(only));
  return bad(`Day must be a day of the week such as Monday, or 0 (Sunday) to 6, not ${shown(typed)}.`);
}
