import { type Span, wrapLines } from '../../kit.ts';

const MOST_WARNINGS = 3;
const openToAll = ' · Open to all: there are no accounts yet. Admin (8) makes the first one.';

/** Under the day: what somebody should look after, the worst first, how the backups stand, and what was not saved. */
export function footLines(
  warnings: readonly string[],
  draft: string | undefined,
  backup: Span[] | null,
  isOpenToAll: boolean,
  width: number,
): Span[][] {
  const shown = warnings.slice(0, MOST_WARNINGS);
  const rest = warnings.length - shown.length;
  return [
    ...shown.flatMap((text, index) =>
      warningLines(rest > 0 && index === shown.length - 1 ? `${text} And ${rest} more.` : text, width),
    ),
    ...(backup ? [backup] : []),
    ...(isOpenToAll ? [[{ text: openToAll, tone: 'muted' as const }]] : []),
    ...(draft ? [[{ text: ` ✎ Not saved yet: ${draft}. d goes on with it.`, tone: 'accent' as const }]] : []),
  ];
}

/** On as many lines as it takes: a warning of which the end is missing warns of nothing. */
function warningLines(text: string, width: number): Span[][] {
  return wrapLines(text, width - 4).map((line, index) => [
    { text: `${index === 0 ? ' ! ' : '   '}${line}`, tone: 'warning' },
  ]);
}
