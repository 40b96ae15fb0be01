/** Bytes that grow at their end: what a format writes its cells into. */
export class Bytes {
  buffer = Buffer.allocUnsafe(512 * 1024);
  length = 0;

  /** Makes room for this many more, after which `buffer` may be written to directly. */
  room(more: number): void {
    if (this.length + more <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.length + more));
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  text(text: string): void {
    this.room(text.length * 3);
    this.length += this.buffer.write(text, this.length);
  }

  /** A short text that comes again and again, as bytes. */
  bytes(bytes: Uint8Array): void {
    this.room(bytes.length);
    const { buffer } = this;
    let at = this.length;
    for (let from = 0; from < bytes.length; from += 1) buffer[at++] = bytes[from] ?? 0;
    this.length = at;
  }

  /** A part of other bytes. */
  copy(bytes: Uint8Array, start: number, end: number): void {
    this.room(end - start);
    const { buffer } = this;
    let to = this.length;
    for (let at = start; at < end; at += 1) buffer[to++] = bytes[at] ?? 0;
    this.length = to;
  }

  /** What was written; it holds until something is written again. */
  taken(): Uint8Array {
    const all = this.buffer.subarray(0, this.length);
    this.length = 0;
    return all;
  }
}
