import { describe, expect, it } from 'vitest';
import { rowSpans } from '../../../src/tui/components/day-grid/row-spans.ts';
import { cellSpan, headSpan } from '../../../src/tui/components/week-grid/cell-text.ts';
import { displayWidth, fitSpans } from '../../../src/tui/kit.ts';
import { visitRow } from '../screens/appointments/visit-row.ts';

const line = (changes: Parameters<typeof visitRow>[0], width = 77) =>
  rowSpans({ kind: 'visit', at: '09:00', visit: visitRow(changes) }, width)
    .map((span) => span.text)
    .join('');

describe('a visit in the day', () => {
  it('says when, who, what, how long and how it stands, without needing colour', () => {
    expect(line({})).toMatch(/^09:00 ██ Smith, Samira +Regular +30 {2}○ Scheduled$/);
    expect(line({ status: 'Confirmed', arrived_at: '2026-11-23T07:50:00.000Z' })).toContain('● arrived');
    expect(line({ overbooked: 'pain' })).toMatch(/^09:00 ▒▒ .*○ Scheduled, overbooked: pain$/);
    expect(line({ status: 'Cancelled' })).toMatch(/^09:00 ░░ .*✗ Cancelled$/);
    expect(line({ status: 'No-Show' })).toMatch(/^09:00 ░░ .*∅ No-show$/);
  });

  it('fits its width whatever the name', () => {
    const spans = rowSpans(
      {
        kind: 'visit',
        at: '09:00',
        visit: visitRow({ last_name: '山田山田山田山田山田山田', first_name: 'x'.repeat(90) }),
      },
      77,
    );
    expect(
      displayWidth(
        fitSpans(spans, 77)
          .map((span) => span.text)
          .join(''),
      ),
    ).toBe(77);
  });

  it('draws the break and the leave across the page', () => {
    const [pause] = rowSpans({ kind: 'break', at: '12:00', until: '13:00' }, 60);
    expect(pause?.text).toMatch(/^12:00 ── break until 13:00 ─+$/);
    expect(displayWidth(pause?.text ?? '')).toBe(60);
    const absence = { from_date: '2026-12-01', to_date: '2026-12-05', reason: 'course' };
    const [leave] = rowSpans({ kind: 'closed', why: 'on leave', absence }, 60);
    expect(leave?.text).toContain('on leave from 2026-12-01 to 2026-12-05: course');
  });
});

describe('a half hour in the week', () => {
  it('shows the name where a visit begins, a bar where it goes on, and how many more there are', () => {
    const visit = visitRow();
    expect(cellSpan({ kind: 'visit', visit, begins: true, others: 0 }, 9).text).toBe('○Smith   ');
    expect(cellSpan({ kind: 'visit', visit, begins: false, others: 0 }, 9).text).toBe('│        ');
    expect(cellSpan({ kind: 'visit', visit, begins: true, others: 2 }, 9).text).toBe('○Smith+2 ');
    const long = visitRow({ last_name: 'Featherstonehaugh' });
    expect(cellSpan({ kind: 'visit', visit: long, begins: true, others: 1 }, 9).text).toBe('○Feath…+1');
  });

  it('heads each column with its day, marks today, and says what keeps a day closed', () => {
    expect(headSpan({ date: '2026-11-23', closed: null }, '2026-11-23', 10).text).toBe('Mon 23◂   ');
    expect(headSpan({ date: '2026-11-24', closed: 'on leave' }, '2026-11-23', 12).text).toBe('Tue 24 leave');
  });
});
