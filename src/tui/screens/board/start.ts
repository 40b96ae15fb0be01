import type { Config } from '../../../config.ts';

/** Shows the board until it is left; answers the exit code. Without colour, bold and inverse still show who is called. */
export async function startBoard(config: Config): Promise<number> {
  if (config.no_color) {
    process.env.FORCE_COLOR = '1';
    // Both at once, and the runtime leaves a warning about it on the terminal.
    delete process.env.NO_COLOR;
  }
  // Only now: the terminal library looks at the environment once, while it is loaded.
  const { runBoard } = await import('./run.tsx');
  return runBoard(config);
}
