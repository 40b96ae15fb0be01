import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeScratchFolder } from '../scratch-folder.ts';

/** A folder of its own for what must be unpacked, made when it is first needed and removed in the end. */
export class Scratch {
  readonly #beside: string;
  #folder: Promise<string> | undefined;
  readonly #closers: (() => Promise<void>)[] = [];
  #files = 0;

  /** @param beside the folder of the database */
  constructor(beside = tmpdir()) {
    this.#beside = beside;
  }

  folder(): Promise<string> {
    this.#folder ??= makeScratchFolder(this.#beside, 'import');
    return this.#folder;
  }

  /** A path for another file in it. */
  async file(): Promise<string> {
    const folder = await this.folder();
    this.#files += 1;
    return join(folder, String(this.#files));
  }

  /** Something else that has to be closed together with it. */
  alsoClose(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0)) await close();
    if (this.#folder === undefined) return;
    await rm(await this.#folder, { recursive: true, force: true });
  }
}
