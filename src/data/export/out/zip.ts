import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';
import { Zip, type ZipInputFile } from 'fflate';
import { refuse } from '../../../desk/index.ts';
import { BlockSink, type Sink } from './sink.ts';

const compress = promisify<Buffer, object, Buffer>(deflateRaw);

/** What the 32 bits of a plain zip can say. */
const largest = 0xffff_ffff;
const deflated = 8;

/** A zip that is written member by member, each of any length, in the memory of a few blocks. */
export class ZipWriter {
  readonly #to: Sink;
  readonly #zip: Zip;
  #made: Uint8Array[] = [];
  #written = 0;

  constructor(to: Sink) {
    this.#to = to;
    this.#zip = new Zip((_error, bytes) => void this.#made.push(bytes));
  }

  /** Adds one member, which `fill` writes. Throws `invalid` for more than 4 GB. */
  async add(name: string, fill: (member: Sink) => Promise<void>): Promise<void> {
    const member = {
      filename: name,
      size: 0,
      crc: 0,
      compression: deflated,
      mtime: Date.now(),
    } as ZipInputFile;
    this.#zip.add(member);
    const put = async (bytes: Uint8Array<ArrayBuffer>, isLast = false) => {
      member.ondata?.(null, bytes, isLast);
      await this.#forward();
    };
    // Each block is compressed by itself and ends at a byte: put together they are one stream.
    const sink = new BlockSink(async (block) => {
      member.size += block.length;
      if (member.size > largest) tooLarge(name);
      member.crc = crc32(block, member.crc);
      await put(exact(await compress(block, { finishFlush: constants.Z_SYNC_FLUSH })));
    });
    await fill(sink);
    await sink.flush();
    await put(exact(await compress(Buffer.alloc(0), {})), true);
  }

  async finish(): Promise<void> {
    this.#zip.end();
    await this.#forward();
  }

  async #forward(): Promise<void> {
    const made = this.#made;
    this.#made = [];
    for (const bytes of made) {
      this.#written += bytes.length;
      if (this.#written > largest) tooLarge('All of it');
      await this.#to.write(bytes);
    }
  }
}

function exact(bytes: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

function tooLarge(what: string): never {
  return refuse('invalid', `${what} is more than 4 GB, the most that a zip holds.`, {
    hint: 'Export as csv into a folder, or as ndjson.',
  });
}
