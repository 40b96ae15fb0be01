import { useRef, useState } from 'react';
import {
  countPatients,
  listPatients,
  type PatientListRow,
  searchPatients,
} from '../../../clinic/patients/index.ts';
import { useRead } from '../../kit.ts';

const pageLength = 100;
const mostFound = 50;

export interface Finder {
  readonly rows: readonly PatientListRow[] | undefined;
  /** "3 of 1 000 412" */
  readonly note: string;
  /** The line that `rows` answer; while one types it lags behind. */
  readonly answered: string;
  more(): void;
}

/** The patients the line finds; with an empty line all of them, page by page. An answer always belongs to its line. */
export function useFinder(line: string): Finder {
  const [length, setLength] = useState(pageLength);
  const wanted = line.trim();
  const found = useRead(searchPatients, { text: wanted, limit: mostFound + 1 }, { enabled: wanted !== '' });
  const listed = useRead(listPatients, { limit: length }, { enabled: wanted === '' });
  const total = useRead(countPatients, {}).data?.all;
  const searching = wanted !== '';
  const rows = searching ? found.data?.slice(0, mostFound) : listed.data;
  const reading = searching ? found : listed;
  const answered = useRef('');
  if (rows !== undefined && !reading.isStale) answered.current = wanted;
  return {
    rows,
    answered: answered.current,
    note: noteOf(searching ? found.data : undefined, total),
    more: () => {
      if (!searching && rows?.length === length) setLength(length + pageLength);
    },
  };
}

function noteOf(found: readonly PatientListRow[] | undefined, total: number | undefined): string {
  if (total === undefined) return '';
  if (found === undefined) return `${grouped(total)} ${total === 1 ? 'patient' : 'patients'}`;
  const count = found.length > mostFound ? `first ${mostFound}` : grouped(found.length);
  return `${count} of ${grouped(total)}`;
}

/** 1000412 → "1 000 412": long numbers are read in threes. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
}
