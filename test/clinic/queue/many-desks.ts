import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const script = fileURLToPath(new URL('./desk-process.ts', import.meta.url));

const answerSchema = z.object({
  ticket: z.string().optional(),
  refused: z.string().optional(),
  patient: z.string(),
});
export type Answer = z.infer<typeof answerSchema>;

/** Starts one process per argument list, lets all go at the same moment, and returns what each answered. */
export async function manyDesks(commands: readonly string[][]): Promise<Answer[][]> {
  const desks = commands.map(startDesk);
  await Promise.all(desks.map(({ ready }) => ready));
  for (const { go } of desks) go();
  return Promise.all(desks.map(({ answers }) => answers));
}

function startDesk(args: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], { stdio: 'pipe' });
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
    child.on('close', () => reject(new Error(`The desk never opened: ${errors}`)));
  });
  const answers = new Promise<Answer[]>((resolve, reject) => {
    child.on('close', (code) => {
      if (code !== 0) reject(new Error(`A desk ended with ${code}: ${errors}`));
      else
        resolve(
          out
            .trim()
            .split('\n')
            .slice(1)
            .map((line) => answerSchema.parse(JSON.parse(line))),
        );
    });
  });
  return { ready, answers, go: () => child.stdin.end('go\n') };
}
