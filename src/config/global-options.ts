import { refuse } from '../desk/errors.ts';

/** The options that every command and the screens take. What was not given is missing. */
export interface GlobalOptions {
  db?: string;
  json?: true;
  ndjson?: true;
  yes?: true;
  no_color?: true;
  quiet?: true;
  read_only?: true;
  log_queries?: true;
  /** `--log-queries=FILE`: a path as it was typed. */
  query_log?: string;
}

const switches: Readonly<Record<string, Exclude<keyof GlobalOptions, 'db' | 'query_log'>>> = {
  '--json': 'json',
  '--ndjson': 'ndjson',
  '--yes': 'yes',
  '--no-color': 'no_color',
  '--quiet': 'quiet',
  '--read-only': 'read_only',
  '--log-queries': 'log_queries',
};

/**
 * Picks the global options out of the arguments, wherever they stand before a `--`.
 * `rest` is what remains: the command and its own arguments, in their order.
 * Throws a DeskError (`usage`) when `--db` has no value.
 */
export function parseGlobalOptions(argv: readonly string[]): { options: GlobalOptions; rest: string[] } {
  const options: GlobalOptions = {};
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i++) {
    const argument = argv[i] ?? '';
    if (argument === '--') return { options, rest: [...rest, ...argv.slice(i)] };
    const name = switches[argument];
    if (name !== undefined) options[name] = true;
    else if (argument === '--db') options.db = database(argv[++i]);
    else if (argument.startsWith('--db=')) options.db = database(argument.slice('--db='.length));
    else if (argument.startsWith('--log-queries=')) {
      options.log_queries = true;
      options.query_log = fileOf(argument.slice('--log-queries='.length));
    } else rest.push(argument);
  }
  return { options, rest };
}

function database(value: string | undefined): string {
  if (value === undefined || value === '' || value.startsWith('--')) {
    refuse('usage', '--db needs the path or URL of a database.', {
      hint: 'For example: --db /srv/clinic/clinic.db',
    });
  }
  return value;
}

function fileOf(value: string): string {
  if (value !== '') return value;
  return refuse('usage', '--log-queries= needs the name of a file.', {
    hint: 'Without the = the statements go to stderr.',
  });
}
