import { z } from 'zod';
import { faultText } from '../desk/fault.ts';
import { DeskError, type ErrorCode } from '../desk/index.ts';

/** What the two processes of a job say to each other; each message is checked where it arrives. */
const place = z.object({
  db: z.string(),
  backups: z.string(),
  /** Where files may be named. */
  files: z.object({
    imports: z.string(),
    exports: z.string(),
    backups: z.string(),
    more: z.array(z.string()).readonly(),
    confine: z.enum(['others', 'shared', 'all']),
  }),
  actor: z.object({
    name: z.string(),
    user_id: z.string().nullable(),
    session: z.string(),
    origin: z.string(),
  }),
  /** The token of the session that asks: it goes over the pipe alone, and is no argument that others can list. */
  credential: z.string().nullable(),
  /** What the settings ask for, by the house itself: the desk's caretaker alone says so. */
  isHouse: z.boolean().optional(),
});

/** Where a job works, and for whom. */
export type JobPlace = z.output<typeof place>;

export const toChild = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('start'), job: z.string(), input: z.unknown(), place }),
  z.object({ kind: z.literal('stop') }),
]);
export type ToChild = z.output<typeof toChild>;

const progress = z.object({
  phase: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['rows', 'bytes', 'pages', 'steps']),
});

const failure = z.object({
  /** Null: a fault of the program. */
  code: z.custom<ErrorCode>((code) => typeof code === 'string').nullable(),
  message: z.string(),
  hint: z.string().optional(),
  fields: z.record(z.string(), z.string()).optional(),
  details: z.record(z.string(), z.unknown()).optional(),
});
type JobFailure = z.output<typeof failure>;

export const toParent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress }),
  z.object({ kind: z.literal('done'), result: z.unknown() }),
  z.object({ kind: z.literal('failed'), failure }),
]);
export type ToParent = z.output<typeof toParent>;

export function failureOf(error: unknown): JobFailure {
  if (!(error instanceof DeskError)) return { code: null, message: faultText(error) };
  const { code, message, hint, fields, details } = error;
  return {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(fields === undefined ? {} : { fields }),
    ...(details === undefined ? {} : { details }),
  };
}

/** The error as it was thrown on the other side. */
export function errorOf({ code, message, ...parts }: JobFailure): Error {
  return code === null ? new Error(message) : new DeskError(code, message, parts);
}
