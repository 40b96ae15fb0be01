import { type IPty, spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';

export interface SessionOptions {
  readonly command: readonly [string, ...string[]];
  readonly columns: number;
  readonly rows: number;
  readonly env?: Readonly<Record<string, string>>;
}

const patience = 30_000;

/**
 * A program in a real pseudo-terminal. Its output is drawn on a virtual screen; a wait ends with the moment at which
 * the output arrived that made the screen so, not with the moment at which that was noticed.
 */
export class Session {
  readonly #pty: IPty;
  readonly #screen: xterm.Terminal;
  readonly #exited: Promise<void>;
  readonly #watchers = new Set<(arrived: number) => void>();
  #written: Promise<void> = Promise.resolve();
  /** When the program was started, on the clock of `performance.now()`. */
  readonly started: number;
  /** How much it has printed, bytes. */
  printed = 0;

  constructor({ command: [program, ...args], columns, rows, env = {} }: SessionOptions) {
    this.#screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 0 });
    this.started = performance.now();
    this.#pty = spawn(program, args, {
      name: 'xterm-256color',
      cols: columns,
      rows,
      env: { ...plainEnvironment(), ...env },
    });
    this.#exited = new Promise((resolve) => this.#pty.onExit(() => resolve()));
    // The terminal answers what the program asks it.
    this.#screen.onData((answer) => this.#pty.write(answer));
    this.#pty.onData((output) => {
      const arrived = performance.now();
      this.printed += Buffer.byteLength(output);
      this.#written = new Promise((done) => {
        this.#screen.write(output, () => {
          for (const watch of [...this.#watchers]) watch(arrived);
          done();
        });
      });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** The screen's lines, as wide as their text. */
  lines(): string[] {
    const { active } = this.#screen.buffer;
    return Array.from({ length: this.#screen.rows }, (_, row) => {
      return active.getLine(active.viewportY + row)?.translateToString(true) ?? '';
    });
  }

  press(keys: string): void {
    this.#pty.write(keys);
  }

  /** When the output arrived that made the screen as wanted; throws with the screen when it never becomes so. */
  async until(what: string, wanted: (lines: string[]) => boolean): Promise<number> {
    await this.#written;
    if (wanted(this.lines())) return performance.now();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(watch);
        reject(new Error(`Waited in vain for ${what}. The screen:\n${this.lines().join('\n')}`));
      }, patience);
      const watch = (arrived: number) => {
        if (!wanted(this.lines())) return;
        clearTimeout(timer);
        this.#watchers.delete(watch);
        resolve(arrived);
      };
      this.#watchers.add(watch);
    });
  }

  /** Presses keys and answers how long it took until the screen was as wanted, milliseconds. */
  async timed(keys: string, what: string, wanted: (lines: string[]) => boolean): Promise<number> {
    const pressed = performance.now();
    const drawn = this.until(what, wanted);
    this.press(keys);
    return (await drawn) - pressed;
  }

  /** Quits the program with its own keys and waits until it has ended. */
  async leave(): Promise<void> {
    this.press('\u0003');
    await this.until('the question at the first Ctrl+C', (lines) =>
      lines.some((line) => line.includes('Ctrl+C')),
    );
    this.press('\u0003');
    await this.#exited;
  }

  async end(): Promise<void> {
    this.#pty.kill('SIGKILL');
    await this.#exited;
    this.#screen.dispose();
  }
}

/** Nothing of the developer's own settings, and neither colour library nor Ink taking this for a CI run. */
function plainEnvironment(): Record<string, string> {
  const { HOME = '/', PATH = '/usr/bin:/bin' } = process.env;
  return { HOME, PATH, LANG: 'en_GB.UTF-8', TERM: 'xterm-256color', COLORTERM: 'truecolor' };
}
