import { wrapLines } from '../../text/index.ts';
import { Lines } from '../lines/index.ts';

/** Said where there is nothing: what is missing, and which key would change that. */
export function Empty({ text, width }: { readonly text: string; readonly width: number }) {
  const lines = wrapLines(text, width - 6).map((line) => [{ text: `   ${line}`, tone: 'muted' as const }]);
  return <Lines lines={[' ', ...lines]} width={width} />;
}
