import { displayWidth, fit, plainLine } from '../../text/index.ts';
import type { Tone } from '../../theme/index.ts';
import { Lines, type Span } from '../lines/index.ts';

export interface Detail {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone | undefined;
}

export interface DetailsProps {
  readonly items: readonly Detail[];
  readonly width: number;
  /** Side by side; 1 unless said. */
  readonly columns?: number;
  readonly height?: number;
}

/** Labels with their values, an empty value as `–`. */
export function Details({ items, width, columns = 1, height }: DetailsProps) {
  const rows = Math.ceil(items.length / columns);
  const cell = Math.floor(width / columns);
  const label = Math.min(18, Math.max(0, ...items.map((item) => displayWidth(item.label))));
  const lines = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => items[column * rows + row]).flatMap((item) =>
      item ? spansOf(item, label, cell) : [],
    ),
  );
  return <Lines lines={lines} width={width} height={height ?? rows} />;
}

function spansOf(item: Detail, labelWidth: number, width: number): Span[] {
  return [
    { text: ` ${fit(item.label, labelWidth)}  `, tone: 'muted' },
    { text: fit(plainLine(item.value) || '–', width - labelWidth - 3), tone: item.tone },
  ];
}
