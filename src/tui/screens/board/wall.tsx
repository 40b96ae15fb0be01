import { useInput, useWindowSize } from 'ink';
import { queueBoard } from '../../../clinic/queue/index.ts';
import { bothEnds, Lines, type Span, useEveryMinute, useHouse, useNow, useRead } from '../../kit.ts';
import { useDeskChanges } from '../../shell/use-desk-changes.ts';
import { wallClock } from '../../shell/wall-clock.ts';
import { blockLines, boardPages, pageAt } from './board-lines.ts';

const HEAD_LINES = 2;

/**
 * The board for the waiting room's wall: the whole terminal, tickets alone, no keys but those that leave it.
 * Nobody in the waiting room gets from here to a patient's name.
 */
export function Wall({ leave }: { readonly leave: () => void }) {
  useDeskChanges();
  useInput((input, key) => {
    if (key.escape || input === 'q' || (key.ctrl && input === 'c')) leave();
  });
  const { columns, rows } = useWindowSize();
  const now = useNow('second');
  const house = useHouse();
  const board = useRead(queueBoard, {});
  useEveryMinute(board.again);
  const pages = boardPages(board.data ?? [], rows - HEAD_LINES);
  const page = pageAt(now, pages.length);
  const count = pages.length > 1 ? `  page ${page + 1} of ${pages.length}` : '';
  const lines: Span[][] = [
    [
      {
        text: ` ${bothEnds(house.name, `${wallClock(now, house.time_zone)}${count}`, columns - 2)}`,
        tone: 'title',
      },
    ],
    [{ text: '─'.repeat(columns), tone: 'muted' }],
    ...(pages[page] ?? []).flatMap((row) => blockLines(row, columns)),
  ];
  if (board.data?.length === 0) lines.push([{ text: ' Nobody is waiting.', tone: 'muted' }]);
  if (board.error) lines.push([{ text: ' The board cannot be read just now.', tone: 'warning' }]);
  return <Lines lines={lines} width={columns} height={rows} />;
}
