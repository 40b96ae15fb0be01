import type { Door } from '../../clinic/registry.ts';
import type { Session } from '../session.ts';
import { isAnonymisation, isDestructive } from './verb.ts';

/** What cannot be taken back is asked for: with the name to be typed where a slip must not be enough. */
export async function confirmDoor(
  door: Door,
  input: Readonly<Record<string, unknown>>,
  question: string,
  session: Session,
): Promise<void> {
  if (isAnonymisation(door)) return confirmAnonymisation(String(input.id), session);
  if (isDestructive(door)) await session.confirm(question);
}

async function confirmAnonymisation(id: string, session: Session): Promise<void> {
  if (session.config.yes) return;
  const { anonymisationWarning, showPatient } = await import('../../clinic/patients/index.ts');
  const { desk } = await session.clinic();
  const { number, full_name } = await desk.read(showPatient, { id });
  await session.confirmByName(`Anonymise ${number} for good? ${anonymisationWarning}`, full_name);
}
