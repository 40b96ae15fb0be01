import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { registerPatient } from '../../../src/clinic/patients/index.ts';
import { queueJoin } from '../../../src/clinic/queue/index.ts';
import { backUp } from '../../../src/data/backup/index.ts';
import { carryOut } from '../../../src/data/carry-out.ts';
import { collectMetrics, prometheusText } from '../../../src/data/metrics/index.ts';
import type { OpenedClinic } from '../../../src/data/schema/index.ts';
import { furnish } from '../../clinic/queue/house.ts';
import { openTestClinic, type TestClinic } from '../../support/clinic.ts';

let clinic: TestClinic;
let opened: OpenedClinic;
beforeEach(async () => {
  clinic = await openTestClinic({ now: 'as made' });
  const backups = join(dirname(clinic.path), 'backups');
  opened = { desk: clinic.desk, engine: clinic.engine, backups, close: async () => {} };
  await furnish(clinic.desk);
});
afterEach(() => clinic.close());

/** The text read as Prometheus reads it: name and labels → value. Throws on a line that it would not take. */
function parsed(text: string): Map<string, number> {
  const samples = new Map<string, number>();
  const described = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const comment = /^# (HELP|TYPE) ([a-z_:][a-z0-9_:]*) (.+)$/.exec(line);
    if (comment) {
      if (comment[1] === 'TYPE') expect(comment[3]).toBe('gauge');
      described.add(comment[2] ?? '');
      continue;
    }
    const sample = /^([a-z_:][a-z0-9_:]*)(\{(?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*\})? (-?[\d.e+]+)$/.exec(
      line,
    );
    if (!sample) throw new Error(`Prometheus would not take: ${line}`);
    expect(described).toContain(sample[1]);
    const key = `${sample[1]}${sample[2] ?? ''}`;
    expect(samples.has(key)).toBe(false);
    samples.set(key, Number(sample[3]));
  }
  return samples;
}

const metrics = (withHealth = true) => collectMetrics(opened, { withHealth });

describe('metrics', () => {
  it('count rows, people waiting and failures, and say how the backups stand', async () => {
    const patient = await clinic.desk.perform(registerPatient, {
      first_name: 'Xanthippe',
      last_name: 'Quux',
      birth_date: '1971-02-03',
      gender: 'f',
      allergies: 'penicillin',
    });
    await clinic.desk.perform(queueJoin, { patient: patient.id, specialization: 'G', urgency: 'routine' });
    const again = { patient: patient.id, specialization: 'G', urgency: 'routine' } as const;
    await expect(clinic.desk.perform(queueJoin, again)).rejects.toThrow();
    await carryOut(opened, backUp, {});
    clinic.clock.advance({ hours: 2 });
    const found = parsed(prometheusText(await metrics()));
    expect(found.get('frontdesk_queue_waiting{specialization="G"}')).toBe(1);
    expect(found.get('frontdesk_failed_operations{code="already_waiting"}')).toBe(1);
    expect(found.get('frontdesk_backup_age_seconds')).toBe(7200);
    expect(found.get('frontdesk_backup_overdue')).toBe(0);
    expect(found.get('frontdesk_healthy')).toBe(1);
    expect(found.get('frontdesk_health_check{check="integrity"}')).toBe(1);
    expect(found.get('frontdesk_rows{table="patients"}')).toBeGreaterThan(0);
    expect(found.get('frontdesk_database_bytes')).toBe(await clinic.engine.sizeBytes());
  });

  it('forget failures after a day, and leave out what nobody knows', async () => {
    await expect(clinic.desk.perform(registerPatient, { first_name: '' } as never)).rejects.toThrow();
    expect((await metrics()).failed_operations).toEqual({ invalid: 1 });
    clinic.clock.advance({ hours: 25 });
    const later = await metrics(false);
    expect(later.failed_operations).toEqual({});
    const found = parsed(prometheusText(later));
    expect([...found.keys()].filter((key) => /backup_age|restore_proved|health/.test(key))).toEqual([]);
    expect(found.get('frontdesk_backup_overdue')).toBe(1);
  });

  it('never hold anything that somebody typed', async () => {
    await clinic.desk.perform(registerPatient, {
      first_name: 'Xanthippe',
      last_name: 'Quux',
      birth_date: '1971-02-03',
      gender: 'f',
      email: 'xanthippe@example.org',
    });
    const all = await metrics();
    for (const text of [JSON.stringify(all), prometheusText(all)])
      expect(text).not.toMatch(/xanthippe|quux|1971|example/i);
  });

  it('are whole numbers, times and words that JSON can carry', async () => {
    const all = await metrics();
    expect(JSON.parse(JSON.stringify(all))).toEqual(all);
  });
});
