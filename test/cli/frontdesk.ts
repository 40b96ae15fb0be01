import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../bin/frontdesk');

/** What a finished command left behind. */
export interface Ran {
  exit: number | null;
  out: string;
  err: string;
  /** The one JSON document on stdout. */
  json(): unknown;
}

export interface RunOptions {
  stdin?: string;
  env?: Record<string, string>;
}

/** A home of its own, in which the built program is run as a real process, as a script would. */
export class CommandLine {
  readonly home = mkdtempSync(join(tmpdir(), 'frontdesk-cli-'));

  path(name: string): string {
    return join(this.home, name);
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const { child, ran } = this.start(args, options);
    child.stdin.end(options.stdin ?? '');
    return ran;
  }

  start(args: readonly string[], { env }: RunOptions = {}) {
    const child = spawn(program, args, {
      env: {
        ...process.env,
        FRONTDESK_HOME: this.home,
        XDG_CACHE_HOME: join(this.home, 'cache'),
        XDG_STATE_HOME: join(this.home, 'state'),
        ...env,
      },
    });
    // A command that refuses early closes its end while the input is still being written.
    child.stdin.on('error', () => {});
    const ran = new Promise<Ran>((done, failed) => {
      let out = '';
      let err = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        out += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        err += text;
      });
      child.on('error', failed);
      child.on('close', (exit) => done({ exit, out, err, json: () => JSON.parse(out) }));
    });
    return { child, ran };
  }

  /** Runs a command that must succeed and gives what it printed with `--json`. */
  async json(args: readonly string[], options: RunOptions = {}): Promise<unknown> {
    const ran = await this.run([...args, '--json'], options);
    if (ran.exit !== 0) throw new Error(`${args.join(' ')}: exit ${ran.exit}\n${ran.out}${ran.err}`);
    return ran.json();
  }

  remove(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}
