import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { contentText, sealedColumns, sealingWith } from '../../../src/storage/guard/chain.ts';
import { SealedLog } from './sealed-log.ts';

let log: SealedLog;
/** The first entry that has a seal: a key begins with it. */
let first: number;

beforeAll(() => {
  log = new SealedLog(inject('emptyClinic'));
  log.addUnsealed(5);
  log.newKey();
  first = log.last + 1;
  log.add(9);
  log.newKey();
  log.add(11);
});

/** A number of a list, the same for the same seed: what fails can be repeated. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const run = (sql: string, ...values: unknown[]) => log.database.prepare(sql).run(...values);
const columns = sealedColumns.filter((column) => column !== 'entry');
const listed = columns.map((column) => `"${column}"`).join(', ');
const row = (entry: number) =>
  log.database
    .prepare<[number], Record<string, unknown>>('select * from audit_logs where entry = ?')
    .get(entry) ?? {};
const shift = (from: number, by: number) => {
  run('update audit_logs set entry = -entry where entry >= ?', from);
  run('update audit_logs set entry = -entry + ? where entry < 0', by);
};
const forged = (entry: number) => ({ ...row(log.last), entry, actor: 'nobody' });

/** Each changes the log somewhere and answers the first entry that is not as it was written. */
const tamperings: Record<string, (any: (below: number) => number, sealed: () => number) => number> = {
  'a column'(any, sealed) {
    const [entry, column] = [sealed(), columns[any(columns.length)] ?? 'actor'];
    const kinds = { kind: row(entry).kind === 'see' ? 'create' : 'see' };
    const other = Object.hasOwn(kinds, column) ? kinds.kind : `${row(entry)[column] ?? ''} `;
    run(`update audit_logs set "${column}" = ? where entry = ?`, other, entry);
    return entry;
  },
  'one column for another'(any, sealed) {
    const entry = sealed();
    const texts = ['actor', 'user_id', 'session_id', 'origin', 'entity', 'entity_id'];
    const one = any(texts.length);
    const other = (one + 1 + any(texts.length - 1)) % texts.length;
    const [a, b] = [texts[one], texts[other]];
    if (row(entry)[String(a)] === row(entry)[String(b)])
      run('update audit_logs set actor = 1 where entry = ?', entry);
    else run(`update audit_logs set "${a}" = "${b}", "${b}" = "${a}" where entry = ?`, entry);
    return entry;
  },
  'what it holds, as bytes'(_any, sealed) {
    const entry = sealed();
    run('update audit_logs set actor = cast(actor as blob) where entry = ?', entry);
    return entry;
  },
  'a seal'(any, sealed) {
    const entry = sealed();
    const seal = String(row(entry).seal);
    const at = 9 + any(64);
    const digit = seal[at] === 'a' ? 'b' : 'a';
    run(
      'update audit_logs set seal = ? where entry = ?',
      seal.slice(0, at) + digit + seal.slice(at + 1),
      entry,
    );
    return entry;
  },
  'the name of a key'(_any, sealed) {
    const entry = sealed();
    run("update audit_logs set seal = 'deadbeef' || substr(seal, 9) where entry = ?", entry);
    return entry;
  },
  'a seal taken off'(any, sealed) {
    const entry = sealed();
    run("update audit_logs set seal = '' where entry >= ? and entry <= ?", entry, entry + any(4));
    return entry;
  },
  'an entry taken out'(_any, sealed) {
    const entry = sealed();
    run('delete from audit_logs where entry = ?', entry);
    return entry;
  },
  'several taken out'(any, sealed) {
    const entry = sealed();
    run('delete from audit_logs where entry >= ? and entry <= ?', entry, entry + any(5));
    return entry;
  },
  'an entry taken out and the rest moved up'(_any, sealed) {
    const entry = sealed();
    run('delete from audit_logs where entry = ?', entry);
    shift(entry + 1, -1);
    return entry;
  },
  'the end cut off'(_any, sealed) {
    const entry = sealed();
    run('delete from audit_logs where entry >= ?', entry);
    return entry;
  },
  'an entry put in'(_any, sealed) {
    const entry = sealed();
    const made = forged(entry);
    shift(entry, 1);
    log.insert(made);
    return entry;
  },
  'an entry put after the end'(any) {
    const entry = log.last + 1;
    log.insert({ ...forged(entry), ...(any(2) === 0 ? {} : { seal: '' }) });
    return entry;
  },
  'an entry put before the first'(any) {
    const entry = 0 - any(5);
    log.insert(forged(entry));
    return entry;
  },
  'an entry with another number'(any, sealed) {
    const entry = sealed();
    run('update audit_logs set entry = ? where entry = ?', log.last + 1 + any(9), entry);
    return entry;
  },
  'two that changed places'(any, sealed) {
    const [one, other] = [sealed(), sealed()].sort((a, b) => a - b) as [number, number];
    if (one === other) run('update audit_logs set actor = ? where entry = ?', 'x', one);
    else if (any(2) === 0) {
      run('update audit_logs set entry = -1 where entry = ?', one);
      run('update audit_logs set entry = ? where entry = ?', one, other);
      run('update audit_logs set entry = ? where entry = -1', other);
    } else {
      const [a, b] = [row(one), row(other)];
      const set = columns.map((column) => `"${column}" = ?`).join(', ');
      run(`update audit_logs set ${set} where entry = ?`, ...columns.map((column) => b[column]), one);
      run(`update audit_logs set ${set} where entry = ?`, ...columns.map((column) => a[column]), other);
    }
    return one;
  },
  'an entry copied over another'(_any, sealed) {
    const [from, to] = [sealed(), sealed()];
    if (from === to) run('update audit_logs set actor = ? where entry = ?', 'x', to);
    else
      run(
        `update audit_logs set (${listed}, seal) = (select ${listed}, seal from audit_logs where entry = ?) where entry = ?`,
        from,
        to,
      );
    return to;
  },
  'all from one on, sealed anew without the key'(any, sealed) {
    const entry = sealed();
    run("update audit_logs set after = 'forged' where entry = ?", entry);
    const id = any(2) === 0 ? String(row(entry).seal).slice(0, 8) : 'deadbeef';
    const seal = sealingWith({ id, secret: randomBytes(32) });
    for (let one = entry; one <= log.last; one += 1) {
      const content = row(one) as Record<string, string | number | null>;
      const previous = one === 1 ? '' : String(row(one - 1).seal);
      const made = seal(previous, contentText(sealedColumns.map((column) => content[column] ?? null)));
      run('update audit_logs set seal = ? where entry = ?', made, one);
    }
    return entry;
  },
};

/** Changes it, looks, and takes the change back. */
async function found(tampering: string, seed: number) {
  const any = chance(seed);
  const sealed = () => first + any(log.last - first + 1);
  log.database.exec('begin');
  try {
    const entry = tamperings[tampering]?.(any, sealed);
    const { problems } = await log.verify();
    return { entry, problems };
  } finally {
    log.database.exec('rollback');
  }
}

describe('an audit log that somebody has changed with plain SQL', () => {
  const names = Object.keys(tamperings);
  const times = Math.ceil(10_000 / names.length);

  it('has nothing wrong before', async () => {
    expect((await log.verify()).problems).toEqual([]);
  });

  it('does not take entries without a seal for older ones where sealed ones come before them', async () => {
    log.database.exec('begin');
    for (const entry of [1, 2, 3]) log.insert({ ...forged(log.last + 1), seal: '', before: String(entry) });
    const { problems } = await log.verify({ known: null });
    log.database.exec('rollback');
    expect(problems).toMatchObject([{ entry: log.last + 1, to: log.last + 3 }]);
  });

  it.each(names)(
    `is found out, and the first bad entry named: %s (${times} times)`,
    { timeout: 120_000 },
    async (name) => {
      for (let seed = 1; seed <= times; seed += 1) {
        const { entry, problems } = await found(name, seed * 7919);
        expect({ seed, first: problems[0]?.entry }, JSON.stringify(problems)).toEqual({ seed, first: entry });
      }
    },
  );

  it('is found out before the first seal as well, where only the whole can be named', async () => {
    for (let entry = 1; entry < first; entry += 1)
      for (const column of columns) {
        log.database.exec('begin');
        const other = column === 'kind' ? (row(entry).kind === 'see' ? 'create' : 'see') : 'other';
        run(`update audit_logs set "${column}" = ? where entry = ?`, other, entry);
        const { problems } = await log.verify();
        log.database.exec('rollback');
        expect(problems).toMatchObject([{ entry: 1, to: first - 1, verdict: 'altered' }]);
      }
  });
});
