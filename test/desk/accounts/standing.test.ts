import { describe, expect, test } from 'vitest';
import { standingOf } from '../../../src/desk/accounts/standing.ts';
import { type Permission, refusalOf, type Standing } from '../../../src/desk/index.ts';
import type { SessionFacts } from '../../../src/storage/engine.ts';

const now = '2026-11-21T10:00:00.000Z';
const session: SessionFacts = {
  id: 's',
  is_active: true,
  scope: null,
  last_seen_at: now,
  expires_at: '2026-11-21T12:00:00.000Z',
  idle_until: null,
  user_id: 'u',
  user_is_active: true,
  name: 'Ada Marsh',
  email: 'ada@clinic.example',
  role: 'staff',
  doctor_id: null,
  must_change_password: false,
};
const stands = (facts: Partial<SessionFacts>) => standingOf(true, { ...session, ...facts }, 'some', now);
const words = (standing: Standing, permission: Permission) => {
  const refusal = refusalOf(standing, permission);
  return refusal && [refusal.code, refusal.message, refusal.hint].join(' | ');
};

describe('how one stands', () => {
  test.each<[string, Partial<SessionFacts>, string]>([
    ['was ended', { is_active: false }, 'ended'],
    ['has expired', { expires_at: now }, 'expired'],
    ['went unused', { idle_until: now }, 'expired'],
    ['is of a disabled account', { user_is_active: false }, 'inactive'],
    ['is for a scope that nobody knows any more', { scope: 'everything' }, 'ended'],
  ])('a session that %s lets nobody in', (_, facts, why) => {
    expect(stands(facts)).toEqual({ kind: 'signed_out', why });
  });

  test('a session that is whole says who it is', () => {
    expect(stands({})).toMatchObject({ kind: 'signed_in', name: 'Ada Marsh', role: 'staff', scope: null });
  });

  test('what nobody knows is no session, whatever became of the accounts', () => {
    expect(standingOf(true, null, 'some', now)).toEqual({ kind: 'signed_out', why: 'ended' });
    expect(standingOf(false, null, 'none', now)).toEqual({
      kind: 'signed_out',
      why: 'nobody',
      lost: 'accounts',
    });
  });
});

describe('what one is told', () => {
  test('says who may, and what to do', () => {
    expect(words(stands({}), 'data.restore')).toBe(
      'forbidden | Staff may not restore. | Ask an administrator.',
    );
    expect(words(stands({ role: 'nurse' }), 'data.restore')).toContain('Nurses may not restore.');
    expect(words(stands({}), 'queue.work')).toBeNull();
    expect(words(standingOf(false, null, 'some', now), 'queue.work')).toBe(
      'not_signed_in | Nobody is signed in. | Sign in on the screens, or with frontdesk login.',
    );
  });

  test('a password that has to be changed comes before everything else', () => {
    const must = stands({ must_change_password: true });
    expect(words(must, 'queue.work')).toContain('The password has to be changed first.');
    for (const open of ['account.own', 'account.see', 'status.see'] as const)
      expect(words(must, open)).toBeNull();
  });

  test('where the accounts are gone it names the way back, and lets a migration pass only where their table is gone', () => {
    const emptied = standingOf(false, null, 'none', now);
    const downgraded = standingOf(false, null, 'no_table', now);
    expect(words(emptied, 'data.migrate')).toContain('Run frontdesk users recover EMAIL');
    expect(words(downgraded, 'data.migrate')).toBeNull();
    expect(words(downgraded, 'data.downgrade')).toContain(
      'Run frontdesk migrate, and then frontdesk users recover',
    );
  });
});
