import type { SessionFacts } from '../../storage/engine.ts';
import { DeskError } from '../errors.ts';
import { type Permission, ruleOf } from './permission.ts';
import type { Role } from './role.ts';
import { covers, isScope, type Scope } from './scope.ts';

/** Who is signed in, and by which session. */
export interface SignedIn {
  readonly kind: 'signed_in';
  readonly user_id: string;
  readonly session_id: string;
  /** First and last name. */
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The doctor that this person is. */
  readonly doctor_id: string | null;
  /** Nothing but the own password may be touched until it is changed. */
  readonly must_change_password: boolean;
  /** Null: all that the role may do. */
  readonly scope: Scope | null;
  /** The session's end, UTC. */
  readonly expires_at: string;
}

export interface SignedOut {
  readonly kind: 'signed_out';
  readonly why: 'nobody' | 'ended' | 'expired' | 'inactive';
  /** There were accounts, and they are gone: nobody can sign in. Their table, too, after a downgrade. */
  readonly lost?: 'accounts' | 'table';
}

/** Nobody: the program does what the settings of the house ask for. */
interface House {
  readonly kind: 'house';
}

/** How the one who calls stands: asked anew with every call, so that what is revoked is revoked at once. */
export type Standing =
  /** There never was an account: everything is open. */
  { readonly kind: 'open' } | SignedOut | SignedIn | House;

/**
 * @param session what the database knows of the token that was shown, null where it knows nothing
 * @param accounts whether there is an account in the database now; that there was one is known
 * @param now an instant, UTC
 */
export function standingOf(
  shown: boolean,
  session: SessionFacts | null,
  accounts: 'some' | 'none' | 'no_table',
  now: string,
): SignedIn | SignedOut {
  if (session === null) {
    const lost = accounts === 'some' ? {} : ({ lost: accounts === 'none' ? 'accounts' : 'table' } as const);
    return { kind: 'signed_out', why: shown ? 'ended' : 'nobody', ...lost };
  }
  // Disabling an account ends its sessions: that is what the person is told.
  if (!session.user_is_active) return { kind: 'signed_out', why: 'inactive' };
  if (!session.is_active) return { kind: 'signed_out', why: 'ended' };
  if (session.expires_at <= now || (session.idle_until !== null && session.idle_until <= now))
    return { kind: 'signed_out', why: 'expired' };
  const { scope } = session;
  // A scope that this program does not know may nothing: it is not widened to everything.
  if (scope !== null && !isScope(scope)) return { kind: 'signed_out', why: 'ended' };
  return {
    kind: 'signed_in',
    user_id: session.user_id,
    session_id: session.id,
    name: session.name,
    email: session.email,
    role: session.role,
    doctor_id: session.doctor_id,
    must_change_password: session.must_change_password,
    scope,
    expires_at: session.expires_at,
  };
}

/** Whether this standing may do what a permission stands for. */
export function isPermitted(standing: Standing, permission: Permission): boolean {
  return refusalOf(standing, permission) === null;
}

/** Null where it is permitted; otherwise `not_signed_in` or `forbidden`, in words. */
export function refusalOf(standing: Standing, permission: Permission): DeskError | null {
  const rule = ruleOf(permission);
  if (standing.kind === 'house') return rule.house ? null : refusalOfHouse(rule.title);
  if (standing.kind === 'open' || rule.signedOut) return null;
  if (standing.kind === 'signed_out') return refusalOfSignedOut(standing, permission);
  if (standing.scope !== null && !covers(standing.scope, permission))
    return new DeskError(
      'forbidden',
      `This token is for ${standing.scope} alone: it may not ${rule.title}.`,
      {
        hint: 'Use a token of another scope, or sign in.',
      },
    );
  if (standing.must_change_password && !untilChanged.has(permission))
    return new DeskError('forbidden', 'The password has to be changed first.', {
      hint: 'Change it on the screens, or with frontdesk users password.',
    });
  if (!rule.roles.includes(standing.role))
    return new DeskError('forbidden', `${everybody[standing.role]} may not ${rule.title}.`, {
      hint: `Ask ${whoMay(rule.roles)}.`,
    });
  return null;
}

function refusalOfHouse(title: string): DeskError {
  return new DeskError('forbidden', `By itself the program may not ${title}.`, {
    hint: 'It does what the settings ask for and no more: somebody has to sign in for this.',
  });
}

function refusalOfSignedOut({ why, lost }: SignedOut, permission: Permission): DeskError | null {
  if (lost === undefined)
    return new DeskError('not_signed_in', signedOutWords[why], {
      hint: 'Sign in on the screens, or with frontdesk login.',
    });
  // Without a table there is no way to make an administrator again.
  if (lost === 'table' && permission === 'data.migrate') return null;
  const first = lost === 'table' ? 'Run frontdesk migrate, and then' : 'Run';
  return new DeskError('not_signed_in', 'This clinic had accounts, and they are gone from its database.', {
    hint: `${first} frontdesk users recover EMAIL on the machine where it lies.`,
  });
}

/** What is left to one whose password has to be changed first. */
const untilChanged: ReadonlySet<Permission> = new Set(['account.see', 'account.own']);

const signedOutWords = {
  nobody: 'Nobody is signed in.',
  ended: 'This session has ended.',
  expired: 'This session has expired.',
  inactive: 'This account is not active.',
} as const;

const somebody: Readonly<Record<Role, string>> = {
  admin: 'an administrator',
  doctor: 'a doctor',
  nurse: 'a nurse',
  staff: 'the front desk',
};

/** `an administrator, a doctor or a nurse` */
function whoMay(allowed: readonly Role[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(allowed.map((role) => somebody[role]));
}

const everybody: Readonly<Record<Role, string>> = {
  admin: 'Administrators',
  doctor: 'Doctors',
  nurse: 'Nurses',
  staff: 'Staff',
};
