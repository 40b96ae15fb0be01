import type { SignedIn } from '../../../desk/accounts/index.ts';
import { type LineText, plainLine, type Span, wrapLines } from '../../kit.ts';

/** What this is, and why one sees it. */
export function heading(title: string, said: string | null, width: number): LineText[] {
  const lines = said === null ? [] : [...wrapLines(plainLine(said), width - 6).map(warning), []];
  return [[], [{ text: `   ${title}`, tone: 'title' }], [], ...lines];
}

function warning(text: string): Span[] {
  return [{ text: `   ${text}`, tone: 'warning' }];
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

/** Under the fields: whom to ask, and how to leave. */
export const doorFoot: LineText[] = [
  [],
  [{ text: '   Password forgotten? An administrator sets another one.', tone: 'muted' }],
  [{ text: '   Ctrl+C twice quits.', tone: 'muted' }],
];
