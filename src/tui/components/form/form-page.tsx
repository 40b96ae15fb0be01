import { Box } from 'ink';
import { useBody } from '../../shell/size.ts';
import { plainLine } from '../../text/index.ts';
import { Toned } from '../../theme/index.ts';
import { Form } from './form.tsx';
import type { FormControl } from './use-form.ts';

/** A screen that is a form: what is filled in, and its fields. What is asked and said around saving is `useForm`'s. */
export function FormPage({ title, form }: { readonly title: string; readonly form: FormControl }) {
  const { columns, rows } = useBody();
  return (
    <Box flexDirection="column" width={columns} height={rows}>
      <Toned tone="title">{` ${plainLine(title)}`}</Toned>
      <Toned> </Toned>
      <Form form={form} width={columns} height={rows - 2} />
    </Box>
  );
}
