import { mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leftoverName, sweepLeftovers } from '../../leftovers.ts';

/** A folder of its own for what must be unpacked, made when it is first needed and removed in the end. */
export class Scratch {
  readonly #parent: string;
  #folder: Promise<string> | undefined;
  readonly #closers: (() => Promise<void>)[] = [];
  #files = 0;

  constructor(parent = tmpdir()) {
    this.#parent = parent;
  }

  /** A path for another file in it. */
  async file(): Promise<string> {
    this.#folder ??= this.#make();
    this.#files += 1;
    return join(await this.#folder, String(this.#files));
  }

  get parent(): string {
    return this.#parent;
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

  async #make(): Promise<string> {
    await sweepLeftovers(this.#parent);
    const folder = join(this.#parent, leftoverName('import'));
    // Patients are in it: nobody else of this machine may look.
    await mkdir(folder, { mode: 0o700 });
    return folder;
  }
}
