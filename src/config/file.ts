import { z } from 'zod';
import { refuse } from '../desk/errors.ts';

const text = z.string({ error: 'must be a text' }).min(1, 'must not be empty');
const onOrOff = z.boolean({ error: 'must be true or false' });
const keyNames = z.union([text.transform((key) => [key]), z.array(text)], {
  error: 'must be a key such as "ctrl+n", or a list of keys',
});

const settings = z
  .strictObject(
    {
      $schema: z.string(),
      home: text,
      db: text,
      backups: text,
      database_key_file: text,
      allowed_folders: z.array(text, { error: 'must be a list of folders' }),
      json: onOrOff,
      ndjson: onOrOff,
      no_color: onOrOff,
      quiet: onOrOff,
      read_only: onOrOff,
      log_queries: z.union([onOrOff, text], { error: 'must be true, false or the name of a file' }),
      keys: z.union(
        [
          text.transform((preset) => ({ preset, rebind: {} })),
          z
            .strictObject({ preset: text, rebind: z.record(z.string(), keyNames) })
            .partial()
            .transform((keys) => ({ preset: keys.preset ?? null, rebind: keys.rebind ?? {} })),
        ],
        { error: 'must be the name of a preset such as "vim", or an object with "preset" and "rebind"' },
      ),
    },
    { error: 'must be one JSON object, as in {"db": "/srv/clinic/clinic.db"}' },
  )
  .partial();

/** What a config file may say. `yes` is left out on purpose: a file must not answer every confirmation for ever. */
export type FileSettings = z.output<typeof settings>;

/** Reads a config file's text (JSON). Throws a DeskError (`usage`) with one line: which file, what is wrong and where. */
export function parseConfigFile(file: string, content: string): FileSettings {
  const parsed = settings.safeParse(parseJson(file, content.replace(/^\uFEFF/, '')));
  if (parsed.success) return parsed.data;
  const issue = deepest(parsed.error.issues);
  return refuse('usage', `The config file ${file} cannot be used: ${sentence(issue)}.`, { hint });
}

function parseJson(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const where = place(content, error instanceof Error ? error.message : '');
    return refuse('usage', `The config file ${file} is not valid JSON${where}.`, { hint });
  }
}

const hint = 'Correct the file, or name another one with FRONTDESK_CONFIG.';

/** JSON.parse names a position when it finds something unexpected, and none when the text simply ends. */
function place(content: string, message: string): string {
  const position = /at position (\d+)/.exec(message)?.[1];
  if (position === undefined) return /end of JSON/.test(message) ? ': it ends too early' : '';
  const before = content.slice(0, Number(position)).split('\n');
  return ` at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

type Issue = z.core.$ZodIssue;

/** A union only says that nothing fitted; the alternative that came furthest says what was wrong with it. */
function deepest(issues: readonly Issue[], prefix: PropertyKey[] = []): Issue {
  const [first] = issues;
  if (first === undefined) throw new TypeError('a failed parse names at least one issue');
  const path = [...prefix, ...first.path];
  if (first.code === 'invalid_union') {
    const inner = first.errors
      .flat()
      .find((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys');
    if (inner !== undefined) return deepest([inner], path);
  }
  return { ...first, path };
}

function sentence(issue: Issue): string {
  const where = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.map((key) => (where === '' ? key : `${where}.${key}`)).join(', ');
    return `it has no setting called ${names}`;
  }
  return where === '' ? `it ${issue.message}` : `${where} ${issue.message}`;
}
