/** How a sentence calls a row: by what people know it by. */
export function named(table: string, row: Readonly<Record<string, unknown>>): string {
  switch (table) {
    case 'patients':
      return `${row.first_name} ${row.last_name} (${row.number})`;
    case 'doctors':
      return `${row.full_name} (licence ${row.license_number})`;
    case 'specializations':
      return `${row.name}`;
    case 'appointments':
      return `the visit of ${row.appointment_date} ${row.appointment_time}`;
    case 'queue_entries':
      return `the ticket ${row.ticket} of ${row.ticket_date}`;
    case 'doctor_schedules':
      return 'a day of a doctor’s week';
    case 'doctor_absences':
      return `a leave from ${row.from_date}`;
    default:
      return `a row of ${table.replaceAll('_', ' ')}`;
  }
}
