import { z } from 'zod';
import { optional, wholeNumber } from '../../desk/fields/index.ts';
import { AuditLog, defineQuery } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { findUnusual, type Look, type Unusual } from './unusual-rules.ts';

/** Looks and refusals that a day may have before the rest is not gone through: more than that is unusual anyway. */
const most = 200_000;

/** What an administrator should ask about: many records in a short time, or at night, or many refusals. */
export const unusualAccess = defineQuery({
  name: 'audit.unusual',
  title: 'Point out unusual looks at records',
  permission: 'audit.see',
  input: z.strictObject({
    days: optional(wholeNumber('Days', 1, 90)).describe('Look back so many days (default 1)'),
  }),
  cli: { columns: ['sentence'] },
  async run(view, { days }): Promise<Unusual[]> {
    const { time_zone } = await readSettings(view);
    const since = Temporal.Instant.from(view.now).subtract({ hours: 24 * (days ?? 1) });
    const looks = await view.em.find(
      AuditLog,
      { kind: { $in: ['see', 'refuse'] }, at: { $gte: new Date(since.epochMilliseconds).toISOString() } },
      {
        fields: ['at', 'actor', 'user_id', 'patient_id', 'kind'],
        orderBy: { at: 'asc', entry: 'asc' },
        limit: most,
      },
    );
    return findUnusual(looks.map(asLook), time_zone);
  },
});

function asLook(row: Pick<AuditLog, 'at' | 'actor' | 'user_id' | 'patient_id' | 'kind'>): Look {
  return {
    at: row.at,
    person: row.user_id ?? row.actor,
    actor: row.actor,
    patient: row.patient_id ?? null,
    isRefused: row.kind === 'refuse',
  };
}
