import { Box, Text } from 'ink';
import { displayWidth, fit, plainLine, truncate } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';
import { ChoiceField } from '../choice-field/index.ts';
import { TextField } from '../text-field/index.ts';
import type { FormField, FormRow } from './field.ts';
import { layoutField } from './field-layout.ts';
import type { FormControl } from './use-form.ts';

/** `▸ Address  2 filled`: a folded part of the form. */
export function SectionLine(props: {
  readonly row: FormRow & { kind: 'section' };
  readonly isFocused: boolean;
}) {
  const { title, isOpen, filled } = props.row;
  const note = filled > 0 ? `  ${filled} filled` : '';
  return (
    <Text wrap="truncate">
      <Toned tone="title">{props.isFocused ? ' ▸ ' : '   '}</Toned>
      <Toned tone={props.isFocused ? 'cursor' : 'title'}>{`${isOpen ? '▾' : '▸'} ${title}`}</Toned>
      <Toned tone="muted">{note}</Toned>
    </Text>
  );
}

const YES_NO = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
];

/** `   Phone       020 7946 07      ✗ Too short…`: label, value, and what is to be said about it. */
export function FieldLine(props: {
  readonly field: FormField;
  readonly form: FormControl;
  readonly isFocused: boolean;
  readonly labelWidth: number;
  readonly width: number;
}) {
  const { field, form, isFocused, labelWidth, width } = props;
  const value = form.values[field.name] ?? '';
  const { valueWidth, beside, isWrong } = layoutField(field, form, { width, labelWidth });
  return (
    <Box width={width} height={1}>
      <Toned
        tone={isFocused ? 'title' : 'muted'}
      >{`${isFocused ? ' ▸ ' : '   '}${fit(field.label, labelWidth)}  `}</Toned>
      <Box width={valueWidth} height={1} flexShrink={0}>
        <Value
          // An example beside a reason would be read as the value that is wrong.
          field={isWrong && field.kind === 'text' ? { ...field, placeholder: undefined } : field}
          form={form}
          value={value}
          isFocused={isFocused}
          width={valueWidth}
        />
      </Box>
      {beside === '' ? null : <Toned tone={isWrong ? 'danger' : 'muted'}>{` ${beside}`}</Toned>}
    </Box>
  );
}

function Value(props: {
  readonly field: FormField;
  readonly form: FormControl;
  readonly value: string;
  readonly isFocused: boolean;
  readonly width: number;
}) {
  const { field, form, value, isFocused, width } = props;
  const onChange = (next: string) => form.set(field.name, next);
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          value={value}
          onChange={onChange}
          focused={isFocused}
          width={width}
          placeholder={field.placeholder}
          mask={field.mask}
        />
      );
    case 'choice':
      return (
        <ChoiceField
          value={value}
          options={field.options}
          onChange={onChange}
          focused={isFocused}
          width={width}
        />
      );
    case 'toggle':
      return (
        <ChoiceField
          value={value || 'no'}
          options={YES_NO}
          onChange={onChange}
          focused={isFocused}
          width={width}
        />
      );
    case 'long':
      return <Opening text={plainLine(value)} verb="write" isFocused={isFocused} width={width} />;
    case 'pick':
      return (
        <Opening text={plainLine(field.shown ?? value)} verb="choose" isFocused={isFocused} width={width} />
      );
  }
}

function Opening(props: {
  readonly text: string;
  readonly verb: string;
  readonly isFocused: boolean;
  readonly width: number;
}) {
  const text = props.text === '' ? '–' : props.text;
  if (!props.isFocused) return <Toned>{truncate(text, props.width)}</Toned>;
  const hint = `  Enter: ${props.verb}`;
  return (
    <Text wrap="truncate">
      <Toned tone="cursor">{truncate(text, Math.max(1, props.width - displayWidth(hint)))}</Toned>
      <Toned tone="muted">{hint}</Toned>
    </Text>
  );
}
