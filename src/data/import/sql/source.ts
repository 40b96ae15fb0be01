import { refuse } from '../../../desk/index.ts';
import type { Contents } from '../formats/contents.ts';

export async function openSql(..._: unknown[]): Promise<Contents> {
  return refuse('invalid', 'Not yet.');
}
