import { defineActions } from '../../kit.ts';

/** What the keys do while it is decided how a file is read. */
export interface ColumnsContext {
  /** True when it can be tried, else what is still open. */
  readonly ready: true | string;
  /** What is under way, null when nothing is. */
  readonly busy: string | null;
  /** True when the fields of this table can be chosen, else why not. */
  readonly canMap: true | string;
  readonly tables: number;
  rehearse(): unknown;
  turn(by: 1 | -1): unknown;
  chooseField(): unknown;
  chooseTable(): unknown;
  turnDates(): unknown;
  turnSeparator(): unknown;
  turnHeader(): unknown;
  chooseEncoding(): unknown;
  turnConflict(): unknown;
  turnAllOrNothing(): unknown;
  nextTable(): unknown;
  chooseFile(): unknown;
  back(): unknown;
}

const free = ({ busy }: Pick<ColumnsContext, 'busy'>): true | string =>
  busy === null || `${busy}: one moment.`;
const mappable = (context: ColumnsContext) => (free(context) === true ? context.canMap : free(context));

export const columnsActions = defineActions<ColumnsContext>(
  'data-import',
  'Import: what was read',
  [
    {
      id: 'data-import.rehearse',
      title: 'Try it without writing anything',
      keys: ['enter'],
      hint: 'dry run',
      when: (step) => (free(step) === true ? step.ready : free(step)),
      run: (step) => step.rehearse(),
    },
    {
      id: 'data-import.next-field',
      title: 'The next field for this column',
      keys: ['right'],
      hint: 'field',
      when: mappable,
      run: (step) => step.turn(1),
    },
    {
      id: 'data-import.previous-field',
      title: 'The field before for this column',
      keys: ['left'],
      hint: 'field',
      when: mappable,
      run: (step) => step.turn(-1),
    },
    {
      id: 'data-import.field',
      title: 'Choose the field of this column by name',
      keys: ['f'],
      hint: 'by name',
      when: mappable,
      run: (step) => step.chooseField(),
    },
    {
      id: 'data-import.dates',
      title: 'How dates are written: day, month or year first',
      keys: ['d'],
      hint: 'dates',
      when: free,
      run: (step) => step.turnDates(),
    },
    {
      id: 'data-import.separator',
      title: 'What stands between columns',
      keys: ['s'],
      hint: 'separator',
      when: free,
      run: (step) => step.turnSeparator(),
    },
    {
      id: 'data-import.header',
      title: 'Whether the first line names the columns',
      keys: ['h'],
      when: free,
      run: (step) => step.turnHeader(),
    },
    {
      id: 'data-import.encoding',
      title: 'How letters are encoded',
      keys: ['c'],
      when: free,
      run: (step) => step.chooseEncoding(),
    },
    {
      id: 'data-import.table',
      title: 'What the rows are: patients, doctors, appointments …',
      keys: ['t'],
      hint: 'what rows are',
      when: free,
      run: (step) => step.chooseTable(),
    },
    {
      id: 'data-import.conflict',
      title: 'Rows that are here already and differ: skip them or update what is here',
      keys: ['o'],
      when: free,
      run: (step) => step.turnConflict(),
    },
    {
      id: 'data-import.all-or-nothing',
      title: 'Land every row or none',
      keys: ['a'],
      when: free,
      run: (step) => step.turnAllOrNothing(),
    },
    {
      id: 'data-import.next-table',
      title: 'The next table of the file',
      keys: ['tab'],
      when: (step) => (step.tables > 1 ? true : 'The file holds one table.'),
      run: (step) => step.nextTable(),
    },
    {
      id: 'data-import.file',
      title: 'Choose another file',
      keys: ['/'],
      hint: 'other file',
      when: free,
      run: (step) => step.chooseFile(),
    },
    {
      id: 'data-import.back',
      title: 'Back, nothing done',
      keys: ['esc'],
      hint: 'back',
      run: (step) => step.back(),
    },
  ],
  ['list', 'running-job'],
);

/** What the keys do when a dry run or an import is done. */
export interface ReportContext {
  /** True when the rows can be imported now, else why not. */
  readonly canImport: true | string;
  readonly isDone: boolean;
  /** What is under way, null when nothing is. */
  readonly busy: string | null;
  land(): unknown;
  uploads(): unknown;
  back(): unknown;
}

export const reportActions = defineActions<ReportContext>(
  'data-import-report',
  'Import: what would come of it, and what did',
  [
    {
      id: 'data-import-report.land',
      title: 'Import the good rows',
      keys: ['enter'],
      hint: (step) => (step.isDone ? '' : 'import'),
      when: (step) => (free(step) === true ? step.canImport : free(step)),
      run: (step) => step.land(),
    },
    {
      id: 'data-import-report.uploads',
      title: 'Uploads: take an import back',
      keys: ['U'],
      hint: 'uploads',
      when: free,
      run: (step) => step.uploads(),
    },
    {
      id: 'data-import-report.back',
      title: 'Back',
      keys: ['esc'],
      hint: (step) => (step.isDone ? 'back to Data' : 'back, nothing done'),
      run: (step) => step.back(),
    },
  ],
  ['list', 'running-job'],
);
