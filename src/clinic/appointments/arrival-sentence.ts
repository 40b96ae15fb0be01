import type { Namesake } from '../queue/index.ts';

interface Arrival {
  ticket: string;
  patient_name: string;
  birth_date: string;
  phone: string | null;
  namesakes: readonly Namesake[];
}

/**
 * What the desk reads when somebody has come: the ticket, and by what to make sure that she is the one, above all
 * when somebody of the same name sits in the room.
 */
export function arrivalSentence({ ticket, patient_name, birth_date, phone, namesakes }: Arrival): string {
  const who = `${ticket} ${patient_name}.`;
  const [first, ...others] = namesakes;
  if (first) {
    const likeness = first.likeness === 'same' ? 'SAME NAME' : 'SIMILAR NAME';
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return `${who} Born ${birth_date}? ${likeness} HERE: ${first.patient_name}, ${first.birth_date}${more}.`;
  }
  const ending = phone ? `, phone ending ${phone.slice(-4)}` : '';
  return `${who} Ask for birth date ${birth_date}${ending}.`;
}
