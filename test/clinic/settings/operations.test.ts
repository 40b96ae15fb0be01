import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bookAppointment, cancelAppointment } from '../../../src/clinic/appointments/index.ts';
import { localNow, readSettings, settingList, settingSet } from '../../../src/clinic/settings/index.ts';
import { defineQuery, undoLast } from '../../../src/desk/index.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { furnish } from '../queue/house.ts';

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

  it.each([[['Europe/Berlin']], [['America/New_York', 'Europe/Berlin']]])(
    'set to %j: the last time zone is not taken back while visits are booked in it',
    async (zones) => {
      await furnish(clinic.desk);
      for (const zone of zones) await set('time_zone', zone);
      const ben = await clinic.anotherDesk();
      const visit = { patient: 'P-00001', doctor: 'L1', start: '2026-11-28T09:00' };
      const { id } = await ben.perform(bookAppointment, visit);
      await expect(clinic.desk.perform(undoLast, {})).rejects.toMatchObject({
        code: 'in_use',
        message: 'Visits are booked in the time zone Europe/Berlin; it cannot be changed now.',
      });
      expect((await house()).time_zone).toBe('Europe/Berlin');
      await ben.perform(cancelAppointment, { id, reason: 'moved away' });
      await clinic.desk.perform(undoLast, {});
      expect((await house()).time_zone).toBe(zones.at(-2) ?? 'UTC');
    },
  );

  it('taken back is as if it had never been set', async () => {
    await set('date_order', 'mdy');
    await clinic.desk.perform(undoLast, {});
    await set('country', 'hu');
    expect((await house()).date_order).toBe('ymd');
  });
});
