import { Lines } from '../lines/index.ts';

/** A line down, between two parts that stand side by side. */
export function Divider({ height }: { readonly height: number }) {
  const lines = Array.from({ length: height }, () => [{ text: '│', tone: 'muted' as const }]);
  return <Lines lines={lines} width={1} height={height} />;
}
