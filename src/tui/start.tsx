import { render, Text } from 'ink';
import type { Config } from '../config.ts';

/** Shows the screens until they are left. */
export async function startScreens(config: Config): Promise<void> {
  const shown = render(<Text>{config.db}</Text>);
  shown.unmount();
  await shown.waitUntilExit();
}
