import { defineOperation } from '../../desk/index.ts';
import { clinicalAccess } from '../clinical-access/index.ts';
import { changePatient } from './change.ts';
import { editInput } from './fields.ts';
import { findPatient } from './find.ts';
import { refuseLocked } from './refuse-locked.ts';
import type { ChangedPatient } from './register.ts';
import { toRow } from './row.ts';

/**
 * Changes the fields that are given and leaves the others; null or nothing typed empties one. Throws `stale` when the
 * patient was changed since `version`, `invalid`, `duplicate`, `not_found`, `forbidden` for fields that are not this
 * person's to change, and `in_use` for a date of death of somebody who is in a queue.
 */
export const editPatient = defineOperation({
  name: 'patients.edit',
  title: 'Edit a patient',
  permission: 'patients.edit',
  input: editInput,
  cli: { positional: ['id'] },
  async run(work, { id: ref, version, ...input }): Promise<ChangedPatient> {
    const found = await findPatient(work, ref);
    refuseLocked(work.standing, await clinicalAccess(work, found.id), input, found);
    const { patient, today, warnings } = await changePatient(work, found.id, input, version);
    return { ...(await toRow(work, patient, today)), warnings };
  },
});
