/** The least that an Ink program can be: one line, kept on the screen. */
import { render, Text } from 'ink';

render(<Text>ready</Text>);
setInterval(() => undefined, 60_000);
