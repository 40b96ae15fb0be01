import { setPriority } from 'node:os';
import { carryOutAt } from '../data/carry-out.ts';
import type { Progress, Task } from '../data/job.ts';
import { failureOf, type ToChild, type ToParent, toChild } from './messages.ts';
import { jobNamed } from './registry.ts';

/** Milliseconds between two reports: a screen draws no faster. */
const reportEvery = 50;
/** Milliseconds that stopped work has to tidy up when nobody is left to hear of it. */
const lastBreath = 3000;

const stop = new AbortController();

process.on('message', (raw) => {
  const said = toChild.parse(raw);
  if (said.kind === 'stop') stop.abort();
  else void work(said);
});

// The desk that asked is gone: nobody waits for the result, and half of it helps nobody.
process.on('disconnect', () => {
  stop.abort();
  setTimeout(() => process.exit(1), lastBreath).unref();
});

async function work(order: Extract<ToChild, { kind: 'start' }>): Promise<void> {
  lowerPriority();
  try {
    say({ kind: 'done', result: await run(order) });
  } catch (error) {
    say({ kind: 'failed', failure: failureOf(error) });
  }
}

async function run({ job: name, input, place }: Extract<ToChild, { kind: 'start' }>): Promise<unknown> {
  const job = await jobNamed(name);
  if (job === null) throw new Error(`There is no job ${name}.`);
  return carryOutAt(place, job, input, reporting());
}

/** The first and the last report of a phase arrive, and of those between only as many as can be drawn. */
function reporting(): Task {
  let last = 0;
  let phase = '';
  const progress = (now: Progress): void => {
    const moment = performance.now();
    if (now.phase === phase && now.done !== now.total && moment - last < reportEvery) return;
    last = moment;
    phase = now.phase;
    say({ kind: 'progress', progress: now });
  };
  return { signal: stop.signal, progress };
}

/** Once the last word is out, the process ends by itself. */
function say(message: ToParent): void {
  if (!process.connected) return;
  if (message.kind === 'progress') process.send?.(message);
  else process.send?.(message, leave);
}

function leave(): void {
  if (process.connected) process.disconnect?.();
}

/** The screens come first. */
function lowerPriority(): void {
  try {
    setPriority(10);
  } catch {
    // Not allowed here: then it runs as it is.
  }
}
