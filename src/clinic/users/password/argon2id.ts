import { argon2, randomBytes } from 'node:crypto';

/** What a run of argon2id costs: memory in KiB, passes over it, lanes. */
export interface Argon2Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/** RFC 9106, section 4, the second recommended option: 64 MiB, 3 passes, 4 lanes; about 0.25 s of CPU. */
export const costInForce: Argon2Cost = { memory: 65_536, passes: 3, parallelism: 4 };

/** A hash as it is stored, taken apart. */
export interface Argon2Hash {
  readonly cost: Argon2Cost;
  readonly salt: Buffer;
  /** The part of the run's output that is stored. */
  readonly verifier: Buffer;
  /** How many bytes the run puts out: all of them, or the stored half and the half that never is. */
  readonly length: number;
}

const saltBytes = 16;
const half = 32;

/**
 * One run: the first half of what it puts out is stored to be compared, the second half is a key that only who knows
 * the password can make again. Neither half tells anything of the other.
 */
export interface Argon2Run {
  readonly hash: Argon2Hash;
  readonly key: Buffer;
}

/** Hashes a new password under a salt of its own. Takes a quarter of a second, beside everything else. */
export async function hashAnew(password: string): Promise<Argon2Run> {
  return run(password, costInForce, randomBytes(saltBytes), 2 * half);
}

/** Hashes a password as a stored hash says. */
export async function hashAgain(password: string, { cost, salt, length }: Argon2Hash): Promise<Argon2Run> {
  return run(password, cost, salt, length);
}

function run(password: string, cost: Argon2Cost, nonce: Buffer, tagLength: number): Promise<Argon2Run> {
  const message = Buffer.from(password, 'utf8');
  return new Promise((done, fail) => {
    argon2('argon2id', { message, nonce, tagLength, ...cost }, (error, output) => {
      if (error) return fail(error);
      const kept = tagLength === 2 * half ? half : tagLength;
      const verifier = Buffer.from(output.subarray(0, kept));
      done({
        hash: { cost, salt: nonce, verifier, length: tagLength },
        key: Buffer.from(output.subarray(kept)),
      });
    });
  });
}

/** Whether a password that is hashed like this costs as much to guess as one that is hashed today. */
export function costsEnough({ cost, length }: Argon2Hash): boolean {
  const { memory, passes, parallelism } = costInForce;
  return (
    length === 2 * half && cost.memory >= memory && cost.passes >= passes && cost.parallelism >= parallelism
  );
}

/**
 * As it is stored, in the PHC string format: `$argon2id$v=19$m=65536,t=3,p=4,l=64$salt$hash`. `l` is the length of the
 * run; where it is missing, the hash is all of it, as other programs write it.
 */
export function toPhc({ cost, salt, verifier, length }: Argon2Hash): string {
  const run = length === verifier.length ? '' : `,l=${length}`;
  const parameters = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}${run}`;
  return `$argon2id$v=19$${parameters}$${unpadded(salt)}$${unpadded(verifier)}`;
}

const pattern =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})(?:,l=(64))?\$([A-Za-z0-9+/]{11,86})\$([A-Za-z0-9+/]{22,86})$/;

/** Null for what is no such hash, or would take more than a machine should give for one. */
export function fromPhc(stored: string): Argon2Hash | null {
  const [, memory, passes, parallelism, length, salt = '', hash = ''] = pattern.exec(stored) ?? [];
  if (memory === undefined) return null;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const verifier = Buffer.from(hash, 'base64');
  const isSane =
    cost.memory >= 8 * cost.parallelism &&
    cost.memory <= 1_048_576 &&
    cost.passes >= 1 &&
    cost.passes <= 32 &&
    cost.parallelism >= 1 &&
    cost.parallelism <= 64 &&
    (length === undefined || verifier.length === half);
  if (!isSane) return null;
  return { cost, salt: Buffer.from(salt, 'base64'), verifier, length: Number(length ?? verifier.length) };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}
