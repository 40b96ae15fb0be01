import { createInterface } from 'node:readline/promises';
import { plainLine } from '../desk/plain-text.ts';

/** Asks on the terminal; only a typed yes means yes. The question goes to stderr, so that stdout stays clean. */
export async function askYesNo(question: string): Promise<boolean> {
  const answer = await ask(`${plainLine(question)} Type yes to go on: `);
  return /^y(es)?$/i.test(answer);
}

/** The same where a slip must not be enough: the name has to be typed, letter for letter. */
export async function askForName(question: string, name: string): Promise<boolean> {
  const shown = plainLine(name);
  return (await ask(`${plainLine(question)} Type ${shown} to go on: `)) === shown;
}

async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(question)).trim();
  } finally {
    terminal.close();
  }
}
