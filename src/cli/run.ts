import { parseGlobalOptions } from '../config/global-options.ts';
import type { Config } from '../config.ts';
import { isRefusal } from '../desk/index.ts';
import { failureOf, isHelp } from './failure.ts';
import { Output, processStreams, type Streams } from './output/output.ts';
import { buildProgram } from './program.ts';
import { Session } from './session.ts';

/**
 * Runs one command and returns its exit code. Errors become one line on stderr, or one JSON document on stdout
 * under `--json`; nothing is thrown.
 *
 * @param argv the arguments after the program's name, global options included
 * @param signal told when the command is to stop (Ctrl+C, SIGTERM)
 */
export async function runCommand(
  argv: readonly string[],
  config: Config,
  signal: AbortSignal = new AbortController().signal,
  streams: Streams = processStreams,
): Promise<number> {
  const output = new Output(config, streams);
  const session = new Session(config, output, signal);
  let exit = 0;
  try {
    const { rest } = parseGlobalOptions(argv);
    const program = await buildProgram(rest, session, (code) => {
      exit = code;
    });
    await program.run();
  } catch (error) {
    exit = isHelp(error) ? 0 : fail(output, await withHint(error, config));
  }
  await session.close();
  return exit;
}

/** A database that is gone or damaged: the way back is looked for, and that takes code which no other command needs. */
async function withHint(error: unknown, { db, backups }: Config): Promise<unknown> {
  if (!isRefusal(error, 'corrupt', 'no_database', 'older')) return error;
  const { withWayBack } = await import('../data/restore/index.ts');
  return withWayBack(error, { db, backups });
}

function fail(output: Output, error: unknown): number {
  const failure = failureOf(error);
  output.failure(failure);
  return failure.exit;
}
