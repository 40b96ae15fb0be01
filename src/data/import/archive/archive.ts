import { open, statfs } from 'node:fs/promises';
import { refuse } from '../../../desk/index.ts';
import { sizeText } from '../../../desk/words/index.ts';
import { fileMode } from '../../../storage/file-modes.ts';
import type { LookedAt } from '../formats/open-file.ts';
import { documentWords } from './documents.ts';
import { type Member, mostFiles, type OpenedContents, openMembers } from './folder.ts';
import { openZip, type Zip } from './zip.ts';

const limits = { files: mostFiles, bytes: 16 * 1024 ** 3 };

/** A zip with a file for each table: its files are unpacked beside each other and read as those of a folder. */
export async function openArchive(file: LookedAt): Promise<OpenedContents> {
  const zip = await openZip(file.path, limits);
  try {
    const document = documentWords(zip);
    if (document !== undefined) {
      refuse('invalid', `The file ${file.shown} is ${document.words}, not a zip of tables.`, {
        hint: document.hint,
      });
    }
    await refuseFullDisk(zip, await file.scratch.folder());
    const members = await unpack(zip, file);
    const { opened } = await openMembers(
      members,
      `the zip ${file.shown}`,
      file.request,
      file.known,
      file.scratch,
    );
    return { ...opened, hash: file.bytes.sha256, size_bytes: file.bytes.size_bytes };
  } finally {
    await zip.close();
  }
}

async function refuseFullDisk({ entries }: Zip, folder: string): Promise<void> {
  const needed = entries.reduce((sum, { size_bytes: size }) => sum + size, 0);
  const { bavail, bsize } = await statfs(folder);
  if (needed < bavail * bsize * 0.9) return;
  refuse('no_space', `Unpacking the zip needs ${sizeText(needed)}, which are not free in ${folder}.`, {
    hint: 'Free some room, or unpack it elsewhere and import the folder.',
  });
}

async function unpack(zip: Zip, { scratch, request }: LookedAt): Promise<Member[]> {
  const members: Member[] = [];
  for (const entry of zip.entries) {
    const isHidden = entry.name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
    if (isHidden) continue;
    const path = await scratch.file();
    const file = await open(path, 'wx', fileMode(path));
    try {
      for await (const bytes of zip.read(entry, request.signal)) await file.writeFile(bytes);
    } finally {
      await file.close();
    }
    members.push({ path, name: entry.name });
  }
  return members;
}
