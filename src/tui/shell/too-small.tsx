import { useWindowSize } from 'ink';
import { useLayoutEffect } from 'react';
import { LEVELS } from '../actions/index.ts';
import { wrapLines } from '../text/index.ts';
import { Toned } from '../theme/index.ts';
import { useServices } from './services.ts';
import { SMALLEST } from './size.ts';

/** In place of everything, where the terminal cannot hold a screen. What is open stays open behind it. */
export function TooSmall() {
  const { columns, rows } = useWindowSize();
  const { layers } = useServices();
  useLayoutEffect(
    () => layers.add({ level: LEVELS.dialog * 10, modal: true, actions: () => [], field: undefined }),
    [layers],
  );
  const text = `The terminal has ${columns}×${rows} cells. The front desk needs ${SMALLEST.columns}×${SMALLEST.rows}: make the window larger or the letters smaller. Nothing is lost meanwhile.`;
  return wrapLines(text, columns)
    .slice(0, rows)
    .map((line) => <Toned key={line}>{line}</Toned>);
}
