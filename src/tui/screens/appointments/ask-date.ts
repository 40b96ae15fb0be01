import { readPlainDate } from '../../../desk/fields/index.ts';
import type { Dialogs } from '../../kit.ts';

/** Asks for a date, YYYY-MM-DD or as people write one; null when it was left. */
export async function askDate(dialogs: Dialogs, title: string, value: string): Promise<string | null> {
  const typed = await dialogs.ask({
    title,
    label: 'Date, such as 2026-11-23 or 23 Nov 2026',
    value,
    check: (text) => {
      const read = readPlainDate('The date', text);
      return read.ok ? undefined : read.problem;
    },
  });
  if (typed === null) return null;
  const read = readPlainDate('The date', typed);
  return read.ok ? read.value : null;
}
