interface Named {
  title: string | null;
  first_name: string;
  last_name: string;
}

/** How the desk calls a doctor: "Dr Lindt"; without a title the whole name, "Anna Lindt". */
export function callName(doctor: Named): string {
  return doctor.title ? `${doctor.title} ${doctor.last_name || doctor.first_name}` : fullName(doctor);
}

/** First and last name, without the title. */
export function fullName(doctor: Named): string {
  return `${doctor.first_name} ${doctor.last_name}`.trim();
}

/** As in a list sorted by last name: "Lindt, Anna". */
export function listName(doctor: Named): string {
  if (!doctor.last_name) return doctor.first_name;
  return doctor.first_name ? `${doctor.last_name}, ${doctor.first_name}` : doctor.last_name;
}
