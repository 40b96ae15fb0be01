import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobsHere } from '../../support/jobs.ts';
import { clinicAtWork } from '../today/clinic-at-work.ts';
import { ownFolder } from './at-the-data-screen.ts';

async function atExport(size: [number, number] = [80, 24]) {
  const { clinic, screen } = await clinicAtWork({ route: 'data', size, jobsOf: jobsHere });
  await screen.act('data.export');
  await screen.waitFor('To the file');
  return { clinic, screen };
}

/** Goes down to the last field and types a path in the place of the proposed one. */
async function nameFile(screen: Awaited<ReturnType<typeof atExport>>['screen'], file: string) {
  for (let at = 0; at < 12 && !screen.row('To the file').text.includes('▸'); at += 1)
    await screen.press('tab');
  await screen.press('ctrl-u');
  await screen.type(file);
}

describe('an administrator exports', () => {
  it('everything as a zip that is proposed, to a place of her own', async () => {
    const folder = ownFolder();
    const { screen } = await atExport();
    expect(screen.text()).toContain('~/frontdesk-2026-11-23.zip');
    await nameFile(screen, join(folder, 'all.zip'));
    await screen.press('ctrl-s');
    await screen.waitFor('✓ Exported');
    expect(readFileSync(join(folder, 'all.zip')).subarray(0, 2).toString()).toBe('PK');
  });

  it('and is asked before a file is replaced', async () => {
    const folder = ownFolder();
    const file = join(folder, 'all.zip');
    writeFileSync(file, 'mine');
    const { screen } = await atExport();
    await nameFile(screen, file);
    await screen.press('ctrl-s');
    await screen.waitFor('Replace it?');
    await screen.press('esc');
    await screen.waitFor('To the file');
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('and what was typed is offered again where the place is wrong', async () => {
    const { screen } = await atExport();
    await nameFile(screen, '/no/such/folder/x.zip');
    await screen.press('ctrl-s');
    await screen.waitFor('/no/such/folder/x.zip');
    await screen.waitFor('To the file');
    expect(existsSync('/no')).toBe(false);
  });
});
