import { StringDecoder } from 'node:string_decoder';
import { DeskError } from '../desk/index.ts';

/** The part of a terminal that a secret is read from. */
export interface SecretInput {
  readonly isTTY?: boolean;
  setRawMode(raw: boolean): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: 'data', listener: (chunk: Buffer) => void): unknown;
  off(event: 'data', listener: (chunk: Buffer) => void): unknown;
}

/** Asks on the terminal and shows nothing of what is typed. Throws `cancelled` for Ctrl+C and Ctrl+D. */
export function askSecret(
  question: string,
  input: SecretInput = process.stdin,
  say: (text: string) => void = (text) => void process.stderr.write(text),
): Promise<string> {
  const decoder = new StringDecoder('utf8');
  say(`${question}: `);
  input.setRawMode(true);
  input.resume();
  return new Promise((done, fail) => {
    let typed = '';
    const end = () => {
      input.off('data', hear);
      input.setRawMode(false);
      input.pause();
      say('\n');
    };
    const hear = (chunk: Buffer) => {
      const text = decoder.write(chunk);
      // An arrow or another key without a letter: it is no part of a password.
      if (text.startsWith('\u001b')) return;
      for (const letter of text) {
        const act = acts[letter];
        if (act === 'done' || act === 'stop') {
          end();
          if (act === 'done') done(typed);
          else fail(new DeskError('cancelled', 'Left as it was.'));
          return;
        }
        typed = act === undefined ? typed + letter : act(typed);
      }
    };
    input.on('data', hear);
  });
}

const acts: Readonly<Record<string, 'done' | 'stop' | ((typed: string) => string)>> = {
  '\r': 'done',
  '\n': 'done',
  '\u0003': 'stop',
  '\u0004': 'stop',
  '\u007f': withoutLast,
  '\b': withoutLast,
  // Ctrl+U begins anew, as at every prompt.
  '\u0015': () => '',
};

function withoutLast(typed: string): string {
  return Array.from(typed).slice(0, -1).join('');
}
