import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawn } from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { onTestFinished } from 'vitest';
import { linesOf } from './cells.ts';
import { bytesOf } from './keys.ts';
import { type Leftovers, leftoversOf } from './leftovers.ts';

const launcher = resolve(import.meta.dirname, '../../../bin/frontdesk');

export interface PtyOptions {
  /** What the program is told beside a clean environment: FRONTDESK_HOME, FRONTDESK_DB, NO_COLOR … */
  readonly env: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Another program than the built one, such as one that leads to it. */
  readonly program?: string;
  /** Columns and rows; 80×24 unless said. */
  readonly size?: readonly [columns: number, rows: number];
  /** In a session of its own, as under a supervisor: a closed terminal sends it no signal. */
  readonly deafToHangUp?: boolean;
}

/** The built program in a real pseudo-terminal, started by a shell as people start it. */
export interface Pty {
  /** Presses keys one after the other, without waiting. Wait for what they do before pressing the next, after Esc above all. */
  press(...keys: string[]): void;
  type(text: string): void;
  /** Pastes as a terminal does that was asked to mark pastes. */
  paste(text: string): void;
  /** Waits until the text is on the screen, or the predicate holds. Fails after a few seconds, with the screen. */
  waitFor(wanted: string | RegExp | (() => boolean)): Promise<void>;
  lines(): string[];
  text(): string;
  /** All that the terminal holds: both its screens, with what they can be scrolled back to. */
  everything(): string;
  /** The first line with this text. */
  row(text: string): string;
  /** Lines that went on in the next row because they were too long. */
  overlong(): string[];
  /** Every byte that the terminal was sent, as text. */
  written(): string;
  isOnAlternateScreen(): boolean;
  /** The program has the keyboard: from here on Ctrl+C is a key and no signal. */
  takesKeys(): boolean;
  resize(columns: number, rows: number): void;
  pid(): number;
  signal(signal: NodeJS.Signals): void;
  /** Closes the window: the terminal is gone. */
  hangUp(): void;
  /** Waits until the program has ended and the shell is back: the exit code, and how the terminal was left. */
  ended(): Promise<Leftovers & { readonly code: number }>;
}

const LIMIT = 15_000;

/** Notes the terminal's settings, waits for the program, and notes what became of both. It outlives a closed window. */
const SHELL = `
trap : HUP INT
printf 'the line before\\n'
stty -g >"$NOTES/before"
$DEAF sh -c 'echo $$ >"$NOTES/pid"; exec "$LAUNCHER" "$@"' frontdesk "$@"
echo $? >"$NOTES/code"
stty -g >"$NOTES/after"
printf 'the line after\\n'`;

/** Starts the program. It is killed, if need be, when the test is finished. */
export function openPty(options: PtyOptions): Pty {
  const [columns, rows] = options.size ?? [80, 24];
  const notes = mkdtempSync(join(tmpdir(), 'frontdesk-pty-'));
  const noted = (name: string) => readFileSync(join(notes, name), 'utf8').trim();
  const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, scrollback: 200 });
  const shell = spawn('sh', ['-c', SHELL, 'sh', ...(options.args ?? [])], {
    name: options.env.TERM ?? 'xterm-256color',
    cols: columns,
    rows,
    cwd: notes,
    env: {
      PATH: process.env.PATH,
      LANG: 'C.UTF-8',
      HOME: notes,
      NOTES: notes,
      LAUNCHER: options.program ?? launcher,
      DEAF: options.deafToHangUp ? 'setsid -w' : '',
      ...options.env,
    },
  });
  let written = '';
  let hasEnded = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  shell.onData((data) => {
    written += data;
    terminal.write(data, tell);
  });
  shell.onExit(() => {
    hasEnded = true;
    // After everything that was written before has been drawn.
    terminal.write('', tell);
  });
  const pid = () => Number(noted('pid'));
  onTestFinished(() => {
    for (const kill of [() => process.kill(pid(), 'SIGKILL'), () => shell.kill('SIGKILL')]) {
      try {
        kill();
      } catch {
        // It had ended before, or never begun.
      }
    }
    terminal.dispose();
    rmSync(notes, { recursive: true, force: true });
  });

  const lines = () => linesOf(terminal);
  const until = (condition: () => boolean, what: string) =>
    new Promise<void>((done, fail) => {
      const timer = setTimeout(() => {
        listeners.delete(look);
        fail(new Error(`Waited for ${what}. The terminal:\n${lines().join('\n')}`));
      }, LIMIT);
      const look = () => {
        if (!condition()) return;
        clearTimeout(timer);
        listeners.delete(look);
        done();
      };
      listeners.add(look);
      look();
    });
  const text = () => lines().join('\n');
  const buffer = () => terminal.buffer.active;

  return {
    lines,
    text,
    everything: () => [terminal.buffer.normal, terminal.buffer.alternate].map(bufferText).join('\n'),
    press: (...keys) => shell.write(keys.map(bytesOf).join('')),
    type: (typed) => shell.write(typed),
    paste: (pasted) => shell.write(`\u001b[200~${pasted}\u001b[201~`),
    waitFor(wanted) {
      if (typeof wanted === 'function') return until(wanted, 'a condition');
      return until(
        () => (typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text())),
        `“${wanted}”`,
      );
    },
    row(wanted) {
      const found = lines().find((line) => line.includes(wanted));
      if (found === undefined) throw new Error(`“${wanted}” is not on the terminal:\n${text()}`);
      return found;
    },
    overlong: () => lines().filter((_, row) => buffer().getLine(buffer().baseY + row)?.isWrapped),
    written: () => written,
    isOnAlternateScreen: () => buffer().type === 'alternate',
    // Asked for when the keyboard was put into raw mode.
    takesKeys: () => terminal.modes.bracketedPasteMode,
    resize(toColumns, toRows) {
      terminal.resize(toColumns, toRows);
      shell.resize(toColumns, toRows);
    },
    pid,
    signal: (signal) => process.kill(pid(), signal),
    hangUp() {
      if ('destroy' in shell && typeof shell.destroy === 'function') shell.destroy();
    },
    async ended() {
      await until(() => hasEnded, 'the program to end');
      return {
        code: Number(noted('code')),
        ...leftoversOf(terminal, written, [noted('before'), noted('after')]),
      };
    },
  };
}

function bufferText(buffer: xterm.IBuffer): string {
  return Array.from(
    { length: buffer.length },
    (_, row) => buffer.getLine(row)?.translateToString() ?? '',
  ).join('\n');
}
