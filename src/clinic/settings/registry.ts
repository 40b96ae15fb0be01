import type { z } from 'zod';
import { boolean, choice, text, wholeNumber } from '../../desk/fields/index.ts';
import { ageRecipientField } from './age-recipient.ts';
import { backupScheduleField } from './backup-schedule.ts';
import { countryField } from './country.ts';
import { retentionField } from './retention.ts';
import { timeZoneField } from './time-zone.ts';

interface SettingDefinition {
  readonly title: string;
  readonly description: string;
  readonly example: string;
  /** What holds until somebody sets it, as it would be typed. */
  readonly initial: string;
  readonly schema: z.ZodType;
  /** What a number counts, one of them: `minute`. */
  readonly unit?: string;
}

const rhythms = ['daily', 'weekly', 'monthly', 'off'] as const;

const offWords = { never: 'off', no: 'off', none: 'off' } as const;

/**
 * Every setting of the clinic: what it means, its default, and the one schema that `settings set`, the screens
 * and the reading of stored rows go through.
 */
export const settingsRegistry = {
  name: {
    title: 'Name of the clinic',
    description: 'The name of the clinic, shown on every screen.',
    example: 'Riverside Clinic',
    initial: 'Clinic',
    schema: text('The name of the clinic', 80),
  },
  time_zone: {
    title: 'Time zone',
    description: 'The time zone on the wall of the clinic; all visits are in it.',
    example: 'Europe/Berlin',
    initial: 'UTC',
    schema: timeZoneField,
  },
  country: {
    title: 'Country',
    description: 'The country, two letters; phone numbers without a + are read as numbers of it.',
    example: 'DE',
    initial: 'GB',
    schema: countryField,
  },
  phone_unique: {
    title: 'One phone, one patient',
    description: 'Whether two patients may not share a phone number (yes), or only a warning is shown (no).',
    example: 'no',
    initial: 'no',
    schema: boolean('One phone, one patient'),
  },
  date_order: {
    title: 'Order of a typed date',
    description: 'How a date such as 3.7.88 is read: dmy (day first), mdy (month first) or ymd (year first).',
    example: 'dmy',
    initial: 'dmy',
    schema: choice('The order of a typed date', ['dmy', 'mdy', 'ymd'], {
      'day first': 'dmy',
      'month first': 'mdy',
      'year first': 'ymd',
    }),
  },
  backup_schedule: {
    title: 'When backups are made',
    description:
      'When backups are made: daily 20:00, every 4 hours, or off; by any desk that is open, or by the next one.',
    example: 'every 4 hours',
    initial: 'daily 20:00',
    schema: backupScheduleField,
  },
  backup_keep_daily: {
    title: 'Daily backups are kept for',
    description: 'For how many days, counted back, the last backup of each day is kept.',
    example: '7',
    initial: '7',
    schema: wholeNumber('The number of daily backups', 1, 366),
    unit: 'day',
  },
  backup_keep_weekly: {
    title: 'Weekly backups are kept for',
    description: 'For how many weeks the last backup of each week is kept.',
    example: '4',
    initial: '4',
    schema: wholeNumber('The number of weekly backups', 0, 520),
    unit: 'week',
  },
  backup_keep_monthly: {
    title: 'Monthly backups are kept for',
    description: 'For how many months the last backup of each month is kept.',
    example: '12',
    initial: '12',
    schema: wholeNumber('The number of monthly backups', 0, 240),
    unit: 'month',
  },
  backup_incremental: {
    title: 'Backups store what changed',
    description:
      'Whether scheduled backups store only what changed (yes), with a whole one every week, or everything (no).',
    example: 'no',
    initial: 'no',
    schema: boolean('Backups store what changed'),
  },
  backup_encrypt_to: {
    title: 'Backups are encrypted to',
    description:
      'The age recipient (age1…) that backups and day sheets are encrypted to, or none. Keep its key elsewhere.',
    example: 'none',
    initial: 'none',
    schema: ageRecipientField,
  },
  rehearse_restore: {
    title: 'Rehearse a restore',
    description:
      'How often the newest backup is restored into a scratch place to prove it: weekly, monthly or off.',
    example: 'monthly',
    initial: 'monthly',
    schema: choice('How often a restore is rehearsed', ['weekly', 'monthly', 'off'], offWords),
  },
  downtime_pack: {
    title: 'Day sheets with each backup',
    description:
      'Whether each scheduled backup leaves day sheets to print beside it, for a day on which the machine is down.',
    example: 'yes',
    initial: 'yes',
    schema: boolean('Day sheets with each backup'),
  },
  maintain_analyze: {
    title: 'Refresh the statistics',
    description:
      'How often the statistics that searches are planned by are refreshed: daily, weekly, monthly or off.',
    example: 'daily',
    initial: 'daily',
    schema: choice('How often statistics are refreshed', rhythms, offWords),
  },
  maintain_vacuum: {
    title: 'Compact the database',
    description:
      'How often the database file is compacted while nobody works: daily, weekly, monthly or off.',
    example: 'weekly',
    initial: 'weekly',
    schema: choice('How often the database is compacted', rhythms, offWords),
  },
  maintain_reindex: {
    title: 'Rebuild the indexes',
    description: 'How often the indexes are rebuilt while nobody works: daily, weekly, monthly or off.',
    example: 'monthly',
    initial: 'monthly',
    schema: choice('How often the indexes are rebuilt', rhythms, offWords),
  },
  idle_lock_minutes: {
    title: 'A desk locks itself after',
    description:
      'After how many minutes without a key a screen with somebody signed in is cleared and locked.',
    example: '10',
    initial: '10',
    schema: wholeNumber('The minutes without a key', 1, 240),
    unit: 'minute',
  },
  session_hours: {
    title: 'A sign-in lasts for',
    description: 'After how many hours everybody has to sign in again, on the screens and for commands.',
    example: '12',
    initial: '12',
    schema: wholeNumber('The hours of a sign-in', 1, 72),
    unit: 'hour',
  },
  command_idle_minutes: {
    title: 'A sign-in for commands may rest for',
    description: 'After how many minutes without a command a sign-in with frontdesk login ends.',
    example: '30',
    initial: '30',
    schema: wholeNumber('The minutes without a command', 1, 720),
    unit: 'minute',
  },
  shared_account: {
    title: 'One system login for many people',
    description:
      'Whether many people share one login of the machine (yes): then frontdesk login keeps no session in a file.',
    example: 'no',
    initial: 'no',
    schema: boolean('One system login for many people'),
  },
  retention_patients: {
    title: 'Patients are kept',
    description:
      'How long a patient who is inactive or deceased is kept after the last visit or change: 10 years, or never purged. A purge anonymises.',
    example: '10 years',
    initial: 'never',
    schema: retentionField('Patients are kept', 365),
  },
  retention_appointments: {
    title: 'Past visits are kept',
    description: 'How long visits that are over are kept: 10 years, or never purged. A purge removes them.',
    example: '10 years',
    initial: 'never',
    schema: retentionField('Past visits are kept', 365),
  },
  retention_queue_entries: {
    title: 'Past queue entries are kept',
    description:
      'How long queue entries that are over are kept: 10 years, or never purged. A purge removes them, and promised waits rest on them.',
    example: '10 years',
    initial: 'never',
    schema: retentionField('Past queue entries are kept', 365),
  },
  retention_clinical_accesses: {
    title: 'Reasons for opening clinical data are kept',
    description: 'How long the reasons for opening clinical data are kept, or never purged.',
    example: '10 years',
    initial: 'never',
    schema: retentionField('Reasons for opening clinical data are kept', 365),
  },
  retention_sessions: {
    title: 'Ended sessions are kept',
    description: 'How long sessions that are over are kept, or never purged.',
    example: '10 years',
    initial: 'never',
    schema: retentionField('Ended sessions are kept', 30),
  },
  retention_operations_log: {
    title: 'The operations log is kept',
    description:
      'How long lines of the operations log are kept, or never purged. The audit log is never purged.',
    example: '10 years',
    initial: 'never',
    schema: retentionField('The operations log is kept', 90),
  },
  retention_uploads: {
    title: 'The history of imports is kept',
    description:
      'How long the history of imports is kept, or never purged. An import whose line is gone is not taken back any more.',
    example: '10 years',
    initial: 'never',
    schema: retentionField('The history of imports is kept', 30),
  },
  retention_drafts: {
    title: 'Unsaved forms are kept',
    description: 'How long forms that nobody saved are kept until a purge removes them, or never.',
    example: '7 days',
    initial: '7 days',
    schema: retentionField('Unsaved forms are kept', 7),
  },
} as const satisfies Record<string, SettingDefinition>;

export type SettingName = keyof typeof settingsRegistry;
export type Settings = { [N in SettingName]: z.output<(typeof settingsRegistry)[N]['schema']> };

/** True for the name of a setting. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingsRegistry, name);
}

export const settingNames: readonly SettingName[] = Object.keys(settingsRegistry).filter(isSettingName);
