import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineJob, type Progress } from '../../../src/data/job.ts';
import { DeskError } from '../../../src/desk/index.ts';
import type { StartJob } from '../../../src/jobs/index.ts';
import { openScreen, type TestScreen } from '../../support/screen.tsx';
import { fakeDesk } from '../fake-desk.ts';
import { practiceScreens } from '../practice-screens.tsx';

const peelAll = defineJob({
  name: 'data.peel',
  title: 'Peel everything',
  input: z.object({}),
  permission: 'data.maintain',
  run: async () => 'unused: the test starts it',
});

/** Long work whose steps and end the test decides. */
function workAtHand() {
  let hear: (progress: Progress) => void = () => {};
  const end = Promise.withResolvers<unknown>();
  const start: StartJob = (_job, _input, heard) => {
    hear = heard;
    const stop = () => end.reject(new DeskError('cancelled', 'Stopped.'));
    // The screens only pass on what the job answers.
    return { result: end.promise as Promise<never>, cancel: stop };
  };
  return { start, report: (progress: Progress) => hear(progress), end };
}

let screen: TestScreen;
afterEach(() => screen.close());

const backUpKey = 'ctrl-b';

async function atWork(size: [number, number] = [80, 24]) {
  const work = workAtHand();
  screen = await openScreen({
    desk: fakeDesk(),
    catalogue: practiceScreens,
    route: 'fruit',
    size,
    jobs: work.start,
    backUp: (jobs) => jobs.run(peelAll, {}, { said: 'All is peeled.' }),
  });
  await screen.press(backUpKey);
  await screen.waitFor('starting…');
  return work;
}

describe('long work', () => {
  it('shows how far it is at the right end of the message line, and then what came of it', async () => {
    const work = await atWork();
    work.report({ phase: 'peeling', done: 43, total: 100, unit: 'rows' });
    await screen.waitFor('Peel everything: peeling 43 %');
    expect(screen.message()).toHaveLength(80);
    work.end.resolve('peeled');
    await screen.waitFor('✓ All is peeled.');
    expect(screen.text()).not.toContain('Peel everything');
  });

  it('leaves the screen usable, and its messages readable', async () => {
    const work = await atWork();
    work.report({ phase: 'peeling', done: 43, total: 100, unit: 'rows' });
    await screen.press('l');
    await screen.waitFor('Nothing to peel with.');
    expect(screen.message()).toContain('peeling 43 %');
    await screen.press('2');
    expect(screen.styleAt(1, 9).inverse).toBe(true);
    expect(screen.message()).toContain('peeling 43 %');
    work.end.resolve('peeled');
  });

  it('is one at a time: a second is refused with what to do', async () => {
    const work = await atWork();
    await screen.press(backUpKey);
    await screen.waitFor('Peel everything: still under way.');
    work.end.resolve('peeled');
  });

  it('is stopped from the palette', async () => {
    await atWork();
    await screen.press(':');
    await screen.type('stop the long');
    await screen.press('enter');
    await screen.waitFor('! Peel everything: Stopped.');
  });

  it('asks before quitting would stop it', async () => {
    const work = await atWork();
    await screen.press('ctrl-c', 'ctrl-c');
    await screen.waitFor('Peel everything is still under way: quitting stops it');
    expect(screen.exitCode()).toBeNull();
    work.end.resolve('peeled');
  });
});
