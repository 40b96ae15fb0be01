import { hostname, userInfo } from 'node:os';

/** Who acts: the one who is signed in; without accounts the system login; or the house, by itself. */
export interface Actor {
  readonly name: string;
  readonly user_id: string | null;
  /** One run of the program: tells two desks of the same login apart. */
  readonly session: string;
  /** Where from: host and terminal, or the SSH client's address. */
  readonly origin: string;
}

/** The actor for this process, from the operating system. */
export function systemActor(session: string, environment: NodeJS.ProcessEnv = process.env): Actor {
  const client = environment.SSH_CONNECTION?.split(' ')[0];
  return {
    name: loginName(environment),
    user_id: null,
    session,
    origin: client ? `ssh ${client}` : hostname(),
  };
}

/** What the log calls the house where it works by itself. */
const houseName = 'the house';

/** The house at a desk: by itself, from there. It is no account and no login; nobody signs in as it. */
export function houseActor({ session, origin }: Actor): Actor {
  return { name: houseName, user_id: null, session, origin };
}

function loginName(environment: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user that its passwd file does not name.
    return environment.USER || 'unknown';
  }
}
