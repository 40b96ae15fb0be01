import { signIn } from '../../src/clinic/sessions/index.ts';
import { userAdd } from '../../src/clinic/users/index.ts';
import type { Desk, Role } from '../../src/desk/index.ts';
import type { TestClinic } from './clinic.ts';

/** A password that the rules let pass. */
export const goodPassword = 'seven quiet herons';

export const emailOf = (role: Role): string => `${role}@clinic.example`;

/** Adds the account of somebody in a role; the first one has to be the administrator's. */
export async function addAccount(
  desk: Desk,
  role: Role,
  more: { email?: string; must_change?: boolean } = {},
) {
  return desk.perform(userAdd, {
    email: emailOf(role),
    first_name: role === 'admin' ? 'Ada' : 'Rosa',
    last_name: 'Marsh',
    role,
    password: goodPassword,
    ...more,
  });
}

/** Signs somebody in on a desk, and works there as this person from now on. */
export async function signInAs(desk: Desk, email: string, password = goodPassword) {
  const answer = await signIn(desk, { email, password, kind: 'screen' });
  await desk.use(answer.token);
  return answer;
}

/** A clinic with an administrator, who is signed in at its desk. */
export async function openHouse(clinic: TestClinic) {
  await addAccount(clinic.desk, 'admin');
  return signInAs(clinic.desk, emailOf('admin'));
}
