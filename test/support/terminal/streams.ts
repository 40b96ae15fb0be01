import { PassThrough, Writable } from 'node:stream';
import type { Terminal } from '@xterm/headless';

/** The program's output, drawn on a virtual terminal. */
export class ScreenOutput extends Writable {
  readonly isTTY = true;
  columns: number;
  rows: number;
  /** Everything written, for what a terminal does not show: modes, bytes. */
  written = '';

  private readonly terminal: Terminal;

  constructor(terminal: Terminal) {
    super({ decodeStrings: false });
    this.terminal = terminal;
    this.columns = terminal.cols;
    this.rows = terminal.rows;
  }

  override _write(chunk: string | Buffer, _encoding: BufferEncoding, done: () => void): void {
    const text = chunk.toString();
    this.written += text;
    // A line feed from a raw terminal driver begins a new line at its left edge.
    this.terminal.write(text.replaceAll('\n', '\r\n'), done);
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.terminal.resize(columns, rows);
    this.emit('resize');
  }
}

/** The keyboard. */
export class KeyboardInput extends PassThrough {
  readonly isTTY = true;
  isRaw = false;

  setRawMode(isRaw: boolean): this {
    this.isRaw = isRaw;
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
