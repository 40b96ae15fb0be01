/** Everything that can be said about the code without running it, side by side: what fails is printed whole. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const checks: Readonly<Record<string, readonly string[]>> = {
  types: ['tsc', '--noEmit', '-p', '.'],
  style: ['biome', 'check', '--error-on-warnings', '.'],
  imports: [
    'depcruise',
    '--config',
    '.dependency-cruiser.mjs',
    'src',
    'migrations',
    'seeders',
    'mikro-orm.config.ts',
  ],
  unused: ['knip', '--no-progress'],
  docs: ['node', '--import', 'tsx', 'scripts/docs.ts', '--check'],
};

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly output: string;
}

function run(name: string, [program = '', ...args]: readonly string[]): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ name, passed: false, output: String(error) }));
    child.on('close', (code) => done({ name, passed: code === 0, output }));
  });
}

const outcomes = await Promise.all(Object.entries(checks).map(([name, command]) => run(name, command)));
for (const { name, passed, output } of outcomes) {
  console.log(`${passed ? '✓' : '✗'} ${name}`);
  if (!passed) console.log(output.trimEnd());
}
process.exit(outcomes.every(({ passed }) => passed) ? 0 : 1);
