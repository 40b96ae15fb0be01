import { AuditLog, Counter, OperationLog } from '../desk/index.ts';
import { Appointment } from './appointments/entity.ts';
import { ClinicalAccess } from './clinical-access/entity.ts';
import { Doctor, DoctorAbsence, DoctorSchedule, DoctorSpecialization } from './doctors/entity.ts';
import { Draft } from './drafts/entity.ts';
import { AnonymisedPatient, Patient } from './patients/entity.ts';
import { QueueEntry } from './queue/entity.ts';
import { Session } from './sessions/entity.ts';
import { Setting } from './settings/entity.ts';
import { Specialization } from './specializations/entity.ts';
import { Upload } from './uploads/entity.ts';
import { ImportMapping } from './uploads/mapping.ts';
import { User } from './users/entity.ts';

/** Every table of the clinic, in an order in which rows can be inserted. */
export const entities = [
  Setting,
  Counter,
  Specialization,
  Patient,
  AnonymisedPatient,
  Doctor,
  DoctorSpecialization,
  DoctorSchedule,
  DoctorAbsence,
  Appointment,
  QueueEntry,
  User,
  Session,
  ClinicalAccess,
  Draft,
  Upload,
  ImportMapping,
  OperationLog,
  AuditLog,
] as const;
