import { describe, expect, test } from 'vitest';
import { Output } from '../../../src/cli/output/output.ts';
import { listPatients, showPatient } from '../../../src/clinic/patients/index.ts';
import { queueHistory, queueRemove } from '../../../src/clinic/queue/index.ts';
import { type Door, wordsOf } from '../../../src/clinic/registry.ts';

function printed(door: Door, result: unknown, json = false): string {
  let out = '';
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: () => {},
  };
  const output = new Output({ json, ndjson: false, quiet: false }, streams);
  output.result(result, { columns: ['number', 'status'], say: wordsOf(door) });
  return out;
}

test('JSON holds nothing that a terminal would obey or hide, and says the same', () => {
  const name = 'Ada\u009b31m\u007f\u0085\u2028\u202e\u2066\u200b\u{e0041}\u001b]0;x\u0007 👩‍⚕️';
  const out = printed(listPatients, [{ [name]: name }], true);
  expect(out.replaceAll('👩‍⚕️', '')).toMatch(/^[\n -~]*$/u);
  expect(JSON.parse(out)).toEqual([{ [name]: name }]);
});

test('a list of sentences cuts none of them', () => {
  const sentence =
    'Maximilian Hohenstaufen-Lindt opened 72 records within an hour, from 2026-11-21 10:40 on.';
  const said: string[] = [];
  const streams = { out: (text: string) => void said.push(text), err: () => {} };
  const output = new Output({ json: false, ndjson: false, quiet: false }, streams);
  output.result([{ sentence }], { columns: ['sentence'] });
  expect(said.join('')).toContain(sentence);
});

describe('a status that is kept as a number', () => {
  const patients = [0, 1, 2].map((status) => ({ number: `P-0000${status}`, status }));

  test('is a word in the tables for people, and stays a number for scripts', () => {
    expect(printed(listPatients, patients).split('\n').slice(1, 4)).toEqual([
      'P-00000  active',
      'P-00001  inactive',
      'P-00002  deceased',
    ]);
    expect(JSON.parse(printed(listPatients, patients, true))).toEqual(patients);
  });

  test('is a word where one thing is shown, of a patient and of a queue entry alike', () => {
    expect(printed(showPatient, { full_name: 'Ada', status: 2 })).toBe(
      'Full name  Ada\nStatus     deceased\n',
    );
    expect(printed(queueRemove, { ticket: 'G-001', status: 3 })).toBe('Ticket  G-001\nStatus  removed\n');
    expect(printed(queueHistory, [{ number: 1, status: 1 }])).toContain('called or in service');
  });

  test('that is a word already is left alone', () => {
    expect(printed(listPatients, { status: 'Active' })).toBe('Status  Active\n');
  });
});

test('people are told moments by the wall of the clinic, scripts get the instants', () => {
  const ticket = {
    ticket: 'G-017',
    joined_at: '2026-11-20T23:08:30.250Z',
    starts_at: '2026-11-21T10:30',
    note: '2026-11-21T10:30:00Z, he said',
  };
  const said = (config: { json: boolean; ndjson: boolean; quiet: boolean }) => {
    let text = '';
    const output = new Output(config, {
      out: (more) => {
        text += more;
      },
      err: () => {},
    });
    output.result([ticket], { timeZone: 'Europe/Berlin' });
    return text;
  };
  expect(said({ json: false, ndjson: false, quiet: false }).split('\n')[1]).toBe(
    'G-017   2026-11-21 00:08  2026-11-21 10:30  2026-11-21T10:30:00Z, he said',
  );
  expect(JSON.parse(said({ json: true, ndjson: false, quiet: false }))).toEqual([ticket]);
});
