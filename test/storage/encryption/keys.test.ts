import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { databaseKey, keyLine, makeKey, parseKeys } from '../../../src/storage/encryption/key.ts';
import { makeKeyFile, readKeyFile, rewriteKeyFile } from '../../../src/storage/encryption/key-file.ts';
import { currentKey, keysAtHand, keyWithMark } from '../../../src/storage/encryption/keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-keys-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  delete process.env.FRONTDESK_DB_KEY;
  delete process.env.FRONTDESK_DB_KEY_FILE;
});

const file = () => join(folder, 'key');

describe('a key', () => {
  const secrets = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes));

  test('is read back however it was written down', () => {
    fc.assert(
      fc.property(secrets, secrets, fc.constantFrom('\n', ' ', ',', '\n# old\n'), (one, other, between) => {
        const texts = [one.toString('hex').toUpperCase(), other.toString('base64')];
        const read = parseKeys(`${texts.join(between)} # the desk\n`);
        expect(read?.map(({ secret }) => secret.toString('hex'))).toEqual([
          one.toString('hex'),
          other.toString('hex'),
        ]);
      }),
    );
  });

  test.each(['abc', 'ab'.repeat(31), `${'ab'.repeat(32)} password`, 'ab'.repeat(33)])(
    '%s is none, and what is none is not passed over',
    (text) => expect(parseKeys(text)).toBeNull(),
  );

  test('is called by what says nothing about it, and always the same', () => {
    const key = databaseKey(Buffer.alloc(32, 7));
    expect(key.fingerprint).toMatch(/^[0-9a-f]{4}(-[0-9a-f]{4}){3}$/);
    expect(databaseKey(Buffer.alloc(32, 7)).fingerprint).toBe(key.fingerprint);
    expect(keyLine(key)).not.toContain(key.mark.toString('hex').slice(0, 8));
  });
});

describe('a file of keys', () => {
  test('is made for its owner alone, and never over another', () => {
    makeKeyFile(file(), [makeKey()]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    const before = readFileSync(file());
    expect(() => makeKeyFile(file(), [makeKey()])).toThrow(/EEXIST/);
    expect(readFileSync(file()).equals(before)).toBe(true);
  });

  test('takes a new key before the others, whatever an earlier try has left', () => {
    const [old, fresh] = [makeKey(), makeKey()];
    makeKeyFile(file(), [old]);
    writeFileSync(`${file()}.new`, 'half');
    rewriteKeyFile(file(), [fresh, old]);
    expect(readKeyFile(file()).map(({ fingerprint }) => fingerprint)).toEqual([
      fresh.fingerprint,
      old.fingerprint,
    ]);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  test.each([0o640, 0o604, 0o620])('of mode %o is not used', (mode) => {
    makeKeyFile(file(), [makeKey()]);
    chmodSync(file(), mode);
    expect(() => readKeyFile(file())).toThrow(/others than its owner could read it/);
  });

  test('is used with its group in a folder that was given to the group, and its mode stays', () => {
    chmodSync(folder, 0o2770);
    const [old, fresh] = [makeKey(), makeKey()];
    makeKeyFile(file(), [old]);
    for (const mode of [0o660, 0o640]) {
      chmodSync(file(), mode);
      expect(readKeyFile(file())).toHaveLength(1);
      rewriteKeyFile(file(), [fresh]);
      expect(statSync(file()).mode & 0o777).toBe(mode);
    }
    chmodSync(file(), 0o664);
    expect(() => readKeyFile(file())).toThrow(/others than its owner could read it/);
    chmodSync(file(), 0o660);
    chmodSync(folder, 0o2775);
    expect(() => readKeyFile(file())).toThrow(/others than its owner could read it/);
  });

  test('that a link names gets its new keys where it lies', () => {
    const key = makeKey();
    makeKeyFile(file(), [makeKey()]);
    const link = join(folder, 'link');
    symlinkSync(file(), link);
    rewriteKeyFile(link, [key]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readKeyFile(file()).map(({ fingerprint }) => fingerprint)).toEqual([key.fingerprint]);
  });

  test.each([
    ['nothing', ''],
    ['a passphrase', 'correct horse'],
    ['too much', 'ab'.repeat(50_000)],
  ])('with %s in it is refused by its name', (_what, text) => {
    writeFileSync(file(), text, { mode: 0o600 });
    expect(() => readKeyFile(file())).toThrow(file());
  });

  test('that is not there is refused', () => {
    expect(() => readKeyFile(file())).toThrow(/is not there/);
  });
});

describe('the keys at hand', () => {
  test('are those of the environment, then those of the file; the first is the current one', () => {
    expect(currentKey()).toBeNull();
    const [inFile, inEnvironment] = [makeKey(), makeKey()];
    makeKeyFile(file(), [inFile]);
    process.env.FRONTDESK_DB_KEY_FILE = file();
    expect(currentKey()?.fingerprint).toBe(inFile.fingerprint);
    process.env.FRONTDESK_DB_KEY = keyLine(inEnvironment);
    expect(keysAtHand().map(({ fingerprint }) => fingerprint)).toEqual([
      inEnvironment.fingerprint,
      inFile.fingerprint,
    ]);
    expect(keyWithMark(inFile.mark, 'clinic.db').fingerprint).toBe(inFile.fingerprint);
  });

  test('name the one that is wanted where it is not among them, and never a key', () => {
    const [wanted, given] = [makeKey(), makeKey()];
    process.env.FRONTDESK_DB_KEY = keyLine(given);
    expect(() => keyWithMark(wanted.mark, 'clinic.db')).toThrow(wanted.fingerprint);
    expect(() => keyWithMark(wanted.mark, 'clinic.db')).not.toThrow(keyLine(given));
    process.env.FRONTDESK_DB_KEY = 'a password';
    expect(() => currentKey()).toThrow(/FRONTDESK_DB_KEY holds no key/);
    expect(() => currentKey()).not.toThrow(/a password/);
  });
});
