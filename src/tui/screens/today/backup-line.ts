import type { Upkeep } from '../../../data/schedule/index.ts';
import { failureWords } from '../../../data/schedule/words.ts';
import { ageText } from '../../../desk/words/index.ts';
import { agoText, displayWidth, momentText, type Span } from '../../kit.ts';

const keys = 'Ctrl+B backs up now';

/** What is wrong with the backups, a sentence each; the worst first. Nothing while all is well. */
export function backupWarnings(upkeep: Upkeep | null): string[] {
  if (upkeep === null) return [];
  const { now, settings, failed_backup, broken_backup, backup, last_backup, is_replaced } = upkeep;
  const zone = settings.time_zone;
  const last = last_backup ? `; the last is ${ageText(last_backup.at, now)} old` : '';
  return [
    ...(is_replaced ? ['The database was moved or replaced under this desk: quit, and start again.'] : []),
    ...(failed_backup
      ? [
          `Backup failed ${momentText(failed_backup.at, now, zone)}: ${failureWords(failed_backup.code)}${last}.`,
        ]
      : []),
    ...(broken_backup ? [`The backup of ${momentText(broken_backup.at, now, zone)} is damaged${last}.`] : []),
    ...(backup.state === 'overdue' && !failed_backup
      ? [`Backup overdue: due ${momentText(backup.since, now, zone)}${last}. ${keys}.`]
      : []),
  ];
}

/** When the last backup was made and whether a restore was proved: one line, or none in a clinic with nothing to lose. */
export function backupLine(upkeep: Upkeep | null, width: number): Span[] | null {
  if (upkeep === null || !upkeep.facts.has_data || backupWarnings(upkeep).length > 0) return null;
  const { now, settings, last_backup, last_rehearsal, backup } = upkeep;
  const zone = settings.time_zone;
  if (last_backup === null) {
    const first = backup.state === 'ok' ? `; the first is due ${momentText(backup.next, now, zone)}` : '';
    return spread({ text: ` No backup yet${first}.`, tone: 'muted' }, width);
  }
  const made = `Last backup ${momentText(last_backup.at, now, zone)} (${agoText(last_backup.at, now)})`;
  const proved = last_rehearsal ? `, restore proved ${momentText(last_rehearsal, now, zone)}.` : ', proved.';
  return spread({ text: ` ✓ ${made}${proved}`, tone: 'ok' }, width);
}

/** The key at the right edge, where there is room for it. */
function spread(said: Span, width: number): Span[] {
  const room = width - displayWidth(said.text) - displayWidth(keys) - 1;
  return room < 1 ? [said] : [said, { text: `${' '.repeat(room)}${keys}`, tone: 'muted' }];
}
