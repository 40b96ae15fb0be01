import { openSource } from '../../../src/data/import/formats/index.ts';
import { DeskError } from '../../../src/desk/index.ts';

// Reads files as an import does, and says what came of them and how much memory that took beyond the program's own.
const megabytes = () => process.resourceUsage().maxRSS / 1024;

interface Counts {
  rows: number;
  problems: number;
  problem: string | null;
}

async function read(path: string): Promise<{ tables: Counts[]; error: string | null }> {
  const tables: Counts[] = [];
  try {
    const source = await openSource(path, {}, new Set(['firstname', 'phone', 'id']));
    for (const table of source.tables) {
      const counts: Counts = { rows: 0, problems: 0, problem: null };
      for await (const batch of table.batches()) {
        for (const row of batch) {
          if ('cells' in row) counts.rows += 1;
          else {
            counts.problems += 1;
            counts.problem ??= row.problem;
          }
        }
      }
      tables.push(counts);
    }
    await source.close();
    return { tables, error: null };
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    return { tables, error: error.message };
  }
}

const before = megabytes();
const files = [];
for (const path of process.argv.slice(2)) files.push(await read(path));
process.stdout.write(JSON.stringify({ files, megabytes: megabytes() - before }));
