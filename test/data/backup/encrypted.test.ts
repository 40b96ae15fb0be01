import { readFileSync, writeFileSync } from 'node:fs';
import { Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { beginAge } from '../../../src/data/backup/age/head.ts';
import { openAgeFile } from '../../../src/data/backup/age/open.ts';
import { sealBytes, sealFile } from '../../../src/data/backup/age/seal.ts';
import { readSecret, unpackBackup, verifyBackups } from '../../../src/data/backup/index.ts';
import { idleTask } from '../../../src/data/job.ts';
import { type Practice, practise } from './backups.ts';

let practice: Practice;
let identity: string;
let recipient: string;
beforeEach(async () => {
  practice = await practise();
  identity = await generateIdentity();
  recipient = await identityToRecipient(identity);
});
afterEach(() => practice.close());

const plain = (file: string) => readFileSync(file);

describe('an encrypted backup', () => {
  test('is opened by any age program, with the key of its recipient', async () => {
    const backup = await practice.backUp({ recipient });
    expect(backup.file).toMatch(/\.db\.age$/);
    const age = new Decrypter();
    age.addIdentity(identity);
    const opened = await age.decrypt(new Uint8Array(plain(backup.file)));
    expect(Buffer.from(opened).subarray(0, 15).toString()).toBe('SQLite format 3');
    expect(opened.length).toBe(backup.size_bytes);
    const scratch = practice.path('scratch.db');
    await unpackBackup(backup, scratch, { identities: [identity] }, idleTask);
    expect(plain(scratch).equals(Buffer.from(opened))).toBe(true);
  });

  test('is opened by its passphrase, also by any age program', async () => {
    const passphrase_file = practice.file('passphrase', 'correct horse battery\nnot this\n');
    const backup = await practice.backUp({ passphrase_file });
    const age = new Decrypter();
    age.addPassphrase('correct horse battery');
    expect((await age.decrypt(new Uint8Array(plain(backup.file)))).length).toBe(backup.size_bytes);
    await unpackBackup(backup, practice.path('scratch.db'), await readSecret({ passphrase_file }), idleTask);
  });

  test('is refused with a clear line without the secret or with a wrong one', async () => {
    const passphrase_file = practice.file('passphrase', 'correct horse battery');
    const locked = await practice.backUp({ passphrase_file });
    const sealed = await practice.backUp({ recipient });
    const attempts = [
      [locked, null, 'is encrypted'],
      [locked, { passphrase: 'wrong' }, 'This passphrase does not open'],
      [sealed, { identities: [await generateIdentity()] }, 'This key does not open'],
    ] as const;
    for (const [backup, secret, message] of attempts) {
      await expect(unpackBackup(backup, practice.path('none.db'), secret, idleTask)).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining(message),
      });
    }
  });

  test('says what is wrong with what it is to be locked with', async () => {
    const empty = practice.file('empty', '\n');
    await expect(practice.backUp({ recipient: 'age1nonsense' })).rejects.toMatchObject({ code: 'invalid' });
    await expect(practice.backUp({ passphrase_file: empty })).rejects.toMatchObject({ code: 'invalid' });
    for (const passphrase of ['a', 'nine long']) {
      const short = { passphrase_file: practice.file('short', passphrase) };
      await expect(practice.backUp(short)).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('at least 10 letters'),
      });
      await expect(practice.backUp({ passphrase })).rejects.toMatchObject({ code: 'invalid' });
    }
    await expect(practice.backUp({ passphrase_file: practice.path('none') })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(readSecret({ identity_file: empty })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('reads no more of the file of a secret than anybody would write', async () => {
    const tooLong = { code: 'invalid', message: expect.stringContaining('longer than 64 kB') };
    for (const file of ['/dev/zero', practice.file('large', 'x'.repeat(70_000))]) {
      await expect(practice.backUp({ passphrase_file: file })).rejects.toMatchObject(tooLong);
      await expect(readSecret({ passphrase_file: file })).rejects.toMatchObject(tooLong);
      await expect(readSecret({ identity_file: file })).rejects.toMatchObject(tooLong);
    }
    await expect(practice.backUp({ passphrase_file: practice.folder })).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('cannot be read'),
    });
  });
});

describe('our half of age', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 1_048_576, 1_048_577])(
    'seals %i bytes as the package does',
    async (size) => {
      const bytes = Buffer.alloc(size, 'abc');
      const from = practice.path('plain');
      writeFileSync(from, bytes);
      const begin = () => beginAge({ kind: 'recipient', recipient });
      await sealFile(from, practice.path('sealed'), await begin(), idleTask);
      const age = new Decrypter();
      age.addIdentity(identity);
      for (const sealed of [
        plain(practice.path('sealed')),
        Buffer.concat([...sealBytes(bytes, await begin())]),
      ])
        expect(Buffer.from(await age.decrypt(new Uint8Array(sealed))).equals(bytes)).toBe(true);
      const theirs = new Encrypter();
      theirs.addRecipient(recipient);
      writeFileSync(practice.path('theirs'), await theirs.encrypt(new Uint8Array(bytes)));
      const parts: Buffer[] = [];
      await openAgeFile(
        practice.path('theirs'),
        { identities: [identity] },
        idleTask,
        (part) => void parts.push(part),
      );
      expect(Buffer.concat(parts).equals(bytes)).toBe(true);
    },
  );

  test('opens what the package locked with a passphrase', async () => {
    const theirs = new Encrypter();
    theirs.setPassphrase('tea at four o’clock');
    theirs.setScryptWorkFactor(12);
    writeFileSync(practice.path('theirs'), await theirs.encrypt('hello'));
    const parts: Buffer[] = [];
    await openAgeFile(
      practice.path('theirs'),
      { passphrase: 'tea at four o’clock' },
      idleTask,
      (part) => void parts.push(part),
    );
    expect(Buffer.concat(parts).toString()).toBe('hello');
  });
});

test('of several backups, one secret opens its own and the others are held against their hash', async () => {
  await practice.backUp();
  await practice.backUp({ recipient });
  await practice.backUp({ passphrase: 'tea at four o’clock', incremental: true });
  const verdicts = await verifyBackups.run(practice.opened, { passphrase: 'tea at four o’clock' }, idleTask);
  expect(verdicts.map(({ ok, depth }) => [ok, depth])).toEqual([
    [true, 'opened'],
    [true, 'hash'],
    [true, 'opened'],
  ]);
});
