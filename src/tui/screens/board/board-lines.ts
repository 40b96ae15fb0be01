import type { BoardRow } from '../../../clinic/queue/index.ts';
import { bothEnds, displayWidth, type Span, truncate } from '../../kit.ts';

/** How long a page stays on the wall when not all specializations fit at once. */
export const PAGE_SECONDS = 10;

const BLOCK_LINES = 5;
const LABEL_WIDTH = 16;

/** The specializations that fit `height` lines, page by page; at least one a page. */
export function boardPages(rows: readonly BoardRow[], height: number): readonly (readonly BoardRow[])[] {
  const perPage = Math.max(1, Math.floor(height / BLOCK_LINES));
  const pages = Math.max(1, Math.ceil(rows.length / perPage));
  return Array.from({ length: pages }, (_, page) => rows.slice(page * perPage, (page + 1) * perPage));
}

/** Which page is on the wall at an instant. */
export function pageAt(instant: string, pages: number): number {
  return Math.floor(Date.parse(instant) / 1000 / PAGE_SECONDS) % Math.max(1, pages);
}

/** One specialization: who comes in now stands out, then those in service and those who wait, in order. */
export function blockLines(row: BoardRow, width: number): Span[][] {
  const wait = waitInWords(row.estimate);
  const called = row.called.map((ticket) => ` ${ticket} `).join('  ');
  return [
    [{ text: ` ${bothEnds(row.specialization_name, wait, width - 2)}`, tone: 'title' }],
    [
      // What stands out begins one cell earlier, so that the tickets stand below each other.
      label('PLEASE COME IN', called === '' ? LABEL_WIDTH : LABEL_WIDTH - 1),
      { text: truncate(called || '–', width - LABEL_WIDTH - 2), tone: called === '' ? 'muted' : 'selected' },
    ],
    [label('In service'), { text: ticketsIn(row.in_service, width - LABEL_WIDTH - 2) }],
    [label('Waiting'), { text: ticketsIn(row.waiting, width - LABEL_WIDTH - 2) }],
    [],
  ];
}

function label(text: string, width = LABEL_WIDTH): Span {
  return { text: ` ${text.padEnd(width)}`, tone: 'muted' };
}

/** The queue's short words for a wait, as somebody in the waiting room understands them; '' when nobody knows. */
function waitInWords(estimate: string): string {
  switch (estimate) {
    case 'unknown':
      return '';
    case 'now':
      return 'no wait for newcomers';
    case 'next':
      return 'newcomers are next';
    default:
      return `wait for newcomers: ${estimate}`;
  }
}

/** As many tickets as fit, in order, and how many more there are. */
export function ticketsIn(tickets: readonly string[], width: number): string {
  if (tickets.length === 0) return '–';
  for (let shown = tickets.length; shown > 0; shown -= 1) {
    const more = tickets.length - shown;
    const text = `${tickets.slice(0, shown).join('  ')}${more > 0 ? `  and ${more} more` : ''}`;
    if (displayWidth(text) <= width) return text;
  }
  return `${tickets.length}`;
}
