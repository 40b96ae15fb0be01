/**
 * Closes a CI run: `node scripts/count-tests.ts REPORT TEST_EXIT BROKEN` reads the test runner's JSON report, prints
 * "N passed, N failed" and exits 1 unless all went well. A runner that failed without one failed test (a file that
 * does not load, a worker that died) counts as one failure, and so does each broken step.
 */
import { readFileSync } from 'node:fs';

const [file = '', testExit = '1', broken = '0'] = process.argv.slice(2);
const report = read(file);
const failedInTests = Math.max(report.numFailedTests, testExit === '0' ? 0 : 1);
const failed = failedInTests + Number(broken);
if (report.numPendingTests > 0) console.log(`${report.numPendingTests} skipped`);
console.log(`${report.numPassedTests} passed, ${failed} failed`);
process.exit(failed === 0 && report.numPassedTests > 0 ? 0 : 1);

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
}

function read(path: string): Report {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0 };
  }
}
