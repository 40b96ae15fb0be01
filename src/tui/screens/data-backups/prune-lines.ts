import type { BackupRow, Pruned } from '../../../data/backup/index.ts';
import { counted, type Moments, sizeText } from '../../kit.ts';

/** As many as a question names one by one. */
const MOST = 8;

/** What would go and what stays, for the question before anything is removed. */
export function pruneLines(
  { removed, kept, freed_bytes }: Pruned,
  backups: readonly BackupRow[],
  rules: { readonly keep_daily: number; readonly keep_weekly: number; readonly keep_monthly: number },
  { when, ago }: Moments,
): string[] {
  const going = backups.filter(({ id }) => removed.includes(id));
  const named = going.slice(0, MOST).map((one) => {
    const state = one.verified ? '' : ', damaged';
    const note = one.note ? `, ${one.note}` : '';
    return `  ${when(one.at)} (${ago(one.at)}), ${sizeText(one.stored_bytes)}${state}${note}`;
  });
  const rest = going.length - named.length;
  return [
    'These go:',
    ...named,
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    `${counted(kept.length, 'backup')} ${kept.length === 1 ? 'stays' : 'stay'}; about ${sizeText(freed_bytes)} would be freed.`,
    `By the settings the last of each of ${rules.keep_daily} days, ${rules.keep_weekly} weeks and ${rules.keep_monthly} months stays, and always the newest good one.`,
    'Nothing of the last 24 hours goes, nor what was made within a week with a note or before a change.',
  ];
}
