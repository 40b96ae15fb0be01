import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listLogs } from '../../src/clinic/operations-log/index.ts';
import { registerPatient, showPatient } from '../../src/clinic/patients/index.ts';
import { signIn } from '../../src/clinic/sessions/index.ts';
import { Specialization } from '../../src/clinic/specializations/entity.ts';
import { specializationList } from '../../src/clinic/specializations/index.ts';
import { verifyAudit } from '../../src/data/audit/index.ts';
import { carryOut } from '../../src/data/carry-out.ts';
import { auditVerdict } from '../../src/data/health/audit.ts';
import { openClinic, revisionOf } from '../../src/data/schema/index.ts';
import { currentCall } from '../../src/desk/call.ts';
import { AuditLog, defineOperation, refuse } from '../../src/desk/index.ts';
import { emailOf, goodPassword, openHouse } from '../support/accounts.ts';
import { openTestClinic, type TestClinic } from '../support/clinic.ts';

let clinic: TestClinic;
let folder: string;
beforeEach(async () => {
  clinic = await openTestClinic();
  folder = `${clinic.path}.guard`;
});
afterEach(() => clinic.close());

const ada = { first_name: 'Ada', last_name: 'Okafor', birth_date: '1991-06-14', gender: 'f' } as const;
const register = (desk = clinic.desk) => desk.perform(registerPatient, ada);
const opened = () => ({ ...clinic, close: async () => {} });

/** A directory in the place of a file: that cannot be written even by root. Answers what puts the file back. */
function block(name: string): () => void {
  const file = join(folder, name);
  renameSync(file, `${file}.aside`);
  mkdirSync(file);
  return () => {
    rmSync(file, { recursive: true });
    renameSync(`${file}.aside`, file);
  };
}

async function health(how: { readOnly?: boolean } = {}) {
  const another = await openClinic({ db: clinic.path, clock: clinic.clock, ...how });
  try {
    return await auditVerdict(another, await revisionOf(another.engine));
  } finally {
    await another.close();
  }
}

const verify = () => carryOut(opened(), verifyAudit, {});

describe('a guard that cannot be used', () => {
  it('says what to do where it cannot be written, saves nothing, and all goes on once it can', async () => {
    const { id } = await register();
    const unblock = block('audit-head');
    const told = {
      name: 'DeskError',
      code: 'read_only',
      message: expect.stringContaining(join(folder, 'audit-head')),
      hint: expect.stringContaining(`right to read and write ${folder}`),
    };
    await expect(register()).rejects.toMatchObject(told);
    // A look at a record is an entry, too.
    await expect(clinic.desk.read(showPatient, { id })).rejects.toMatchObject(told);
    await expect(verify()).rejects.toMatchObject(told);
    unblock();
    await clinic.desk.read(showPatient, { id });
    expect(await verify()).toMatchObject({ ok: true, problems: [] });
    const rows = await clinic.desk.read(listLogs, { failed: true });
    expect(rows).toContainEqual(
      expect.objectContaining({ code: 'read_only', message: expect.stringContaining('EISDIR') }),
    );
  });

  it('says what to do where its keys are damaged; moved away, the log goes on under a new one', async () => {
    await openHouse(clinic);
    const keys = join(folder, 'audit-keys.json');
    const damaged = readFileSync(keys, 'utf8').slice(0, 20);
    writeFileSync(keys, damaged);
    const another = await clinic.anotherDesk();
    const told = {
      name: 'DeskError',
      code: 'damaged',
      message: expect.stringContaining(keys),
      hint: expect.stringMatching(/Bring .+\.guard back .+ or move the damaged file away/),
    };
    const person = { email: emailOf('admin'), password: goodPassword, kind: 'screen' } as const;
    await expect(signIn(another, person)).rejects.toMatchObject(told);
    expect(readFileSync(keys, 'utf8')).toBe(damaged);
    renameSync(keys, `${keys}.damaged`);
    const { token } = await signIn(another, person);
    await another.use(token);
    await register(another);
    const { problems } = await verify();
    expect(problems.map(({ verdict }) => verdict)).toEqual(['unknown_key']);
  });

  it('is found by health, which says what to do', async () => {
    await register();
    expect(await health()).toMatchObject({ ok: true });
    const unblock = block('audit-head');
    expect(await health()).toEqual({
      ok: false,
      message: expect.stringMatching(/audit-head cannot be written \(EISDIR\)\. Give back the right/),
    });
    unblock();
    writeFileSync(join(folder, 'audit-keys.json'), '[');
    for (const readOnly of [false, true])
      expect(await health({ readOnly })).toEqual({
        ok: false,
        message: expect.stringMatching(/keys of the audit log are damaged .+move the damaged file away/),
      });
  });

  it('leaves the house closed where nobody can tell whether there ever was an account', async () => {
    rmSync(folder, { recursive: true, force: true });
    expect(await clinic.desk.look()).toMatchObject({ kind: 'open' });
    symlinkSync(folder, folder);
    expect((await clinic.desk.look()).kind).not.toBe('open');
    await expect(register()).rejects.toMatchObject({ code: 'not_signed_in' });
  });
});

describe('an error of what comes after', () => {
  const add = (name: string, meddle: (em: { commit(): Promise<void>; rollback(): Promise<void> }) => void) =>
    defineOperation({
      name: 'test.add',
      title: 'Add',
      input: z.object({}),
      permission: 'clinic.configure',
      async run(work) {
        work.em.create(Specialization, { id: work.id(), code: 'C', name });
        await work.flush();
        meddle(work.em);
        if (name === 'full') refuse('full', 'Cardiology is full.');
      },
    });

  it('does not pass for one of the saving: what is committed is answered, and the next save mends the head', async () => {
    await register();
    let unblock = () => {};
    const operation = add('Cardiology', (em) => {
      const commit = em.commit.bind(em);
      em.commit = async () => {
        await commit();
        unblock = block('audit-head');
      };
    });
    await clinic.desk.perform(operation, {});
    unblock();
    expect(await clinic.desk.read(specializationList, {})).toMatchObject([{ name: 'Cardiology' }]);
    await register();
    expect(await verify()).toMatchObject({ ok: true, problems: [], notes: [] });
  });

  it('does not hide why nothing was saved', async () => {
    const operation = add('full', (em) => {
      const rollback = em.rollback.bind(em);
      em.rollback = async () => {
        await rollback();
        throw new Error('The connection is gone.');
      };
    });
    await expect(clinic.desk.perform(operation, {})).rejects.toMatchObject({ code: 'full' });
    expect(await clinic.desk.read(specializationList, {})).toEqual([]);
  });
});

describe('an operation that writes to the audit log past its book', () => {
  const past = defineOperation({
    name: 'tests.past_the_book',
    title: 'Write an entry without a seal',
    permission: 'patients.edit',
    input: z.object({ alsoByTheBook: z.boolean() }),
    undo: 'never',
    async run(work, { alsoByTheBook }) {
      const call = currentCall();
      if (alsoByTheBook) await work.run(registerPatient, ada);
      await work.flush();
      const { name: actor, session: session_id, origin } = call.actor;
      const who = { actor, user_id: null, session_id, origin };
      await work.em.insertMany(AuditLog, [
        { at: call.now, act: call.act, operation: call.name, ...who, kind: 'run', seal: '' } as AuditLog,
      ]);
      call.audits += 1;
    },
  });

  it.each([true, false])(
    'is a mistake of the program, and saves nothing (others by the book: %s)',
    async (alsoByTheBook) => {
      await register();
      const before = await verify();
      await expect(clinic.desk.perform(past, { alsoByTheBook })).rejects.toThrow('past its book');
      expect(await verify()).toMatchObject({ ok: true, problems: [], entries: before.entries });
    },
  );
});
