import { join } from 'node:path';
import { expect, it } from 'vitest';
import { listUploads } from '../../../src/clinic/uploads/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import type { StartJob } from '../../../src/jobs/index.ts';
import { jobsHere } from '../../support/jobs.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';
import { chooseToImport, ownFolder } from './at-the-data-screen.ts';

/** Born on many days: each is held against everybody who was born on the same. */
const rows = Array.from(
  { length: 500 },
  (_, at) => `Ada,Okafor${at},${1930 + (at % 70)}-03-${10 + (at % 19)},f\n`,
);

/** Imports are stopped, as by Esc, as soon as some of their rows have landed. */
function stoppedImports(clinic: OpenedClinic): StartJob {
  return (job, input, heard) => {
    const isDry = typeof input === 'object' && input !== null && 'dry_run' in input;
    if (job.name !== 'data.import' || isDry) return jobsHere(clinic)(job, input, heard);
    const stop = new AbortController();
    const progress: typeof heard = (seen) => {
      heard(seen);
      if (seen.phase === 'patients' && seen.done > 0) stop.abort();
    };
    return {
      result: carryOut(clinic, job, input, { signal: stop.signal, progress }),
      cancel: () => stop.abort(),
    };
  };
}

async function atStoppedImport() {
  const folder = ownFolder({ 'many.csv': `first,last,born,sex\n${rows.join('')}` });
  const { clinic, screen } = await clinicAtWork({ demo: false, route: 'data', jobsOf: stoppedImports });
  await chooseToImport(screen, join(folder, 'many.csv'));
  await screen.act('data-import.rehearse');
  await screen.waitFor('500 new');
  await screen.act('data-import-report.land');
  await screen.waitFor('Take back what has landed?');
  return { clinic, screen };
}

it('an import that is stopped can be taken back at once, and nothing is left of it', async () => {
  const { clinic, screen } = await atStoppedImport();
  await screen.press('y');
  await screen.waitFor('Stopped and taken back');
  expect(await clinic.desk.read(listUploads, {})).toMatchObject([{ status: 'undone' }]);
  expect(screen.text()).toContain('→ Field');
});

it('or what has landed is kept, and the screen says where it can be taken back later', async () => {
  const { clinic, screen } = await atStoppedImport();
  await screen.press('esc');
  await screen.waitFor('What had landed stays');
  expect(await clinic.desk.read(listUploads, {})).toMatchObject([{ status: 'failed' }]);
  expect(screen.text()).not.toContain('nothing is written yet');
});
