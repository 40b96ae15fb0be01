import { Box } from 'ink';
import { useEffect, useRef, useState } from 'react';
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
  useKeptTo,
  useKeysHeldUntil,
  useMessage,
  useNavigation,
  useNow,
  useParams,
} from '../../kit.ts';
import { exportFields, fileForFormat, OWN_FOLDER, requestOf, startValues } from './state.ts';
import { usePickTables } from './use-pick-tables.ts';

/** Writes the clinic's data, or some of it, to a file. */
export function ExportView() {
  const folder = useExportFolder();
  useKeysHeldUntil(folder !== null);
  return folder === null ? null : <ExportForm folder={folder} />;
}

function ExportForm({ folder }: { readonly folder: string }) {
  const { columns: width, rows: height } = useBody();
  const { back } = useNavigation();
  const params = useParams();
  const now = useNow();
  const { time_zone } = useHouse();
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(time_zone).toPlainDate().toString();
  const write = useExport(folder);
  const form = useForm({
    what: 'the export',
    fields: exportFields(usePickTables()),
    initial: startValues(today, folder, params),
    onSave: (values) => {
      void write(values);
      back();
    },
    onCancel: back,
  });
  const proposed = fileForFormat(form.values, today, folder);
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

/** Where it goes unless somebody says: one's own folder, the clinic's for whoever is kept to it. Null while nobody knows. */
function useExportFolder(): string | null {
  const ask = useRef(useKeptTo());
  const [folder, setFolder] = useState<string | null>(null);
  useEffect(() => {
    // A job asks again: where nobody can say here, it refuses.
    void ask.current().then(
      (kept) => setFolder(kept?.exports ?? OWN_FOLDER),
      () => setFolder(OWN_FOLDER),
    );
  }, []);
  return folder;
}

/** Writes it while the screens go on. What was typed is offered again when it is refused. */
function useExport(folder: string): (values: FormValues) => Promise<void> {
  const jobs = useJobs();
  const say = useMessage();
  const dialogs = useDialogs();
  const { navigate } = useNavigation();

  return async (values) => {
    const file = pathTyped(values.file ?? '', folder === OWN_FOLDER ? process.cwd() : folder);
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
