import { expect, test } from 'vitest';
import type { TestScreen } from '../../support/screen.tsx';
import { atReception, SAMIRA } from './reception.ts';

test('writes several lines of history in the editor, and reads them in the record', async () => {
  const { screen, patient } = await atReception([SAMIRA]);
  await openEditor(screen);
  await screen.type('asthma since 2001');
  await screen.press('enter');
  await screen.type('appendix out');
  await screen.act('editor.keep');
  await screen.act('form.save');
  await screen.waitFor('Saved Samira Smith.');
  expect((await patient('P-00001')).medical_history).toBe('asthma since 2001\nappendix out');
  await screen.press('enter');
  await screen.waitFor('[Summary]');
  expect(screen.row('Medical history').text).toContain('asthma since 2001');
  expect(screen.text()).toContain('appendix out');
});

test('leaving the editor drops nothing without a second Esc', async () => {
  const { screen, patient } = await atReception([SAMIRA]);
  await openEditor(screen);
  await screen.type('asthma');
  await screen.press('esc');
  expect(screen.text()).toContain('Esc again drops what you wrote.');
  expect(screen.text()).toContain('asthma');
  await screen.press('esc');
  await screen.waitFor('▸ History');
  expect((await patient('P-00001')).medical_history).toBeNull();
});

test('a terminal lost in the middle of the editor loses nothing of what was written', async () => {
  const { screen, drafts } = await atReception([SAMIRA]);
  await openEditor(screen);
  await screen.type('asthma since 20');
  for (const putAway of screen.services.beforeQuit) await putAway();
  expect(await drafts()).toMatchObject([{ values: { medical_history: 'asthma since 20' } }]);
  expect(screen.text()).toContain('Ctrl+S keeps it');
});

/** From the search, with the cursor on the patient, into the editor of her medical history. */
async function openEditor(screen: TestScreen): Promise<void> {
  await screen.press('enter');
  await screen.act('patients.edit');
  await screen.waitFor('▸ Medical');
  await screen.press('up', 'enter');
  await screen.press('down', 'down', 'down', 'down');
  await screen.waitFor('▸ History');
  await screen.press('enter');
  await screen.waitFor('Ctrl+S keeps it');
}
