import { bad, good, type Reading, schemaOf, shown } from './reading.ts';
import { readText } from './text.ts';

/**
 * An e-mail address, kept as typed but for the domain, which is lower-cased. The check is the one a browser makes
 * (WHATWG HTML, "valid e-mail address"), widened to letters of all scripts and asking for a dot in the domain.
 */
function readEmail(label: string, typed: string): Reading<string> {
  const reading = readText(label, typed, 254);
  if (!reading.ok) return reading;
  const address = reading.value;
  if (
    !/^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u.test(
      address,
    )
  ) {
    return bad(`${label} must look like name@example.org, not ${shown(address)}.`);
  }
  const at = address.lastIndexOf('@');
  return good(address.slice(0, at) + address.slice(at).toLowerCase());
}

export function email(label: string) {
  return schemaOf(label, (typed) => readEmail(label, typed));
}
