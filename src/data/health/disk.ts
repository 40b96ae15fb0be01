import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sizeText } from '../../desk/words/index.ts';
import type { Engine } from '../../storage/engine.ts';
import type { Verdict } from './check.ts';

/** With less than this a disk is nearly full: a day's work and its journal must fit. */
const leastRoom = 100 * 1000 * 1000;

/** File systems on which SQLite's locks do not hold among machines, by the kernel's number for them. */
const networks: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB2',
  1397113167: 'AFS',
  1937076805: 'Coda',
  12805120: 'Ceph',
  16914839: '9P',
  1702057286: 'FUSE (sshfs and the like)',
  198183888: 'Lustre',
  428016422: 'BeeGFS',
};

/** Whether there is room for the work of some days, on a disk whose locks can be relied on. */
export async function disk(engine: Pick<Engine, 'place' | 'sizeBytes'>): Promise<Verdict> {
  const { bavail, bsize, type } = await statfs(dirname(engine.place));
  return diskVerdict({ free: bavail * bsize, size: await engine.sizeBytes(), type });
}

/** @param type the kernel's number for the file system */
export function diskVerdict({ free, size, type }: { free: number; size: number; type: number }): Verdict {
  const needed = Math.max(leastRoom, size);
  const said = `${sizeText(free)} free, the database has ${sizeText(size)}`;
  if (free <= needed) return { ok: false, message: `${said}: free some room` };
  const network = networks[type];
  if (network === undefined) return { ok: true, message: said };
  return {
    ok: true,
    warning: true,
    message: `on a network file system (${network}), where locks do not hold between machines: use a local disk`,
  };
}
