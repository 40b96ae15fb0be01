import { Counter } from '../../../desk/index.ts';
import type { Bulk } from '../../../storage/bulk.ts';

/** Sees to it that a counter gives no number twice: after this it goes on behind `value`. It never goes down. */
export async function raiseCounter(bulk: Bulk, name: string, value: number): Promise<void> {
  const table = Counter.meta.tableName;
  const [present] = await bulk.find(table, { name }, 1);
  if (present === undefined) await bulk.insert(table, { name, value });
  else if (Number(present.value) < value) await bulk.update(table, { name }, { value });
}

/** The last number that a counter gave out; 0 when it gave none. */
export async function counterValue(bulk: Bulk, name: string): Promise<number> {
  const [present] = await bulk.find(Counter.meta.tableName, { name }, 1);
  return Number(present?.value ?? 0);
}
