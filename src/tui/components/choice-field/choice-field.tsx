import { useField } from '../../actions/index.ts';
import { plainLine, truncate } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';
import { type ChoiceOption, jumpToLetter, turnChoice } from './choice.ts';

export interface ChoiceFieldProps {
  readonly value: string;
  readonly options: readonly ChoiceOption[];
  readonly onChange: (value: string) => void;
  readonly focused: boolean;
  readonly width: number;
}

/** `‹ female ›`: one of few. ← and → turn it, a letter jumps to the next that begins with it. */
export function ChoiceField({ value, options, onChange, focused, width }: ChoiceFieldProps) {
  useField(
    {
      insert: (text, pasted) => {
        if (pasted) return;
        onChange(text === ' ' ? turnChoice(options, value, 1) : jumpToLetter(options, value, text));
      },
      edit: (key) => {
        if (key !== 'left' && key !== 'right') return false;
        onChange(turnChoice(options, value, key === 'right' ? 1 : -1));
        return true;
      },
      takes: (key) => key === 'left' || key === 'right',
    },
    focused,
  );
  const label = plainLine(options.find((option) => option.value === value)?.label ?? value);
  return <Toned tone={focused ? 'cursor' : 'plain'}>{`‹ ${truncate(label || '–', width - 4)} ›`}</Toned>;
}
