import { copyFileSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { verifyAudit } from '../../src/data/audit/index.ts';
import { carryOut } from '../../src/data/carry-out.ts';
import { createClinic, openClinic } from '../../src/data/schema/index.ts';
import { ChainWriter } from '../../src/desk/audit/chain-writer.ts';
import { guardOf } from '../../src/storage/guard/guard.ts';
import type { Benchmark } from '../benchmark.ts';
import { bundleInto } from '../bundle.ts';
import { inTurns } from '../measure/pairs.ts';
import { median } from '../measure/statistics.ts';
import { letThemWork } from '../soak/desks.ts';
import { fillLog } from './fill-log.ts';

const desks = 20;
const each = 200;
const turns = 3;
const leastShare = 0.7;
/** Milliseconds until desks that hang are stopped. */
const limit = 1_200_000;

/** What the chain costs where many write at once; afterwards the log is verified. */
export const auditChain: Benchmark = {
  name: 'audit-chain',
  what: `${desks} desks register ${each} patients each, audited and sealed (median throughput)`,
  yardstick: 'the same desks, whose entries are neither sealed nor kept track of',
  wanted: `≥ ${leastShare * 100} %`,
  async run({ folder, say }) {
    const program = await bundleInto(folder, 'audit/desk-process.ts');
    const empty = join(folder, 'empty.db');
    await make(empty);
    let nth = 0;
    const work = async (how: string) => {
      nth += 1;
      say(`Turn ${nth} of ${2 * turns}: ${how}.`);
      const db = join(folder, `${how}-${nth}.db`);
      copyFileSync(empty, db);
      cpSync(guardOf(empty).folder, guardOf(db).folder, { recursive: true });
      const began = performance.now();
      const answers = await letThemWork(
        program,
        (which) => [db, `desk ${which}`, String(each), how],
        desks,
        limit,
      );
      const took = performance.now() - began;
      if (answers.flat().length !== desks * each) throw new Error('A desk did not come to its end.');
      if (how === 'chained') await refuseBroken(db);
      return took;
    };
    const { ours, yardstick } = await inTurns(
      turns,
      () => work('chained'),
      () => work('unchained'),
    );
    const share = median(yardstick) / median(ours);
    return {
      measured: `${Math.round(share * 100)} %`,
      isReached: share >= leastShare,
      figures: {
        share,
        acts_a_second: (desks * each * 1000) / median(ours),
        acts_a_second_unchained: (desks * each * 1000) / median(yardstick),
      },
    };
  },
};

const entries = 500_000;
const leastSpeed = 200_000;

/** How fast a log is looked through. */
export const auditVerify: Benchmark = {
  name: 'audit-verify',
  what: `verifying ${entries.toLocaleString('en')} entries of the audit log (best of three)`,
  yardstick: 'what was asked for',
  wanted: `≥ ${leastSpeed.toLocaleString('en')} entries a second`,
  async run({ folder, say }) {
    const db = join(folder, 'long.db');
    await make(db);
    say('Writing a long log.');
    const guard = guardOf(db);
    const end = fillLog(db, (log) => new ChainWriter(log, guard), entries);
    guard.head.announce(end, end);
    const clinic = await openClinic({ db });
    try {
      const seconds: number[] = [];
      const busy: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        const began = performance.now();
        const before = process.cpuUsage();
        const { ok, entries: seen } = await carryOut(clinic, verifyAudit, {});
        if (!ok || seen < entries) throw new Error('The log is not whole.');
        seconds.push((performance.now() - began) / 1000);
        const { user, system } = process.cpuUsage(before);
        busy.push((user + system) / entries);
      }
      const speed = entries / Math.min(...seconds);
      return {
        measured: `${Math.round(speed).toLocaleString('en')} a second`,
        isReached: speed >= leastSpeed,
        figures: {
          entries_a_second: speed,
          median_seconds: median(seconds),
          cpu_microseconds_an_entry: median(busy),
        },
      };
    } finally {
      await clinic.close();
    }
  },
};

async function make(db: string): Promise<void> {
  const clinic = await openClinic({ db, create: true, anyRevision: true });
  await createClinic(clinic, { time_zone: 'UTC', country: 'GB' });
  await clinic.close();
}

async function refuseBroken(db: string): Promise<void> {
  const clinic = await openClinic({ db });
  const { ok, problems } = await carryOut(clinic, verifyAudit, {});
  await clinic.close();
  if (!ok) throw new Error(`The chain is broken: ${JSON.stringify(problems)}`);
}
