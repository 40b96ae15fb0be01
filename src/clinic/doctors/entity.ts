import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { callInstant, InstantType, TimeOfDayType } from '../../desk/index.ts';
import { Specialization } from '../specializations/entity.ts';

export const Doctor = defineEntity({
  name: 'Doctor',
  tableName: 'doctors',
  properties: {
    id: p.string().length(36).primary(),
    full_name: p.string().length(200).index('idx_doctor_name').check("trim(full_name) <> ''"),
    title: p.string().length(50).nullable(),
    license_number: p.string().length(100).unique('idx_doctor_license'),
    phone: p.string().length(20).nullable(),
    phone_typed: p.string().length(40).nullable(),
    email: p.string().length(255).nullable(),
    office_address: p.text().nullable(),
    medical_degree: p.string().length(100).nullable(),
    years_of_experience: p.integer().nullable().check('years_of_experience between 0 and 80'),
    certifications: p.text().nullable(),
    status: p.enum(['Active', 'Inactive', 'On Leave']).default('Active'),
    bio: p.text().nullable(),
    hire_date: p.date().nullable(),
    external_ref: p.string().length(255).nullable().index('idx_doctor_external_ref'),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    created_by: p.string().length(255).nullable(),
    version: p.integer().version(),
    specializations: () => p.oneToMany(DoctorSpecialization).mappedBy('doctor'),
    schedules: () => p.oneToMany(DoctorSchedule).mappedBy('doctor'),
    absences: () => p.oneToMany(DoctorAbsence).mappedBy('doctor'),
  },
});
export type Doctor = InferEntity<typeof Doctor>;

/** Which doctor works in which specialization, and since when. */
export const DoctorSpecialization = defineEntity({
  name: 'DoctorSpecialization',
  tableName: 'doctor_specializations',
  properties: {
    doctor: () => p.manyToOne(Doctor).primary().deleteRule('cascade'),
    specialization: () => p.manyToOne(Specialization).primary().deleteRule('cascade'),
    assigned_date: p.type(InstantType).onCreate(callInstant),
  },
});
export type DoctorSpecialization = InferEntity<typeof DoctorSpecialization>;

/** One weekday of a doctor's working week; at most one row a day. */
export const DoctorSchedule = defineEntity({
  name: 'DoctorSchedule',
  tableName: 'doctor_schedules',
  properties: {
    id: p.string().length(36).primary(),
    doctor: () => p.manyToOne(Doctor).deleteRule('cascade').index('idx_doctor_schedules_doctor_id'),
    /** 0 Sunday … 6 Saturday. */
    day_of_week: p.integer().index('idx_doctor_schedules_day').check('day_of_week between 0 and 6'),
    start_time: p.type(TimeOfDayType),
    end_time: p.type(TimeOfDayType),
    break_start: p.type(TimeOfDayType).nullable(),
    break_end: p.type(TimeOfDayType).nullable(),
    is_available: p
      .boolean()
      .default(true)
      .check('is_available in (true, false)')
      .index('idx_doctor_schedules_available'),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    version: p.integer().version(),
  },
  uniques: [{ name: 'uq_doctor_schedules_day', properties: ['doctor', 'day_of_week'] }],
  checks: [
    { name: 'doctor_schedules_hours_check', expression: 'start_time < end_time' },
    {
      name: 'doctor_schedules_break_check',
      expression:
        '(break_start is null and break_end is null) or (break_start is not null and break_end is not null and start_time <= break_start and break_start < break_end and break_end <= end_time)',
    },
  ],
});
export type DoctorSchedule = InferEntity<typeof DoctorSchedule>;

/** Leave: the days from `from_date` to `to_date`, both included, on the clinic's calendar. */
export const DoctorAbsence = defineEntity({
  name: 'DoctorAbsence',
  tableName: 'doctor_absences',
  properties: {
    id: p.string().length(36).primary(),
    doctor: () => p.manyToOne(Doctor).deleteRule('cascade'),
    from_date: p.date(),
    to_date: p.date(),
    reason: p.string().length(200).nullable(),
    created_at: p.type(InstantType).onCreate(callInstant),
    updated_at: p.type(InstantType).onCreate(callInstant).onUpdate(callInstant),
    created_by: p.string().length(255).nullable(),
    version: p.integer().version(),
  },
  indexes: [{ name: 'idx_doctor_absences_days', properties: ['doctor', 'from_date', 'to_date'] }],
  checks: [{ name: 'doctor_absences_days_check', expression: 'from_date <= to_date' }],
});
export type DoctorAbsence = InferEntity<typeof DoctorAbsence>;
