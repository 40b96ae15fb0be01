import { Box } from 'ink';
import { useState } from 'react';
import {
  type FormValues,
  fit,
  Lines,
  type LineText,
  type Span,
  Spinner,
  TextField,
  Toned,
  useActions,
  useBody,
  useLongWork,
  wrapLines,
} from '../../kit.ts';
import { doorActions } from './actions.ts';

export interface EntryField {
  readonly name: string;
  readonly label: string;
  readonly isSecret?: boolean;
}

export interface EntryProps {
  /** Above the fields: what this is, and why one sees it. */
  readonly head: readonly LineText[];
  readonly fields: readonly EntryField[];
  /** What is in the fields from the start. */
  readonly initial?: FormValues;
  readonly foot?: readonly LineText[];
  /** What was wrong with the last try, a sentence. */
  readonly problem: string | null;
  /** Said while it is being done. */
  readonly working: string;
  /** Does it, and says through `problem` what is wrong. Secrets are forgotten after each try. */
  readonly onEnter: (values: FormValues) => Promise<unknown>;
}

const LABEL = 18;
const FIELD = 40;

/** A few lines to fill in; Enter on the last one goes on. Of secret ones only dots are drawn. */
export function Entry(props: EntryProps) {
  const { columns: width, rows: height } = useBody();
  const { fields, problem } = props;
  const { isWorking, run } = useLongWork();
  const [values, setValues] = useState<FormValues>(props.initial ?? {});
  const [at, setAt] = useState(() => firstEmpty(fields, props.initial ?? {}) ?? 0);

  const enter = async () => {
    if (at < fields.length - 1) return setAt(at + 1);
    const empty = firstEmpty(fields, values);
    if (empty !== undefined) return setAt(empty);
    await run(() => props.onEnter(values));
    const kept = withoutSecrets(fields, values);
    setValues(kept);
    setAt(firstEmpty(fields, kept) ?? 0);
  };
  useActions(doorActions, {
    enter,
    // Never round to the other end: a password that is typed blindly would stand there in plain letters.
    move: (by) => setAt(at + by),
    isFirst: at === 0,
    isLast: at === fields.length - 1,
  });
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Lines lines={props.head} width={width} />
      {fields.map(({ name, label, isSecret }, index) => (
        <Box key={name} width={width} height={1}>
          <Toned tone={index === at ? 'title' : 'muted'}>
            {`${index === at ? ' ▸ ' : '   '}${fit(label, LABEL)}  `}
          </Toned>
          <Box width={FIELD} height={1} flexShrink={0}>
            <TextField
              value={values[name] ?? ''}
              onChange={(text) => setValues({ ...values, [name]: text })}
              focused={index === at}
              width={FIELD}
              mask={isSecret}
            />
          </Box>
        </Box>
      ))}
      <Toned> </Toned>
      {isWorking ? <Spinner label={props.working} /> : null}
      {isWorking || problem === null ? null : <Lines lines={problemLines(problem, width)} width={width} />}
      <Lines lines={props.foot ?? []} width={width} />
    </Box>
  );
}

function firstEmpty(fields: readonly EntryField[], values: FormValues): number | undefined {
  const index = fields.findIndex(({ name }) => !values[name]);
  return index < 0 ? undefined : index;
}

function withoutSecrets(fields: readonly EntryField[], values: FormValues): FormValues {
  const plain = fields.filter(({ isSecret }) => !isSecret).map(({ name }) => [name, values[name] ?? '']);
  return Object.fromEntries(plain);
}

function problemLines(problem: string, width: number): Span[][] {
  return wrapLines(`✗ ${problem}`, width - 6).map((text): Span[] => [{ text: `   ${text}`, tone: 'danger' }]);
}
