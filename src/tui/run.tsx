import { render } from 'ink';
import type { Config } from '../config.ts';
import { DeskError } from '../desk/errors.ts';
import { PRESETS } from './actions/index.ts';
import { App } from './app.tsx';
import type { DeskDoor } from './data/desk.ts';
import { guarded } from './keys/index.ts';
import { catalogue } from './screens/catalogue.ts';
import { describeError } from './shell/describe-error.ts';
import { Ending } from './shell/ending.ts';
import type { Entrance } from './shell/entrance.ts';
import { cutLinesAtTheEdge } from './shell/line-wrap.ts';
import { makeServices } from './shell/make-services.ts';
import { message } from './shell/message.ts';
import { loadScreen } from './shell/screen-host.tsx';
import { WIPE } from './shell/seat/wipe.ts';
import { tidyMemoryAfterStart } from './tidy-memory.ts';

/** Longer than opening the largest database takes. */
const OPENING_LIMIT = 30_000;
/** A closed terminal waits for nobody. */
const LEAVING_LIMIT = 2_000;

/** Draws the frame at once, opens the clinic, and shows the screens until they are left. Answers the exit code. */
export async function runScreens(config: Config): Promise<number> {
  const ending = new Ending();
  let problem: DeskError | null = null;
  const closing: Array<() => Promise<void>> = [];
  const entrance: Entrance = {
    db: config.db,
    backups: config.backups,
    get problem() {
      return problem;
    },
    async adopt(clinic, who) {
      problem = null;
      closing.push(() => clinic.close());
      await services.seat.sitDown(clinic.desk, who);
      services.router.goTo('today');
    },
    leave(reason) {
      problem = reason;
      services.seat.standUp();
      services.router.goTo('first-run');
    },
  };
  const services = makeServices({
    desk: null,
    house: { name: 'Front desk', time_zone: 'UTC' },
    readHouse: async (desk: DeskDoor) => (await loadOpening()).readHouse(desk),
    entrance,
    keptTo: async (desk: DeskDoor) => (await loadOpening()).keptToHere(config, desk),
    now: () => new Date().toISOString(),
    keyConfig: config.keys,
    loadJobs: async (forWhom) => {
      const { jobsFor, jobsOfTheHouse } = await loadOpening();
      const desk = services.desk.get();
      return forWhom === 'house' ? jobsOfTheHouse(config, desk) : jobsFor(config, desk, services.seat.token);
    },
    caretaker: {
      look: async (desk) => (await loadUpkeep()).lookAfter(config, desk),
      isDue: async (upkeep) => (await loadUpkeep()).isDue(config, upkeep),
      act: async (jobs) => (await loadUpkeep()).doWhatIsDue(jobs),
      firstAfter: 30_000,
      spread: 30_000,
    },
    quit: (code) => ending.end(code),
    redraw: () => {
      process.stdout.write('\u001b[2J\u001b[H');
      shown.clear();
    },
    wipe: () => {
      process.stdout.write(WIPE);
      shown.clear();
    },
  });
  const shown = render(
    <App
      services={services}
      catalogue={catalogue}
      color={!config.no_color}
      undo={async (perform) => (await loadOpening()).undoHere(perform)}
      backUp={async (jobs) => (await loadOpening()).backUpHere(jobs)}
    />,
    {
      stdin: guarded(process.stdin),
      // Somebody sits at this terminal, whatever a variable CI says: the library would draw nothing under it.
      interactive: true,
      exitOnCtrlC: false,
      incrementalRendering: true,
      alternateScreen: true,
      patchConsole: true,
      maxFps: 60,
    },
  );
  const wrapLinesAgain = cutLinesAtTheEdge(process.stdout);
  ending.watch({
    beforeQuit: services.beforeQuit,
    report: (stray) => services.message.set(message('error', describeError(stray))),
    restore: async () => {
      wrapLinesAgain();
      shown.unmount();
      await shown.waitUntilExit().catch(() => undefined);
    },
  });
  // A failure while drawing the frame itself: the library has already restored the terminal.
  shown.waitUntilExit().catch((crash: unknown) => ending.crash(crash));

  // The first screen is loaded while the database is being opened.
  const [first] = catalogue;
  if (first) loadScreen(first).catch(() => undefined);
  const release = services.keys.hold('busy', OPENING_LIMIT);
  try {
    await entrance.adopt(await (await loadOpening()).openForScreens(config));
    warnOfUnknownPreset(config, (text) => services.message.set(message('warning', text)));
  } catch (failure) {
    if (!(failure instanceof DeskError)) ending.crash(failure);
    else if (isMendable(failure)) {
      problem = failure;
      services.router.goTo('first-run');
    } else ending.refuse(failure);
  } finally {
    release();
  }
  tidyMemoryAfterStart();
  const code = await ending.reached;
  services.queries.clear();
  await Promise.race([services.seat.leave(), new Promise((done) => setTimeout(done, LEAVING_LIMIT).unref())]);
  await Promise.allSettled(closing.map((close) => close()));
  return code;
}

/** Everything about the database. Asked for only when the frame stands: loading it takes longer than drawing. */
function loadOpening() {
  return import('./open.ts');
}

/** What the first screen can do something about. */
function isMendable({ code }: DeskError): boolean {
  return code === 'no_database' || code === 'older' || code === 'corrupt';
}

/** Nobody needs it for the first frame. */
function loadUpkeep() {
  return import('./upkeep.ts');
}

function warnOfUnknownPreset({ keys }: Config, warn: (text: string) => void): void {
  if (keys.preset === null || PRESETS.includes(keys.preset)) return;
  warn(
    `The config file asks for the keys "${keys.preset}", which are not known. Known: ${PRESETS.join(', ')}.`,
  );
}
