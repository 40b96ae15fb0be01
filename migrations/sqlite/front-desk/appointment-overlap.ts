/**
 * Two live visits of one doctor, or of one patient, never overlap (half-open). The longest visit is 480 minutes, so
 * only rows that start within 480 minutes before the new one can still reach into it: the check reads a handful of
 * entries of a partial index, however many visits there are. Overbooking lifts the doctor's rule, never the patient's.
 */
const live = "('Scheduled', 'Confirmed', 'In Progress')";

function clash(of: 'doctor' | 'patient', extra: string): string {
  return `select raise(abort, 'overlap:${of}')
    where new.status in ${live} ${extra.replaceAll('row.', 'new.')}
      and exists (
        select 1 from appointments as other
        where other.${of}_id = new.${of}_id
          and other.status in ${live} ${extra.replaceAll('row.', 'other.')}
          and other.starts_at < new.ends_at
          and other.starts_at > strftime('%Y-%m-%dT%H:%M:%fZ', new.starts_at, '-480 minutes')
          and other.ends_at > new.starts_at
          and other.id <> new.id
      );`;
}

const body = `begin
    ${clash('doctor', 'and row.overbooked is null')}
    ${clash('patient', '')}
  end`;

export const up: readonly string[] = [
  `create trigger appointments_no_overlap_insert before insert on appointments ${body}`,
  `create trigger appointments_no_overlap_update
  before update of status, starts_at, ends_at, doctor_id, patient_id, overbooked on appointments ${body}`,
];

export const down: readonly string[] = [
  'drop trigger appointments_no_overlap_insert',
  'drop trigger appointments_no_overlap_update',
];
