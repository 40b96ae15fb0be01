import type { Config } from '../config.ts';

/** Runs one command and returns its exit code. */
export async function runCommand(
  argv: readonly string[],
  config: Config,
  _signal?: AbortSignal,
): Promise<number> {
  process.stderr.write(`There is no command ${argv.at(0)} yet (database: ${config.db}).\n`);
  return 2;
}
