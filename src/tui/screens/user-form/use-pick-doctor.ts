import { doctorList } from '../../../clinic/doctors/index.ts';
import { type Option, useDialogs } from '../../kit.ts';

/** The doctor that somebody is, found by name. */
export function usePickDoctor(): (typed: string) => Promise<Option<string> | null> {
  const dialogs = useDialogs();
  return (typed) =>
    dialogs.find({
      title: 'Which doctor is this?',
      typed,
      query: doctorList,
      input: (text) => (text.trim() === '' ? {} : { text }),
      option: ({ id, full_name, license_number }) => ({
        value: { value: id, label: full_name },
        label: full_name,
        hint: license_number,
      }),
      empty: 'No doctor is called that.',
    });
}
