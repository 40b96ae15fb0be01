import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const stop = resolve(import.meta.dirname, '../../src/start/stop.ts');

/** Runs `command` (source of a function of an AbortSignal) in a process of its own, and sends the signals once it runs. */
async function run(
  command: string,
  ...signals: NodeJS.Signals[]
): Promise<{ code: number | null; said: string }> {
  const source = `
    import { runStoppable } from ${JSON.stringify(stop)};
    const forever = () => new Promise(() => setInterval(() => {}, 1000));
    const command = ${command};
    process.exit(await runStoppable((signal) => { console.log('ready'); return command(signal); }));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', source], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    const fresh = chunk.toString();
    said += fresh;
    // One signal for each line, so that the second comes after the first was dealt with.
    for (const _ of fresh.matchAll(/\n/g)) {
      const signal = signals.shift();
      if (signal !== undefined) child.kill(signal);
    }
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

const tidies = `(signal) => new Promise((done) => {
  const timer = setInterval(() => {}, 1000);
  signal.addEventListener('abort', () => { console.log('tidied'); clearInterval(timer); done(1); });
})`;

describe('a command that is stopped', () => {
  it('ends at once when it has nothing to tidy', async () => {
    expect(await run('forever', 'SIGINT')).toEqual({ code: 130, said: 'ready\n' });
    expect(await run('forever', 'SIGTERM')).toEqual({ code: 143, said: 'ready\n' });
  });

  it('tidies up first when it listens', async () => {
    expect(await run(tidies, 'SIGTERM')).toEqual({ code: 143, said: 'ready\ntidied\n' });
  });

  it('ends at the second signal when tidying takes too long', async () => {
    const slow =
      "(signal) => { signal.addEventListener('abort', () => console.log('tidying')); return forever(); }";
    expect(await run(slow, 'SIGINT', 'SIGINT')).toEqual({ code: 130, said: 'ready\ntidying\n' });
  });

  it('keeps its exit code when it was done by then', async () => {
    const done =
      "(signal) => new Promise((done) => { setInterval(() => {}, 1000); signal.addEventListener('abort', () => done(0)); })";
    expect((await run(done, 'SIGINT')).code).toBe(0);
    expect((await run('async () => 5')).code).toBe(5);
  });
});
