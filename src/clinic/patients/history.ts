import { z } from 'zod';
import { optional, text, wholeNumber } from '../../desk/fields/index.ts';
import { AuditLog, defineQuery } from '../../desk/index.ts';
import { storedJson } from '../../desk/stored-json.ts';
import { type ClinicalAccess, clinicalAccess } from '../clinical-access/index.ts';
import { asShown } from './field-rules.ts';
import { findPatient } from './find.ts';

/** One change of a patient's record: who, when, by which operation, and each field before and after. */
export interface PatientChange {
  entry: number;
  at: string;
  actor: string;
  operation: string;
  kind: 'create' | 'update' | 'delete';
  changes: { field: string; before: unknown; after: unknown }[];
  /** Unless it is open, changes of clinical fields are not among them: an edit of these alone has none. */
  clinical: ClinicalAccess;
}

/** The changes of one patient's record, the newest first. */
export const patientHistory = defineQuery({
  name: 'patients.history',
  title: "Show the changes of a patient's record",
  permission: 'patients.find',
  input: z.strictObject({
    id: text('Patient', 100).describe('Patient: id or number'),
    limit: optional(wholeNumber('Limit', 1, 1000)).describe('At most so many rows (100)'),
  }),
  cli: { positional: ['id'], columns: ['at', 'actor', 'operation', 'kind'], titled: 'operation' },
  async run(view, { id: ref, limit }): Promise<PatientChange[]> {
    const { id } = await findPatient(view, ref);
    const clinical = await clinicalAccess(view, id);
    const entries = await view.em.find(
      AuditLog,
      { entity: 'patients', entity_id: id, kind: { $in: ['create', 'update', 'delete'] } },
      { orderBy: { entry: 'desc' }, limit: limit ?? 100 },
    );
    return entries.map((row) => ({
      entry: row.entry,
      at: row.at,
      actor: row.actor,
      operation: row.operation,
      kind: row.kind === 'create' || row.kind === 'delete' ? row.kind : 'update',
      changes: differences(asShown(parsed(row.before), clinical), asShown(parsed(row.after), clinical)),
      clinical,
    }));
  },
});

const image = z.record(z.string(), z.unknown()).nullable();
type Image = Readonly<Record<string, unknown>>;

/** What a person would call a change; keys the program keeps for itself are left out. */
const ownBusiness = new Set([
  'version',
  'updated_at',
  'sound_key',
  'search_key',
  'phone',
  'created_at',
  'id',
]);

function differences(old: Image, fresh: Image) {
  return Object.keys({ ...old, ...fresh })
    .filter((field) => !ownBusiness.has(field) && (old[field] ?? null) !== (fresh[field] ?? null))
    .map((field) => ({
      field: field === 'phone_typed' ? 'phone' : field,
      before: old[field] ?? null,
      after: fresh[field] ?? null,
    }));
}

function parsed(json: string | null | undefined): Image {
  return image.safeParse(storedJson(json)).data ?? {};
}
