import { type Align, fit, plainLine } from '../../text/index.ts';
import type { Tone } from '../../theme/index.ts';
import type { Span } from '../lines/index.ts';

export interface Column<Row> {
  readonly title: string;
  /** What the cell says. Outside text is made plain here. */
  readonly text: (row: Row) => string;
  readonly tone?: (row: Row) => Tone | undefined;
  /** Fixed width in cells. */
  readonly width?: number;
  /** Share of what the fixed columns leave; 1 when there is no width either. */
  readonly flex?: number;
  /** The least a flexible column may have; 6 unless said. */
  readonly min?: number;
  readonly align?: Align;
  /** May be left out when the table is narrow; the last ones first. */
  readonly optional?: boolean;
}

export interface Placed<Row> {
  readonly column: Column<Row>;
  readonly width: number;
}

const GAP = 2;

/** Widths for the columns so that they fill `total` cells; optional columns go when even the least does not fit. */
export function placeColumns<Row>(columns: readonly Column<Row>[], total: number): Placed<Row>[] {
  const kept = [...columns];
  while (leastWidth(kept) > total) {
    const index = kept.findLastIndex((column) => column.optional);
    if (index < 0) break;
    kept.splice(index, 1);
  }
  let spare = Math.max(0, total - leastWidth(kept));
  let shares = kept.reduce((sum, column) => sum + shareOf(column), 0);
  return kept.map((column) => {
    const share = shareOf(column);
    const extra = share === 0 ? 0 : Math.floor((spare * share) / shares);
    spare -= extra;
    shares -= share;
    return { column, width: leastOf(column) + extra };
  });
}

function shareOf<Row>(column: Column<Row>): number {
  return column.width === undefined ? (column.flex ?? 1) : 0;
}

function leastOf<Row>(column: Column<Row>): number {
  return column.width ?? column.min ?? 6;
}

function leastWidth<Row>(columns: readonly Column<Row>[]): number {
  return columns.reduce((sum, column) => sum + leastOf(column), 0) + GAP * Math.max(0, columns.length - 1);
}

const gap = ' '.repeat(GAP);

/** A row as spans, one a cell where a cell has a meaning of its own. */
export function rowSpans<Row>(placed: readonly Placed<Row>[], row: Row): Span[] {
  return placed.map(({ column, width }, index) => ({
    text: fit(plainLine(column.text(row)), width, column.align) + (index < placed.length - 1 ? gap : ''),
    tone: column.tone?.(row),
  }));
}

/** The line of titles above the rows. */
export function headerText<Row>(placed: readonly Placed<Row>[]): string {
  return placed.map(({ column, width }) => fit(column.title, width, column.align)).join(gap);
}
