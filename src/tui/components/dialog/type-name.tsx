import { Ask } from './ask.tsx';

export interface TypeNameOptions {
  readonly title: string;
  readonly lines: readonly string[];
  /** What has to be typed, letter for letter. */
  readonly name: string;
}

/** For the largest acts: the name has to be typed. */
export function TypeName(props: TypeNameOptions & { readonly answer: (yes: boolean | null) => void }) {
  return (
    <Ask
      title={props.title}
      lines={props.lines}
      label={`Type  ${props.name}  to go on`}
      required={false}
      check={(text) =>
        text === props.name ? undefined : `Type ${props.name} exactly, or Esc leaves all as it is.`
      }
      answer={(text) => props.answer(text !== null)}
    />
  );
}
