import type { LiveRow } from '../../../clinic/queue/index.ts';
import { type Span, urgencyMark } from '../../kit.ts';
import type { Here } from './columns.ts';
import { daySince, promisedText, wallTime } from './times.ts';

/** The lines below the queue: who is under the cursor; of someone called, what to ask and whom not to take for her. */
export const PANEL_LINES = 3;

export function panelLines(row: LiveRow | undefined, here: Here): Span[][] {
  if (!row) return [[{ text: ' n puts a patient in this queue.', tone: 'muted' }]];
  return row.phase === 'called' ? calledLines(row, here) : waitingLines(row, here);
}

function calledLines(row: LiveRow, here: Here): Span[][] {
  const phone = row.phone ? `, phone ending ${row.phone.slice(-4)}` : '';
  return [
    [
      { text: ` ${row.ticket} ASK FOR `, tone: 'title' },
      { text: `full name ${row.patient_name}, birth date ${row.birth_date}${phone}` },
    ],
    namesakeLine(row),
    factsLine(row, here),
  ];
}

function namesakeLine(row: LiveRow): Span[] {
  const [first, ...others] = row.namesakes;
  if (!first) return [{ text: ' Nobody else here has a similar name.', tone: 'muted' }];
  const likeness = first.likeness === 'same' ? 'SAME NAME' : 'SIMILAR NAME';
  const more = others.length > 0 ? `, and ${others.length} more` : '';
  const who = `${first.patient_name}, born ${first.birth_date}, ${first.ticket}${more}`;
  return [{ text: ` ! ${likeness} IN THE ROOM: ${who}`, tone: 'warning' }];
}

function waitingLines(row: LiveRow, here: Here): Span[][] {
  const { word, tone } = urgencyMark(row.urgency);
  const phone = row.phone ? ` · ${row.phone}` : '';
  return [
    [
      { text: ` ${row.ticket} ${row.patient_name}`, tone: 'title' },
      { text: ` · born ${row.birth_date} · ${row.patient_number}${phone} · ` },
      { text: word, tone },
    ],
    factsLine(row, here),
    row.move_reason ? [{ text: ` Moved: ${row.move_reason}`, tone: 'muted' }] : [],
  ];
}

function factsLine(row: LiveRow, here: Here): Span[] {
  const since = [daySince(row, here), wallTime(row.joined_at, here.timeZone)].filter(Boolean);
  const facts = [
    `since ${since.join(' ')}`,
    row.estimated_low === null ? 'no wait was promised' : `promised ${promisedText(row)}`,
    row.appointment ? 'came for an appointment' : '',
    row.doctor_name ? `for ${row.doctor_name}` : '',
    row.absences > 0 ? `called but absent ${row.absences}×` : '',
  ];
  return [{ text: ` ${facts.filter(Boolean).join(' · ')}`, tone: 'muted' }];
}
