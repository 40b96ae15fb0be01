import type { Overview } from '../../../data/overview/index.ts';
import { useMessage } from '../../kit.ts';

/** Empties the clinic, once its name is typed. */
export function useClear(): (overview: Overview) => unknown {
  const message = useMessage();
  return () => message.info('The command frontdesk clear does it.');
}
