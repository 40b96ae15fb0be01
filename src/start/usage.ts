import { DeskError } from '../desk/errors.ts';
import { plainJson, plainLine } from '../desk/plain-text.ts';

/** Says why the program could not even start with these arguments: one line, or JSON where that was asked for. */
export function reportUsage(error: unknown, argv: readonly string[]): void {
  if (!(error instanceof DeskError)) throw error;
  if (argv.includes('--json')) {
    const { code, message, hint } = error;
    process.stdout.write(`${plainJson({ error: { code, message, hint } })}\n`);
  } else {
    process.stderr.write(`${plainLine([error.message, error.hint].filter(Boolean).join(' '))}\n`);
  }
}
