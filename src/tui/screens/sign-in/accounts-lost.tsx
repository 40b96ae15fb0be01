import { Lines, type LineText, type Span, useBody, wrapLines } from '../../kit.ts';
import { heading } from './state.ts';

const foot: LineText[] = [
  [],
  '   Until then nobody can work here: tell whoever looks after this machine.',
  [{ text: '   Ctrl+C twice quits.', tone: 'muted' }],
];

/** A clinic that had accounts, and has none any more (an older backup put in by hand): nobody can sign in. */
export function AccountsLost({ said }: { readonly said: string }) {
  const { columns: width, rows: height } = useBody();
  const lines = wrapLines(said, width - 6).map((text): Span[] => [{ text: `   ${text}`, tone: 'danger' }]);
  return (
    <Lines lines={[...heading('Closed', null, width), ...lines, ...foot]} width={width} height={height} />
  );
}
