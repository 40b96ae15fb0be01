import type { SignedIn } from '../../../desk/accounts/index.ts';
import { type LineText, plainLine } from '../../kit.ts';

/** What this is, and why one sees it. */
export function heading(title: string, said: string | null): LineText[] {
  return [
    [],
    [{ text: `   ${title}`, tone: 'title' }],
    [],
    ...(said === null ? [] : [[{ text: `   ${plainLine(said)}`, tone: 'warning' } as const], []]),
  ];
}

/** Whose desk this is. */
export function lockedHeading({ name, role }: Pick<SignedIn, 'name' | 'role'>): LineText[] {
  return [
    [],
    [{ text: '   Locked', tone: 'title' }],
    [],
    [{ text: `   ${plainLine(name)} · ${role} is signed in here, and finds everything as it was.` }],
    [],
  ];
}
