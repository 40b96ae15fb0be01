/** What a person or a script gives a command to prove who they are. A job gets its token over the pipe. */
const secret = /^FRONTDESK_(.*_)?(PASSWORD|TOKEN)$/;

/** The environment for a process that this one starts: the same user can read that of any process. */
export function withoutSecrets(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !secret.test(name)));
}
