import { type CellBatch, rowEnd } from '../../../storage/snapshot.ts';

/** The first rows of a batch, and the others. */
export function splitBatch({ bytes, rows }: CellBatch, first: number): [CellBatch, CellBatch] {
  let at = 0;
  for (let row = 0; row < first; row += 1) at = bytes.indexOf(rowEnd, at) + 1;
  return [
    { bytes: bytes.subarray(0, at), rows: first },
    { bytes: bytes.subarray(at), rows: rows - first },
  ];
}
