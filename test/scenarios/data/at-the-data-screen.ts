import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { TestScreen } from '../../support/screen.tsx';

/** A folder for what somebody imports and exports; it goes with the test. */
export function ownFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'frontdesk-files-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Opens Import from the Data screen and names a file, and what its rows are where it is asked. */
export async function chooseToImport(screen: TestScreen, file: string, rows?: string): Promise<void> {
  await screen.act('data.import');
  await screen.waitFor('Import which file?');
  await screen.type(file);
  await screen.press('enter');
  if (rows !== undefined) {
    await screen.waitFor('What are its rows?');
    await screen.type(rows);
    await screen.press('enter');
  }
  await screen.waitFor('→ Field');
}
