import type { Config } from '../config.ts';

/**
 * Shows the screens until they are left; answers the exit code. Without colour the terminal library would drop
 * bold and inverse too, which show where the cursor is: it keeps them, and the theme leaves the colours out.
 */
export async function startScreens(config: Config): Promise<number> {
  if (config.no_color) {
    process.env.FORCE_COLOR = '1';
    // Both at once, and the runtime leaves a warning about it on the terminal.
    delete process.env.NO_COLOR;
  }
  // Only now: the library looks at the environment once, while it is loaded.
  const { runScreens } = await import('./run.tsx');
  const code = await runScreens(config);
  process.exitCode = code;
  return code;
}
