import { Box } from 'ink';
import { useEffect } from 'react';
import { exportData } from '../../../data/export/index.ts';
import { pathTyped } from '../../../data/files/index.ts';
import { DeskError } from '../../../desk/errors.ts';
import {
  counted,
  Form,
  type FormValues,
  Toned,
  useBody,
  useDialogs,
  useForm,
  useHouse,
  useJobs,
  useMessage,
  useNavigation,
  useNow,
  useParams,
} from '../../kit.ts';
import { exportFields, fileForFormat, requestOf, startValues } from './state.ts';
import { usePickTables } from './use-pick-tables.ts';

/** Writes the clinic's data, or some of it, to a file. */
export function ExportView() {
  const { columns: width, rows: height } = useBody();
  const { back } = useNavigation();
  const params = useParams();
  const now = useNow();
  const { time_zone } = useHouse();
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(time_zone).toPlainDate().toString();
  const write = useExport();
  const form = useForm({
    what: 'the export',
    fields: exportFields(usePickTables()),
    initial: startValues(today, params),
    onSave: (values) => {
      void write(values);
      back();
    },
    onCancel: back,
  });
  const proposed = fileForFormat(form.values, today);
  const { set } = form;
  useEffect(() => {
    if (proposed !== null) set('file', proposed);
  });
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Toned tone="title"> Export</Toned>
      <Toned tone="muted"> One picture of the data as they are now; others go on. Ctrl+S writes it.</Toned>
      <Toned> </Toned>
      <Form form={form} width={width} height={height - 3} />
    </Box>
  );
}

/** Writes it while the screens go on. What was typed is offered again when it is refused. */
function useExport(): (values: FormValues) => Promise<void> {
  const jobs = useJobs();
  const say = useMessage();
  const dialogs = useDialogs();
  const { navigate } = useNavigation();

  return async (values) => {
    const file = pathTyped(values.file ?? '', process.cwd());
    const request = requestOf(values, file);
    const attempt = async (overwrite: boolean): Promise<void> => {
      const { rows } = await jobs.raw(exportData, { ...request, overwrite });
      const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
      say.done(`Exported ${counted(total, 'row')} to ${file}.`);
    };
    try {
      await attempt(false);
    } catch (problem) {
      if (!(problem instanceof DeskError)) return say.fail(problem);
      if (problem.code === 'cancelled') return say.warn('Export: Stopped. No file was written.');
      if (problem.code !== 'confirm') {
        say.fail(problem);
        return navigate('data-export', values);
      }
      const sure = await dialogs.confirm({
        title: 'Replace it?',
        lines: [`${file} is there already.`],
        yes: 'replace it',
        no: 'leave it as it is',
      });
      if (!sure) return navigate('data-export', values);
      await attempt(true).catch(say.fail);
    }
  };
}
