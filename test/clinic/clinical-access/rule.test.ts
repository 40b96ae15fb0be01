import { expect, test } from 'vitest';
import { clinicalAccessOf } from '../../../src/clinic/clinical-access/index.ts';
import { type Role, roles, type SignedIn } from '../../../src/desk/index.ts';

const signedIn = (role: Role, more: Partial<SignedIn> = {}): SignedIn => ({
  kind: 'signed_in',
  user_id: 'u',
  session_id: 's',
  name: 'Somebody',
  email: 'somebody@clinic.example',
  role,
  doctor_id: null,
  must_change_password: false,
  scope: null,
  expires_at: '2026-12-01T00:00:00.000Z',
  ...more,
});

const untied = { isOwn: false, hasGrant: false };
const own = { isOwn: true, hasGrant: false };
const reason = { isOwn: false, hasGrant: true };

test.each([
  { role: 'admin', untied: 'reason_needed', own: 'reason_needed', reason: 'open' },
  { role: 'doctor', untied: 'reason_needed', own: 'open', reason: 'open' },
  { role: 'nurse', untied: 'open', own: 'open', reason: 'open' },
  { role: 'staff', untied: 'never', own: 'never', reason: 'never' },
] as const)('$role', ({ role, ...expected }) => {
  const standing = signedIn(role);
  expect({
    untied: clinicalAccessOf(standing, untied),
    own: clinicalAccessOf(standing, own),
    reason: clinicalAccessOf(standing, reason),
  }).toEqual(expected);
});

test('where there are no accounts nothing is closed; signed out everything is', () => {
  expect(clinicalAccessOf({ kind: 'open' }, untied)).toBe('open');
  expect(clinicalAccessOf({ kind: 'signed_out', why: 'nobody' }, reason)).toBe('never');
});

test.each(roles)('a token for scripts opens nothing, whoever it belongs to: %s', (role) => {
  expect(clinicalAccessOf(signedIn(role, { scope: 'export' }), { isOwn: true, hasGrant: true })).toBe(
    'never',
  );
});
