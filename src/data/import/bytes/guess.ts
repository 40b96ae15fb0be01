import { analyse } from 'chardet';
import iconv from 'iconv-lite';

/**
 * An 8-bit encoding, when UTF-8 does not fit. Windows-1252 unless chardet is sure of another: it is what
 * spreadsheets write in the West, and it contains Latin-1.
 */
export function guessEncoding(sample: Buffer): string {
  const best = analyse(sample).find(({ name }) => name !== 'UTF-8' && iconv.encodingExists(name));
  if (best === undefined || best.confidence < 50 || best.name.startsWith('ISO-8859-1')) return 'windows-1252';
  return best.name.toLowerCase();
}
