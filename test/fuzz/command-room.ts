import { join } from 'node:path';
import { runCommand } from '../../src/cli/run.ts';
import { loadConfig } from '../../src/config.ts';
import { seed } from './hostile-values.ts';
import { strayIn, strayInCommand } from './terminal-bytes.ts';

export interface Printed {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** A clinic that commands are run on, each through the command door, on a terminal with colours. */
export class CommandRoom {
  readonly #path: string;
  readonly #token: string;

  constructor(clinic: { readonly path: string }, person: { readonly token: string }) {
    this.#path = clinic.path;
    this.#token = person.token;
  }

  get home(): string {
    return join(this.#path, '..');
  }

  async run(argv: readonly string[]): Promise<Printed> {
    process.env.FRONTDESK_TOKEN = this.#token;
    const all = ['--db', this.#path, ...argv];
    const env = { HOME: this.home, FRONTDESK_HOME: this.home, XDG_STATE_HOME: join(this.home, 'state') };
    let [out, err] = ['', ''];
    const exit = await runCommand(all, await loadConfig(all, env, this.home), undefined, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      hasColours: true,
    });
    return { exit, out, err };
  }

  /** What is wrong with how a command prints, for people and for scripts; nothing when all is well. */
  async faultsOf(argv: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    const asked = argv
      .map((word) => JSON.stringify(word))
      .join(' ')
      .slice(0, 400);
    const say = (how: string, wrong: string) =>
      void found.push(`seed ${seed}: ${asked} ${how}: ${wrong.slice(0, 600)}`);
    try {
      const { out, err } = await this.run(argv);
      const stray = strayInCommand(out) ?? strayIn(err);
      if (stray !== null) say('for people', stray);
      if (err.includes('inside the program')) say('for people', err);
    } catch (error) {
      say('for people', String(error));
    }
    for (const option of ['--json', '--ndjson']) {
      try {
        const { out, err } = await this.run([option, ...argv]);
        const stray = strayIn(out) ?? strayIn(err);
        if (stray !== null) say(option, stray);
        const documents = option === '--json' ? [out] : out.split('\n').filter((line) => line !== '');
        for (const document of documents) {
          if (JSON.parse(document)?.error?.code === 'fault') say(option, document);
        }
      } catch (error) {
        say(option, String(error));
      }
    }
    return found;
  }
}
