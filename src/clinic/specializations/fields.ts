import { z } from 'zod';
import { boolean, longText, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { bad, good, type Reading, schemaOf } from '../../desk/fields/reading.ts';
import { codePattern } from './code.ts';

/** The flags of the specializations' commands and the fields of their form. */
export const idField = text('Specialization', 100).describe('Specialization: id, code or name');

const codeField = schemaOf('Code', (typed): Reading<string> => {
  const code = typed.slice(0, 40).trim().toUpperCase();
  return codePattern.test(code)
    ? good(code)
    : bad('Code must be one to four letters or digits, a letter first, such as G or ENT.');
});

const nameField = text('Name', 100).describe('Name, such as Cardiology; no two share one');

const rest = {
  code: optional(codeField).describe('Short code for the tickets; made from the name when left out'),
  description: optional(longText('Description', 1000)).describe('A line about it'),
  max_capacity: optional(wholeNumber('Capacity', 1, 999)).describe(
    'How many may wait at once; 10 unless said',
  ),
  is_active: boolean('Active').optional().describe('no: nobody can be queued or booked for it'),
};

export const addShape = { name: nameField, ...rest };
export const editShape = { name: nameField.optional().describe('Name; no two share one'), ...rest };

export const versionField = z
  .number()
  .int()
  .optional()
  .describe('The version that was seen; refused as stale when somebody changed it since');
