import type { Engine } from '../../storage/engine.ts';
import { encryptionStatus } from '../encryption/index.ts';
import type { Verdict } from './check.ts';

/** Whether the database is encrypted with the key that is current, and whether what lies beside it is, too. */
export async function encryption(
  { place, key }: Pick<Engine, 'place' | 'key'>,
  backups: string,
): Promise<Verdict> {
  const { keys, problem, backups: byKey } = await encryptionStatus(place, backups);
  if (problem !== null) return { ok: false, message: problem };
  if (key === null)
    return keys.length === 0
      ? { ok: true, message: 'the database is not encrypted' }
      : look('a key is given, and the database is not encrypted: frontdesk encryption encrypt does it');
  if (keys[0] !== key)
    return look('a change of the key was not ended: run frontdesk encryption change-key again');
  const plain = byKey.none ?? 0;
  if (plain > 0)
    return look(
      `encrypted with the key ${key}, but ${plain} of its backups ${plain === 1 ? 'is' : 'are'} plain`,
    );
  const lost = Object.keys(byKey).filter((name) => !['none', 'age', ...keys].includes(name));
  if (lost.length > 0)
    return look(
      `encrypted with the key ${key}, but backups need another that is not given: ${lost.join(', ')}`,
    );
  return { ok: true, message: `encrypted with the key ${key}` };
}

function look(message: string): Verdict {
  return { ok: true, warning: true, message };
}
