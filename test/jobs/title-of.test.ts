import { expect, it } from 'vitest';
import { doorsOf, type NounName, nouns } from '../../src/clinic/registry.ts';
import { jobNamed, jobNames } from '../../src/jobs/index.ts';
import { titleOf, titlesOf } from '../../src/jobs/title-of.ts';

it('knows what every operation, query and job is called', async () => {
  const doors = await Promise.all((Object.keys(nouns) as NounName[]).map(doorsOf));
  const jobs = await Promise.all(jobNames.map(jobNamed));
  const named = [...doors.flat(), ...jobs.filter((job) => job !== null)];
  const titles = await titlesOf(named.map(({ name }) => name));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter(({ name, title }) => titles.get(name) !== title)).toEqual([]);
});

it.each([
  ['sessions.sign_in', 'Sign in'],
  ['sessions.sign_in_refused', 'Refuse a sign-in'],
  ['clinic.create', 'Create the clinic'],
  ['import.rows', 'Import rows'],
  ['undo.last', 'Undo the last act'],
  ['data.encrypt', 'Encrypt, change the key or decrypt'],
  ['audit.acknowledge', 'Acknowledge what is wrong with the audit log'],
  ['import.remember', 'Remember how a header was read'],
  ['audit.key', 'Begin a new key of the log'],
])('knows what %s is called, which is nobody’s command', async (name, title) => {
  expect(await titleOf(name)).toBe(title);
});

it('leaves a name as it is that this program does not know', async () => {
  expect(await titleOf('constructor')).toBe('constructor');
  expect(await titleOf('payroll.run')).toBe('payroll.run');
});
