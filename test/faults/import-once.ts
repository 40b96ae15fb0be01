/** Imports a folder and says how many rows have landed so far, a line each. Arguments: database, folder. */
import { carryOut } from '../../src/data/carry-out.ts';
import { importJob } from '../../src/data/import/index.ts';
import type { Task } from '../../src/data/job.ts';
import { openClinic } from '../../src/data/schema/index.ts';

const [db = '', file = ''] = process.argv.slice(2);
const task: Task = {
  signal: new AbortController().signal,
  progress: ({ phase, done }) => void process.stdout.write(`${phase} ${done}\n`),
};

async function importOnce(): Promise<void> {
  const clinic = await openClinic({ db });
  process.stdout.write('ready 0\n');
  try {
    const { inserted } = await carryOut(clinic, importJob, { file }, task);
    process.stdout.write(`imported ${inserted}\n`);
  } finally {
    await clinic.close();
  }
}

importOnce().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'fault';
  process.stdout.write(`refused ${code}\n`);
  process.exitCode = 1;
});
