import { spawn } from 'node:child_process';
import { z } from 'zod';

const answerSchema = z.object({
  act: z.string(),
  outcome: z.enum(['done', 'nothing', 'refused', 'error']),
  code: z.string().optional(),
  message: z.string().optional(),
  token: z.string().optional(),
  patient: z.string().optional(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Starts the desks, lets all go at the same moment, and answers what each said. Stops them all after `limit` ms. */
export async function letThemWork(
  program: string,
  argumentsOf: (which: number) => string[],
  count: number,
  limit: number,
): Promise<Answer[][]> {
  const desks = Array.from({ length: count }, (_, which) => startDesk([program, ...argumentsOf(which)]));
  const timer = setTimeout(() => {
    for (const { stop } of desks) stop();
  }, limit);
  try {
    await Promise.all(desks.map(({ ready }) => ready));
    for (const { go } of desks) go();
    return await Promise.all(desks.map(({ answers }) => answers));
  } finally {
    clearTimeout(timer);
    for (const { stop } of desks) stop();
  }
}

function startDesk(args: readonly string[]) {
  const child = spawn(process.execPath, args, { stdio: 'pipe' });
  let out = '';
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      out += data;
      if (out.startsWith('ready\n')) resolve();
    });
    child.on('exit', () => reject(new Error(`A desk never opened: ${errors}`)));
  });
  const answers = new Promise<Answer[]>((resolve, reject) => {
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`A desk ended with ${code}: ${errors}`));
      else resolve(out.trim().split('\n').slice(1).map(asAnswer));
    });
  });
  // Whichever fails first is told; the other must not be left without a listener.
  answers.catch(() => undefined);
  return { ready, answers, go: () => child.stdin.write('go\n'), stop: () => child.kill('SIGKILL') };
}

function asAnswer(line: string): Answer {
  return answerSchema.parse(JSON.parse(line));
}
