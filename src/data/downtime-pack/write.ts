import { renameSync, rmSync, statSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Encrypter } from 'age-encryption';
import { refuse } from '../../desk/index.ts';
import { makeOwnFolder } from '../../storage/own-folder.ts';
import { writeSynced } from '../backup/disk.ts';
import { diskFailure } from '../disk-failure.ts';
import { requireFolder } from '../folder-for.ts';
import { leftoverName } from '../leftovers.ts';
import { refuseOwnFile } from '../own-files.ts';
import type { OpenedClinic } from '../schema/index.ts';
import { printSheets } from './print.ts';
import { daySheets } from './sheets.ts';

/** So many of the newest stay: an older one misleads more than it helps. */
const kept = 5;
const name = /^day-sheets-\d{8}-\d{6}\.txt(\.age)?$/;

export interface WrittenSheets {
  readonly file: string;
  /** How many doctors' days it holds. */
  readonly sheets: number;
  readonly encrypted: boolean;
}

/**
 * Writes the day sheets into the folder `downtime` of the backups, and removes all but the newest few; or into a file
 * that is named. Its owner alone can read it.
 *
 * @param recipient an age recipient that it is encrypted to, null for plain text
 */
export async function writeDaySheets(
  clinic: OpenedClinic,
  { recipient, to }: { recipient: string | null; to?: string | undefined },
): Promise<WrittenSheets> {
  if (to !== undefined) refuseNoFile(to, clinic);
  const pack = await clinic.desk.read(daySheets, {});
  const plain = printSheets(pack);
  const bytes = recipient === null ? Buffer.from(plain) : await sealed(plain, recipient);
  const folder = join(clinic.backups, 'downtime');
  const stamp = clinic.desk.clock.now().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  const file = to ?? join(folder, `day-sheets-${stamp}.txt${recipient === null ? '' : '.age'}`);
  putInPlace(file, bytes, to === undefined ? clinic.backups : dirname(file));
  if (to === undefined) await keepFew(folder);
  return { file, sheets: pack.sheets.length, encrypted: recipient !== null };
}

/** Throws `not_found` without a folder for the file, `invalid` for a folder and for what belongs to the clinic. */
function refuseNoFile(to: string, clinic: OpenedClinic): void {
  refuseOwnFile(to, clinic);
  requireFolder(dirname(to));
  if (statSync(to, { throwIfNoEntry: false })?.isDirectory())
    refuse('invalid', `${to} is a folder.`, { hint: 'Name a file in it.' });
}

async function sealed(plain: string, recipient: string): Promise<Buffer> {
  const age = new Encrypter();
  age.addRecipient(recipient);
  return Buffer.from(await age.encrypt(plain));
}

/** Whole or not at all; what is half written lies in a folder that is swept at the next start. */
function putInPlace(file: string, bytes: Buffer, aside: string): void {
  const scratch = join(aside, leftoverName('sheets'));
  try {
    makeOwnFolder(dirname(file));
    writeSynced(scratch, [bytes]);
    renameSync(scratch, file);
  } catch (error) {
    rmSync(scratch, { force: true });
    throw diskFailure(error, dirname(file));
  }
}

async function keepFew(folder: string): Promise<void> {
  const sheets = (await readdir(folder)).filter((one) => name.test(one)).sort();
  for (const old of sheets.slice(0, -kept)) await rm(join(folder, old), { force: true });
}
