import { StringDecoder } from 'node:string_decoder';
import { plainText } from '../../../desk/plain-text.ts';
import { BlockSink } from './sink.ts';

/**
 * Standard output, as fast as its reader takes it. A terminal keeps nothing and obeys everything: it is shown the data
 * without control characters, which files and pipes get as they are.
 */
export function standardOutput(): BlockSink {
  const decoder = new StringDecoder('utf8');
  const shown = (block: Buffer) => (process.stdout.isTTY ? plainText(decoder.write(block)) : block);
  return new BlockSink(
    (block) =>
      new Promise((done, failed) => {
        // The same error comes to the callback, and unheard it would end the process.
        process.stdout.once('error', failed);
        process.stdout.write(shown(block), (error) => {
          process.stdout.off('error', failed);
          if (error) failed(error);
          else done();
        });
      }),
  );
}
