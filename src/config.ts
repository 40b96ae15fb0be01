import { dirname, join, resolve } from 'node:path';
import type { FileSettings } from './config/file.ts';
import { type GlobalOptions, parseGlobalOptions } from './config/global-options.ts';
import { configFolder, dataFolder, type Environment, stateFolder, variable } from './config/places.ts';
import { refuse } from './desk/errors.ts';
import { readSmallFile } from './desk/small-file.ts';

/** Which keys do what: a named preset, and for single actions (by their id) other keys than the preset's. */
export interface KeySettings {
  preset: string | null;
  rebind: Record<string, string[]>;
}

/** Everything that is decided before the program starts. Paths are absolute. */
export interface Config {
  /** Path of a SQLite file, or a database URL. */
  db: string;
  /** The data folder. */
  home: string;
  /** The folder for this person's own state: it is never shared, as the data folder may be. */
  state: string;
  /** The folder that backups go to. */
  backups: string;
  /** The file of the keys that the config file names; what the environment says goes before. */
  database_key_file: string | null;
  /** Where files may be named on the screens besides the data folder's own, by the config file; null: it says nothing. */
  allowed_folders: readonly string[] | null;
  /** The config file that was read, if there was one. */
  config_file: string | null;
  json: boolean;
  ndjson: boolean;
  /** Every confirmation is answered. */
  yes: boolean;
  no_color: boolean;
  quiet: boolean;
  read_only: boolean;
  log_queries: boolean;
  /** The file that the query log goes to; null: stderr, and on the screens `queries.log` in the data folder. */
  query_log: string | null;
  keys: KeySettings;
}

/**
 * Decides the configuration from the arguments, the environment, the config file and the defaults, in this order.
 * Relative paths count from `cwd`, those in the config file from its folder. Throws a DeskError (`usage`).
 */
export async function loadConfig(argv: readonly string[], env: Environment, cwd: string): Promise<Config> {
  const { options } = parseGlobalOptions(argv);
  const found = await findConfigFile(env, cwd);
  const file = found === null ? {} : await readSettings(found);
  const fileFolder = found === null ? cwd : dirname(found.file);

  const fromEnv = variable(env, 'FRONTDESK_HOME');
  const home =
    fromEnv !== null
      ? resolve(cwd, fromEnv)
      : file.home
        ? inFolder(fileFolder, file.home, env)
        : dataFolder(env);
  return {
    db: chooseDatabase(options, file, fileFolder, env, cwd) ?? join(home, 'clinic.db'),
    home,
    state: stateFolder(env),
    backups: file.backups ? inFolder(fileFolder, file.backups, env) : join(home, 'backups'),
    database_key_file: file.database_key_file ? inFolder(fileFolder, file.database_key_file, env) : null,
    allowed_folders: file.allowed_folders?.map((folder) => inFolder(fileFolder, folder, env)) ?? null,
    config_file: found?.file ?? null,
    json: options.json ?? file.json ?? false,
    ndjson: options.ndjson ?? file.ndjson ?? false,
    yes: options.yes ?? false,
    no_color: options.no_color ?? (variable(env, 'NO_COLOR') !== null || (file.no_color ?? false)),
    quiet: options.quiet ?? file.quiet ?? false,
    read_only: options.read_only ?? file.read_only ?? false,
    log_queries: options.log_queries ?? Boolean(file.log_queries ?? false),
    query_log: queryLogOf(options, file, fileFolder, env, cwd),
    keys: file.keys ?? { preset: null, rebind: {} },
  };
}

function chooseDatabase(
  options: GlobalOptions,
  file: FileSettings,
  fileFolder: string,
  env: Environment,
  cwd: string,
): string | null {
  const said = options.db ?? variable(env, 'FRONTDESK_DB');
  if (said !== null) return isUrl(said) ? said : resolve(cwd, said);
  if (file.db === undefined) return null;
  return isUrl(file.db) ? file.db : inFolder(fileFolder, file.db, env);
}

function queryLogOf(
  options: GlobalOptions,
  file: FileSettings,
  fileFolder: string,
  env: Environment,
  cwd: string,
): string | null {
  if (options.query_log !== undefined) return resolve(cwd, options.query_log);
  if (options.log_queries || typeof file.log_queries !== 'string') return null;
  return inFolder(fileFolder, file.log_queries, env);
}

/** `postgres://…`, `sqlite:…`, also `:memory:`; two letters at least, so that a drive letter is a path. */
const isUrl = (text: string): boolean => /^([a-z][a-z0-9+.-]+:|:memory:$)/i.test(text);

/** A path in the config file. No shell has seen it, so `~/` is written out here. */
function inFolder(folder: string, path: string, env: Environment): string {
  const userHome = variable(env, 'HOME');
  return path.startsWith('~/') && userHome !== null ? join(userHome, path.slice(2)) : resolve(folder, path);
}

interface FoundFile {
  file: string;
  content: string;
}

/** The file that FRONTDESK_CONFIG names must be there; of the usual places the data folder's goes first. */
async function findConfigFile(env: Environment, cwd: string): Promise<FoundFile | null> {
  const named = variable(env, 'FRONTDESK_CONFIG');
  if (named !== null) {
    const file = resolve(cwd, named);
    const content = await contentOf(file);
    if (content !== null) return { file, content };
    refuse('usage', `There is no config file ${file}.`, { hint: 'Correct FRONTDESK_CONFIG, or unset it.' });
  }
  const home = variable(env, 'FRONTDESK_HOME');
  for (const folder of [home === null ? null : resolve(cwd, home), configFolder(env)]) {
    if (folder === null) continue;
    const file = join(folder, 'config.json');
    const content = await contentOf(file);
    if (content !== null) return { file, content };
  }
  return null;
}

/** Longer than any settings. Bytes. */
const longestConfig = 1024 * 1024;

/** Null where there is no file. */
async function contentOf(file: string): Promise<string | null> {
  try {
    const content = await readSmallFile(file, longestConfig);
    if (content !== null) return content;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    refuse('usage', `The config file ${file} cannot be read (${String(code)}).`, {
      hint: 'Check its permissions.',
    });
  }
  return refuse('usage', `The config file ${file} is longer than 1 MB: it is none.`, {
    hint: 'Check its name.',
  });
}

/** The schema is loaded only when there is a file: most starts have none. */
async function readSettings({ file, content }: FoundFile): Promise<FileSettings> {
  const { parseConfigFile } = await import('./config/file.ts');
  return parseConfigFile(file, content);
}
