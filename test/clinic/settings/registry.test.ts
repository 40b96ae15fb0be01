import { describe, expect, it } from 'vitest';
import { settingNames, settingsRegistry } from '../../../src/clinic/settings/registry.ts';

const { time_zone, country, phone_unique, date_order, name } = settingsRegistry;

const message = (result: { success: boolean; error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues[0]?.message;

describe('the settings', () => {
  it('have defaults that their own schemas accept', () => {
    for (const setting of settingNames) {
      const { schema, initial, example } = settingsRegistry[setting];
      expect(schema.safeParse(initial).success, setting).toBe(true);
      expect(schema.safeParse(example).success, setting).toBe(true);
    }
  });

  it('read back what they were parsed to', () => {
    for (const setting of settingNames) {
      const { schema, example } = settingsRegistry[setting];
      const parsed = schema.parse(example);
      expect(schema.parse(parsed), setting).toEqual(parsed);
    }
  });

  it('take a time zone in any case and name the wrong one', () => {
    expect(time_zone.schema.parse(' europe/berlin ')).toBe('Europe/Berlin');
    expect(time_zone.schema.parse('utc')).toBe('UTC');
    expect(message(time_zone.schema.safeParse('Mars/Base'))).toContain('There is no time zone “Mars/Base”.');
    expect(time_zone.schema.safeParse('+02:00').success).toBe(false);
  });

  it('take a country by letters or by name', () => {
    expect(country.schema.parse('de')).toBe('DE');
    expect(country.schema.parse('Germany')).toBe('DE');
    expect(country.schema.parse('UK')).toBe('GB');
    expect(message(country.schema.safeParse('ZZ'))).toContain('There is no country “ZZ”.');
  });

  it('take yes and no in the usual words', () => {
    for (const word of ['yes', 'TRUE', '1', true]) expect(phone_unique.schema.parse(word)).toBe(true);
    for (const word of ['no', 'false', '0', false]) expect(phone_unique.schema.parse(word)).toBe(false);
    expect(phone_unique.schema.safeParse('perhaps').success).toBe(false);
  });

  it('refuse an unknown order of dates and a bad name in a sentence', () => {
    expect(date_order.schema.parse('YMD')).toBe('ymd');
    expect(message(date_order.schema.safeParse('dym'))).toContain('dmy, mdy or ymd');
    expect(message(name.schema.safeParse('  '))).toBe('The name of the clinic is missing.');
    expect(name.schema.safeParse('Clinic\u001b[31m').success).toBe(false);
    expect(name.schema.safeParse('x'.repeat(81)).success).toBe(false);
  });
});
