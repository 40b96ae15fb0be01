import type { Beginning } from '../../desk/epoch.ts';
import type { Services } from './services.ts';

/**
 * What a form or a dialog begins from now. When the database was restored since, its first attempt is refused and says
 * so; what is saved after that is saved knowingly.
 *
 * @param epoch the state that its contents were read from, where that is not what the screen shows now
 */
export function beginHere(services: Pick<Services, 'desk'>, epoch = services.desk.get()?.epoch): Beginning {
  let known = epoch;
  return {
    get epoch() {
      return known;
    },
    told: (now) => {
      known = now;
    },
  };
}

/** What a key pressed now acts on: the dialog on top, or what the screen shows at this moment. */
export function beginningOfPress(services: Pick<Services, 'desk' | 'dialogs'>): Beginning {
  return services.dialogs.get().at(-1)?.beginning ?? { epoch: services.desk.get()?.epoch };
}
