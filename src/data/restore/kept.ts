import { Appointment } from '../../clinic/appointments/entity.ts';
import { ClinicalAccess } from '../../clinic/clinical-access/entity.ts';
import { Doctor } from '../../clinic/doctors/entity.ts';
import { Draft } from '../../clinic/drafts/entity.ts';
import { AnonymisedPatient, entryLeft, Patient, patientLeft, rowLeft } from '../../clinic/patients/index.ts';
import { QueueEntry } from '../../clinic/queue/entity.ts';
import { Session } from '../../clinic/sessions/entity.ts';
import { User } from '../../clinic/users/entity.ts';
import { AuditLog, Counter, epochCounter, OperationLog } from '../../desk/index.ts';
import type { Inflow, Kept, KeptLog } from '../../storage/flow-in.ts';

const where = User.meta.tableName;

/**
 * What a restore must not turn back. The audit log never loses an entry, whichever way time went; numbers that were
 * given out are not given out again; what people are typing is theirs. Who may work here is what the present says,
 * where it says anything: nobody who was locked out since is let in again. On a new machine it is what the backup says,
 * and everybody signs in anew, since what was revoked after the backup is not known there.
 */
export function keptWith(writer: KeptLog['writer'] & {}): readonly Kept[] {
  return [
    {
      table: AuditLog.meta.tableName,
      stays: 'log',
      key: 'entry',
      // Not its kind: an older revision has fewer.
      same: ['act', 'at', 'operation', 'entity', 'entity_id'],
      chained: 'seal',
      writer,
    },
    {
      table: AnonymisedPatient.meta.tableName,
      stays: 'forgotten',
      key: 'patient_id',
      rows: [
        { table: Appointment.meta.tableName, column: 'patient_id', left: rowLeft('appointments') },
        { table: QueueEntry.meta.tableName, column: 'patient_id', left: rowLeft('queue_entries') },
        { table: ClinicalAccess.meta.tableName, column: 'patient_id', left: rowLeft('clinical_accesses') },
        { table: Patient.meta.tableName, column: 'id', left: patientLeft },
      ],
      log: { table: AuditLog.meta.tableName, column: 'patient_id', left: entryLeft },
    },
    { table: OperationLog.meta.tableName, stays: 'both', key: 'id' },
    { table: Draft.meta.tableName, stays: 'present' },
    { table: Counter.meta.tableName, stays: 'highest', key: 'name', value: 'value' },
    {
      table: User.meta.tableName,
      stays: 'present',
      only: { where, otherwise: {} },
      // Clearing the doctors empties it: bringing them back says again who they are.
      references: [{ column: 'doctor_id', table: Doctor.meta.tableName, otherwise: 'empty', regained: true }],
    },
    {
      table: Session.meta.tableName,
      stays: 'present',
      only: { where, otherwise: { is_active: 0 } },
      references: [{ column: 'user_id', table: where, otherwise: 'drop' }],
    },
    {
      table: ClinicalAccess.meta.tableName,
      stays: 'present',
      only: { where, otherwise: {} },
      references: [
        { column: 'user_id', table: where, otherwise: 'drop' },
        { column: 'patient_id', table: Patient.meta.tableName, otherwise: 'drop' },
      ],
    },
  ];
}

/** Of these tables a comparison says nothing: what is there now is there afterwards. */
export const standing: ReadonlySet<string> = new Set([
  Counter.meta.tableName,
  AnonymisedPatient.meta.tableName,
  Draft.meta.tableName,
  User.meta.tableName,
  Session.meta.tableName,
  ClinicalAccess.meta.tableName,
]);

/** Desks read again when the one moves, and refuse what was begun before when the other does. */
export const raised: Inflow['raised'] = {
  table: Counter.meta.tableName,
  key: 'name',
  value: 'value',
  names: ['changes', epochCounter],
};
