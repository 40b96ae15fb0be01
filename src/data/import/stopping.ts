import { DeskError } from '../../desk/index.ts';
import { type Task, throwIfStopped } from '../job.ts';

/** Whatever was being read or waited for when the stop came says so in its own way: here it becomes one. */
export async function whileNotStopped<T>(task: Task, body: () => Promise<T>): Promise<T> {
  try {
    return await body();
  } catch (error) {
    if (!(error instanceof DeskError)) throwIfStopped(task);
    throw error;
  }
}
