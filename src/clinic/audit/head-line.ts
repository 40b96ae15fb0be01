/** The end of the audit log as somebody holds it against the log later: a number, and the seal or the first of it. */
export interface SaidHead {
  readonly entry: number;
  /** The seal's HMAC, or at least its first 16 hexadecimal digits. */
  readonly digits: string;
  /** The name of its key; null where only the line was printed. */
  readonly key: string | null;
}

/** So many digits of a seal are printed: nobody makes another log that has them, too. */
const printed = 16;

/** `12345:3f2a91c0:…`: the whole seal, for scripts. */
export function headText({ entry, seal }: { readonly entry: number; readonly seal: string }): string {
  return `${entry}:${seal}`;
}

/** `2026-11-21  entry 12345  head 5b1e-77aa-0c3d-91f2`: to be printed and kept elsewhere. @param day YYYY-MM-DD */
export function headLine(
  day: string,
  { entry, seal }: { readonly entry: number; readonly seal: string },
): string {
  return `${day}  entry ${entry}  head ${shortSeal(seal)}`;
}

/** `5b1e-77aa-0c3d-91f2` */
export function shortSeal(seal: string): string {
  return (seal.slice(seal.indexOf(':') + 1, seal.indexOf(':') + 1 + printed).match(/.{4}/g) ?? []).join('-');
}

/** Reads either, also typed from paper. Null for what is neither. */
export function parseHead(text: string): SaidHead | null {
  const whole = /^\s*(\d{1,15}):([0-9a-f]{8}):([0-9a-f]{64})\s*$/i.exec(text);
  if (whole) return { entry: Number(whole[1]), key: lower(whole[2]), digits: lower(whole[3]) };
  const line = /entry\s+(\d{1,3}(?:[,.’' ]\d{3})+|\d{1,15})\b.*?head\s+([0-9a-f][0-9a-f -]*)/i.exec(text);
  if (!line) return null;
  const digits = lower(line[2]).replaceAll(/[ -]/g, '');
  if (digits.length < printed) return null;
  return { entry: Number((line[1] ?? '').replaceAll(/\D/g, '')), key: null, digits };
}

/** Whether a seal is the one that was said. */
export function isSaid({ key, digits }: SaidHead, seal: string): boolean {
  const [id, made = ''] = seal.split(':');
  return made.startsWith(digits) && (key === null || key === id);
}

function lower(text = ''): string {
  return text.toLowerCase();
}
