import {
  fieldsOf,
  isRowRefusal,
  type LandedRows,
  type ReadyRow,
  RowBroken,
  type RowOutcome,
} from './land-rows.ts';

/** Lands some rows in one unit of work, or rehearses it. */
export type Land = (rows: readonly ReadyRow[]) => Promise<LandedRows>;

/**
 * Lands a chunk. Where the database itself refuses one of its rows, the whole unit of work is lost with it: then
 * each row is tried alone, so that the refused one costs itself only.
 */
export async function landChunk(land: Land, rows: readonly ReadyRow[]): Promise<LandedRows> {
  if (rows.length === 0) return { outcomes: [], notes: [] };
  try {
    return await land(rows);
  } catch (error) {
    if (!(error instanceof RowBroken) && !isRowRefusal(error)) throw error;
  }
  const outcomes: RowOutcome[] = [];
  const notes: string[] = [];
  for (const row of rows) {
    const landed = await landAlone(land, row);
    outcomes.push(...landed.outcomes);
    notes.push(...landed.notes);
  }
  return { outcomes, notes };
}

async function landAlone(land: Land, row: ReadyRow): Promise<LandedRows> {
  try {
    return await land([row]);
  } catch (error) {
    const cause = error instanceof RowBroken ? error.cause : error;
    if (!isRowRefusal(cause)) throw error;
    return { outcomes: [{ line: row.line, landed: null, fields: fieldsOf(cause) }], notes: [] };
  }
}
