import { ageText, momentText } from '../../desk/words/index.ts';
import type { Upkeep } from '../schedule/index.ts';
import { failureWords } from '../schedule/words.ts';
import type { Verdict } from './check.ts';

/** Whether there is a good backup, as young as the schedule says. A clinic with nothing to lose needs none. */
export function backupVerdict(upkeep: Upkeep): Verdict {
  const { backup, failed_backup, last_backup, facts, now, settings } = upkeep;
  const zone = settings.time_zone;
  const last =
    last_backup === null ? 'none has been made' : `the last is ${ageText(last_backup.at, now)} old`;
  if (failed_backup !== null) {
    const at = momentText(failed_backup.at, now, zone);
    return { ok: false, message: `the one of ${at} failed: ${failureWords(failed_backup.code)}; ${last}` };
  }
  if (backup.state === 'overdue') {
    return {
      ok: false,
      message: `overdue since ${momentText(backup.since, now, zone)}; ${last}: run frontdesk backup`,
    };
  }
  if (!facts.has_data && last_backup === null)
    return { ok: true, message: 'none made yet, and nothing to lose' };
  if (backup.state === 'off') return { ok: true, message: `none are scheduled; ${last}` };
  if (last_backup !== null) return { ok: true, message: `${last}, and was proved` };
  const next =
    backup.state === 'ok' ? `the first is due ${momentText(backup.next, now, zone)}` : 'the first is due';
  return { ok: true, message: `none made yet; ${next}` };
}
