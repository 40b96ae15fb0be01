import { expect, test } from 'vitest';
import { keepDraft, listDrafts } from '../../../src/clinic/drafts/index.ts';
import { editPatient, showPatient } from '../../../src/clinic/patients/index.ts';
import { type Door, doorsOf, isNoun, type NounName, nouns } from '../../../src/clinic/registry.ts';
import { daySheets } from '../../../src/data/downtime-pack/sheets.ts';
import { type Desk, DeskError, isRefusal, undoLast } from '../../../src/desk/index.ts';
import { FORMER, isLeak, openWard, SECRETS, type Ward } from './ward.ts';

/** What one would fill in, by the door's own name for it. An id means something else in each noun. */
function inputOf(door: Door, { visit, ticket }: Ward): Record<string, unknown> {
  const ids: Record<string, string> = {
    patients: 'P-00001',
    queue: ticket,
    appointments: visit,
    doctors: 'L1',
    specializations: 'G',
    uploads: 'none',
    users: 'nia@clinic.example',
    sessions: 'none',
  };
  const [noun = ''] = door.name.split('.');
  const plausible: Record<string, unknown> = {
    // Who waits cannot leave the daily lists.
    id: /^patients[.]de(activate|ceased)$/.test(door.name) ? 'P-00004' : ids[noun],
    patient: door.name === 'queue.join' ? 'P-00002' : 'P-00001',
    first_name: 'Ada',
    last_name: 'Okafor',
    birth_date: '1988-03-07',
    gender: 'Female',
    phone: '020 7946 0712',
    text: noun === 'patients' ? 'okafor' : 'Lindt',
    specialization: door.name === 'queue.transfer' ? 'C' : 'G',
    doctor: 'L1',
    start: '2026-11-21T11:00',
    date: '2026-11-21',
    from: '2026-11-21',
    to: '2026-11-21',
    reason: 'She came in unconscious and nobody knows her',
    name: door.name === 'settings.set' ? 'name' : 'Allergology',
    value: 'Northgate',
    code: 'X',
    full_name: 'Erin Vale',
    license_number: 'L9',
    file_name: 'a.csv',
    file_hash: '0'.repeat(64),
    file_size: 1,
    table: 'patients',
    format: 'csv',
    mapping: {},
    status: 'done',
    error: '',
    rejected: 0,
    read: 0,
    first: true,
    off: true,
    day: 6,
    email: 'new@clinic.example',
    role: 'nurse',
    password: 'seven quiet herons',
    current: 'seven quiet herons',
    scope: 'backup',
    label: 'nightly',
    password_hash: `$2b$10$${'N'.repeat(53)}`,
  };
  const wanted = Object.keys((door.input as unknown as { shape: object }).shape);
  const left: Record<string, readonly string[]> = {
    'patients.list': ['status'],
    'appointments.list': ['status', 'date'],
    'doctors.list': ['status'],
    'doctors.add': ['status'],
    'doctors.edit': ['status'],
    'doctors.schedule': ['doctor'],
    'patients.deceased': ['date'],
    'users.edit': ['doctor'],
    'users.add': ['doctor'],
  };
  return Object.fromEntries(
    wanted
      .filter((name) => plausible[name] !== undefined && !left[door.name]?.includes(name))
      .map((name) => [name, plausible[name]]),
  );
}

/** All that is said by an answer or a refusal. */
async function saidBy(ask: Promise<unknown>): Promise<unknown> {
  return ask.catch((error: unknown) => {
    if (!(error instanceof DeskError)) throw error;
    const { code, message, hint, fields, details } = error;
    return { refused: code, message, hint, fields, details };
  });
}

function ask(desk: Desk, door: Door, input: Record<string, unknown>): Promise<unknown> {
  // To its end, and then taken back: the next door finds the same clinic.
  return saidBy(door.kind === 'query' ? desk.read(door, input) : desk.rehearse(door, input));
}

const closedTo = ['Stan', 'Ada', 'Otto'] as const;

/** What does show it, to those it is open to: the walk asks for the right things. */
const shownBy: Partial<Record<NounName, readonly string[]>> = {
  clinical: ['clinical.show'],
  patients: [
    'patients.deactivate',
    'patients.deceased',
    'patients.edit',
    'patients.history',
    'patients.reactivate',
    'patients.show',
  ],
};

test.each(Object.keys(nouns).filter(isNoun))(
  '%s: every operation and every query keeps what is planted',
  async (noun) => {
    const ward = await openWard();
    const reached: string[] = [];
    for (const door of await doorsOf(noun)) {
      const input = inputOf(door, ward);
      expect(door.input.safeParse(input).error?.issues, `a plausible input for ${door.name}`).toBeUndefined();
      for (const name of closedTo) {
        const said = await ask(ward.people[name].desk, door, input);
        expect(isLeak(said), `${door.name} to ${name}: ${JSON.stringify(said)}`).toBe(false);
      }
      if (isLeak(await ask(ward.people.Nia.desk, door, input))) reached.push(door.name);
    }
    expect(reached.sort()).toEqual(shownBy[noun] ?? []);
  },
);

test('the day sheets, drafts and undo say nothing of it either', async () => {
  const { people } = await openWard();
  const { desk } = people.Stan;
  const values = { email: 'ada@example.org', version: '3' };
  const key = Buffer.alloc(32, 7).toString('base64');
  await desk.perform(keepDraft, { kind: 'patients.edit:P-00001', values, key });
  await desk.perform(editPatient, { id: 'P-00001', email: 'ada@example.org' });
  const said = [
    await desk.read(daySheets, {}),
    await desk.read(listDrafts, { key }),
    await desk.perform(undoLast, { anywhere: false }),
    await desk.read(showPatient, { id: 'P-00001' }),
  ];
  expect(isLeak(said)).toBe(false);
});

test('two who changed the same patient are shown what each may see', async () => {
  const { people } = await openWard();
  const change = { id: 'P-00001', version: 1, city: 'Leeds' };
  for (const name of closedTo) {
    const said = await saidBy(people[name].desk.perform(editPatient, change));
    expect(said).toMatchObject({ refused: 'stale', details: { theirs: { medications: null } } });
    expect(isLeak(said)).toBe(false);
  }
  const said = await saidBy(people.Nia.desk.perform(editPatient, change));
  expect(said).toMatchObject({ refused: 'stale', details: { theirs: SECRETS } });
});

test('nobody finds out by guessing what is on file', async () => {
  const { people, audit } = await openWard();
  for (const guess of [SECRETS.medications, 'something else', null]) {
    const said = await people.Stan.desk.perform(editPatient, { id: 'P-00001', medications: guess }).then(
      () => 'let',
      (error: unknown) => isRefusal(error, 'forbidden') && error.message,
    );
    expect(said).toBe('Not for staff to change: medications.');
  }
  const [refusal] = await audit({ kind: 'refuse', operation: 'patients.edit' });
  expect(refusal).toMatchObject({ actor: 'Stan Wood', after: '{"code":"forbidden"}' });
  expect(isLeak(await audit({ kind: 'refuse' }))).toBe(false);
});

test('the log keeps both images of a change for those it is open to', async () => {
  const { audit } = await openWard();
  const changes = await audit({ entity: 'patients', kind: 'update' });
  const images = (text: string | null | undefined) => JSON.parse(text ?? 'null');
  expect(images(changes.at(-1)?.before)).toMatchObject(FORMER);
  expect(images(changes.at(-1)?.after)).toMatchObject(SECRETS);
});
