import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { Job, Progress } from '../data/job.ts';
import { DeskError } from '../desk/index.ts';
import { withoutSecrets } from './environment.ts';
import { errorOf, type JobPlace, type ToChild, toParent } from './messages.ts';

/** A job under way. */
export interface RunningJob<R> {
  /** Rejects with a DeskError for what a person can mend; `cancelled` once it was stopped. */
  readonly result: Promise<R>;
  /** Asks it to stop where nothing is half done; ended by force when it does not within three seconds. */
  cancel(): void;
}

/** Starts a job for a screen: in a process of its own, or in a test's own process. */
export type StartJob = <I extends z.ZodType, R>(
  job: Job<I, R>,
  input: z.input<I>,
  heard: (progress: Progress) => void,
) => RunningJob<R>;

/** Milliseconds from being asked to stop until it is ended by force: some engine steps cannot be interrupted. */
const graceful = 3000;
/** How much of a crash's own words is kept. */
const longestCry = 2000;

/** Runs jobs in child processes, each with a connection of its own: the process that draws is never held up. */
export function jobsInChildren(place: JobPlace): StartJob {
  return (job, input, heard) => {
    const child = startChild();
    const running = follow<Awaited<ReturnType<typeof job.run>>>(child, heard);
    tell(child, { kind: 'start', job: job.name, input, place });
    return running;
  };
}

/** The built program has its own entry for this; the sources are run as the sources that started it. */
function startChild(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const file = new URL(isSource ? './child.ts' : './job.js', import.meta.url);
  return fork(fileURLToPath(file), [], {
    env: withoutSecrets(process.env),
    execArgv: isSource ? ['--import', 'tsx'] : ['--enable-source-maps'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

function follow<R>(child: ChildProcess, heard: (progress: Progress) => void): RunningJob<R> {
  let stopped = false;
  let force: NodeJS.Timeout | undefined;
  const result = new Promise<R>((done, fail) => {
    let cry = '';
    child.stderr?.on('data', (text: Buffer) => {
      cry = `${cry}${text.toString()}`.slice(-longestCry);
    });
    child.on('message', (raw) => {
      const said = toParent.parse(raw);
      if (said.kind === 'progress') heard(said.progress);
      // The other process ran the same job: what it answers is what the job answers.
      else if (said.kind === 'done') done(said.result as R);
      else fail(errorOf(said.failure));
    });
    child.on('error', fail);
    child.on('close', (code, signal) => {
      clearTimeout(force);
      if (stopped) fail(new DeskError('cancelled', 'Stopped.', { hint: 'Nothing is half done.' }));
      else fail(new Error(`The work ended before it was done (${signal ?? code}). ${cry}`.trim()));
    });
  });
  return {
    result,
    cancel() {
      if (stopped) return;
      stopped = true;
      tell(child, { kind: 'stop' });
      force = setTimeout(() => child.kill('SIGKILL'), graceful);
    },
  };
}

function tell(child: ChildProcess, message: ToChild): void {
  if (child.connected) child.send(message, () => {});
}
