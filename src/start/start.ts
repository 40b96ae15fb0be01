import { parseGlobalOptions } from '../config/global-options.ts';
import { type Config, loadConfig } from '../config.ts';
import { lookForKeysIn } from '../storage/encryption/keys.ts';
import { runStoppable } from './stop.ts';
import { reportUsage } from './usage.ts';

/** Starts the screens or one command, and ends the process with the exit code that it has earned. */
export async function start(argv: readonly string[]): Promise<void> {
  ignoreClosedPipe();
  if (isLoginShell(argv)) return refuseToBeAShell();
  const config = await configOf(argv);
  if (config === null) return leave(2);
  if (config.database_key_file !== null) lookForKeysIn(config.database_key_file);
  if (config.no_color) withoutColour();
  if (wantsScreens(argv)) {
    const { startScreens } = await import('../tui/start.tsx');
    await startScreens(config);
    return leave(Number(process.exitCode ?? 0));
  }
  if (wantsBoard(argv)) {
    const { startBoard } = await import('../tui/screens/board/start.ts');
    return leave(await startBoard(config));
  }
  const { runCommand } = await import('../cli/run.ts');
  const { rest } = parseGlobalOptions(argv);
  const command = rest.length > 0 ? [...argv] : [...argv, 'status'];
  return leave(await runStoppable((signal) => runCommand(command, config, signal)));
}

/** As the login shell of an account the program is told by `-c` what somebody wants to have run: `ssh HOST ls`, scp, sftp. */
function isLoginShell(argv: readonly string[]): boolean {
  return argv[0] === '-c';
}

/** Runs nothing, whatever it is. */
function refuseToBeAShell(): Promise<void> {
  process.stderr.write(
    'This login opens the front desk and runs nothing else. Connect without a command, from a terminal.\n',
  );
  return leave(2);
}

async function configOf(argv: readonly string[]): Promise<Config | null> {
  try {
    return await loadConfig(argv, process.env, process.cwd());
  } catch (error) {
    reportUsage(error, argv);
    return null;
  }
}

/** The colour library looks at the environment once, while it is loaded, and does not know NO_COLOR. */
function withoutColour(): void {
  process.env.NO_COLOR ||= '1';
  process.env.FORCE_COLOR = '0';
}

/** The screens need a terminal at both ends and nothing asked for; `--json` alone asks for the status. */
function wantsScreens(argv: readonly string[]): boolean {
  const { options, rest } = parseGlobalOptions(argv);
  if (rest.length > 0 || options.json || options.ndjson) return false;
  return onTerminal();
}

/** `frontdesk board` on a terminal fills it and goes on; elsewhere, or with `--json`, it is a command that prints. */
function wantsBoard(argv: readonly string[]): boolean {
  const { options, rest } = parseGlobalOptions(argv);
  return rest.length === 1 && rest[0] === 'board' && !options.json && !options.ndjson && onTerminal();
}

/** On a terminal that calls itself dumb nothing can be drawn: it gets what a pipe gets. */
function onTerminal(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true && process.env.TERM !== 'dumb';
}

/** `frontdesk patients list | head` closes our output early: that is no error. */
function ignoreClosedPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

/** Leaves once what was printed has been handed over: a pipe's reader may be slow. */
async function leave(code: number): Promise<void> {
  await new Promise<void>((done) => process.stdout.write('', () => done()));
  process.exit(code);
}
