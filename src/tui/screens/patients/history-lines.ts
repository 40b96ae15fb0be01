import type { PatientChange } from '../../../clinic/patients/index.ts';
import { plainLine, type Span, truncate, wallText } from '../../kit.ts';

/**
 * Who changed what and when, the newest first: a heading a change, a line a field.
 * @param title what an operation is called
 */
export function historyLines(
  changes: readonly PatientChange[],
  title: (operation: string) => string,
  timeZone: string,
  width: number,
): Span[][] {
  return changes.flatMap((change) => [
    [
      { text: ` ${wallText(change.at, timeZone)}  `, tone: 'muted' },
      { text: `${plainLine(change.actor)} · ${plainLine(title(change.operation))}`, tone: 'title' },
    ],
    ...(change.kind === 'create' ? [] : change.changes).map((one): Span[] => [
      { text: `     ${one.field.replaceAll('_', ' ')}: `, tone: 'muted' },
      { text: truncate(`${shownValue(one.before)} → ${shownValue(one.after)}`, Math.max(10, width - 30)) },
    ]),
  ]);
}

function shownValue(value: unknown): string {
  return value === null || value === undefined || value === '' ? '–' : plainLine(String(value));
}
