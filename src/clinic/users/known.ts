import { z } from 'zod';
import { type Before, defineQuery } from '../../desk/index.ts';
import { readSettings } from '../settings/index.ts';
import { User } from './entity.ts';
import type { PasswordAbout } from './password/rules.ts';

/** What everybody knows: the clinic's name, and the names of one account. */
const knownWords = defineQuery({
  name: 'users.known_words',
  title: 'See what a password must not be made of',
  permission: 'account.enter',
  input: z.object({ user: z.string().nullable() }),
  async run(view, { user }): Promise<string[]> {
    const { name } = await readSettings(view);
    const found =
      user === null
        ? null
        : await view.em.findOne(
            User,
            { $or: [{ id: user }, { email: user }] },
            { fields: ['email', 'first_name', 'last_name'] },
          );
    return found ? [name, found.email, found.first_name, found.last_name] : [name];
  },
});

/**
 * What a new password must not be made of.
 *
 * @param user the id or e-mail of an account that is there, null for a new one
 * @param more what else is known of the person
 */
export async function aboutPassword(
  desk: Before,
  user: string | null,
  more: readonly string[] = [],
): Promise<PasswordAbout> {
  return { known: [...(await desk.read(knownWords, { user })), ...more] };
}
