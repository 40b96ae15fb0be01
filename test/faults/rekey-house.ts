import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { formOf } from '../../src/storage/sqlite/connect.ts';
import { CommandLine } from '../cli/frontdesk.ts';
import { filesWith } from '../support/planted.ts';
import { inCopyOf } from './in-copy.ts';
import { type RunHow, runIn, standingOf } from './restore-house.ts';
import { callsIn, counting } from './trace.ts';

export const planted = 'Quetzalcoatlus';

/** A small clinic with a key file beside its home, plain or encrypted, to be copied for each strike. */
export class RekeyHouse {
  readonly #line = new CommandLine();
  patients = 0;
  entries = 0;

  /** @param isEncrypted whether it is so from the beginning */
  async build(isEncrypted: boolean): Promise<void> {
    await this.#line.json(['encryption', 'new-key', this.#line.path('key')]);
    mkdirSync(this.#line.path('backups'));
    const env: Record<string, string> = isEncrypted ? { FRONTDESK_DB_KEY_FILE: this.#line.path('key') } : {};
    await this.#line.json(['init', '--name', 'Small'], { env });
    const who = [
      '--first-name',
      planted,
      '--last-name',
      'Roy',
      '--birth-date',
      '1980-01-01',
      '--gender',
      'f',
    ];
    await this.#line.json(['patients', 'register', ...who], { env });
    const { patients, entries } = await standing(this.#line.home);
    this.patients = patients;
    this.entries = entries;
  }

  /** Runs the body in a copy of its home, which is then taken away. */
  inCopy<T>(body: (home: string) => Promise<T>): Promise<T> {
    return inCopyOf(this.#line.home, body);
  }

  countCalls(act: string, syscalls: string): Promise<number> {
    return this.inCopy(async (home) => {
      const log = join(home, 'calls');
      const ran = await actIn(home, act, { before: counting(syscalls, log) });
      if (ran.exit !== 0) throw new Error(`An unharmed ${act} failed: ${ran.err}`);
      return callsIn(log);
    });
  }

  remove(): void {
    this.#line.remove();
  }
}

export function actIn(home: string, act: string, how: RunHow = {}) {
  return runIn(home, ['encryption', act, '--yes'], {
    ...how,
    env: { FRONTDESK_DB_KEY_FILE: join(home, 'key') },
  });
}

/** Opens the clinic of a home with the keys of its file, as the next start does, and looks at it. */
export async function standing(home: string) {
  process.env.FRONTDESK_DB_KEY_FILE = join(home, 'key');
  try {
    const found = await standingOf(home);
    const form = formOf(join(home, 'clinic.db'));
    return { ...found, form: form.kind, open: filesWith(home, planted) };
  } finally {
    delete process.env.FRONTDESK_DB_KEY_FILE;
  }
}
