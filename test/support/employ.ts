import { randomBytes } from 'node:crypto';
import { Doctor } from '../../src/clinic/doctors/index.ts';
import { Session } from '../../src/clinic/sessions/entity.ts';
import { User } from '../../src/clinic/users/entity.ts';
import { hashAnew, toPhc } from '../../src/clinic/users/password/argon2id.ts';
import { type Desk, type Role, type Scope, tokenHash, type Work } from '../../src/desk/index.ts';
import { goodPassword } from './accounts.ts';
import type { TestClinic } from './clinic.ts';
import { perform } from './furnish.ts';

export interface PersonFacts {
  readonly role: Role;
  /** The doctor that this person is: a licence number. */
  readonly doctor?: string;
  /** The session is a token for this alone. */
  readonly scope?: Scope;
  /** Both from the name that they are known by here, unless said. */
  readonly email?: string;
  readonly first_name?: string;
}

export interface SignedInDesk {
  readonly desk: Desk;
  /** What a command is given to be this person. */
  readonly token: string;
}

/**
 * Gives a clinic without accounts its people, by first name, and answers a desk for each at which that person is
 * signed in. From then on nobody gets in at the clinic's first desk.
 */
export async function employ<Name extends string>(
  clinic: TestClinic,
  people: Readonly<Record<Name, PersonFacts>>,
): Promise<Record<Name, SignedInDesk>> {
  const named = Object.entries<PersonFacts>(people);
  const tokens = new Map(named.map(([name]) => [name, randomBytes(32).toString('base64url')]));
  await perform(clinic.desk, async (work) => {
    for (const [name, facts] of named) await addPerson(work, name, facts, tokens.get(name) ?? '');
  });
  const desks: Record<string, SignedInDesk> = {};
  for (const [name, token] of tokens) {
    const desk = await clinic.anotherDesk({ name: 'terminal' });
    await desk.use(token);
    desks[name] = { desk, token };
  }
  return desks as Record<Name, SignedInDesk>;
}

async function addPerson(work: Work, name: string, facts: PersonFacts, token: string): Promise<void> {
  const { role, doctor, scope, email = `${name.toLowerCase()}@clinic.example`, first_name = name } = facts;
  const user = work.em.create(User, {
    id: work.id(),
    email,
    password_hash: await hashOfGoodPassword(),
    first_name,
    last_name: 'Wood',
    role,
    doctor: doctor ? await work.em.findOneOrFail(Doctor, { license_number: doctor }) : null,
    password_changed_at: work.now,
  });
  work.em.create(Session, {
    id: work.id(),
    user,
    kind: scope ? 'token' : 'screen',
    token_hash: tokenHash(token),
    scope: scope ?? null,
    origin: 'test',
    last_seen_at: work.now,
    expires_at: new Date(Date.parse(work.now) + 365 * 86_400_000).toISOString(),
  });
}

let hashed: Promise<string> | undefined;

/** Hashed once: it takes as long as it is meant to. */
function hashOfGoodPassword(): Promise<string> {
  hashed ??= hashAnew(goodPassword).then(({ hash }) => toPhc(hash));
  return hashed;
}
