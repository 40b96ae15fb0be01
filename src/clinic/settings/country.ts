import { z } from 'zod';
import { shown } from '../../desk/fields/index.ts';

/** The countries with a phone numbering plan, two capital letters each (ISO 3166-1, and XK for Kosovo). */
export const countries: readonly string[] = (
  'AC AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT ' +
  'BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ' +
  'ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE ' +
  'IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV ' +
  'LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP ' +
  'NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK ' +
  'SL SM SN SO SR SS ST SV SX SY SZ TA TC TD TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA ' +
  'VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

let names: Intl.DisplayNames | undefined;

/** "GB" → "United Kingdom". */
export function countryName(code: string): string {
  // Made when first asked for: the names cost 16 ms that a first frame does not have.
  names ??= new Intl.DisplayNames(['en'], { type: 'region' });
  return names.of(code) ?? code;
}

/** A country by its two letters in any case, or by its English name. */
export const countryField = z
  .string({ error: 'The country must be two letters, like GB or DE.' })
  .transform((typed, context) => {
    const code = findCountry(typed.slice(0, 80).trim());
    if (code) return code;
    context.addIssue({
      code: 'custom',
      message: `There is no country ${shown(typed)}. Give its two letters, like GB or DE.`,
    });
    return z.NEVER;
  });

/** The country this machine's language settings speak of (en_GB → GB); GB when they name none. */
export function machineCountry(environment: NodeJS.ProcessEnv = process.env): string {
  const locale = environment.LC_ALL || environment.LC_TELEPHONE || environment.LANG || '';
  return findCountry(/^[a-z]{2,3}_([A-Z]{2})/.exec(locale)?.[1] ?? '') ?? 'GB';
}

function findCountry(text: string): string | undefined {
  const letters = text.toUpperCase();
  if (letters === 'UK') return 'GB';
  if (letters.length === 2) return countries.find((code) => code === letters);
  return countries.find((code) => countryName(code).toUpperCase() === letters);
}
