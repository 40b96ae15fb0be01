/** How a CSV file is written. `quote` null: nothing is quoted and a quotation mark is just a character. */
export interface Dialect {
  delimiter: string;
  quote: '"' | "'" | null;
}

/** In order of preference when two fit equally well. */
const delimiters = [',', ';', '\t', '|'] as const;

/** As many lines as a guess needs; more would not change it. */
const sampleLines = 100;

/**
 * Guesses how a CSV text is written from its beginning: the delimiter that cuts the lines into the same
 * number of fields most often, and the quotation mark that stands at both ends of a field.
 *
 * @param sample the first part of the text; its last line may be cut off
 */
export function detectDialect(sample: string): Dialect {
  const said = saidDelimiter(sample);
  if (said !== undefined) return { delimiter: said.delimiter, quote: detectQuote(sample) };
  const quote = detectQuote(sample);
  const lines = unquotedLines(sample, quote);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = regularity(lines, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote };
}

/** Spreadsheets may begin a file with a line `sep=;` of their own; `length` is how much of the text it takes. */
export function saidDelimiter(text: string): { delimiter: string; length: number } | undefined {
  const found = /^"?sep=([^"\r\n])"?(\r\n|\n|\r)/i.exec(text);
  return found?.[1] === undefined ? undefined : { delimiter: found[1], length: found[0].length };
}

/** Single quotation marks only where several fields begin and end with them and none does with double ones. */
function detectQuote(sample: string): Dialect['quote'] {
  return quotedFields(sample, '"') === 0 && quotedFields(sample, "'") > 1 ? "'" : '"';
}

function quotedFields(sample: string, mark: string): number {
  let count = 0;
  for (const line of sample.split(/\r\n|\n|\r/)) {
    // The next mark with an end of field behind it closes; then the search goes on from there.
    let from = 0;
    for (;;) {
      const open = markAt(line, mark, from, true);
      const close = open === -1 ? -1 : markAt(line, mark, open + 1, false);
      if (close === -1) break;
      count += 1;
      from = close + 1;
    }
  }
  return count;
}

/** The next mark that begins a field (`opens`) or ends one, spaces aside. */
function markAt(line: string, mark: string, from: number, opens: boolean): number {
  for (let at = line.indexOf(mark, from); at !== -1; at = line.indexOf(mark, at + 1)) {
    const beside = opens
      ? line
          .slice(Math.max(0, at - 9), at)
          .trimEnd()
          .at(-1)
      : line.slice(at + 1, at + 10).trimStart()[0];
    if (beside === undefined || ',;\t|'.includes(beside) || isTab(line, at, opens)) return at;
  }
  return -1;
}

function isTab(line: string, at: number, opens: boolean): boolean {
  return line[opens ? at - 1 : at + 1] === '\t';
}

/** The lines with everything between quotation marks taken out, so that a comma in a name counts for nothing. */
function unquotedLines(sample: string, quote: Dialect['quote']): string[] {
  const bare =
    quote === null ? sample : sample.replaceAll(new RegExp(`${quote}[^${quote}]*${quote}`, 'g'), quote);
  const lines = bare.split(/\r\n|\n|\r/);
  if (lines.length > 1) lines.pop();
  return lines.filter((line) => line.trim() !== '').slice(0, sampleLines);
}

/** 0 when the delimiter never appears; else how alike the lines are, then how many fields it makes. */
function regularity(lines: string[], delimiter: string): number {
  const counts = lines.map((line) => line.split(delimiter).length - 1);
  const first = counts[0] ?? 0;
  if (first === 0) return 0;
  const alike = counts.filter((count) => count === first).length / counts.length;
  return alike * 1000 + Math.min(first, 99);
}
