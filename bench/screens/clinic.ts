import { constants, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { openClinic } from '../../src/data/schema/index.ts';
import type { Bench } from '../benchmark.ts';
import { fillDay, openHouse } from '../house/day.ts';

/** A copy of the million patients' database with a busy day in it, so that the screens have something to show. */
export async function busyClinic({ folder, million }: Bench): Promise<string> {
  const path = join(folder, 'clinic.db');
  copyFileSync(await million(), path, constants.COPYFILE_FICLONE);
  const { desk, close } = await openClinic({ db: path });
  await openHouse(desk, 50);
  await fillDay(desk, 'Europe/London');
  await close();
  return path;
}
