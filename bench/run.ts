/**
 * Compares the program with public yardsticks, measured in the same run and in turns.
 *
 *     npm run bench                     every benchmark
 *     npm run bench -- search register  these two
 *     npm run bench -- --json           the results as JSON on stdout
 *     npm run bench -- --clean          deletes the cached database of a million patients
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { signInCost } from './accounts/sign-in.ts';
import { signedInCommand } from './accounts/signed-in-command.ts';
import { auditChain, auditVerify } from './audit/benchmark.ts';
import { backup, backupMemory, incremental } from './backup/benchmark.ts';
import type { Bench } from './benchmark.ts';
import { encryptedBackup, encryptedRegister, encryptedSearch } from './encryption/benchmark.ts';
import { exportCsv, exportJson, exportSql } from './export/benchmark.ts';
import { importCsv, importOwn } from './import/benchmark.ts';
import { asJson, asTable, type Result } from './measure/table.ts';
import { cachedClinic, cachedVisits, cleanCache } from './million/cache.ts';
import { register } from './register/benchmark.ts';
import { restore } from './restore/benchmark.ts';
import { firstFrame, firstRows } from './screens/first-frame.ts';
import { keyToFrame } from './screens/key-to-frame.ts';
import { keyToFrameImporting } from './screens/key-to-frame-importing.ts';
import { memory } from './screens/memory.ts';
import { search } from './search/benchmark.ts';
import { soak } from './soak/benchmark.ts';

const benchmarks = [
  firstFrame,
  firstRows,
  keyToFrame,
  keyToFrameImporting,
  search,
  register,
  soak,
  memory,
  backup,
  incremental,
  backupMemory,
  restore,
  exportCsv,
  exportSql,
  exportJson,
  importCsv,
  importOwn,
  signInCost,
  signedInCommand,
  auditChain,
  auditVerify,
  encryptedSearch,
  encryptedRegister,
  encryptedBackup,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, clean: { type: 'boolean' } },
});
if (values.clean) cleanCache();
else await measure(positionals);

async function measure(names: readonly string[]): Promise<void> {
  const unknown = names.find((name) => !benchmarks.some((benchmark) => benchmark.name === name));
  if (unknown !== undefined) {
    console.error(
      `There is no benchmark ${unknown}. There are: ${benchmarks.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(2);
  }
  const results: Result[] = [];
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    const folder = mkdtempSync(join(tmpdir(), 'frontdesk-bench-'));
    const bench: Bench = {
      folder,
      say,
      million: () => cachedClinic(1_000_000, say),
      visits: () => cachedVisits(1_000_000, say),
    };
    try {
      const outcome = await benchmark.run(bench);
      say(`${benchmark.name}: ${outcome.measured} (${benchmark.wanted}) ${JSON.stringify(outcome.figures)}`);
      results.push({ benchmark, outcome });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  console.log(values.json ? asJson(results) : asTable(results));
}

/** Progress goes to stderr: stdout is for the results. */
function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
