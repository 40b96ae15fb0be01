import type { Dialogs } from '../components/dialog/use-dialogs.tsx';
import { message } from './message.ts';
import type { Services } from './services.ts';

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
  const unsaved = [...services.unsaved].map((entry) => entry.what);
  const sure =
    unsaved.length === 0 ||
    (await dialogs.confirm({
      title: 'Quit?',
      lines: [
        `Not saved yet: ${unsaved.join(', ')}.`,
        'What was typed is kept as a draft and offered again at the next start.',
      ],
      yes: 'quit',
      no: 'stay',
    }));
  if (sure) services.quit(0);
}
