import { BlockSink } from './sink.ts';

/** Standard output, as fast as its reader takes it. */
export function standardOutput(): BlockSink {
  return new BlockSink(
    (block) =>
      new Promise((done, failed) => {
        // The same error comes to the callback, and unheard it would end the process.
        process.stdout.once('error', failed);
        process.stdout.write(block, (error) => {
          process.stdout.off('error', failed);
          if (error) failed(error);
          else done();
        });
      }),
  );
}
