import { createInterface } from 'node:readline/promises';
import { plainLine } from '../desk/plain-text.ts';

/** Asks on the terminal; only a typed yes means yes. The question goes to stderr, so that stdout stays clean. */
export async function askYesNo(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${plainLine(question)} Type yes to go on: `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
