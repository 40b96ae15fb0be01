/** Makes one backup after the other, of every kind, and says the id of each that is made. Arguments: database, recipient. */
import { makeBackup } from '../../src/data/backup/index.ts';
import { idleTask } from '../../src/data/job.ts';
import { openClinic } from '../../src/data/schema/index.ts';

const [db = '', recipient = '', begin = '0'] = process.argv.slice(2);
const kinds = [{}, { incremental: true }, { recipient }, { incremental: true, recipient }];

async function backUpForEver(): Promise<never> {
  const clinic = await openClinic({ db });
  process.stdout.write('ready\n');
  for (let nth = Number(begin); ; nth += 1) {
    const { id } = await makeBackup(clinic, kinds[nth % kinds.length] ?? {}, idleTask);
    process.stdout.write(`${id}\n`);
  }
}

void backUpForEver();
