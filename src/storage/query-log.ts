/** One statement that was run. It holds nothing of what it was run with, nor of what it found. */
export interface LoggedQuery {
  /** The statement on one line, every value in it replaced by a question mark. */
  readonly sql: string;
  readonly milliseconds: number;
  readonly failed: boolean;
}

/** A statement that takes longer is marked. Milliseconds. */
export const slowQuery = 100;
