import { copyFileSync, renameSync } from 'node:fs';
import { it } from 'vitest';
import { atTheDataScreen } from './data-desk.ts';

it('is told that another desk has set the database aside, and that nothing is saved', async () => {
  const { screen, clinic } = await atTheDataScreen({ route: 'patients' });
  await screen.waitFor('Smith');
  const successor = `${clinic.path}.next`;
  copyFileSync(clinic.path, successor);
  for (const end of ['', '-wal', '-shm'])
    renameSync(clinic.path + end, `${clinic.path}.damaged-20261122-090000${end}`);
  renameSync(successor, clinic.path);
  await screen.waitFor('The database was replaced: nothing can be saved here. Quit, and start again.');

  await screen.press('down');
  await screen.act('patients.standing');
  await screen.waitFor('was replaced while it was open here. Nothing was saved. Leave');
});
