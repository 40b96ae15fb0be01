import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openDraft, sealDraft } from '../../../src/clinic/drafts/seal.ts';

const key = randomBytes(32);
const place = { owner: 'ana', kind: 'patients.register' };
const text = '{"first_name":"Samira"}';

it('opens for its owner, in its own place, and shows nothing to anybody else', () => {
  const sealed = sealDraft(text, key, place);
  expect(sealed).not.toContain('Samira');
  expect(openDraft(sealed, key, place)).toBe(text);
  expect(openDraft(sealed, randomBytes(32), place)).toBeNull();
  expect(openDraft(sealed, null, place)).toBeNull();
  expect(openDraft(sealed, key, { ...place, owner: 'ben' })).toBeNull();
  expect(openDraft(sealed, key, { ...place, kind: 'patients.edit:7' })).toBeNull();
});

it('is not opened once a byte of it was changed, or it was cut off', () => {
  const sealed = sealDraft(text, key, place);
  const bytes = Buffer.from(sealed.slice('sealed:'.length), 'base64');
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  expect(openDraft(`sealed:${bytes.toString('base64')}`, key, place)).toBeNull();
  expect(openDraft(sealed.slice(0, 20), key, place)).toBeNull();
});

it('takes no unsealed draft for one of an account', () => {
  expect(openDraft(text, key, place)).toBeNull();
  expect(openDraft(text, null, place)).toBe(text);
});
