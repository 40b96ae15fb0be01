import { bothEnds, Lines, Toned } from '../../kit.ts';
import type { Page } from './page.ts';

/** The line that says which page is open, and whom the next booking is for. */
export function Heading({ page, title, note }: { page: Page; title: string; note: string }) {
  const { patient, width } = page;
  const head = <Toned tone="title">{` ${bothEnds(title, note, width - 2)}`}</Toned>;
  if (!patient) return head;
  const facts = `born ${patient.birth_date} · ${patient.number}`;
  return (
    <>
      {head}
      <Lines
        width={width}
        lines={[[{ text: ` Booking for ${patient.full_name} · ${facts}`, tone: 'accent' }]]}
      />
    </>
  );
}

export function headingRows(page: Page): number {
  return page.patient ? 2 : 1;
}
