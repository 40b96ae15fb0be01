const wanted = 50;
const fewest = 20;
const most = 1000;

/**
 * How many rows make a chunk: as many as hold the write lock for about 50 ms on this machine, so that other desks
 * hardly wait, and no fewer, so that a large file does not take for ever.
 */
export class Pace {
  rows = 20;

  /** @param milliseconds how long a chunk of so many rows took, without the disk's share: fewer rows make it no faster */
  took(milliseconds: number, rows: number): void {
    if (rows === 0) return;
    const fitting = (rows * wanted) / Math.max(milliseconds, 1);
    // Half way there each time: one slow disk write is no slow machine.
    this.rows = Math.max(fewest, Math.min(most, Math.round((this.rows + fitting) / 2)));
  }
}
