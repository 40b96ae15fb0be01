import type { Config } from '../config.ts';
import { isAnythingDue } from '../data/schedule/is-due.ts';
import { readUpkeep, type Upkeep } from '../data/schedule/upkeep.ts';
import { Desk } from '../desk/index.ts';
import type { DeskDoor } from './data/desk.ts';
import type { JobDesk } from './shell/jobs/job-desk.ts';

/** How backups and maintenance of the open clinic stand. */
export async function lookAfter({ backups }: Config, desk: DeskDoor): Promise<Upkeep | null> {
  if (!(desk instanceof Desk)) return null;
  // As the house itself: to look each minute is no use of the session of whoever sits here, if anybody does.
  return readUpkeep({ desk: desk.ofTheHouse(), engine: desk.engine, backups });
}

/** With `--read-only` a desk leaves it to others. */
export async function isDue({ db, read_only }: Config, upkeep: Upkeep): Promise<boolean> {
  return !read_only && (await isAnythingDue(db, upkeep));
}

export async function doWhatIsDue(jobs: JobDesk): Promise<unknown> {
  // All that can be done is loaded by the desk that does it, and by no other.
  const { runDue } = await import('../data/schedule/run-due.ts');
  return jobs.run(runDue, {}, 'house');
}
