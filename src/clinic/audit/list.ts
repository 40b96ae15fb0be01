import type { FilterQuery } from '@mikro-orm/core';
import { z } from 'zod';
import { choice, date, optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { AuditLog, defineQuery, type View } from '../../desk/index.ts';
import { startOfDay } from '../../desk/words/index.ts';
import { type ClinicalAccess, clinicalAccess } from '../clinical-access/index.ts';
import { asShown, findPatient, lastFirst, Patient } from '../patients/index.ts';
import { readSettings } from '../settings/index.ts';
import { User } from '../users/entity.ts';
import { type AuditRow, auditKinds, rowOf } from './row.ts';

const input = z.strictObject({
  patient: optional(text('Patient', 100)).describe('Only about this patient: id or number'),
  user: optional(text('User', 255)).describe('Only by this person: e-mail, id, or the name in the log'),
  from: optional(date('From')).describe('Only from this day of the clinic on, YYYY-MM-DD'),
  to: optional(date('To')).describe('Only up to this day of the clinic'),
  operation: optional(text('Operation', 100)).describe(
    'Only by this operation or this kind: patients.edit, patients, audit.key',
  ),
  kind: optional(choice('Kind', auditKinds)).describe('Only this kind'),
  limit: optional(wholeNumber('Limit', 1, 10_000)).describe('At most so many (default 50)'),
  before: optional(wholeNumber('Before', 1, Number.MAX_SAFE_INTEGER)).describe(
    'Only entries before this number: the next page',
  ),
});

/** Who did or saw what, when and from where; the newest first. */
export const listAudit = defineQuery({
  name: 'audit.list',
  title: 'List who changed or saw what',
  permission: 'audit.see',
  input,
  cli: {
    columns: ['entry', 'at', 'actor', 'operation', 'kind', 'entity', 'about', 'origin'],
    titled: 'operation',
  },
  async run(view, asked): Promise<AuditRow[]> {
    const where = await conditions(view, asked);
    const found = await view.em.find(AuditLog, where.length > 0 ? { $and: where } : {}, {
      orderBy: { entry: 'desc' },
      limit: asked.limit ?? 50,
    });
    const names = await namesIn(view, found);
    return Promise.all(found.map((entry) => shownRow(view, rowOf(entry, names.get(whoseIs(entry)) ?? null))));
  },
});

/** Whom an entry is about, by id: a patient before anybody else. */
function whoseIs({ patient_id, entity, entity_id }: AuditLog): string {
  return patient_id ?? (entity === User.meta.tableName ? (entity_id ?? '') : '');
}

/** What those whom the entries are about are called, by id. */
async function namesIn({ em }: View, entries: readonly AuditLog[]): Promise<Map<string, string>> {
  const id = { $in: [...new Set(entries.map(whoseIs))] };
  const patients = await em.find(Patient, { id });
  const users = await em.find(User, { id });
  return new Map<string, string>([
    ...patients.map((one) => [one.id, `${lastFirst(one)} ${one.number}`] as const),
    ...users.map((one) => [one.id, one.full_name] as const),
  ]);
}

/** Also an administrator sees medications and medical history only where there was a reason to: in the log as in the record. */
async function shownRow(view: View, row: AuditRow): Promise<AuditRow> {
  if (row.entity !== Patient.meta.tableName || row.patient_id === null) return row;
  const access = await clinicalAccess(view, row.patient_id);
  return { ...row, before: shownImage(row.before, access), after: shownImage(row.after, access) };
}

function shownImage(image: unknown, access: ClinicalAccess): unknown {
  return typeof image === 'object' && image !== null ? asShown(image, access) : image;
}

async function conditions(view: View, asked: z.output<typeof input>): Promise<FilterQuery<AuditLog>[]> {
  const { patient, user, from, to, operation, kind, before } = asked;
  const where: FilterQuery<AuditLog>[] = [];
  if (before) where.push({ entry: { $lt: before } });
  if (patient) where.push({ patient_id: (await findPatient(view, patient)).id });
  if (user) where.push(await byPerson(view, user));
  if (operation) where.push({ $or: [{ operation }, { operation: { $like: `${operation}.%` } }] });
  if (kind) where.push({ kind });
  if (from || to) {
    const { time_zone } = await readSettings(view);
    if (from) where.push({ at: { $gte: startOfDay(from, time_zone) } });
    if (to) where.push({ at: { $lt: startOfDay(dayAfter(to), time_zone) } });
  }
  return where;
}

/** An account by e-mail or id, and whoever the log knows by that name: also somebody from before there were accounts. */
async function byPerson({ em }: View, who: string): Promise<FilterQuery<AuditLog>> {
  const user = await em.findOne(User, { $or: [{ id: who }, { email: who.toLowerCase() }] });
  return user === null ? { $or: [{ user_id: who }, { actor: who }] } : { user_id: user.id };
}

function dayAfter(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}
