import { foldName } from '../../../desk/letters.ts';

/** What a password must not be made of. */
export interface PasswordAbout {
  /** The person's e-mail and names, and the name of the clinic: what everybody knows of them. */
  readonly known: readonly string[];
}

/** Length over composition (NIST SP 800-63B, 3.1.1.2): in characters. */
export const leastLength = 12;
export const mostLength = 256;

/** Above this many other characters a known word in it does no harm. */
const enoughBesides = 8;
const shortestWord = 4;

/**
 * What is wrong with a new password, one sentence; null when nothing is.
 *
 * @param common the passwords that everybody tries first, in small letters
 */
export function passwordProblem(
  password: string,
  { known }: PasswordAbout,
  common: ReadonlySet<string>,
): string | null {
  const length = Array.from(password).length;
  if (length < leastLength)
    return `The password is too short: ${length} of at least ${leastLength} characters. A few words in a row are good.`;
  if (length > mostLength) return `The password is too long: at most ${mostLength} characters.`;
  if (new Set(password).size < 5) return 'The password has too few different characters.';
  if (isCommon(password.toLowerCase(), common))
    return 'This password is one of those that are tried first. Take another one.';
  const rest = known.flatMap(wordsOf).reduce((left, word) => left.replaceAll(word, ''), foldName(password));
  if (rest.length < enoughBesides && rest.length < foldName(password).length)
    return 'The password is made of the name, the e-mail or the clinic. Take other words.';
  return null;
}

/** Also with digits and signs around it, and twice in a row: `Password2026!`, `dragondragon`. */
function isCommon(password: string, common: ReadonlySet<string>): boolean {
  const core = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const half = password.slice(0, password.length / 2);
  return (
    common.has(password) ||
    (core.length >= shortestWord && common.has(core) && core.length * 2 >= password.length) ||
    (half + half === password && common.has(half))
  );
}

function wordsOf(known: string): string[] {
  return foldName(known)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= shortestWord);
}
