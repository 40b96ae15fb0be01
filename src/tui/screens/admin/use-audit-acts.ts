import type { AuditRow } from '../../../clinic/audit/index.ts';
import { listAudit } from '../../../clinic/audit/index.ts';
import { lastFirst, searchPatients } from '../../../clinic/patients/index.ts';
import { acknowledgeAudit, verifyAudit } from '../../../data/audit/index.ts';
import { useDialogs, useJobs, useMessage, useMoments } from '../../kit.ts';
import type { AuditContext } from './audit-actions.ts';
import { type AuditFilter, entryLines, noFilter, problemLines, verdictLines } from './audit-state.ts';
import { showText, textWidth } from './text-dialog.tsx';

const askWidth = 60;

/** What the keys do with the log. */
export function useAuditActs(
  entry: AuditRow | undefined,
  filter: AuditFilter,
  setFilter: (filter: AuditFilter) => void,
  title: (operation: string) => string,
): AuditContext {
  const dialogs = useDialogs();
  const jobs = useJobs();
  const moments = useMoments();
  const message = useMessage();
  const { shape } = listAudit.input;
  const problemOf = (field: 'from' | 'to') => (text: string) =>
    shape[field].safeParse(text).error?.issues[0]?.message;
  return {
    entry,
    isFiltered: filter !== noFilter,
    busy: jobs.running?.title ?? null,
    open: () =>
      entry &&
      showText(
        dialogs,
        `Entry ${entry.entry}`,
        entryLines(entry, title(entry.operation), moments, textWidth),
      ),
    async byPatient() {
      const patient = await dialogs.find({
        title: 'Only which patient?',
        query: searchPatients,
        input: (text) => ({ text }),
        option: (row) => ({
          value: { id: row.id, name: lastFirst(row) },
          label: lastFirst(row),
          hint: `${row.number}  ${row.birth_date}`,
        }),
      });
      if (patient !== null) setFilter({ ...filter, patient });
    },
    async byPerson() {
      const user = await dialogs.ask({
        title: 'Only by whom?',
        lines: ['Somebody’s e-mail, or the name as the log has it.'],
        label: 'Person',
        value: filter.user || (entry?.actor ?? ''),
      });
      if (user !== null) setFilter({ ...filter, user });
    },
    async byTime() {
      const from = await dialogs.ask({
        title: 'Only some days',
        label: 'From which day on',
        value: filter.from,
        required: false,
        check: problemOf('from'),
      });
      if (from === null) return;
      const to = await dialogs.ask({
        title: 'Only some days',
        label: 'Up to which day; empty: until now',
        value: filter.to,
        required: false,
        check: problemOf('to'),
      });
      if (to !== null) setFilter({ ...filter, from, to });
    },
    async byOperation() {
      const operation = await dialogs.ask({
        title: 'Only which operation?',
        lines: ['Its name, such as patients.edit, or a kind, such as patients.'],
        label: 'Operation',
        value: filter.operation || (entry?.operation ?? ''),
      });
      if (operation !== null) setFilter({ ...filter, operation });
    },
    all: () => setFilter(noFilter),
    async verify() {
      const found = await jobs.run(verifyAudit, {}, { quiet: true });
      if (found) await showText(dialogs, 'The audit log, verified', verdictLines(found, textWidth));
    },
    async acknowledge() {
      const found = await jobs.run(verifyAudit, {}, { quiet: true });
      if (!found) return;
      const problem = found.problems.find(({ acknowledged }) => acknowledged === undefined);
      if (problem === undefined)
        return message.done('Nothing is wrong with the log that is not acknowledged.');
      const reason = await dialogs.ask({
        title: 'Acknowledge what is wrong',
        lines: problemLines(problem, askWidth),
        label: 'How it came to be, on record',
        check: (typed) => acknowledgeAudit.input.shape.reason.safeParse(typed).error?.issues[0]?.message,
      });
      if (reason === null) return;
      const { entry: number, verdict } = problem;
      await jobs.run(
        acknowledgeAudit,
        { entry: number, verdict, reason },
        { said: ({ entry: said }) => `Acknowledged with entry ${said}. It stays listed.` },
      );
    },
  };
}
