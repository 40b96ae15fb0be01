import { dirname, join } from 'node:path';
import { clinicTimeZone, machineTimeZone } from '../../clinic/settings/index.ts';
import {
  type Actor,
  type Clock,
  DeskError,
  isRefusal,
  refuse,
  systemActor,
  systemClock,
  uuidv7,
} from '../../desk/index.ts';
import type { LostPlace } from '../job.ts';
import { type OpenedClinic, revisionOf } from '../schema/index.ts';
import { placeOf } from '../status/index.ts';

/** Where a backup is to be restored: a clinic that is open, or the place of one that is missing or damaged. */
export interface Ground {
  /** The database's path. */
  readonly place: string;
  readonly backups: string;
  readonly actor: Actor;
  readonly clock: Clock;
  /** Whether there is a database at all. */
  readonly exists: boolean;
  /** Null where there is no database, or one that cannot be opened. */
  readonly clinic: OpenedClinic | null;
}

export function groundOf(clinic: OpenedClinic): Ground {
  const { desk, engine, backups } = clinic;
  return { place: engine.place, backups, actor: desk.actor, clock: desk.clock, exists: true, clinic };
}

export type GroundOptions = LostPlace;

/** The ground of a place whose database is not opened. */
export async function groundWithout(options: GroundOptions): Promise<Ground> {
  const { place, exists } = await placeOf(options.db);
  const clock = options.clock ?? systemClock;
  return {
    place,
    exists,
    backups: options.backups ?? join(dirname(place), 'backups'),
    actor: options.actor ?? systemActor(uuidv7.next(clock.now())),
    clock,
    clinic: null,
  };
}

/**
 * The ground at a place, opened by `open`, or without a clinic where the database is missing or damaged. Whatever else
 * keeps it from being opened is thrown.
 */
export async function groundAt(options: GroundOptions, open: () => Promise<OpenedClinic>): Promise<Ground> {
  try {
    const clinic = await open();
    return (await isReadable(clinic)) ? groundOf(clinic) : await groundWithout(options);
  } catch (error) {
    const ground = await groundWithout(options);
    if (isRefusal(error, 'corrupt') || (isRefusal(error, 'no_database') && !ground.exists)) return ground;
    throw error;
  }
}

/** A damaged database may open and break at the first question. */
async function isReadable({ engine }: OpenedClinic): Promise<boolean> {
  try {
    await revisionOf(engine);
    return true;
  } catch (error) {
    if (engine.explain(error)?.kind === 'corrupt') return false;
    throw error;
  }
}

/** Throws `newer` where a newer program has been at work: what it keeps is not known here, and would be lost. */
export async function refuseNewer({ clinic }: Ground): Promise<void> {
  if (clinic === null || !(await isReadable(clinic))) return;
  const { unknown } = await revisionOf(clinic.engine);
  if (unknown.length > 0)
    refuse('newer', `The database is newer than this program (${unknown.join(', ')}).`, {
      hint: 'Use the newer program.',
    });
}

/** The clinic's time zone, this machine's where the clinic cannot say. */
export async function zoneOf({ clinic }: Ground): Promise<string> {
  try {
    return clinic === null ? machineTimeZone() : await clinic.desk.read(clinicTimeZone, {});
  } catch (error) {
    if (error instanceof DeskError && error.code !== 'corrupt') throw error;
    return machineTimeZone();
  }
}
