import type { Dialogs } from '../components/dialog/use-dialogs.tsx';
import { message } from './message.ts';
import type { Services } from './services.ts';

/** The first Ctrl+C says what the second does; the second quits, asked first where something is unsaved. */
export async function askToQuit(services: Services, dialogs: Dialogs): Promise<void> {
  if (!services.quitAsked.get()) {
    services.quitAsked.set(true);
    services.message.set(message('info', 'Ctrl+C again quits.'));
    return;
  }
  services.quitAsked.set(false);
  const unsaved = [...services.unsaved].map((entry) => entry.what);
  if (unsaved.length > 0) {
    const sure = await dialogs.confirm({
      title: 'Quit?',
      lines: [
        `Not saved yet: ${unsaved.join(', ')}.`,
        'What was typed is kept as a draft and offered again at the next start.',
      ],
      yes: 'quit',
      no: 'stay',
    });
    if (!sure) return;
  }
  services.quit(0);
}
