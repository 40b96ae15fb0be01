import type { Dialogs } from '../components/dialog/use-dialogs.tsx';
import { message } from './message.ts';
import type { Services, Unsaved } from './services.ts';

/** Ctrl+C: the first press says what the second does. */
export function pressQuit(services: Services, dialogs: Dialogs): Promise<void> | undefined {
  if (services.quitAsked.get()) return quit(services, dialogs);
  services.quitAsked.set(true);
  services.message.set(message('info', 'Ctrl+C again quits.'));
  return undefined;
}

/** Quits; asks first where something is unsaved. */
export async function quit(services: Services, dialogs: Dialogs): Promise<void> {
  services.quitAsked.set(false);
  const unsaved = [...services.unsaved, ...lostBehindTheDoor(services)];
  const work = services.job.get();
  const lines = [
    ...(work ? [`${work.title} is still under way: quitting stops it, and leaves nothing half done.`] : []),
    ...(unsaved.length > 0 ? whatHappens(unsaved) : []),
  ];
  const sure =
    lines.length === 0 || (await dialogs.confirm({ title: 'Quit?', lines, yes: 'quit', no: 'stay' }));
  if (sure) services.quit(0);
}

/** Goes to a main screen; asks first where that would lose something. What is kept as a draft loses nothing. */
export async function leaveFor(services: Services, dialogs: Dialogs, screen: string): Promise<void> {
  const lost = [...services.unsaved].filter(({ isKept }) => !isKept);
  const sure =
    lost.length === 0 ||
    (await dialogs.confirm({
      title: 'Leave this?',
      lines: whatHappens(lost),
      yes: 'leave it and drop what was typed',
      no: 'go on typing',
    }));
  if (sure) services.router.goTo(screen);
}

/** What no draft keeps of whoever locked this desk. What is kept may bear a patient's name: it is not said here. */
function lostBehindTheDoor({ seat }: Services): Unsaved[] {
  return seat.seat.get().left.filter(({ isKept }) => !isKept);
}

/** Signs out; asks first where something is unsaved. */
export async function signOut(services: Services, dialogs: Dialogs): Promise<void> {
  const unsaved = [...services.unsaved];
  const sure =
    unsaved.length === 0 ||
    (await dialogs.confirm({ title: 'Sign out?', lines: whatHappens(unsaved), yes: 'sign out', no: 'stay' }));
  if (!sure) return;
  const release = services.keys.hold('busy', 12_000);
  try {
    await services.seat.signOut();
  } finally {
    release();
  }
}

function whatHappens(unsaved: readonly Unsaved[]): string[] {
  const isLost = unsaved.some(({ isKept }) => !isKept);
  return [
    `Not saved yet: ${unsaved.map(({ what }) => what).join(', ')}.`,
    isLost ? 'What was typed will be lost.' : 'What was typed is kept as a draft and offered again.',
  ];
}
