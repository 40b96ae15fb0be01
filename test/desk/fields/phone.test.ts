import { describe, expect, it } from 'vitest';
import { phone, readPhone } from '../../../src/desk/fields/index.ts';

async function read(typed: string, country = 'GB') {
  const reading = await readPhone('Phone', typed, country);
  return reading.ok ? reading.value.e164 : reading.problem;
}

describe('a phone number', () => {
  it('is kept for calling and as it was typed', async () => {
    expect(await readPhone('Phone', ' (020) 7946  0712 ', 'GB')).toEqual({
      ok: true,
      value: { e164: '+442079460712', as_typed: '(020) 7946 0712' },
    });
  });

  it.each([
    ['020 7946 0712', 'GB', '+442079460712'],
    ['+31 20 555 0712', 'GB', '+31205550712'],
    ['0031 20 555 0712', 'GB', '+31205550712'],
    ['00442079460712', 'US', '+442079460712'],
    ['617-555-0123', 'US', '+16175550123'],
    ['030 901820', 'DE', '+4930901820'],
    ['020 7946 0712 ext. 12', 'GB', '+442079460712'],
  ])('%s in %s is %s', async (typed, country, e164) => {
    expect(await read(typed, country)).toBe(e164);
  });

  it('says how many digits are missing or too many', async () => {
    expect(await read('020 7946 07')).toBe('Too short for a number in GB: 2 more digits.');
    expect(await read('020 7946 071')).toBe('Too short for a number in GB: 1 more digit.');
    expect(await read('617-555-012', 'US')).toBe('Too short for a number in US: 1 more digit.');
    expect(await read('425-385-32624', 'US')).toBe('Too long for a number in US: 1 digit too many.');
  });

  it('says so when the number cannot exist or is none', async () => {
    expect(await read('050 0000 0000', 'US')).toBe(
      'Phone is not a number that exists in US. Check its first digits.',
    );
    expect(await read('call me')).toBe(
      'Phone must be a phone number such as +44 20 7946 0712, not “call me”.',
    );
    expect(await read('+')).toContain('must be a phone number');
    expect(await read('20 7946', 'XX')).toBe('Phone needs its country code, such as +44 20 7946 0712.');
  });
});

it('the schema checks the shape alone, for the country is a setting', () => {
  expect(phone('Phone').parse(6175550123)).toBe('6175550123');
  expect(phone('Phone').safeParse('1'.repeat(1_000_000)).error?.issues[0]?.message).toBe(
    'Phone is too long: 1 000 000 characters, at most 40.',
  );
});
