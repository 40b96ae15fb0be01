import { Appointment, liveStatuses } from '../../clinic/appointments/index.ts';
import { ClinicalAccess } from '../../clinic/clinical-access/entity.ts';
import { Draft } from '../../clinic/drafts/entity.ts';
import { openStatuses, QUEUE_STATUS, QueueEntry } from '../../clinic/queue/index.ts';
import { Session } from '../../clinic/sessions/entity.ts';
import { Upload } from '../../clinic/uploads/index.ts';
import { OperationLog } from '../../desk/index.ts';
import { type PurgedTable, purgedTable } from './purged-table.ts';

/** Those that refer to others first. */
export const purgedTables: readonly PurgedTable[] = [
  purgedTable({
    table: 'queue_entries',
    entity: QueueEntry,
    setting: 'retention_queue_entries',
    by: 'joined_at',
    over: { status: [QUEUE_STATUS.served, QUEUE_STATUS.removed] },
    open: { where: { status: [...openStatuses] }, because: 'still in the queue' },
    isInLog: true,
    says: 'Reports of waits and how promises were kept count them no more.',
  }),
  purgedTable({
    table: 'clinical_accesses',
    entity: ClinicalAccess,
    setting: 'retention_clinical_accesses',
    by: 'expires_at',
    over: {},
    isInLog: true,
    says: null,
  }),
  purgedTable({
    table: 'appointments',
    entity: Appointment,
    setting: 'retention_appointments',
    by: 'ends_at',
    over: { status: ['Completed', 'Cancelled', 'No-Show'] },
    open: {
      where: { status: [...liveStatuses] },
      because: 'never completed, cancelled or missed',
    },
    isInLog: true,
    says: 'A doctor whose only visit of a patient goes has that patient no longer as an own one.',
  }),
  purgedTable({
    table: 'sessions',
    entity: Session,
    setting: 'retention_sessions',
    by: 'expires_at',
    over: {},
    isInLog: false,
    says: null,
  }),
  purgedTable({
    table: 'operations_log',
    entity: OperationLog,
    setting: 'retention_operations_log',
    by: 'at',
    over: {},
    isInLog: false,
    says: null,
  }),
  purgedTable({
    table: 'uploads',
    entity: Upload,
    setting: 'retention_uploads',
    by: 'started_at',
    over: { status: ['done', 'failed', 'undone'] },
    open: { where: { status: 'running' }, because: 'still running' },
    isInLog: false,
    says: 'An import whose line is gone cannot be taken back.',
  }),
  purgedTable({
    table: 'drafts',
    entity: Draft,
    setting: 'retention_drafts',
    by: 'updated_at',
    over: {},
    isInLog: false,
    says: null,
  }),
];
