import { Counter } from '../../../desk/index.ts';
import type { Bulk } from '../../../storage/bulk.ts';

/** Sees to it that a counter gives no number twice: after this it goes on behind `value`. It never goes down. */
export async function raiseCounter(bulk: Bulk, name: string, value: number): Promise<void> {
  const table = Counter.meta.tableName;
  const [present] = await bulk.find(table, { name }, 1);
  if (present === undefined) await bulk.insert(table, { name, value });
  else if (Number(present.value) < value) await bulk.update(table, { name }, { value });
}
