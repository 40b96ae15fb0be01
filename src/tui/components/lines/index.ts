export { Lines, type LinesProps } from './lines.tsx';
export { fitSpans, type LineText, type Span, SpanLine } from './spans.tsx';
