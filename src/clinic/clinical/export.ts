import type { EntityMetadata } from '@mikro-orm/core';
import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { AuditLog, defineQuery, type View } from '../../desk/index.ts';
import { Doctor } from '../doctors/entity.ts';
import { Patient } from '../patients/entity.ts';
import { findPatient } from '../patients/index.ts';
import { Specialization } from '../specializations/entity.ts';
import { Upload } from '../uploads/entity.ts';
import { requireOpen } from './require-open.ts';

/** Everything that is kept of one patient. */
export interface PatientData {
  id: string;
  number: string;
  /** When it was taken, UTC. */
  at: string;
  /** Table → its rows of this patient, column by column; in `audit_logs` every change, look and refusal. */
  tables: Record<string, readonly object[]>;
}

/**
 * All that is kept of one patient, for who asks what the clinic knows of her: the row, the rows of every table that refers
 * to her, and what the log says. Throws `forbidden` while the clinical data is closed. Leaves an access row.
 */
export const exportPatient = defineQuery({
  name: 'clinical.export',
  title: 'Show all that is kept of one patient',
  permission: 'data.export',
  input: z.strictObject({ patient: text('Patient', 100).describe('Patient: id or number') }),
  cli: { positional: ['patient'] },
  shows: (data: PatientData) => [data.id],
  async run(view, input): Promise<PatientData> {
    const patient = await findPatient(view, input.patient);
    await requireOpen(view, patient);
    const tables: Record<string, object[]> = {};
    for (const meta of view.em.getMetadata().getAll().values()) {
      const key = keyTo(meta);
      if (key !== null) tables[meta.tableName] = await rowsOf(view, meta, { [key]: patient.id });
    }
    tables.uploads = await uploadsOf(view, patient.id);
    Object.assign(tables, await namesOf(view, tables));
    return { id: patient.id, number: patient.number, at: view.now, tables };
  },
});

/** The imports that brought or changed a row of hers: the acts that the log has in common with them. */
async function uploadsOf({ em }: View, patient: string): Promise<object[]> {
  const acts = await em.find(
    AuditLog,
    { patient_id: patient, operation: ['import.rows', 'import.file'] },
    { fields: ['act'] },
  );
  const about = await em.find(
    AuditLog,
    { act: [...new Set(acts.map(({ act }) => act))], entity: Upload.meta.tableName },
    { fields: ['entity_id'] },
  );
  const found = await em.find(Upload, { id: about.flatMap(({ entity_id }) => entity_id ?? []) });
  return found.map(({ id, file_name, started_at, uploaded_by }) => ({
    id,
    file_name,
    started_at,
    uploaded_by,
  }));
}

/** What her rows refer to, by name: she knows nobody by an id. */
async function namesOf({ em }: View, tables: Readonly<Record<string, readonly object[]>>) {
  const rows = Object.values(tables).flat();
  const ids = (column: string) => [
    ...new Set(rows.map((row) => Reflect.get(row, column)).filter((id) => typeof id === 'string')),
  ];
  const doctors = await em.find(Doctor, { id: ids('doctor_id') });
  const specializations = await em.find(Specialization, { id: ids('specialization_id') });
  return {
    doctors: doctors.map(({ id, full_name }) => ({ id, full_name })),
    specializations: specializations.map(({ id, name }) => ({ id, name })),
  };
}

/** The property that says whose a row is; a table with a foreign key that comes later is in it from the beginning. */
function keyTo(meta: EntityMetadata): string | null {
  if (meta.tableName === Patient.meta.tableName) return 'id';
  if (meta.tableName === AuditLog.meta.tableName) return 'patient_id';
  return meta.props.find(({ targetMeta }) => targetMeta?.tableName === Patient.meta.tableName)?.name ?? null;
}

/** Column by column, as they are kept. */
function rowsOf({ em }: View, meta: EntityMetadata, where: object): Promise<object[]> {
  return em.createQueryBuilder(meta.class).select('*').where(where).execute('all', false);
}
