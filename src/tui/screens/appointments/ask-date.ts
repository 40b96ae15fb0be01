import { readStart } from '../../../clinic/appointments/index.ts';
import { type Reading, readPlainDate } from '../../../desk/fields/index.ts';
import type { Dialogs } from '../../kit.ts';

/** Asks for a date, YYYY-MM-DD or as people write one; null when it was left. */
export function askDate(dialogs: Dialogs, title: string, value: string): Promise<string | null> {
  const label = 'Date, such as 2026-11-23 or 23 Nov 2026';
  return askFor(dialogs, { title, label, value }, (typed) => readPlainDate('The date', typed));
}

/** Asks for a date with a time of day: YYYY-MM-DDTHH:MM, or null when it was left. */
export function askStart(dialogs: Dialogs, title: string, value: string): Promise<string | null> {
  const label = 'Date and time, such as 2026-11-23 10:30';
  return askFor(dialogs, { title, label, value: value.replace('T', ' ') }, readStart);
}

/** Goes on only with what can be read; Enter says what is wrong with the rest. */
async function askFor(
  dialogs: Dialogs,
  asked: { title: string; label: string; value: string },
  read: (typed: string) => Reading<string>,
): Promise<string | null> {
  const check = (text: string) => {
    const reading = read(text);
    return reading.ok ? undefined : reading.problem;
  };
  const typed = await dialogs.ask({ ...asked, check });
  const reading = typed === null ? null : read(typed);
  return reading?.ok ? reading.value : null;
}
