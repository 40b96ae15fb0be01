import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that is empty counts as one that is not set, as the XDG specification and most shells have it. */
export function variable(env: Environment, name: string): string | null {
  return env[name] || null;
}

const folderNamed = (env: Environment, name: string, fallback: string): string => {
  const folder = variable(env, name);
  // The XDG specification tells programs to ignore a relative path here.
  const base =
    folder !== null && isAbsolute(folder) ? folder : join(variable(env, 'HOME') ?? homedir(), fallback);
  return join(base, 'frontdesk');
};

/** Where the clinic's data goes unless something else is said: `~/.local/share/frontdesk`. */
export const dataFolder = (env: Environment): string => folderNamed(env, 'XDG_DATA_HOME', '.local/share');

/** Where the config file is looked for: `~/.config/frontdesk`. */
export const configFolder = (env: Environment): string => folderNamed(env, 'XDG_CONFIG_HOME', '.config');

/** Where this person's own state goes, such as who is signed in: `~/.local/state/frontdesk`. */
export const stateFolder = (env: Environment): string => folderNamed(env, 'XDG_STATE_HOME', '.local/state');

/** Where things go that can be thrown away at any time: `~/.cache/frontdesk`. */
export const cacheFolder = (env: Environment): string => folderNamed(env, 'XDG_CACHE_HOME', '.cache');
