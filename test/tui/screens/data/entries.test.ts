import { describe, expect, it } from 'vitest';
import type { BackupRow } from '../../../../src/data/backup/index.ts';
import type { Overview } from '../../../../src/data/overview/index.ts';
import { type EntryId, entriesOf } from '../../../../src/tui/screens/data/entries.ts';
import { momentsAt } from '../../../../src/tui/shell/moments.ts';

const here = momentsAt('2026-11-21T10:40:00.000Z', 'Europe/London');

const backup = (at: string, parts: Partial<BackupRow> = {}): BackupRow => ({
  id: '20261121-060000-0000',
  at,
  file: '/b/x.db',
  kind: 'full',
  encrypted: false,
  size_bytes: 1,
  stored_bytes: 1,
  sha256: '',
  revision: '20261121-01',
  rows: {},
  last_audit_entry: null,
  verified: true,
  verified_at: at,
  problem: null,
  note: null,
  place: '/clinic.db',
  engine: 'SQLite',
  program: '0.1.0',
  ...parts,
});

const overview = (parts: Partial<Overview> = {}): Overview => ({
  status: {
    engine: 'SQLite',
    place: '/clinic.db',
    exists: true,
    has_data: true,
    database_has_data: true,
    revision: { current: '20261121-01', head: '20261121-01', pending: [] },
    rows: { patients: 412, uploads: 3 },
    size_bytes: 4_100_000,
    encrypted: false,
    last_backup: null,
    accounts: 0,
    open: true,
  },
  backups_folder: '/b',
  backups: [],
  own_backups: (parts.backups ?? []).map(({ id }) => id),
  history: [],
  free_bytes: null,
  uploads: [],
  log: [],
  maintenance: [],
  ...parts,
});

const standing = (id: EntryId, parts: Partial<Overview> = {}) =>
  entriesOf({ overview: overview(parts), health: undefined }, here).find((entry) => entry.id === id)
    ?.standing;

describe('how things stand', () => {
  it('is not known before it was looked at', () => {
    const unseen = entriesOf({ overview: undefined, health: undefined }, here);
    expect(unseen.find(({ id }) => id === 'backup')?.standing.text).toBe('…');
  });

  it('a backup is missing, fresh, old, damaged or of another database', () => {
    expect(standing('backup')).toEqual({ text: 'never made one', tone: 'warning' });
    const at = '2026-11-21T06:00:00.000Z';
    expect(standing('backup', { backups: [backup(at)] })).toEqual({ text: 'last 06:00, proved', tone: 'ok' });
    const old = backup('2026-11-18T06:00:00.000Z');
    expect(standing('backup', { backups: [old] })).toMatchObject({ tone: 'warning' });
    const damaged = backup(at, { verified: false });
    expect(standing('backup', { backups: [damaged] })).toMatchObject({ tone: 'danger' });
    const other = backup(at, { place: '/other.db' });
    expect(standing('backup', { backups: [other], own_backups: [] })?.text).toBe('never made one');
  });

  it('damaged backups are counted where one would restore from them', () => {
    const backups = [
      backup('2026-11-21T06:00:00.000Z'),
      backup('2026-11-20T06:00:00.000Z', { verified: false }),
    ];
    expect(standing('restore', { backups })).toEqual({ text: '2 backups, 1 damaged', tone: 'danger' });
  });

  it('only what failed within a day is pointed out', () => {
    const line = (at: string, outcome: 'done' | 'failed') => ({
      id: at,
      at,
      operation: 'data.backup',
      outcome,
      code: null,
      message: null,
      seconds: 1,
      actor: 'ana',
      origin: 'test',
    });
    const log = [line('2026-11-21T06:00:00.000Z', 'done'), line('2026-11-19T06:00:00.000Z', 'failed')];
    expect(standing('log', { log })).toEqual({ text: 'last 06:00' });
    expect(standing('log', { log: [line('2026-11-21T06:00:00.000Z', 'failed'), ...log] })).toEqual({
      text: '1 failed in a day',
      tone: 'warning',
    });
  });

  it('health names what is wrong first', () => {
    const checks = [
      { name: 'connection', ok: true, message: '' },
      { name: 'foreign_keys', ok: false, message: '' },
    ];
    const entries = entriesOf({ overview: overview(), health: { ok: false, checks } }, here);
    expect(entries.find(({ id }) => id === 'health')?.standing).toEqual({
      text: '✗ 1 of 2: foreign keys',
      tone: 'danger',
    });
  });
});
