import type { Upkeep } from '../../../data/schedule/index.ts';
import { useServices } from '../services.ts';
import { useStore } from '../store.ts';

/** How backups and maintenance stood when this desk looked last, null while nobody has. */
export function useUpkeep(): Upkeep | null {
  return useStore(useServices().upkeep);
}
