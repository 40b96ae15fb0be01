import { statSync } from 'node:fs';
import { basename, sep } from 'node:path';
import { refuse } from '../desk/index.ts';
import { keySource } from '../storage/encryption/keys.ts';
import { realOf } from '../storage/real-path.ts';
import type { OpenedClinic } from './schema/index.ts';

/** What lies beside a database and belongs to it. */
const companions = ['', '-wal', '-shm', '-journal', '.backup-keys'] as const;
const ofBackup = /^\d{8}-\d{6}-[0-9a-f]{4}\.(db|inc)(\.age)?(\.json)?$/;

/** Where a clinic lives. */
export interface OwnPlaces {
  readonly engine: Pick<OpenedClinic['engine'], 'place'>;
  readonly backups: string;
}

/**
 * Throws `invalid` for a path at which the clinic itself lives, its database, what guards it or its backups: whoever confirms that a
 * file may be replaced does not mean these. They are only looked at by name: to open one would drop the engine's locks.
 */
export function refuseOwnFile(path: string, { engine, backups }: OwnPlaces): void {
  const file = realOf(path);
  const isDatabase = companions.some((end) => isSameFile(file, `${engine.place}${end}`));
  const inBackups = `${realOf(backups)}${sep}`;
  const isBackup =
    file.startsWith(inBackups) &&
    (ofBackup.test(basename(file)) || file.startsWith(`${inBackups}chunks${sep}`));
  if (isDatabase || isBackup || isInGuard(file, engine) || isKeyFile(file)) refuseIt(path);
}

/** The same for what guards the database alone: its keys are shown to nobody, an administrator at a screen included. */
export function refuseGuard(path: string, { engine }: Pick<OwnPlaces, 'engine'>): void {
  if (isInGuard(realOf(path), engine) || isKeyFile(path)) refuseIt(path);
}

/** Written over, the keys of the database would be lost, and everything with them. */
function isKeyFile(path: string): boolean {
  const { file } = keySource();
  return file !== null && isSameFile(path, file);
}

function isInGuard(file: string, { place }: OwnPlaces['engine']): boolean {
  const guard = realOf(`${place}.guard`);
  return file === guard || file.startsWith(`${guard}${sep}`);
}

function refuseIt(path: string): never {
  return refuse('invalid', `${path} belongs to the clinic itself.`, { hint: 'Name another file.' });
}

/** Whether two paths lead to one file: by its name, or by another name that it has. */
export function isSameFile(path: string, other: string): boolean {
  if (realOf(path) === realOf(other)) return true;
  const [one, second] = [statOf(path), statOf(other)];
  return one !== undefined && one.ino === second?.ino && one.dev === second.dev;
}

/** Undefined also for what may not be looked at: whatever it is, it is not what this desk has open. */
function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
