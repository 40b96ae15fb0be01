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
  const quote = detectQuote(sample);
  const lines = unquotedLines(sample, quote);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of delimiters) {
    const score = regularity(lines, delimiter);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, quote };
}

function detectQuote(sample: string): Dialect['quote'] {
  const opensAndCloses = (mark: string): number =>
    sample.match(new RegExp(`(^|[,;\\t|\\n\\r])[ ]*${mark}[^\\r\\n]*?${mark}[ ]*(?=$|[,;\\t|\\n\\r])`, 'g'))
      ?.length ?? 0;
  return opensAndCloses('"') === 0 && opensAndCloses("'") > 1 ? "'" : '"';
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
