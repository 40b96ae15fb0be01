import { rmSync } from 'node:fs';
import { z } from 'zod';
import {
  changeSetting,
  machineCountry,
  machineTimeZone,
  readSettings,
  Setting,
} from '../../clinic/settings/index.ts';
import { currentCall } from '../../desk/call.ts';
import { defineOperation, type Work } from '../../desk/index.ts';
import { acts } from '../acts.ts';
import { migrate } from './migrate.ts';
import type { OpenedClinic } from './open-clinic.ts';

const input = z.object({
  name: z.string().optional().describe('The name of the clinic'),
  time_zone: z
    .string()
    .optional()
    .describe("Its time zone, such as Europe/Berlin; this machine's when left out"),
  country: z.string().optional().describe('Its country, two letters'),
  demo: z.boolean().default(false).describe('Fill it with a demo clinic; only where there is no data yet'),
  seed: z.string().default('riverside').describe('The demo clinic is the same for the same seed and moment'),
});

/** What `createClinic` takes; everything may be left out. */
export type NewClinic = z.input<typeof input>;

/** Settings, reference data and, on request, the demo: all of it or nothing. */
const establishClinic = defineOperation({
  ...acts.create,
  input,
  async run(work, wanted): Promise<void> {
    for (const name of ['name', 'time_zone', 'country'] as const) {
      const value = wanted[name] ?? (await initialValue(work, name, wanted.demo));
      if (value !== undefined) await changeSetting(work, name, value);
    }
    // Only now: whoever merely opens a clinic need not load what makes one.
    const { ReferenceSeeder } = await import('../../../seeders/reference.ts');
    const context = { now: work.now, id: () => work.id() };
    await new ReferenceSeeder().run(work.em, context);
    await work.flush();
    if (!wanted.demo) return;
    const { DemoSeeder } = await import('../../../seeders/demo.ts');
    const { time_zone, country } = await readSettings(work);
    await new DemoSeeder().run(work.em, {
      ...context,
      seed: wanted.seed,
      time_zone,
      country,
      call: currentCall(),
    });
  },
});

/**
 * Makes a clinic in an opened database (`openClinic` with `create` and `anyRevision`): schema, settings, reference
 * data. Safe to repeat: what was set stays unless it is said anew. Throws `has_data` for a demo on top of data.
 */
export async function createClinic(clinic: OpenedClinic, wanted: NewClinic = {}): Promise<void> {
  await migrate(clinic);
  await clinic.desk.perform(establishClinic, wanted);
}

/**
 * Closes a clinic that could not be created, and removes its database where nothing has come into it: an empty file
 * would be told as a clinic of an older program from then on.
 *
 * @param isNew whether there was no file before
 */
export async function abandonClinic(clinic: OpenedClinic, isNew: boolean): Promise<void> {
  const { engine } = clinic;
  const isEmpty = isNew && (await engine.applied()).length === 0;
  await clinic.close();
  if (isEmpty)
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(engine.place + end, { force: true });
}

/** What holds for a new clinic when nobody says: undefined where something is set already. */
async function initialValue(work: Work, name: 'name' | 'time_zone' | 'country', demo: boolean) {
  if (await work.em.findOne(Setting, { name })) return undefined;
  if (name === 'time_zone') return machineTimeZone();
  if (name === 'country') return machineCountry();
  return demo ? 'Riverside Clinic' : undefined;
}
