import { useMemo, useState } from 'react';
import { type LiveAction, runAction, useActions } from '../actions/index.ts';
import { alwaysActions } from '../actions/sets/always.ts';
import { globalActions } from '../actions/sets/global.ts';
import { screenActions } from '../actions/sets/screens.ts';
import { useDialogs } from '../components/dialog/use-dialogs.tsx';
import { EDITING_KEYS } from '../components/text-field/editing.ts';
import { useJobs } from '../data/use-jobs.ts';
import { usePerform } from '../data/use-perform.ts';
import type { BackUpCommand } from './back-up.ts';
import { settle } from './deliver.ts';
import { Help } from './help/help.tsx';
import { Messages } from './help/messages.tsx';
import { useHouse } from './hooks.ts';
import { Palette } from './palette/palette.tsx';
import { leaveFor, pressQuit, quit, signOut } from './quit.ts';
import type { ScreenEntry } from './screen.ts';
import { refusalHere } from './seat/refusal-here.ts';
import { type Services, useServices } from './services.ts';
import { useStore } from './store.ts';
import type { UndoCommand } from './undo.ts';

/** The keys that act on every screen. While the door is closed only those are left that touch nothing behind it. */
export function GlobalKeys(props: {
  readonly catalogue: readonly ScreenEntry[];
  readonly undo: UndoCommand | undefined;
  readonly backUp: BackUpCommand | undefined;
}) {
  const services = useServices();
  const { router, layers } = services;
  const dialogs = useDialogs();
  const perform = usePerform();
  const jobs = useJobs();
  const hasClinic = useStore(services.desk) !== null;
  const seat = useStore(services.seat.seat);
  const depth = useStore(router.stack).length;
  const [isHelping, setHelping] = useState(false);
  const [isReading, setReading] = useState(false);
  const said = useStore(services.said);
  const { time_zone } = useHouse();
  const screens = useMemo(() => screenActions(props.catalogue), [props.catalogue]);
  const active = seat.door === null;
  const isSomebody =
    seat.standing.kind === 'signed_in' ? true : 'Nobody is signed in here: there are no accounts.';

  useActions(alwaysActions, {
    isHelping,
    help: async () => {
      const actions = layers.reachable();
      const editing = layers.focusedField() ? EDITING_KEYS : null;
      setHelping(true);
      await dialogs.open<null>((answer) => <Help actions={actions} editing={editing} answer={answer} />);
      setHelping(false);
    },
    pressQuit: () => pressQuit(services, dialogs),
    quit: () => quit(services, dialogs),
    redraw: services.redraw,
  });
  useActions(
    globalActions,
    {
      canGoBack: depth > 1,
      canBackUp: canBackUp(hasClinic, props.backUp),
      canStop: jobs.running ? true : 'Nothing is under way that could be stopped.',
      canUndo: canUndo(hasClinic, props.undo),
      canLock: isSomebody,
      canSignOut: isSomebody,
      backUp: () => props.backUp?.(jobs),
      stop: () => jobs.cancel(),
      back: () => router.back(),
      undo: () => undoWhileKeysWait(services, () => props.undo?.(perform)),
      lock: () => services.seat.lock(),
      canReadMessages: canReadMessages(isReading, said.length),
      messages: async () => {
        setReading(true);
        const now = services.ticker.now();
        await dialogs.open<null>((answer) => (
          <Messages said={said} now={now} timeZone={time_zone} answer={answer} />
        ));
        setReading(false);
      },
      signOut: () => signOut(services, dialogs),
      palette: async () => {
        const actions = layers.reachable().filter(isCommand);
        const chosen = await dialogs.open<LiveAction>((answer) => (
          <Palette actions={actions} answer={answer} />
        ));
        if (chosen) settle(services, runAction(chosen));
      },
    },
    { active },
  );
  useActions(
    screens,
    {
      canGo: (permission) =>
        hasClinic
          ? (refusalHere(services, permission) ?? true)
          : 'No clinic is open: the screen says how to go on.',
      goTo: (screen) => leaveFor(services, dialogs, screen),
    },
    { active },
  );
  return null;
}

/** Moving a cursor is no command, and Ctrl+C's two presses have one of their own. */
function isCommand(action: LiveAction): boolean {
  return !action.id.startsWith('list.') && action.id !== 'app.press-quit';
}

/** What knows how to undo is loaded when it is first needed; a key typed ahead must not act before it. */
async function undoWhileKeysWait(services: Services, undo: () => unknown): Promise<void> {
  const release = services.keys.hold('busy', 12_000);
  try {
    await undo();
  } finally {
    release();
  }
}

function canReadMessages(isReading: boolean, count: number): true | string {
  if (isReading) return 'This is what was said. Esc closes it.';
  return count > 0 ? true : 'Nothing was said yet.';
}

function canUndo(isOpen: boolean, undo: UndoCommand | undefined): true | string {
  if (!undo) return 'Nothing can be undone here.';
  return isOpen ? true : 'There is no clinic yet, so there is nothing to undo.';
}

function canBackUp(isOpen: boolean, backUp: BackUpCommand | undefined): true | string {
  if (!backUp) return 'Nothing can be backed up here.';
  return isOpen ? true : 'There is no clinic yet, so there is nothing to back up.';
}
