import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { localNow, readSettings, settingList, settingSet } from '../../../src/clinic/settings/index.ts';
import { defineQuery } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: '2026-11-21T23:40:00.000Z' });
});
afterEach(() => clinic.close());

const house = () =>
  clinic.desk.read(
    defineQuery({
      name: 'test.house',
      title: 'House',
      input: z.object({}),
      permission: 'clinic.see',
      run: async (view) => ({ ...(await readSettings(view)), local: await localNow(view) }),
    }),
    {},
  );

const set = (name: string, value: string | boolean) => clinic.desk.perform(settingSet, { name, value });

describe('settings', () => {
  it('have defaults, and keep what is set', async () => {
    expect(await house()).toMatchObject({
      name: 'Clinic',
      time_zone: 'UTC',
      country: 'GB',
      phone_unique: false,
    });
    await set('name', ' Riverside  Clinic ');
    await set('time-zone', 'europe/berlin');
    await set('PHONE_UNIQUE', 'yes');
    expect(await house()).toMatchObject({
      name: 'Riverside Clinic',
      time_zone: 'Europe/Berlin',
      phone_unique: true,
      local: '2026-11-22T00:40',
    });
  });

  it('read dates as the country does until somebody says otherwise', async () => {
    await set('country', 'us');
    expect((await house()).date_order).toBe('mdy');
    await set('date_order', 'day first');
    expect((await house()).date_order).toBe('dmy');
  });

  it('are listed with what they mean and whether they were set', async () => {
    await set('country', 'DE');
    const rows = await clinic.desk.read(settingList, {});
    expect(rows.find((row) => row.name === 'country')).toMatchObject({ value: 'DE', is_set: true });
    expect(rows.find((row) => row.name === 'phone_unique')).toMatchObject({ value: false, is_set: false });
    expect(rows.every((row) => row.description.endsWith('.'))).toBe(true);
  });

  it('refuse an unknown name and a value that does not fit, and change nothing', async () => {
    await expect(set('colour', 'red')).rejects.toMatchObject({
      code: 'not_found',
      hint: expect.stringContaining('time_zone'),
    });
    await expect(set('time_zone', 'Berlin')).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('There is no time zone “Berlin”'),
    });
    expect((await house()).time_zone).toBe('UTC');
  });
});
