/** The human number of the nth patient, `P-00001`. */
export function patientNumber(nth: number): string {
  return `P-${String(nth).padStart(5, '0')}`;
}

/** A number as people type it (p-977, P00977, #977, 977) the way it is kept; undefined when it is none. */
export function asPatientNumber(typed: string): string | undefined {
  const digits = /^(?:p-?|#)?(\d{1,12})$/i.exec(typed.trim())?.[1];
  return digits === undefined ? undefined : patientNumber(Number(digits));
}
