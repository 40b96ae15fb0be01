import { expect, test } from 'vitest';
import { keepDraft } from '../../../src/clinic/drafts/index.ts';
import { clinicAtWork } from './clinic-at-work.ts';

test('offers what was typed before the terminal was lost, and goes on with it', async () => {
  const { screen } = await clinicAtWork({
    before: ({ desk }) =>
      desk.perform(keepDraft, {
        kind: 'patients.register',
        values: { first_name: 'Ottilie', last_name: 'Half' },
      }),
  });
  expect(screen.text()).toContain('Not saved yet: New patient');
  await screen.act('today.draft');
  await screen.waitFor('Ottilie');
});

test('has no offer when nothing was left', async () => {
  const { screen } = await clinicAtWork();
  await screen.act('today.draft');
  expect(screen.message()).toContain('Nothing was left unsaved.');
});
