import { specializationList } from '../../../clinic/specializations/index.ts';
import { type FormValues, type Option, useDialogs, useReader } from '../../kit.ts';
import { codeList, toggleCode } from './fields.ts';

/** Asks for specializations one after the other: each choice takes one in or out, until it is done. */
export function usePickSpecializations(): (values: FormValues) => Promise<Option<string> | null> {
  const dialogs = useDialogs();
  const read = useReader();
  return async (values) => {
    const all = await read(specializationList, {});
    let codes = values.specializations ?? '';
    for (;;) {
      const chosen = codeList(codes);
      const options: Option<string>[] = all
        .filter(({ is_active, code }) => is_active || chosen.includes(code))
        .map(({ code, name }) => ({
          value: code,
          label: `${chosen.includes(code) ? '✓' : ' '} ${name}`,
          hint: code,
        }));
      const done: Option<string> = { value: '', label: '  That is all', hint: codes };
      const code = await dialogs.choose({
        title: 'Which specializations?',
        options: chosen.length > 0 ? [done, ...options] : options,
        empty: 'There is none of that name. Esc goes back.',
      });
      if (code === null || code === '') return { value: codes, label: codes };
      codes = toggleCode(codes, code);
    }
  };
}
