import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { GuardError, guarded } from '../../../src/storage/guard/error.ts';
import { type FolderGuard, guardOf } from '../../../src/storage/guard/guard.ts';

const now = '2026-11-26T09:00:00.000Z';
const end = { entry: 7, seal: 'a:b' };
let house: string;
let guard: FolderGuard;
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'frontdesk-test-'));
  guard = guardOf(join(house, 'clinic.db'));
});
afterEach(() => rmSync(house, { recursive: true, force: true }));

const inGuard = (name: string) => join(guard.folder, name);
const told = (kind: GuardError['kind'], name: string) =>
  expect.objectContaining({
    name: 'GuardError',
    kind,
    folder: guard.folder,
    message: expect.stringContaining(inGuard(name)),
  });

function thrownBy(body: () => unknown): unknown {
  try {
    body();
  } catch (error) {
    return error;
  }
  return 'nothing was thrown';
}

describe('the end of the log beside the database', () => {
  it('is unknown where there is no file and where its text is torn', () => {
    expect(guard.head.read()).toBe(null);
    guard.head.announce(null, end);
    const text = readFileSync(inGuard('audit-head'), 'utf8');
    for (const torn of ['', text.slice(0, 20), '{"committed":1}']) {
      writeFileSync(inGuard('audit-head'), torn);
      expect(guard.head.read()).toBe(null);
    }
    guard.head.announce(null, end);
    expect(guard.head.read()).toEqual({ committed: null, announced: end });
  });

  it('is not unknown but told where something keeps it from being read or written', () => {
    mkdirSync(inGuard('audit-head'), { recursive: true });
    for (const body of [
      () => guard.head.read(),
      () => guard.head.announce(null, end),
      () => guard.head.settle(end),
      () => guard.head.requireWritable(),
    ])
      expect(thrownBy(body)).toEqual(told('read_only', 'audit-head'));
  });

  it('is asked whether it could be written without being made or changed', () => {
    guard.head.requireWritable();
    expect(guard.head.read()).toBe(null);
    guard.head.announce(null, end);
    const before = readFileSync(inGuard('audit-head'));
    guard.head.requireWritable();
    expect(readFileSync(inGuard('audit-head'))).toEqual(before);
    expect(
      thrownBy(() => guardOf(join(house, 'nowhere', 'clinic.db')).head.requireWritable()),
    ).toBeInstanceOf(GuardError);
  });
});

describe('the keys of the log', () => {
  it('that are damaged are told with their file, and not replaced', () => {
    guard.makeKey(now);
    for (const damage of ['', '[', '[{"key":"short","made_at":""}]']) {
      writeFileSync(inGuard('audit-keys.json'), damage);
      const anew = guardOf(join(house, 'clinic.db'));
      expect(thrownBy(() => anew.keys())).toEqual(told('damaged', 'audit-keys.json'));
      expect(thrownBy(() => anew.makeKey(now))).toEqual(told('damaged', 'audit-keys.json'));
      expect(readFileSync(inGuard('audit-keys.json'), 'utf8')).toBe(damage);
    }
  });

  it('that cannot be read or made are told', () => {
    mkdirSync(inGuard('audit-keys.json'), { recursive: true });
    expect(thrownBy(() => guard.keys())).toEqual(told('read_only', 'audit-keys.json'));
    rmSync(guard.folder, { recursive: true });
    writeFileSync(guard.folder, 'in the place of the folder');
    expect(thrownBy(() => guard.makeKey(now))).toEqual(told('read_only', 'audit-keys.json'));
  });
});

test.each([
  ['EACCES', 'read_only'],
  ['EPERM', 'read_only'],
  ['EROFS', 'read_only'],
  ['ENOSPC', 'no_space'],
  ['EDQUOT', 'no_space'],
  ['EIO', 'damaged'],
])('what the system calls %s is %s', (code, kind) => {
  const failing = () => {
    throw Object.assign(new Error(code), { code });
  };
  expect(thrownBy(() => guarded(inGuard('audit-head'), 'written', failing))).toEqual(
    told(kind as never, 'audit-head'),
  );
});

describe('whether there ever was an account', () => {
  it('is no before the first, and yes from then on', () => {
    expect(guard.hadAccounts()).toBe(false);
    guard.noteAccounts(now);
    expect(guard.hadAccounts()).toBe(true);
    expect(guardOf(join(house, 'clinic.db')).hadAccounts()).toBe(true);
  });

  it('is yes where nobody can tell, as long as nobody can', () => {
    symlinkSync(guard.folder, guard.folder);
    expect(guard.hadAccounts()).toBe(true);
    expect(() => guard.noteAccounts(now)).toThrow(GuardError);
    rmSync(guard.folder);
    expect(guard.hadAccounts()).toBe(false);
    guard.noteAccounts(now);
    expect(guardOf(join(house, 'clinic.db')).hadAccounts()).toBe(true);
  });

  it.skipIf(process.getuid?.() === 0)('is yes where the folder is closed to us', () => {
    mkdirSync(guard.folder, { mode: 0o000 });
    try {
      expect(guard.hadAccounts()).toBe(true);
    } finally {
      chmodSync(guard.folder, 0o700);
    }
  });
});
