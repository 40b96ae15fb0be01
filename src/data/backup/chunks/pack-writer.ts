import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileMode } from '../../../storage/file-modes.ts';
import { syncPath } from '../../../storage/sync.ts';
import { leftoverName } from '../../leftovers.ts';
import { writeAll } from '../strides.ts';
import { mark, PackIndex, proofOf } from './pack-file.ts';

const together = 1024 * 1024;

/** Writes one pack, beside its name until it is whole. */
export class PackWriter {
  readonly #folder: string;
  readonly #aside: string;
  readonly #descriptor: number;
  readonly #index = new PackIndex();
  #waiting: Buffer[] = [mark];
  #waitingBytes = mark.length;
  #offset = mark.length;
  #written = 0;
  #open = true;

  constructor(folder: string) {
    this.#folder = folder;
    this.#aside = join(folder, leftoverName('pack'));
    this.#descriptor = openSync(this.#aside, 'wx', fileMode(this.#aside));
  }

  add(name: Buffer, stored: readonly Buffer[]): void {
    const length = stored.reduce((sum, part) => sum + part.length, 0);
    this.#index.add({ name, offset: this.#offset, length, proof: proofOf(stored) });
    this.#offset += length;
    this.#waiting.push(...stored);
    this.#waitingBytes += length;
    if (this.#waitingBytes >= together) this.#write();
  }

  /** Gives the pack its name, on the disk. Answers how many bytes it has; a pack of nothing is not kept: 0. */
  finish(name: string): number {
    if (this.#index.count === 0) {
      this.abandon();
      return 0;
    }
    const end = this.#index.end(this.#offset);
    this.#waiting.push(end);
    this.#write();
    fsyncSync(this.#descriptor);
    this.#close();
    renameSync(this.#aside, join(this.#folder, `${name}.pack`));
    syncPath(this.#folder);
    return this.#offset + end.length;
  }

  /** Safe to call at any time, also after `finish`. */
  abandon(): void {
    this.#close();
    rmSync(this.#aside, { force: true });
  }

  #write(): void {
    const bytes = Buffer.concat(this.#waiting);
    writeAll(this.#descriptor, bytes, this.#written);
    this.#written += bytes.length;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #close(): void {
    if (this.#open) closeSync(this.#descriptor);
    this.#open = false;
  }
}
