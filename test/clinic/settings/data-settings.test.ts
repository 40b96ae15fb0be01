import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settingsRegistry } from '../../../src/clinic/settings/registry.ts';

const { backup_schedule, backup_encrypt_to, backup_keep_daily, maintain_vacuum, rehearse_restore } =
  settingsRegistry;

const problem = (result: { error?: { issues: { message: string }[] } | undefined }) =>
  result.error?.issues[0]?.message;

describe('the backup schedule', () => {
  it.each([
    ['daily 20:00', 'daily 20:00'],
    ['Daily at 8 pm', 'daily 20:00'],
    ['nightly', 'daily 20:00'],
    ['every day at 6', 'daily 06:00'],
    ['every 4 hours', 'every 4 hours'],
    ['every 4h', 'every 4 hours'],
    ['every 1 hours', 'every 1 hour'],
    ['hourly', 'every 1 hour'],
    ['OFF', 'off'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(backup_schedule.schema.parse(typed)).toBe(kept);
    expect(backup_schedule.schema.parse(kept)).toBe(kept);
  });

  it.each([
    ['sometimes', 'must be like daily 20:00, every 4 hours, or off, not “sometimes”'],
    ['daily 25:00', 'must be a time such as 09:30, not “25:00”'],
    ['every 0 hours', 'every 1 to 168 hours, not every “0”'],
    ['every 900 hours', 'every 1 to 168 hours'],
    ['', 'must be like daily 20:00'],
  ])('%j is refused in a sentence', (typed, said) => {
    expect(problem(backup_schedule.schema.safeParse(typed))).toContain(said);
  });

  it('never takes text that it would not take again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), (typed) => {
        const reading = backup_schedule.schema.safeParse(typed);
        if (reading.success) expect(backup_schedule.schema.parse(reading.data)).toBe(reading.data);
      }),
    );
  });
});

describe('the recipient of backups', () => {
  it('is a public age key, or none', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity());
    expect(backup_encrypt_to.schema.parse(` ${recipient} `)).toBe(recipient);
    for (const word of ['none', 'off', '', '-']) expect(backup_encrypt_to.schema.parse(word)).toBe('none');
  });

  it('is refused when one letter of it is wrong, when it is the secret half, or something else', async () => {
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    for (let at = 4; at < recipient.length; at += 1) {
      const wrong = recipient[at] === 'q' ? 'p' : 'q';
      const mistyped = recipient.slice(0, at) + wrong + recipient.slice(at + 1);
      expect(problem(backup_encrypt_to.schema.safeParse(mistyped))).toContain('mistyped');
    }
    expect(problem(backup_encrypt_to.schema.safeParse(identity))).toContain('This is the secret key.');
    expect(problem(backup_encrypt_to.schema.safeParse('ana@example.org'))).toContain('not “ana@example.org”');
  });
});

it('numbers and rhythms say what they take', () => {
  expect(backup_keep_daily.schema.parse('14')).toBe(14);
  expect(problem(backup_keep_daily.schema.safeParse('0'))).toBe(
    'The number of daily backups must be a whole number from 1 to 366.',
  );
  expect(maintain_vacuum.schema.parse('Never')).toBe('off');
  expect(problem(maintain_vacuum.schema.safeParse('yearly'))).toContain('daily, weekly, monthly or off');
  expect(problem(rehearse_restore.schema.safeParse('daily'))).toContain('weekly, monthly or off');
});
