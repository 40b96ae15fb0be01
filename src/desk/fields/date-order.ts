/** The order in which a clinic writes day, month and year when it writes numbers alone. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd';

const monthFirst = new Set(['US', 'PH', 'PW', 'FM', 'MH', 'GU', 'PR', 'VI', 'AS', 'MP', 'UM']);
const yearFirst = new Set(['CN', 'JP', 'KR', 'KP', 'TW', 'HU', 'MN', 'LT', 'SE', 'IR', 'BT']);

/** What is usual in a country (ISO 3166 code); after the Unicode CLDR short date patterns, grouped by hand. */
export function dateOrderOf(country: string): DateOrder {
  const code = country.toUpperCase();
  if (monthFirst.has(code)) return 'mdy';
  return yearFirst.has(code) ? 'ymd' : 'dmy';
}
