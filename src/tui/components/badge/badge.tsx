import { type Mark, Toned } from '../../theme/index.ts';

/** A mark as a word with its sign. In a table's row, use the mark's parts in the row's text instead. */
export function Badge({ mark }: { readonly mark: Mark }) {
  return <Toned tone={mark.tone}>{`${mark.sign} ${mark.word}`}</Toned>;
}
