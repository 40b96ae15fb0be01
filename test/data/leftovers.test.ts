import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { leftoverName, sweepLeftovers } from '../../src/data/leftovers.ts';
import { ownMark } from '../../src/data/process-mark.ts';
import { leftByTheKilled, leftElsewhere } from '../support/leftovers.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-leftovers-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts something unfinished there, as old as that. */
function lay(name: string, { hours = 0 } = {}): string {
  writeFileSync(join(folder, name), 'half');
  touch(name, hours);
  return name;
}

function touch(name: string, hours: number): void {
  const then = new Date(Date.now() - hours * 3_600_000);
  utimesSync(join(folder, name), then, then);
}

test('what a killed process of this host left goes at once, what a living one works on stays', async () => {
  const killed = lay(leftByTheKilled('backup'));
  const living = lay(leftoverName('backup'), { hours: 1000 });
  expect(await sweepLeftovers(folder)).toEqual([killed]);
  expect(readdirSync(folder)).toEqual([living]);
});

test('the number of a dead process that another has by now keeps nothing', async () => {
  const { pid, start } = ownMark();
  // The system says when a process began on Linux alone; elsewhere the number has to do.
  if (start === 0) return console.warn('SKIPPED: this system does not say when a process began.');
  const before = lay(leftoverName('restore').replace(`-${start}-`, `-${start - 1}-`));
  expect(before).toContain(`-${pid}-`);
  expect(await sweepLeftovers(folder)).toEqual([before]);
});

test('what was begun before this host was started last is dead, whatever has its number now', async () => {
  const { boot } = ownMark();
  const before = lay(leftoverName('verify').replace(`-${boot}-`, '-00c0ffee-'));
  expect(await sweepLeftovers(folder)).toEqual([before]);
});

test('another host’s stays until nobody has touched it for a day, and so does what does not say whose it is', async () => {
  const theirs = lay(leftElsewhere('backup'), { hours: 23 });
  const nobodys = lay('.frontdesk-backup-999999999-0badcafe', { hours: 23 });
  expect(await sweepLeftovers(folder)).toEqual([]);
  for (const name of [theirs, nobodys]) touch(name, 25);
  expect((await sweepLeftovers(folder)).sort()).toEqual([theirs, nobodys].sort());
});

test('a folder of another host’s is touched with what lies in it', async () => {
  const name = leftElsewhere('export');
  mkdirSync(join(folder, name));
  lay(join(name, 'patients.csv'), { hours: 1 });
  touch(name, 48);
  expect(await sweepLeftovers(folder)).toEqual([]);
  touch(join(name, 'patients.csv'), 48);
  expect(await sweepLeftovers(folder)).toEqual([name]);
});

test('whatever else is called in a similar way is nobody’s to remove', async () => {
  const others = ['.frontdesk-notes.txt', 'frontdesk-backup-1-0badcafe', '.frontdesk-backup-x-0badcafe'];
  for (const name of others) lay(name, { hours: 1000 });
  expect(await sweepLeftovers(folder)).toEqual([]);
});

test('what a killed process had let stand aside goes back, unless its successor has come', async () => {
  for (const place of ['gone', 'there']) {
    const aside = join(folder, leftByTheKilled('aside'));
    mkdirSync(aside);
    writeFileSync(join(aside, place), 'older');
  }
  lay('there');
  await sweepLeftovers(folder);
  expect(readdirSync(folder).sort()).toEqual(['gone', 'there']);
  expect(readFileSync(join(folder, 'gone'), 'utf8')).toBe('older');
  expect(readFileSync(join(folder, 'there'), 'utf8')).toBe('half');
});
