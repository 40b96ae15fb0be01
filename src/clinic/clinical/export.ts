import type { EntityMetadata } from '@mikro-orm/core';
import { z } from 'zod';
import { text } from '../../desk/fields/index.ts';
import { AuditLog, defineQuery, type View } from '../../desk/index.ts';
import { Patient } from '../patients/entity.ts';
import { findPatient } from '../patients/index.ts';
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
    return { id: patient.id, number: patient.number, at: view.now, tables };
  },
});

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
