import { bothEnds, displayWidth, fit, type Span } from '../../kit.ts';
import type { QueueColumn } from './state.ts';

/** ` General practice  6 of 20 · Dr Lindt, Dr Park      ‹ 2 of 5 ›` */
export function wideTitle(column: QueueColumn, columns: readonly QueueColumn[], width: number): Span[] {
  const name = ` ${column.summary.specialization_name}`;
  const index = columns.indexOf(column) + 1;
  const rest = bothEnds(
    `  ${load(column)} · ${doctors(column)}`,
    `‹ ${index} of ${columns.length} ›`,
    width - displayWidth(name) - 1,
  );
  return [
    { text: name, tone: 'title' },
    { text: rest, tone: column.summary.uncovered ? 'warning' : 'plain' },
  ];
}

/** The same for a column among others. */
export function narrowTitle(column: QueueColumn, isActive: boolean, width: number): Span[] {
  const counts = ` ${load(column)} `;
  const name = fit(` ${column.summary.specialization_name}`, Math.max(1, width - displayWidth(counts)));
  return [
    { text: name, tone: isActive ? 'accent' : 'title' },
    { text: counts, tone: column.summary.uncovered ? 'warning' : 'plain' },
  ];
}

function load({ summary }: QueueColumn): string {
  const full = summary.waiting >= summary.max_capacity ? ' FULL' : '';
  return `${summary.waiting} of ${summary.max_capacity}${full}`;
}

function doctors({ summary }: QueueColumn): string {
  if (summary.doctors_on_duty.length > 0) return summary.doctors_on_duty.map(({ name }) => name).join(', ');
  return summary.uncovered ? '! no doctor on duty' : 'no doctor on duty';
}
