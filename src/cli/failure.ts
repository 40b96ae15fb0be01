import { CommanderError } from 'commander';
import { faultText } from '../desk/fault.ts';
import { DeskError, type ErrorCode } from '../desk/index.ts';
import { plainLine } from '../desk/plain-text.ts';
import { exitCodeOf } from './exit-code.ts';

/** What is told about a command that did not do what was asked. */
export interface Failure {
  /** `fault`: the program itself is wrong, not the one who uses it. */
  code: ErrorCode | 'fault';
  message: string;
  hint?: string;
  exit: number;
  /** Facts for scripts, beside code, message and hint. */
  details?: Readonly<Record<string, unknown>>;
  fields?: Readonly<Record<string, string>>;
}

const longestLine = 600;

/** True for help that was asked for: nothing failed. */
export function isHelp(error: unknown): boolean {
  return error instanceof CommanderError && error.exitCode === 0;
}

/** Turns whatever was thrown into one clear line and an exit code. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CommanderError) return usageFailure(error);
  if (!(error instanceof DeskError)) {
    const message = `Something is wrong inside the program: ${oneLine(faultText(error, 1))}`;
    return {
      code: 'fault',
      message,
      hint: 'frontdesk health looks whether all is well, frontdesk logs --failed what was noted.',
      exit: 1,
    };
  }
  const failure: Failure = {
    code: error.code,
    message: oneLine(error.message),
    exit: exitCodeOf(error.code),
  };
  if (error.hint !== undefined) failure.hint = oneLine(error.hint);
  if (error.fields !== undefined) failure.fields = error.fields;
  if (error.details !== undefined) failure.details = error.details;
  return failure;
}

function usageFailure(error: CommanderError): Failure {
  const said = oneLine(error.message.replace(/^error: /, ''));
  const message = `${said.charAt(0).toUpperCase()}${said.slice(1)}${/[.?)]$/.test(said) ? '' : '.'}`;
  return { code: 'usage', message, hint: 'Add --help to see how it is used.', exit: exitCodeOf('usage') };
}

/** One line that a terminal shows as it is, however long or hostile the text in it was. */
function oneLine(text: string): string {
  const plain = plainLine(text).trim();
  return plain.length > longestLine ? `${plain.slice(0, longestLine).toWellFormed()}…` : plain;
}
