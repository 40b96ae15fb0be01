import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { callInstant, InstantType } from '../../desk/index.ts';
import { Appointment } from '../appointments/entity.ts';
import { Doctor } from '../doctors/entity.ts';
import { Patient } from '../patients/entity.ts';
import { Specialization } from '../specializations/entity.ts';

export const QueueEntry = defineEntity({
  name: 'QueueEntry',
  tableName: 'queue_entries',
  properties: {
    id: p.string().length(36).primary(),
    /** Printed ticket, `G-014`: the specialization's code and the day's number. */
    ticket: p.string().length(20),
    ticket_date: p.date(),
    ticket_number: p.integer().index('idx_queue_number').check('ticket_number > 0'),
    patient: () => p.manyToOne(Patient).deleteRule('restrict').index('idx_queue_patient'),
    specialization: () =>
      p.manyToOne(Specialization).deleteRule('restrict').index('idx_queue_specialization'),
    doctor: () => p.manyToOne(Doctor).deleteRule('restrict').nullable(),
    appointment: () => p.manyToOne(Appointment).deleteRule('set null').nullable(),
    urgency: p.enum(['routine', 'urgent', 'emergency']).default('routine').index('idx_queue_urgency'),
    /** 0 waiting, 1 called or in service, 2 served, 3 removed. */
    status: p.integer().default(0).index('idx_queue_status').check('status in (0, 1, 2, 3)'),
    /** Set by hand (moved, called but absent): the place among the waiting; null lets the rules decide. */
    position: p.integer().nullable(),
    joined_at: p.type(InstantType),
    called_at: p.type(InstantType).nullable(),
    started_at: p.type(InstantType).nullable(),
    served_at: p.type(InstantType).nullable(),
    removed_at: p.type(InstantType).nullable(),
    removal_reason: p.text().nullable(),
    move_reason: p.text().nullable(),
    /** How often she was called and not there. */
    absences: p.integer().default(0).check('absences >= 0'),
    /** The wait that was promised at joining, minutes: the middle, and the range shown; null was "unknown". */
    estimated_wait_time: p.integer().nullable().check('estimated_wait_time >= 0'),
    estimated_low: p.integer().nullable(),
    estimated_high: p.integer().nullable(),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    created_by: p.string().length(255).nullable(),
    version: p.integer().version(),
  },
  uniques: [
    { name: 'uq_queue_ticket', properties: ['ticket_date', 'ticket'] },
    { name: 'uq_queue_waiting_once', properties: ['patient', 'specialization'], where: 'status in (0, 1)' },
  ],
  indexes: [
    {
      name: 'idx_queue_open',
      properties: ['specialization', 'status', 'joined_at'],
      where: 'status in (0, 1)',
    },
    { name: 'idx_queue_served', properties: ['specialization', 'served_at'] },
    { name: 'idx_queue_own', properties: ['doctor', 'patient', 'status'] },
    { name: 'idx_queue_doctor_joined', properties: ['doctor', 'joined_at'] },
  ],
  checks: [
    { name: 'queue_entries_removed_check', expression: '(status = 3) = (removed_at is not null)' },
    { name: 'queue_entries_served_check', expression: '(status = 2) = (served_at is not null)' },
    { name: 'queue_entries_reason_check', expression: 'status <> 3 or removal_reason is not null' },
  ],
});
export type QueueEntry = InferEntity<typeof QueueEntry>;
