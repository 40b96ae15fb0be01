import { type AuditRow, listAudit } from '../../../clinic/audit/index.ts';
import { acknowledgeAudit, verifyAudit } from '../../../data/audit/index.ts';
import { defineActions } from '../../kit.ts';

/** What the keys of the audit log work on. */
export interface AuditContext {
  readonly entry: AuditRow | undefined;
  readonly isFiltered: boolean;
  /** What is under way, null when nothing is. */
  readonly busy: string | null;
  open(): unknown;
  byPatient(): unknown;
  byPerson(): unknown;
  byTime(): unknown;
  byOperation(): unknown;
  all(): unknown;
  verify(): unknown;
  acknowledge(): unknown;
}

const onEntry = ({ entry }: AuditContext) => (entry ? true : 'There is no entry here.');

export const auditActions = defineActions<AuditContext>(
  'audit',
  'Audit log',
  [
    {
      id: 'audit.open',
      title: 'Show the entry: before and after',
      keys: ['enter'],
      asks: listAudit,
      hint: 'show',
      when: onEntry,
      run: (audit) => audit.open(),
    },
    {
      id: 'audit.verify',
      title: 'Verify that nothing in the log was changed, removed or put in',
      keys: ['v'],
      asks: verifyAudit,
      hint: 'verify',
      when: ({ busy }) => (busy === null ? true : `${busy}: still under way.`),
      run: (audit) => audit.verify(),
    },
    {
      id: 'audit.acknowledge',
      title: 'Acknowledge what is wrong with the log, saying how it came to be',
      keys: ['a'],
      asks: acknowledgeAudit,
      when: ({ busy }) => (busy === null ? true : `${busy}: still under way.`),
      run: (audit) => audit.acknowledge(),
    },
    {
      id: 'audit.patient',
      title: 'Only one patient',
      keys: ['p'],
      asks: listAudit,
      hint: 'patient',
      run: (audit) => audit.byPatient(),
    },
    {
      id: 'audit.person',
      title: 'Only by one person',
      keys: ['w'],
      asks: listAudit,
      hint: 'who',
      run: (audit) => audit.byPerson(),
    },
    {
      id: 'audit.time',
      title: 'Only some days',
      keys: ['t'],
      asks: listAudit,
      hint: 'time',
      run: (audit) => audit.byTime(),
    },
    {
      id: 'audit.operation',
      title: 'Only one operation, or all of a kind',
      keys: ['o'],
      asks: listAudit,
      hint: 'operation',
      run: (audit) => audit.byOperation(),
    },
    {
      id: 'audit.all',
      title: 'Show everything again',
      keys: ['esc'],
      hint: 'show all',
      when: ({ isFiltered }) => (isFiltered ? true : 'Everything is shown.'),
      run: (audit) => audit.all(),
    },
  ],
  ['list', 'tabs', 'running-job'],
);
