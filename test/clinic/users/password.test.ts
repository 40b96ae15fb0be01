import { pbkdf2Sync } from 'node:crypto';
import { hashSync } from 'bcryptjs';
import { describe, expect, test } from 'vitest';
import { costInForce, fromPhc, toPhc } from '../../../src/clinic/users/password/argon2id.ts';
import { commonPasswords } from '../../../src/clinic/users/password/common.ts';
import { passwordProblem } from '../../../src/clinic/users/password/rules.ts';
import { hashPassword, isPasswordHash, verifyPassword } from '../../../src/clinic/users/password/verify.ts';

const password = 'seven quiet herons';

describe('a password’s hash', () => {
  test('says how it was made, and lets the right password in alone', async () => {
    const { stored, draftKey } = await hashPassword(password);
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=4,l=64\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await verifyPassword('seven quiet heron', stored)).toBeNull();
    const right = await verifyPassword(password, stored);
    expect(right?.replacement).toBeNull();
    expect(right?.draftKey).toEqual(draftKey);
  });

  test('holds nothing of the key that seals drafts', async () => {
    const { stored, draftKey } = await hashPassword(password);
    expect(draftKey).toHaveLength(32);
    expect(fromPhc(stored)?.verifier.equals(draftKey)).toBe(false);
  });

  test('is made anew at the sign-in where more is asked of one today', async () => {
    const cheap = fromPhc(await cheapHash());
    expect(cheap?.cost.memory).toBe(64);
    const right = await verifyPassword(password, await cheapHash());
    expect(fromPhc(right?.replacement ?? '')?.cost).toEqual(costInForce);
  });

  test('is the same for the same letters, however they are put together', async () => {
    const { stored } = await hashPassword('Žofie pije čaj každý den'.normalize('NFD'));
    expect(await verifyPassword('Žofie pije čaj každý den'.normalize('NFC'), stored)).not.toBeNull();
  });

  test('is refused where it asks for more than a machine should give', () => {
    expect(
      fromPhc('$argon2id$v=19$m=9999999,t=3,p=4$c29tZXNhbHRzb21l$c29tZXNhbHRzb21lc29tZXNhbHRzb21l'),
    ).toBeNull();
    expect(isPasswordHash('plain text')).toBe(false);
    expect(isPasswordHash('$pbkdf2-sha256$99999999$c2FsdA$x')).toBe(false);
  });

  async function cheapHash(): Promise<string> {
    const { argon2Sync } = await import('node:crypto');
    const salt = Buffer.alloc(16, 7);
    const cost = { memory: 64, passes: 1, parallelism: 1 };
    const output = argon2Sync('argon2id', { message: password, nonce: salt, tagLength: 64, ...cost });
    return toPhc({ cost, salt, verifier: output.subarray(0, 32), length: 64 });
  }
});

describe('a hash that another program made', () => {
  const salt = Buffer.from('sixteen bytes !!');
  const derived = pbkdf2Sync(password, salt, 1000, 32, 'sha256');
  const passlib = (bytes: Buffer) => bytes.toString('base64').replaceAll('+', '.').replace(/=+$/, '');
  const hashes = {
    passlib: `$pbkdf2-sha256$1000$${passlib(salt)}$${passlib(derived)}`,
    django: `pbkdf2_sha256$1000$sixteen bytes !!$${derived.toString('base64')}`,
    bcrypt: hashSync(password, 4),
  };

  test.each(Object.entries(hashes))('%s: is accepted once, and replaced', async (_, stored) => {
    expect(isPasswordHash(stored)).toBe(true);
    expect(await verifyPassword('seven quiet heron', stored)).toBeNull();
    const right = await verifyPassword(password, stored);
    expect(right?.replacement).toMatch(/^\$argon2id\$/);
    const again = await verifyPassword(password, right?.replacement ?? '');
    expect(again).toEqual({ replacement: null, draftKey: right?.draftKey });
  });

  test('in passlib’s own documentation is read', async () => {
    const documented =
      '$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44';
    expect(await verifyPassword('password', documented)).not.toBeNull();
  });
});

describe('what a new password may be', () => {
  const about = { known: ['ada.marsh@northgate.example', 'Ada', 'Marsh', 'Northgate Clinic'] };
  const problem = async (text: string) => passwordProblem(text, about, await commonPasswords());

  test.each(['seven quiet herons', 'přišel zelený vlak', 'Marsh birds fly south in May', 'x7$kP2!vQ9&mZ4'])(
    'passes: %s',
    async (text) => expect(await problem(text)).toBeNull(),
  );

  test.each([
    ['elevenchars', 'too short: 11 of at least 12'],
    ['aaaabbbbaaaabbbb', 'too few different characters'],
    ['1qaz2wsx3edc', 'tried first'],
    ['Sunshine2026!', 'tried first'],
    ['butterflybutterfly', 'tried first'],
    ['Northgate2026', 'the name, the e-mail or the clinic'],
    ['ada.marsh@northgate.example', 'the name, the e-mail or the clinic'],
    ['x'.repeat(300), 'too long'],
  ])('is refused: %s', async (text, words) => expect(await problem(text)).toContain(words));
});
