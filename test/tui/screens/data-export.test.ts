import { describe, expect, it } from 'vitest';
import { exportRequest } from '../../../src/data/export/index.ts';
import { fileForFormat, requestOf, startValues } from '../../../src/tui/screens/data-export/state.ts';

const today = '2026-11-21';
const start = startValues(today, '~');

describe('the export form', () => {
  it('begins with everything in a zip that names the day and nobody', () => {
    expect(start).toMatchObject({
      format: 'zip',
      tables: '',
      mask: 'no',
      file: '~/frontdesk-2026-11-21.zip',
    });
  });

  it('proposes another ending with another format, but never renames a file that somebody chose', () => {
    expect(fileForFormat({ ...start, format: 'xlsx' }, today, '~')).toBe('~/frontdesk-2026-11-21.xlsx');
    expect(fileForFormat({ ...start, format: 'zip' }, today, '~')).toBeNull();
    const kept = startValues(today, '/srv/exports');
    expect(fileForFormat({ ...kept, format: 'sql' }, today, '/srv/exports')).toBe(
      '/srv/exports/frontdesk-2026-11-21.sql',
    );
    expect(fileForFormat({ ...start, format: 'sql', file: '/srv/mine.zip' }, today, '~')).toBeNull();
  });

  it('asks the job for what was typed', () => {
    const values = {
      ...start,
      tables: 'patients',
      since: ' 2026-11-01 ',
      where: 'city=Leeds, status=0',
      columns: 'number, phone',
      mask: 'yes',
      excel: 'yes',
    };
    expect(exportRequest.parse(requestOf(values, '/srv/x.zip'))).toEqual({
      file: '/srv/x.zip',
      format: 'csv',
      tables: ['patients'],
      since: '2026-11-01',
      where: ['city=Leeds', 'status=0'],
      columns: ['number', 'phone'],
      mask: true,
      bom: true,
      crlf: true,
      overwrite: false,
    });
  });

  it('leaves out what is asked of one table alone, and what only spreadsheets want', () => {
    const values = {
      ...start,
      format: 'json',
      tables: 'patients, doctors',
      where: 'city=Leeds',
      columns: 'phone',
      excel: 'yes',
    };
    expect(requestOf(values, '/srv/x.json')).toMatchObject({
      tables: ['patients', 'doctors'],
      where: [],
      columns: [],
      bom: false,
    });
  });

  it('offers again what was refused', () => {
    expect(startValues(today, '~', { format: 'csv', tables: 'patients' })).toMatchObject({
      format: 'csv',
      tables: 'patients',
      mask: 'no',
    });
  });
});
