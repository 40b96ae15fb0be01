import type { UploadRow } from '../../../clinic/uploads/index.ts';
import { useMessage } from '../../kit.ts';

/** Takes an upload back as a whole, once it is confirmed what goes. */
export function useUndo(): (upload: UploadRow) => unknown {
  const message = useMessage();
  return () => message.info('The command frontdesk uploads undo does it.');
}
