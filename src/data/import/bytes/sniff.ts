/** What the first bytes of a file show it to be. */
export type Sniffed =
  | { kind: 'zip' | 'json' | 'sql' | 'text' }
  /** Something that is no table: `what` is how people call it, `hint` what to do about it. */
  | { kind: 'other'; what: string; hint?: string };

const asCsv = 'Save it as CSV or XLSX there, and import that.';

const signatures: { bytes: string; at?: number; what: string; hint?: string }[] = [
  { bytes: '1f8b', what: 'compressed with gzip', hint: 'Unpack it first (gunzip).' },
  { bytes: '425a68', what: 'compressed with bzip2', hint: 'Unpack it first.' },
  { bytes: 'fd377a585a00', what: 'compressed with xz', hint: 'Unpack it first.' },
  { bytes: '28b52ffd', what: 'compressed with zstd', hint: 'Unpack it first.' },
  { bytes: '377abcaf271c', what: 'a 7-Zip archive', hint: 'Unpack it first, or make it a .zip.' },
  { bytes: '52617221', what: 'a RAR archive', hint: 'Unpack it first, or make it a .zip.' },
  { bytes: '7573746172', at: 257, what: 'a tar archive', hint: 'Unpack it first, or make it a .zip.' },
  { bytes: '25504446', what: 'a PDF document', hint: 'Ask for the table itself, as CSV or XLSX.' },
  {
    bytes: '53514c69746520666f726d6174203300',
    what: 'a SQLite database',
    hint: 'A backup of frontdesk is brought back with “restore”; of another program, export its tables as SQL or CSV.',
  },
  { bytes: '6167652d656e6372797074696f6e2e6f7267', what: 'encrypted with age', hint: 'Decrypt it first.' },
  {
    bytes: 'd0cf11e0a1b11ae1',
    what: 'an old Excel workbook (.xls) or one locked with a password',
    hint: 'Open it in a spreadsheet program and save it as .xlsx without a password.',
  },
  {
    bytes: '5047444d50',
    what: 'a PostgreSQL dump in its own format',
    hint: 'Make it with pg_dump --inserts.',
  },
  { bytes: '89504e47', what: 'a picture' },
  { bytes: 'ffd8ff', what: 'a picture' },
  { bytes: '47494638', what: 'a picture' },
  { bytes: '7f454c46', what: 'a program' },
  { bytes: '4d5a', what: 'a program' },
  { bytes: '504152313', what: 'a Parquet file', hint: asCsv },
  { bytes: '7b5c727466', what: 'a text document (RTF)', hint: asCsv },
];

/** @param head the first bytes @param text the same as text; null when they are none */
export function sniff(head: Buffer, text: string | null): Sniffed {
  if (
    head.subarray(0, 4).equals(Buffer.from('PK\x03\x04')) ||
    head.subarray(0, 4).equals(Buffer.from('PK\x05\x06'))
  ) {
    return { kind: 'zip' };
  }
  const found = signatures.find(({ bytes, at = 0 }) =>
    head
      .subarray(at, at + bytes.length / 2)
      .toString('hex')
      .startsWith(bytes),
  );
  // Text may begin with the letters MZ or Rar!.
  if (found !== undefined && (text === null || !/^(4d5a|52617221|425a68)$/.test(found.bytes))) {
    return { kind: 'other', what: found.what, ...(found.hint === undefined ? {} : { hint: found.hint }) };
  }
  if (text === null)
    return { kind: 'other', what: 'not a text file', hint: 'Check that it is the right file.' };
  return sniffText(text.trimStart());
}

function sniffText(text: string): Sniffed {
  if (/^<(!doctype html|html|table|head|body)\b/i.test(text)) {
    return { kind: 'other', what: 'a web page (HTML), whatever its name says', hint: asCsv };
  }
  if (/^<\?xml\b/i.test(text)) return { kind: 'other', what: 'an XML document', hint: asCsv };
  if (/^-----BEGIN AGE/.test(text)) {
    return { kind: 'other', what: 'encrypted with age', hint: 'Decrypt it first.' };
  }
  if (/^(\{\s*("|\})|\[\s*(\{|\]|\[|"|-?[0-9]))/.test(text)) return { kind: 'json' };
  return startsAsSql(text) ? { kind: 'sql' } : { kind: 'text' };
}

/** A statement that dumps begin with, after any comments. */
function startsAsSql(text: string): boolean {
  let rest = text;
  for (;;) {
    const comment =
      /^(--[^\r\n]*(\r\n|\n|\r|$)|\/\*[\s\S]*?\*\/;?|#[^\r\n]*(\r\n|\n|\r|$)|\\(un)?restrict [^\r\n]*(\n|$))\s*/.exec(
        rest,
      );
    if (comment === null) break;
    rest = rest.slice(comment[0].length);
  }
  return /^(INSERT\s+(OR\s+\w+\s+|IGNORE\s+)?INTO\s|REPLACE\s+INTO\s|CREATE\s+(TEMP\w*\s+|UNLOGGED\s+)?(TABLE|DATABASE|SCHEMA|TYPE|EXTENSION|INDEX|UNIQUE INDEX)\s|PRAGMA\s+\w+|BEGIN(\s+\w+)*\s*;|START\s+TRANSACTION|SET\s+[\w@. ]+\s*(=|TO)|DROP\s+(TABLE|DATABASE|SCHEMA)\s|LOCK\s+TABLES?\s|USE\s+[`\w]+\s*;|COPY\s+[\w."]+\s*(\(|FROM\s)|ATTACH\s|DELETE\s+FROM\s|UPDATE\s+\S+\s+SET\s|ALTER\s+TABLE\s|SELECT\s+[^,;\s][^,;\r\n]{0,200}(;|\s+FROM\s))/i.test(
    rest,
  );
}
