import './terminal/colour.ts';
import xterm from '@xterm/headless';
import { render } from 'ink';
import type { DeskError } from '../../src/desk/index.ts';
import type { StartJob } from '../../src/jobs/index.ts';
import type { KeyConfig } from '../../src/tui/actions/index.ts';
import { App } from '../../src/tui/app.tsx';
import type { DeskDoor } from '../../src/tui/data/index.ts';
import { guarded } from '../../src/tui/keys/index.ts';
import { catalogue as allScreens } from '../../src/tui/screens/catalogue.ts';
import type { BackUpCommand } from '../../src/tui/shell/back-up.ts';
import type { Entrance } from '../../src/tui/shell/entrance.ts';
import { cutLinesAtTheEdge } from '../../src/tui/shell/line-wrap.ts';
import { makeServices } from '../../src/tui/shell/make-services.ts';
import type { ScreenEntry } from '../../src/tui/shell/screen.ts';
import { WIPE } from '../../src/tui/shell/seat/wipe.ts';
import type { House, Services } from '../../src/tui/shell/services.ts';
import type { UndoCommand } from '../../src/tui/shell/undo.ts';
import type { Caretaker } from '../../src/tui/shell/upkeep/caretaker.ts';
import { footRowsNow } from '../../src/tui/shell/use-foot.ts';
import { type CellStyle, linesOf, styleAt } from './terminal/cells.ts';
import { bytesOf } from './terminal/keys.ts';
import { KeyboardInput, ScreenOutput } from './terminal/streams.ts';

export interface OpenScreenOptions {
  /** Null: there is no clinic yet. */
  readonly desk: DeskDoor | null;
  /** Signs in there; otherwise whoever the desk is signed in as sits there, without a key for drafts. */
  readonly who?: { readonly email: string; readonly password: string };
  readonly clock?: { now(): string };
  /** Columns and rows; 80×24 unless said. */
  readonly size?: readonly [columns: number, rows: number];
  readonly route?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly keys?: KeyConfig;
  readonly color?: boolean;
  readonly house?: House;
  readonly undo?: UndoCommand;
  /** Where the clinic is or will be, and why it could not be opened: for first run. */
  readonly db?: string;
  readonly problem?: DeskError;
  /** Hears of a clinic that first run has made or migrated; whoever listens closes it. */
  readonly onAdopt?: (clinic: Parameters<Entrance['adopt']>[0]) => void;
  /** What runs long work: `jobsHere(clinic)` does it in the test's own process. */
  readonly jobs?: StartJob;
  /** What runs the work that the house does by itself; the same unless said. */
  readonly jobsOfTheHouse?: StartJob;
  readonly backUp?: BackUpCommand;
  /** The folders that whoever sits there is kept to; nobody is unless said. */
  readonly keptTo?: Services['keptTo'];
  /** Looks after backups and what is due; nobody does unless said. */
  readonly caretaker?: Caretaker;
  /** Screens of the test's own instead of the program's. */
  readonly catalogue?: readonly ScreenEntry[];
}

export interface TestScreen {
  /** Presses keys, one after the other; each waits until the one before is taken in. */
  press(...keys: string[]): Promise<void>;
  /** Types text as data: not counted as keys. */
  type(text: string): Promise<void>;
  /** Presses the key that the live keymap has for an action. */
  act(action: string): Promise<void>;
  /** Pastes as a terminal does. */
  paste(text: string): Promise<void>;
  /** Sends bytes in one piece, as a slow line does. */
  send(bytes: string | Uint8Array): Promise<void>;
  /** Waits until nothing is left to be taken in or read, and the terminal shows it. */
  settle(): Promise<void>;
  /** Waits until the text is on the screen, or the predicate holds. Fails in the end, with the screen. */
  waitFor(wanted: string | RegExp | (() => boolean)): Promise<void>;
  text(): string;
  lines(): string[];
  /** The first line with this text: where, what it says, and how its first visible cell is drawn. */
  row(text: string | RegExp): { readonly index: number; readonly text: string } & CellStyle;
  styleAt(row: number, column: number): CellStyle;
  /** The message, however many lines it takes, and the line of keys. */
  message(): string;
  footer(): string;
  /** Keys pressed by `press` and `act` so far. */
  keys(): number;
  /** Lets the clock's new time be seen at once. */
  tick(): Promise<void>;
  resize(columns: number, rows: number): Promise<void>;
  /** The exit code, once it was asked to quit. */
  exitCode(): number | null;
  /** Everything written to the terminal. */
  written(): string;
  readonly services: Services;
  close(): Promise<void>;
}

const LIMIT = 15_000;
const STANDING_CLOCK = { now: () => '2026-11-21T10:40:00.000Z' };

/** The real shell on a virtual terminal. */
export async function openScreen(options: OpenScreenOptions): Promise<TestScreen> {
  const [columns, rows] = options.size ?? [80, 24];
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
  const output = new ScreenOutput(terminal);
  cutLinesAtTheEdge(output as unknown as NodeJS.WriteStream);
  const input = new KeyboardInput();
  const house = options.house ?? { name: 'Riverside Clinic', time_zone: 'Europe/London' };
  const clock = options.clock ?? STANDING_CLOCK;
  const { jobs: startJob, jobsOfTheHouse } = options;
  let exitCode: number | null = null;
  let pressed = 0;
  let problem = options.problem ?? null;
  // The first frame may wipe already, before there is anything to be cleared.
  let clear = () => {};
  const services = makeServices({
    desk: null,
    house,
    readHouse: async () => house,
    entrance: {
      db: options.db ?? '/tmp/clinic.db',
      get problem() {
        return problem;
      },
      adopt: async (clinic, who) => {
        problem = null;
        options.onAdopt?.(clinic);
        await services.seat.sitDown(clinic.desk, who);
        services.router.goTo('today');
      },
      leave: (reason) => {
        problem = reason;
        services.seat.standUp();
        services.router.goTo('first-run');
      },
    },
    keptTo: options.keptTo,
    now: () => clock.now(),
    keyConfig: options.keys,
    loadJobs: startJob && (async (forWhom) => (forWhom === 'house' && jobsOfTheHouse) || startJob),
    route: { screen: options.route ?? 'today', params: options.params },
    caretaker: options.caretaker,
    quit: (code) => {
      exitCode = code;
    },
    redraw: () => clear(),
    wipe: () => {
      output.write(WIPE);
      clear();
    },
  });
  if (options.desk) await services.seat.sitDown(options.desk, options.who);
  // Whoever signs in begins with the day.
  if (options.who && options.route) services.router.goTo(options.route, options.params);
  const shown = render(
    <App
      services={services}
      catalogue={options.catalogue ?? allScreens}
      color={options.color ?? true}
      undo={options.undo}
      backUp={options.backUp}
    />,
    {
      // The parts of a terminal's streams that are used are there; the types ask for all of them.
      stdout: output as unknown as NodeJS.WriteStream,
      stdin: guarded(input as unknown as NodeJS.ReadStream),
      exitOnCtrlC: false,
      incrementalRendering: true,
      alternateScreen: true,
      patchConsole: false,
      interactive: true,
      maxFps: 1000,
    },
  );

  clear = () => shown.clear();

  const settle = async () => {
    await until(
      () => services.keys.idle && services.queries.isFetching() === 0 && input.readableLength === 0,
    );
    await shown.waitUntilRenderFlush();
  };
  const send = async (bytes: string | Uint8Array) => {
    const before = services.keys.received;
    input.write(bytes);
    await nextTurn();
    // The library waits a moment whether a lone Esc turns out to be the beginning of a sequence.
    if (typeof bytes === 'string' && bytes.endsWith('\u001b'))
      await until(() => services.keys.received > before, 'Esc to be heard');
    await settle();
  };
  const lines = () => linesOf(terminal);
  const until = async (condition: () => boolean, what = 'the screen to be still') => {
    const end = performance.now() + LIMIT;
    while (!condition()) {
      if (performance.now() > end) throw new Error(`Waited for ${what}. The screen:\n${lines().join('\n')}`);
      await nextTurn();
    }
  };
  // The keys are bound in the first commit; what it waits for (a screen, a read) holds them in the same one.
  await until(() => services.layers.reachable().length > 0, 'the first frame');
  await settle();

  const screen: TestScreen = {
    services,
    settle,
    send,
    lines,
    text: () => lines().join('\n'),
    keys: () => pressed,
    exitCode: () => exitCode,
    written: () => output.written,
    message: () => {
      const taken = footRowsNow(services, { columns: terminal.cols, rows: terminal.rows });
      const [first = '', ...rest] = lines().slice(-1 - taken, -1);
      return [first, ...rest.map((line) => line.trimStart())].join(' ').trimEnd();
    },
    footer: () => lines().at(-1) ?? '',
    styleAt: (row, column) => styleAt(terminal, row, column),
    async press(...keys) {
      for (const key of keys) {
        pressed += 1;
        await send(bytesOf(key));
      }
    },
    async type(text) {
      for (const character of text) await send(character === ' ' ? ' ' : character);
    },
    async act(action) {
      const find = () => services.layers.reachable().find((candidate) => candidate.id === action);
      await until(() => find() !== undefined, `the action ${action}`);
      const typing = services.layers.focusedField() !== undefined;
      const keys = find()?.keys.find((key) => !typing || (key.length > 1 && !key.startsWith('g ')));
      if (!keys) throw new Error(`No key reaches ${action} here.`);
      await screen.press(...keys.split(' '));
    },
    async paste(text) {
      await send(`\u001b[200~${text}\u001b[201~`);
    },
    async waitFor(wanted) {
      const holds =
        typeof wanted === 'function'
          ? wanted
          : () => (typeof wanted === 'string' ? screen.text().includes(wanted) : wanted.test(screen.text()));
      await until(holds, typeof wanted === 'function' ? 'a condition' : `“${wanted}”`);
      await settle();
    },
    row(text) {
      const all = lines();
      const place = (line: string) => (typeof text === 'string' ? line.indexOf(text) : line.search(text));
      const index = all.findIndex((line) => place(line) >= 0);
      if (index < 0) throw new Error(`“${text}” is not on the screen:\n${all.join('\n')}`);
      const line = all[index] ?? '';
      return { index, text: line.trimEnd(), ...styleAt(terminal, index, place(line)) };
    },
    async tick() {
      services.ticker.tick();
      await nextTurn();
      await settle();
    },
    async resize(toColumns, toRows) {
      output.resize(toColumns, toRows);
      await nextTurn();
      await settle();
    },
    async close() {
      shown.unmount();
      await shown.waitUntilExit();
      services.queries.clear();
      terminal.dispose();
    },
  };
  return screen;
}

function nextTurn(): Promise<void> {
  return new Promise((done) => setTimeout(done, 1));
}
