import type { CellStyle } from './styles.ts';

const dayMilliseconds = 86_400_000;
/** 9999-12-31 */
const lastDay = 2_958_465;

/** A number cell as it is shown: a date as `YYYY-MM-DD`, a phone or postal code with its zeros and signs. */
export function shownNumber(written: string, style: CellStyle | undefined, from1904: boolean): string {
  const value = Number(written);
  if (!Number.isFinite(value) || written.trim() === '') return written;
  if (style !== undefined && style.kind !== 'number') {
    const date = shownDate(value, style.kind, from1904);
    if (date !== undefined) return date;
  }
  const masked = style?.code == null ? undefined : shownMask(value, style.code);
  return masked ?? shownPlain(value);
}

/** Fifteen digits are what a spreadsheet keeps; `1.1E+10` is ten digits of a phone. */
function shownPlain(value: number): string {
  if (Number.isInteger(value)) return BigInt(value).toString();
  const rounded = Number(value.toPrecision(15));
  return Math.abs(rounded) < 1e-6 ? rounded.toFixed(20).replace(/0+$/, '') : String(rounded);
}

/** Days since 1899-12-30; undefined for what is on no calendar. */
function shownDate(serial: number, kind: 'date' | 'time', from1904: boolean): string | undefined {
  const shifted = from1904 ? serial + 1462 : serial;
  // The 29th of February 1900 is a day in spreadsheets alone: what is before it is one later than counted.
  const days = !from1904 && shifted < 60 && shifted >= 1 ? shifted + 1 : shifted;
  if (days < 0 || days > lastDay + 1) return undefined;
  const seconds = Math.round(days * 86_400);
  const instant = new Date(Date.UTC(1899, 11, 30) + seconds * 1000);
  const iso = instant.toISOString();
  const time = iso.slice(11, 19).replace(/:00$/, '');
  if (kind === 'time' && shifted < 1) return time;
  const date = iso.slice(0, 10);
  return instant.getTime() % dayMilliseconds === 0 ? date : `${date}T${time}`;
}

/** Formats of digits and signs alone, as postal codes, phones and social security numbers have them. */
function shownMask(value: number, code: string): string | undefined {
  const section = sectionFor(value, code);
  if (section === undefined || !Number.isInteger(value) || value < 0) return undefined;
  const signs = [...section.matchAll(/"([^"]*)"|\\(.)|[_*](.)|\[[^\]]*\]|([\s\S])/g)].flatMap((found) => {
    if (found[4] !== undefined) return [{ sign: found[4], isPlace: /[0#?]/.test(found[4]) }];
    const literal = found[1] ?? found[2];
    return literal === undefined ? [] : [...literal].map((sign) => ({ sign, isPlace: false }));
  });
  const bare = signs.filter(({ isPlace }) => !isPlace).map(({ sign }) => sign);
  // Thousands, fractions, per cent and powers are ways to show an amount: the amount itself is wanted.
  if (bare.some((sign) => !/[-() /+]/.test(sign)) || !signs.some(({ isPlace }) => isPlace)) return undefined;
  const digits = [...BigInt(value).toString()];
  const first = signs.findIndex(({ isPlace }) => isPlace);
  let shown = '';
  for (const [at, { sign, isPlace }] of [...signs.entries()].reverse()) {
    // The first place takes whatever is left of the number.
    const taken = !isPlace ? sign : at === first ? digits.splice(0).join('') : digits.pop();
    shown = (taken || (sign === '0' ? '0' : '')) + shown;
  }
  return shown;
}

/** The part of a format that is for this number: `[<=9999999]###-####;(###) ###-####`. */
function sectionFor(value: number, code: string): string | undefined {
  const sections = code.split(';');
  for (const section of sections) {
    const condition = /^\[(<=?|>=?|=|<>)(-?[0-9.]+)\]/.exec(section);
    if (condition === null) return section;
    const limit = Number(condition[2]);
    const holds = { '<': value < limit, '<=': value <= limit, '>': value > limit, '>=': value >= limit };
    const fits = { ...holds, '=': value === limit, '<>': value !== limit };
    if (Object.entries(fits).some(([sign, does]) => sign === condition[1] && does)) return section;
  }
  return undefined;
}
