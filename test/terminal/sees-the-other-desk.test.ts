import { expect, onTestFinished, test } from 'vitest';
import { CommandLine } from '../cli/frontdesk.ts';
import { openHouse, sitDown } from './house.ts';

test('two desks and a command see each other’s changes; the cursor and what is typed stay', async () => {
  const clinic = await openHouse();
  const command = new CommandLine();
  onTestFinished(() => command.remove());
  const join = (patient: string) =>
    command.json(['queue', 'join', '--db', clinic.path, '--patient', patient, '--specialization', 'G']);
  await join('P-00001');
  await join('P-00002');

  const queue = await sitDown(clinic);
  queue.press('3');
  // The specialization that somebody waits for.
  await queue.waitFor('General practice  2 of');
  await queue.waitFor('Meyer, Jonas');
  queue.press('down');
  await queue.waitFor(/▸.*Meyer, Jonas/);

  const search = await sitDown(clinic);
  search.press('/');
  search.type('had');
  await search.waitFor(/\/ had .*1 of 6/);

  await join('P-00003');
  await queue.waitFor('Haddad, Rima');
  expect(queue.row('▸')).toContain('Meyer, Jonas');
  await search.waitFor(/Haddad, Rima.*waiting/);
  search.type('d');
  await search.waitFor(/\/ hadd .*1 of 6/);

  queue.press('c');
  await queue.waitFor('ASK FOR');
  await search.waitFor(/Haddad, Rima.*waiting/);
  expect(search.row(' / ')).toContain('hadd');
});
