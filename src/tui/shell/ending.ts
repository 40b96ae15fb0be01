import { DeskError } from '../../desk/errors.ts';
import { faultText } from '../../desk/fault.ts';
import { plainLine } from '../text/index.ts';
import { describeError } from './describe-error.ts';

/** What has to happen before the program ends, whatever ends it. */
export interface EndingSteps {
  /** Puts away what is typed. */
  readonly beforeQuit: ReadonlySet<() => unknown>;
  /** Gives the terminal back as it was. */
  readonly restore: () => Promise<void>;
  /** Says on the screen that something went wrong that nobody waited for; the screens stay usable. */
  readonly report?: (problem: unknown) => void;
}

/** A closed terminal waits for nobody, so putting drafts away may not take long. */
const PATIENCE = 2_000;
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGQUIT: 131, SIGTERM: 143 } as const;

/** Every way the screens can end: quitting, a signal, a closed terminal, a crash. Each leaves the terminal as it was. */
export class Ending {
  readonly reached: Promise<number>;
  private readonly resolve: (code: number) => void;
  private steps: EndingSteps | undefined;
  private isEnding = false;

  constructor() {
    const { promise, resolve } = Promise.withResolvers<number>();
    this.reached = promise;
    this.resolve = resolve;
  }

  /** From here on signals and crashes end the program in order. */
  watch(steps: EndingSteps): void {
    this.steps = steps;
    for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => this.end(code));
    process.on('uncaughtException', (crash: unknown) => {
      // The terminal is gone (its window was closed): the signal that says so is on its way or will never come.
      if (isTerminalGone(crash)) this.end(SIGNALS.SIGHUP);
      else this.crash(crash);
    });
    process.on('unhandledRejection', (stray: unknown) => (steps.report ?? this.crash.bind(this))(stray));
    // Not every closed terminal sends a signal: the keyboard that ends says it too.
    for (const event of ['end', 'error', 'close']) process.stdin.once(event, () => this.end(SIGNALS.SIGHUP));
  }

  /** Ends with an exit code. */
  end(code: number, lastWords?: string): void {
    if (this.isEnding) return;
    this.isEnding = true;
    void this.finish(code, lastWords);
  }

  /** Ends because the database cannot be used: one line, exit 5. */
  refuse(problem: DeskError): void {
    this.end(5, describeError(problem));
  }

  crash(crash: unknown): void {
    this.end(
      1,
      crash instanceof DeskError
        ? describeError(crash)
        : `The front desk stopped because of a mistake in the program. Nothing half done was kept in the database.\n${faultText(crash)}`,
    );
  }

  private async finish(code: number, lastWords: string | undefined): Promise<void> {
    const steps = this.steps;
    await Promise.race([
      Promise.allSettled([...(steps?.beforeQuit ?? [])].map(async (save) => save())),
      new Promise((done) => setTimeout(done, PATIENCE).unref()),
    ]);
    await steps?.restore().catch(() => undefined);
    if (lastWords !== undefined) process.stderr.write(`${lastWords.split('\n').map(plainLine).join('\n')}\n`);
    this.resolve(code);
  }
}

function isTerminalGone(crash: unknown): boolean {
  return crash instanceof Error && 'code' in crash && (crash.code === 'EIO' || crash.code === 'EPIPE');
}
