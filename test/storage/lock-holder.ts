/** Takes a lock, says so, and holds it until it is killed, or whoever started it is gone. */
import { withLock } from '../../src/storage/lock.ts';

const [place = '', name = ''] = process.argv.slice(2);
await withLock(place, name, async () => {
  process.stdout.write('held\n');
  await new Promise((gone) => process.stdin.on('end', gone).resume());
});
