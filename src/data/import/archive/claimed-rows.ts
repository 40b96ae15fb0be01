import { refuse } from '../../../desk/index.ts';
import { readPieces } from '../bytes/pieces.ts';

const quote = 0x22;
const lineFeed = 0x0a;

/** Throws `damaged` when a CSV file of an export has other than the rows that its head claims: it was cut off. */
export async function refuseCutOff(path: string, name: string, claimed: number): Promise<void> {
  const found = Math.max((await countRecords(path)) - 1, 0);
  if (found === claimed) return;
  refuse('damaged', `The export says that ${name} has ${claimed} rows, but ${found} are in it.`, {
    hint: 'It was cut off or changed. Copy it or make it again; to import it as it is, give this file alone.',
  });
}

/** Line ends that are not within quotation marks; a cut-off last line counts for nothing. */
async function countRecords(path: string): Promise<number> {
  let records = 0;
  let isQuoted = false;
  for await (const bytes of readPieces(path)) {
    let at = 0;
    while (at < bytes.length) {
      const next = bytes.indexOf(quote, at);
      const end = next === -1 ? bytes.length : next;
      if (!isQuoted) {
        const part = bytes.subarray(at, end);
        for (let feed = part.indexOf(lineFeed); feed !== -1; feed = part.indexOf(lineFeed, feed + 1))
          records += 1;
      }
      if (next !== -1) isQuoted = !isQuoted;
      at = end + 1;
    }
  }
  return records;
}
