import { z } from 'zod';
import { shown } from './reading.ts';

const yes = new Set(['yes', 'y', 'true', 't', '1', 'on']);
const no = new Set(['no', 'n', 'false', 'f', '0', 'off']);

/** Yes or no, as true, 1, on, y … or false, 0, off, n …. */
export function boolean(label: string) {
  return z.preprocess(
    (value) => {
      const word = typeof value === 'number' ? String(value) : value;
      if (typeof word !== 'string') return word;
      const key = word.slice(0, 20).trim().toLowerCase();
      if (yes.has(key)) return true;
      return no.has(key) ? false : word;
    },
    z.boolean({
      error: (issue) =>
        typeof issue.input === 'string'
          ? `${label} must be yes or no, not ${shown(issue.input)}.`
          : `${label} must be yes or no.`,
    }),
  );
}
