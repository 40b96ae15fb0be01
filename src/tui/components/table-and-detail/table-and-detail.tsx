import { Lines, type LineText } from '../lines/index.ts';
import { Rule } from '../panel/index.ts';
import { Table, type TableProps } from '../table/index.ts';

export interface TableAndDetailProps<Row> extends TableProps<Row> {
  /** Of the row under the cursor. */
  readonly detail: {
    readonly title: string | undefined;
    readonly lines: readonly LineText[];
    /** Rows that it always takes, so that the list does not jump. */
    readonly rows: number;
  };
}

/** A list, and under it everything about the row that the cursor is on. `height` is of both together. */
export function TableAndDetail<Row>({ detail, height, ...table }: TableAndDetailProps<Row>) {
  return (
    <>
      <Table {...table} height={height - detail.rows - 1} />
      <Rule width={table.width} title={detail.title} />
      <Lines lines={detail.lines} width={table.width} height={detail.rows} />
    </>
  );
}
