import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { callInstant, InstantType, TimeOfDayType } from '../../desk/index.ts';
import { Doctor } from '../doctors/entity.ts';
import { Patient } from '../patients/entity.ts';
import { Specialization } from '../specializations/entity.ts';

export const Appointment = defineEntity({
  name: 'Appointment',
  tableName: 'appointments',
  properties: {
    id: p.string().length(36).primary(),
    patient: () => p.manyToOne(Patient).deleteRule('restrict').index('idx_appointment_patient'),
    doctor: () => p.manyToOne(Doctor).deleteRule('restrict').index('idx_appointment_doctor'),
    specialization: () => p.manyToOne(Specialization).deleteRule('restrict'),
    /** The instants of the visit, half-open: it occupies `starts_at` ≤ t < `ends_at`. */
    starts_at: p.type(InstantType).index('idx_appointments_date_time'),
    ends_at: p.type(InstantType),
    /** The same start on the clinic's wall, kept so that a change of zone rules does not move a visit in the book. */
    appointment_date: p.date().index('idx_appointment_date'),
    appointment_time: p.type(TimeOfDayType),
    /** Minutes. */
    duration: p.integer().default(30).check('duration between 15 and 480'),
    appointment_type: p
      .enum(['Regular', 'Follow-up', 'Procedure', 'Emergency'])
      .default('Regular')
      .index('idx_appointments_type'),
    reason: p.text(),
    notes: p.text().nullable(),
    status: p
      .enum(['Scheduled', 'Confirmed', 'In Progress', 'Completed', 'Cancelled', 'No-Show'])
      .default('Scheduled')
      .index('idx_appointments_status'),
    /** Why it stands where the schedule or another visit says no; null for an ordinary one. */
    overbooked: p.text().nullable().check("overbooked <> ''"),
    confirmed_at: p.type(InstantType).nullable(),
    arrived_at: p.type(InstantType).nullable(),
    started_at: p.type(InstantType).nullable(),
    completed_at: p.type(InstantType).nullable(),
    cancelled_at: p.type(InstantType).nullable(),
    cancellation_reason: p.text().nullable(),
    external_ref: p.string().length(255).nullable(),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    created_by: p.string().length(255).nullable(),
    version: p.integer().version(),
  },
  indexes: [
    { name: 'idx_appointments_doctor_date', properties: ['doctor', 'starts_at'] },
    { name: 'idx_appointments_patient_date', properties: ['patient', 'starts_at'] },
    { name: 'idx_appointments_own', properties: ['doctor', 'patient', 'status'] },
    {
      name: 'idx_appointments_conflict_check',
      properties: ['doctor', 'starts_at', 'ends_at'],
      where: "status in ('Scheduled', 'Confirmed', 'In Progress') and overbooked is null",
    },
    {
      name: 'idx_appointments_patient_conflict',
      properties: ['patient', 'starts_at', 'ends_at'],
      where: "status in ('Scheduled', 'Confirmed', 'In Progress')",
    },
  ],
  checks: [
    { name: 'appointments_order_check', expression: 'starts_at < ends_at' },
    {
      name: 'appointments_cancelled_check',
      expression:
        "(status = 'Cancelled') = (cancelled_at is not null) and (status <> 'Cancelled' or cancellation_reason is not null)",
    },
  ],
});
export type Appointment = InferEntity<typeof Appointment>;
