import { hostname, userInfo } from 'node:os';

/** Who acts. Until accounts exist this is the person's system login; `user_id` is the seam for accounts. */
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

function loginName(environment: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user that its passwd file does not name.
    return environment.USER || 'unknown';
  }
}
