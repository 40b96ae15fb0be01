import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type OpenedClinic, openClinic } from '../../../src/data/schema/index.ts';
import { type OpenScreenOptions, openScreen, type TestScreen } from '../../support/screen.tsx';

export interface FirstRun {
  /** Where the clinic will be. */
  readonly db: string;
  /** The clinics that the screen has made and gone on with. */
  readonly adopted: readonly { close(): Promise<void> }[];
  /** Reads the database through a connection of its own. */
  look<T>(body: (clinic: OpenedClinic) => Promise<T>): Promise<T>;
  /** The screen that comes up where there is no clinic. */
  screen(options?: Partial<OpenScreenOptions>): Promise<TestScreen>;
}

/** A folder in which there is no clinic yet. All is closed and removed with the test. */
export function atTheFirstRun(): FirstRun {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-first-run-'));
  const db = join(folder, 'clinic.db');
  const adopted: { close(): Promise<void> }[] = [];
  const open: TestScreen[] = [];
  onTestFinished(async () => {
    for (const screen of open) await screen.close();
    for (const clinic of adopted) await clinic.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    db,
    adopted,
    async look(body) {
      const clinic = await openClinic({ db });
      try {
        return await body(clinic);
      } finally {
        await clinic.close();
      }
    },
    async screen(options = {}) {
      const screen = await openScreen({
        desk: null,
        route: 'first-run',
        db,
        onAdopt: (clinic) => adopted.push(clinic),
        ...options,
      });
      open.push(screen);
      return screen;
    },
  };
}

/** Names the clinic and goes on to its field "Accounts". */
export async function nameClinic(screen: TestScreen, name: string): Promise<void> {
  await screen.waitFor('There is no clinic here yet');
  await screen.type(name);
  for (let field = 0; field < 4; field += 1) await screen.act('form.next');
}
