import { z } from 'zod';
import { defineQuery, OperationLog } from '../../desk/index.ts';
import { ageText } from '../../desk/words/index.ts';
import { maintain } from '../maintenance/index.ts';
import type { OpenedClinic, Revision } from '../schema/index.ts';
import type { Verdict } from './check.ts';

/** What the operations log says of the checks that read everything. */
interface FullChecks {
  /** When one last found all of it sound, an instant. */
  readonly sound_at: string | null;
  /** When one last found damage, unless another has found it mended since. */
  readonly damaged_at: string | null;
}

const fullChecks = defineQuery({
  name: 'health.full-checks',
  title: 'When the whole database was checked last',
  input: z.object({}),
  permission: 'status.see',
  cli: { hidden: true },
  async run({ em }): Promise<FullChecks> {
    const newest = { orderBy: { at: 'desc' }, limit: 1 } as const;
    const operation = maintain.name;
    const [sound] = await em.find(
      OperationLog,
      { operation, outcome: 'done', message: { $like: '%check%' } },
      newest,
    );
    const [broken] = await em.find(OperationLog, { operation, outcome: 'failed', code: 'corrupt' }, newest);
    const isOpen = broken !== undefined && broken.at >= (sound?.at ?? '');
    return {
      sound_at: sound?.at ?? null,
      damaged_at: isOpen ? broken.at : null,
    };
  },
});

/**
 * Whether every page is sound. That leaves out what takes minutes, whether each row is in its indexes: so it says when
 * the check that reads everything was made last, and what it found.
 */
export async function integrity({ engine, desk }: OpenedClinic, { pending }: Revision): Promise<Verdict> {
  const pages = await engine.integrity();
  if (!pages.ok || pending.length > 0) return pages;
  const { sound_at, damaged_at } = await desk.read(fullChecks, {});
  const ago = (at: string) => `${ageText(at, desk.clock.now())} ago`;
  if (damaged_at !== null)
    return {
      ok: false,
      message: `damage was found by the full check ${ago(damaged_at)}: run frontdesk maintain check again, or restore a backup`,
    };
  const last =
    sound_at === null
      ? 'never checked in full: frontdesk maintain check does'
      : `the last full check was ${ago(sound_at)}`;
  return { ok: true, message: `${pages.message}; ${last}` };
}
