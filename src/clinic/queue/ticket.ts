/**
 * The ticket on the patient's slip: the specialization's own code and the running number of the day.
 * An emergency keeps the code too: a letter of its own would repeat numbers between specializations.
 */
export function formatTicket(code: string, number: number): string {
  return `${code}-${String(number).padStart(3, '0')}`;
}

/**
 * The counter that tickets are drawn from: one per code and local day. It goes with the code and not with the
 * specialization, because another one may take over a code during the day.
 */
export function ticketCounter(code: string, localDate: string): string {
  return `ticket:${code}:${localDate}`;
}
