import { type LikelyDuplicate, lastFirst } from '../../../clinic/patients/index.ts';
import { displayWidth, type FormValues, fit, plainLine, type Span } from '../../kit.ts';

export const mostShown = 3;

/** What is typed so far, for the search for duplicates; null while it says too little. */
export function described(values: FormValues): Record<string, string> | null {
  const said = (name: string) => (values[name] ?? '').trim().slice(0, 100);
  const first_name = said('first_name');
  const last_name = said('last_name');
  const phone = said('phone');
  const enough = (first_name !== '' && last_name.length > 1) || phone.replace(/\D/gu, '').length > 6;
  return enough ? { first_name, last_name, birth_date: said('birth_date').slice(0, 40), phone } : null;
}

/** `┌ Is she already here? ─┐` and a line for each of the likeliest. */
export function duplicateLines(found: readonly LikelyDuplicate[], width: number): Span[][] {
  if (found.length === 0) return [];
  const inner = Math.min(width, 74) - 4;
  const title = ' Is she already here? ';
  const hint = ' Ctrl+O opens the first ';
  const top = `┌${title}${'─'.repeat(inner + 2 - displayWidth(title))}┐`;
  const bottom = `└${hint}${'─'.repeat(inner + 2 - displayWidth(hint))}┘`;
  const lines = found.slice(0, mostShown).map((row, index) => {
    const facts = `${row.birth_date}  ${row.number}  ${String(row.likeness).padStart(3)} %`;
    const name = fit(`${index + 1} ${plainLine(lastFirst(row))}`, inner - displayWidth(facts) - 2);
    return [{ text: `  │ ${name}  ${facts} │`, tone: 'warning' as const }];
  });
  return [[{ text: `  ${top}`, tone: 'warning' }], ...lines, [{ text: `  ${bottom}`, tone: 'warning' }]];
}
