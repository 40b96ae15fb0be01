let known: ReadonlySet<string> | undefined;

/** The passwords that everybody tries first, in small letters. Loaded where a password is chosen, and nowhere else. */
export async function commonPasswords(): Promise<ReadonlySet<string>> {
  if (known === undefined) {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    known = new Set(dictionary['passwords-common']);
  }
  return known;
}
