/** Takes bytes, one piece after the other; they may be used anew once the promise is settled. */
export interface Sink {
  write(bytes: Uint8Array): Promise<void>;
}

const blockSize = 1024 * 1024;

/** Gathers small pieces into blocks. While one block is on its way, the next is filled. */
export class BlockSink implements Sink {
  readonly #deliver: (block: Buffer) => Promise<void>;
  #filling = Buffer.allocUnsafe(blockSize);
  #spare = Buffer.allocUnsafe(blockSize);
  #filled = 0;
  #underWay: Promise<void> | undefined;
  #failed: unknown;

  /** @param deliver brings a block where it belongs; the next comes only when its promise is settled */
  constructor(deliver: (block: Buffer) => Promise<void>) {
    this.#deliver = deliver;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + blockSize - this.#filled);
      this.#filling.set(piece, this.#filled);
      this.#filled += piece.length;
      from += piece.length;
      if (this.#filled === blockSize) await this.#send();
    }
  }

  /** Delivers the rest, and waits until everything has arrived. */
  async flush(): Promise<void> {
    if (this.#filled > 0) await this.#send();
    await this.#arrived();
  }

  async #send(): Promise<void> {
    await this.#arrived();
    const block = this.#filling.subarray(0, this.#filled);
    [this.#filling, this.#spare, this.#filled] = [this.#spare, this.#filling, 0];
    this.#underWay = this.#deliver(block).catch((error: unknown) => {
      this.#failed ??= error ?? new Error('The block did not arrive.');
    });
  }

  async #arrived(): Promise<void> {
    await this.#underWay;
    if (this.#failed !== undefined) throw this.#failed;
  }
}
