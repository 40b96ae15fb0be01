import type { Dispatch } from 'react';
import type { DoctorRow } from '../../../clinic/doctors/index.ts';
import type { PatientListRow } from '../../../clinic/patients/index.ts';
import type { BookEvent, BookState } from './state.ts';

/** What every page of the book knows, day or week. */
export interface Page {
  readonly state: BookState;
  readonly dispatch: Dispatch<BookEvent>;
  readonly doctor: { readonly id: string; readonly name: string };
  /** The active ones, to choose from. */
  readonly doctors: readonly DoctorRow[];
  /** Whom the next booking is for, when the screen was opened for somebody. */
  readonly patient: PatientListRow | null;
  readonly now: string;
  readonly today: string;
  readonly zone: string;
  readonly width: number;
  readonly height: number;
}
