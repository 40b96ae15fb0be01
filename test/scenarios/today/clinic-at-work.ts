import { onTestFinished } from 'vitest';
import { createClinic, type OpenedClinic } from '../../../src/data/schema/index.ts';
import type { StartJob } from '../../../src/jobs/index.ts';
import { undoHere } from '../../../src/tui/open.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';
import { type OpenScreenOptions, openScreen, type TestScreen } from '../../support/screen.tsx';

/** Monday 23 November 2026, 10:40 in London. */
export const mondayMorning = '2026-11-23T10:40:00.000Z';

/** The demo clinic at work, and a receptionist at one of its screens. All is closed with the test. */
export async function clinicAtWork(
  options: Partial<OpenScreenOptions> & {
    demo?: boolean;
    before?: (clinic: TestClinic) => Promise<unknown>;
    /** What runs long work: `jobsHere` does it in the test's own process. */
    jobsOf?: (clinic: OpenedClinic) => StartJob;
  } = {},
): Promise<{ clinic: TestClinic; screen: TestScreen }> {
  const { demo = true, before, jobsOf, ...shown } = options;
  const clinic = await openTestClinic({ now: mondayMorning });
  onTestFinished(() => clinic.close());
  const opened = { ...clinic, close: async () => {} };
  await createClinic(opened, { name: 'Riverside Clinic', time_zone: 'Europe/London', country: 'GB', demo });
  await before?.(clinic);
  const screen = await openScreen({
    desk: clinic.desk,
    clock: clinic.clock,
    undo: undoHere,
    ...(jobsOf && { jobs: jobsOf(opened) }),
    ...shown,
  });
  onTestFinished(() => screen.close());
  return { clinic, screen };
}
