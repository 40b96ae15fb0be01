import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import iconv from 'iconv-lite';
import { refuse } from '../../../desk/index.ts';
import type { Scratch } from '../archive/scratch.ts';
import { chosenEncoding } from '../bytes/encoding.ts';
import { type ByteFacts, inspectBytes } from '../bytes/inspect.ts';
import { type Sniffed, sniff } from '../bytes/sniff.ts';
import type { SourceFormat, SourceRequest } from '../source.ts';

/** A file that was looked at, before it is read as anything. */
export interface LookedAt {
  path: string;
  /** How it is called to people. */
  shown: string;
  bytes: ByteFacts;
  encoding: string;
  format: SourceFormat | 'zip';
  request: SourceRequest;
  known: ReadonlySet<string>;
  scratch: Scratch;
}

/** Endings that mean a format. `txt` and others say nothing: what is in the file decides. */
const endings: Readonly<Record<string, SourceFormat | 'zip'>> = {
  csv: 'csv',
  tsv: 'tsv',
  tab: 'tsv',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  sql: 'sql',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  zip: 'zip',
};

/** How a format is called in a sentence. */
const called: Readonly<Record<SourceFormat | 'zip', string>> = {
  csv: 'a CSV file',
  tsv: 'a TSV file',
  json: 'a JSON file',
  ndjson: 'an NDJSON file',
  sql: 'a file of SQL statements',
  xlsx: 'an Excel workbook',
  zip: 'a zip',
};

export function formatOfName(name: string): SourceFormat | 'zip' | undefined {
  return endings[extname(name).slice(1).toLowerCase()];
}

/** The format said, as one that there is. Throws `usage`. */
function formatSaid(said: string | undefined): SourceFormat | 'zip' | undefined {
  if (said === undefined) return undefined;
  const found = endings[said.toLowerCase()];
  if (found !== undefined) return found;
  return refuse('usage', `Files of the format “${said}” cannot be read.`, {
    hint: 'The formats are: csv, tsv, json, ndjson, sql, xlsx, zip.',
  });
}

/** Reads a file once from end to end, and decides what it is. Throws as `OpenSource` does. */
export async function lookAt(
  path: string,
  request: SourceRequest,
  known: ReadonlySet<string>,
  scratch: Scratch,
): Promise<LookedAt> {
  const name = request.file_name ?? basename(path);
  const said = formatSaid(request.format);
  const bytes = await inspect(path, name, request);
  const encoding = chosenEncoding(bytes, request.encoding);
  const text = bytes.is_text || request.encoding !== undefined ? iconv.decode(bytes.head, encoding) : null;
  const sniffed = sniff(bytes.head, text);
  const format = formatOf(name, said, sniffed);
  return { path, shown: name, bytes, encoding, format, request, known, scratch };
}

async function inspect(path: string, name: string, { signal, progress }: SourceRequest): Promise<ByteFacts> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'is not there' : 'cannot be read';
    return refuse('invalid', `The file ${path} ${why}.`, { hint: 'Check its name and its permissions.' });
  });
  // A pipe or a device is read once only, and perhaps without end.
  if (!found.isFile()) {
    refuse('invalid', `${path} is no file.`, { hint: 'Save it as a file first, or give it as “-”.' });
  }
  if (found.size === 0) refuse('invalid', `The file ${name} is empty.`);
  try {
    return await inspectBytes(path, signal, (done) => progress?.(done, found.size));
  } catch (error) {
    if (signal?.aborted) refuse('cancelled', 'Stopped.', { cause: error });
    const hint = 'Check its permissions and the disk it is on.';
    return refuse('invalid', `The file ${path} cannot be read.`, { hint, cause: error });
  }
}

function formatOf(
  name: string,
  said: SourceFormat | 'zip' | undefined,
  sniffed: Sniffed,
): SourceFormat | 'zip' {
  const wanted = said ?? formatOfName(name);
  const claim =
    said === undefined
      ? `The name of ${name} says ${wanted && called[wanted]}`
      : `${name} was said to be ${called[said]}`;
  if (sniffed.kind === 'other') {
    return refuse('invalid', `The file ${name} is ${sniffed.what}.`, { hint: sniffed.hint });
  }
  if (wanted === undefined) {
    const formats = { zip: 'zip', json: 'json', sql: 'sql', text: 'csv' } as const;
    return formats[sniffed.kind];
  }
  const isZip = wanted === 'zip' || wanted === 'xlsx';
  if (isZip !== (sniffed.kind === 'zip')) {
    const what = sniffed.kind === 'zip' ? 'a zip or an Excel workbook' : wordsOf[sniffed.kind];
    const better = sniffed.kind === 'text' ? 'csv' : sniffed.kind;
    return refuse('invalid', `${claim}, but it is ${what}.`, {
      hint:
        better === 'zip'
          ? 'Give it the right ending: .xlsx or .zip.'
          : `Say --format ${better}, or give it the right ending.`,
    });
  }
  // What was said in so many words is tried; what a name says is held against what is there.
  const isOther = said === undefined && !isZip && sniffed.kind !== 'text' && !fits(wanted, sniffed.kind);
  if (isOther && sniffed.kind !== 'zip') {
    return refuse('invalid', `${claim}, but it is ${wordsOf[sniffed.kind]}.`, {
      hint: `Say --format ${sniffed.kind}, or give it the right ending.`,
    });
  }
  if (sniffed.kind === 'text' && (wanted === 'json' || wanted === 'ndjson')) {
    return refuse('invalid', `${claim}, but it does not begin with { or [ as JSON does.`, {
      hint: 'Say with --format what it is; a table in plain text is csv.',
    });
  }
  return wanted;
}

const wordsOf = { json: 'JSON', sql: 'a list of SQL statements', text: 'plain text' } as const;

function fits(wanted: SourceFormat | 'zip', kind: 'json' | 'sql' | 'zip' | 'text'): boolean {
  if (kind === 'json') return wanted === 'json' || wanted === 'ndjson';
  return wanted === kind;
}
