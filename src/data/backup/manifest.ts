import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { refuse } from '../../desk/index.ts';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const instant = z.iso.datetime({ precision: 3 });
const count = z.int().nonnegative();

const content = z.object({
  format: z.literal('frontdesk-backup-1'),
  id: z.string().regex(/^\d{8}-\d{6}-[0-9a-f]{4}$/),
  at: instant,
  kind: z.enum(['full', 'incremental']),
  encrypted: z.boolean(),
  size_bytes: count,
  stored_bytes: count,
  sha256: hash,
  revision: z.string().nullable(),
  rows: z.record(z.string(), count),
  last_audit_entry: count.nullable(),
  /** Backups of programs without seals do not have it. */
  last_audit_seal: z.string().nullable().optional(),
  /** The fingerprint of the key that the database is encrypted with, null where it is plain; older programs do not say it. */
  database_key: z.string().nullable().optional(),
  verified: z.boolean(),
  verified_at: instant.nullable(),
  problem: z.string().nullable(),
  note: z.string().nullable(),
  place: z.string(),
  engine: z.string(),
  program: z.string(),
});

const sealed = content.extend({ seal: hash });

/**
 * What is written down about a backup, beside it. `at` is the moment whose data it holds; `size_bytes` is the database,
 * `stored_bytes` what was written for it; `sha256` is of the backup's file as it lies there; `verified_at` is when it
 * was last proved good, `problem` what was found to be wrong with it; `place` is the database that it is of.
 */
export type Manifest = z.output<typeof content>;

export function manifestFile(file: string): string {
  return `${file}.json`;
}

/** The manifest as it is written: with a seal over the rest, so that whatever changes in it later is noticed. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, seal: sealOf(manifest) }, null, 2)}\n`;
}

/** Reads the manifest of a backup's file. Throws `not_a_backup` where there is none, `damaged` for one that was changed. */
export async function readManifest(file: string): Promise<Manifest> {
  const path = manifestFile(file);
  const text = await readFile(path, 'utf8').catch((cause: unknown) =>
    refuse('not_a_backup', `${file} has no manifest ${path} that could be read.`, {
      hint: 'A backup is its file and the .json beside it: keep both together.',
      cause,
    }),
  );
  const manifest = parseManifest(text);
  return (
    manifest ??
    refuse('damaged', `The manifest ${path} is not as it was written.`, { hint: 'Use another backup.' })
  );
}

/** Null for whatever is no manifest, or is one that was changed. */
export function parseManifest(text: string): Manifest | null {
  const parsed = sealed.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const { seal, ...manifest } = parsed.data;
  return seal === sealOf(manifest) ? manifest : null;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same whatever order the fields are in. */
function sealOf(manifest: Manifest): string {
  const inOrder = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return createHash('sha256').update(JSON.stringify(manifest, inOrder)).digest('hex');
}
