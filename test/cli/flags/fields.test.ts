import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { collectInput } from '../../../src/cli/flags/collect.ts';
import { fieldsOf } from '../../../src/cli/flags/fields.ts';
import { spellOutBooleans } from '../../../src/cli/flags/options.ts';
import { boolean, choice, optional, personName, wholeNumber } from '../../../src/desk/fields/index.ts';

const schema = z.object({
  first_name: personName('First name').describe('First name'),
  gender: optional(choice('Gender', ['Male', 'Female'])).describe('Gender, if known'),
  is_active: boolean('Active').optional().describe('Active or not'),
  limit: optional(wholeNumber('Limit', 1, 10)),
  version: z.number().int().optional(),
  names: z.array(z.string()).default([]),
  days: z.array(z.object({ day: z.number() })).optional(),
  urgency: z.enum(['routine', 'urgent']).default('routine'),
});
const fields = fieldsOf(schema);

describe('the flags of a schema', () => {
  test('are its fields, with their kind, description and default', () => {
    expect(fields).toEqual([
      { name: 'first_name', flag: 'first-name', kind: 'text', required: true, description: 'First name' },
      { name: 'gender', flag: 'gender', kind: 'text', required: false, description: 'Gender, if known' },
      {
        name: 'is_active',
        flag: 'is-active',
        kind: 'boolean',
        required: false,
        description: 'Active or not',
      },
      { name: 'limit', flag: 'limit', kind: 'text', required: false, description: '' },
      { name: 'version', flag: 'version', kind: 'number', required: false, description: '' },
      { name: 'names', flag: 'names', kind: 'list', required: false, description: '', initial: [] },
      { name: 'days', flag: 'days', kind: 'json', required: false, description: '' },
      {
        name: 'urgency',
        flag: 'urgency',
        kind: 'text',
        required: false,
        description: 'routine, urgent',
        initial: 'routine',
      },
    ]);
  });
});

describe('the input of an operation', () => {
  const nothing = { places: [], options: {}, json: {} };

  test('comes from JSON, then flags, then what stands by place', () => {
    const typed = {
      places: ['Ada'],
      options: { gender: 'f', version: '3', days: '[{"day":1}]' },
      json: { gender: 'm', first_name: 'Jo', is_active: true },
    };
    expect(collectInput(fields, ['first_name'], typed)).toEqual({
      first_name: 'Ada',
      gender: 'f',
      is_active: true,
      version: 3,
      days: [{ day: 1 }],
    });
  });

  test('what cannot be meant is refused', () => {
    expect(() => collectInput(fields, [], { ...nothing, json: { nmae: 'Ada' } })).toThrow(
      'There is no field “nmae” here.',
    );
    expect(() => collectInput(fields, ['first_name'], nothing)).toThrow('FIRST-NAME is missing.');
    expect(() => collectInput(fields, [], { ...nothing, options: { days: '[1' } })).toThrow(
      '--days takes JSON',
    );
  });

  test('yes and no may follow a flag that is yes or no by itself', () => {
    expect(
      spellOutBooleans(
        ['G', '--is-active', 'no', '--names', 'no', '--is-active=yes', '--is-active', 'G'],
        fields,
      ),
    ).toEqual(['G', '--no-is-active', '--names', 'no', '--is-active', '--is-active', 'G']);
    expect(spellOutBooleans(['--', '--is-active', 'no'], fields)).toEqual(['--', '--is-active', 'no']);
  });
});
