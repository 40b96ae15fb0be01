import { dirname } from 'node:path';
import { refuse } from '../../desk/index.ts';
import { makeKey } from '../../storage/encryption/key.ts';
import { makeKeyFile } from '../../storage/encryption/key-file.ts';
import { diskFailure } from '../disk-failure.ts';

/** Makes a key file with one new key and answers its fingerprint. Throws `invalid` where there is such a file already. */
export function makeKeyIn(file: string): string {
  const key = makeKey();
  try {
    makeKeyFile(file, [key]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // Written over, a key would be lost, and everything with it.
    if (code === 'EEXIST')
      refuse('invalid', `${file} is there already, and is left as it is.`, { hint: 'Name another file.' });
    if (code === 'ENOENT')
      refuse('invalid', `There is no folder ${dirname(file)}.`, {
        hint: 'Make it first, or name another file.',
      });
    throw diskFailure(error, dirname(file));
  }
  return key.fingerprint;
}
