import type { Engine, Refusal } from '../storage/engine.ts';
import { GuardError } from '../storage/guard/error.ts';
import { DeskError } from './errors.ts';
import { guardRefusal } from './guard-refusal.ts';

/** Turns what the database or its guard refused into a sentence; faults of the program pass through as they are. */
export function explained(engine: Engine, error: unknown): unknown {
  if (error instanceof DeskError) return error;
  if (error instanceof GuardError) return guardRefusal(error);
  const refusal = engine.explain(error);
  return refusal ? sentence(refusal, error) : error;
}

/** Which uniqueness rule stands behind which columns. */
const uniqueRules: ReadonlyArray<{ columns: readonly string[]; say: () => DeskError }> = [
  {
    columns: ['patient_id', 'specialization_id'],
    say: () => new DeskError('already_waiting', 'This patient already waits for this specialization.'),
  },
  {
    columns: ['license_number'],
    say: () => taken('license_number', 'Another doctor has this licence number.'),
  },
  {
    columns: ['ticket_date', 'ticket'],
    say: () =>
      new DeskError('duplicate', 'This ticket has already been given out today.', {
        hint: 'Try again.',
      }),
  },
  { columns: ['code'], say: () => taken('code', 'Another specialization has this code.') },
  { columns: ['name'], say: () => taken('name', 'Another specialization has this name.') },
  {
    columns: ['doctor_id', 'day_of_week'],
    say: () => taken('day_of_week', 'This doctor already has hours for that day.'),
  },
];

function taken(field: string, message: string): DeskError {
  return new DeskError('duplicate', message, { fields: { [field]: message } });
}

function sentence(refusal: Refusal, cause: unknown): DeskError {
  switch (refusal.kind) {
    case 'overlap':
      return refusal.of === 'doctor'
        ? new DeskError('overlap', 'The doctor already has an appointment at that time.', {
            hint: 'Choose another time, or overbook on purpose with a reason.',
            cause,
          })
        : new DeskError('overlap', 'The patient already has an appointment at that time.', {
            hint: 'Choose another time; a patient cannot be in two places.',
            cause,
          });
    case 'unique': {
      const rule = uniqueRules.find((one) => one.columns.every((column) => refusal.columns.includes(column)));
      return (
        rule?.say() ??
        new DeskError('duplicate', `The ${refusal.columns.join(' and ')} must be unique.`, { cause })
      );
    }
    case 'anonymised':
      return new DeskError(
        'invalid',
        'This patient was anonymised here: nothing that was known comes back.',
        {
          hint: 'Register the person anew, if she comes again.',
          cause,
        },
      );
    case 'reference':
      return new DeskError(
        'in_use',
        'Something else refers to this, or it refers to something that is not there.',
        {
          hint: 'Deactivate it instead of deleting it.',
          cause,
        },
      );
    case 'check':
      return new DeskError('invalid', `The database refuses this value (rule ${refusal.constraint}).`, {
        cause,
      });
    case 'missing':
      return new DeskError('invalid', `${refusal.column}: This is required.`, {
        fields: { [refusal.column]: 'This is required.' },
        cause,
      });
    case 'busy':
      return new DeskError('busy', 'The database is locked by another desk.', {
        hint: 'Try again in a moment.',
        cause,
      });
    case 'read_only':
      return new DeskError('read_only', 'The database cannot be written here.', {
        hint: 'Check the permissions of the file and its folder, or leave out --read-only.',
        cause,
      });
    case 'moved':
      return new DeskError('no_database', 'The database was replaced while it was open here.', {
        hint: 'Nothing was saved. Leave, and start again.',
        cause,
      });
    case 'no_space':
      return new DeskError('no_space', 'The disk is full: nothing was saved.', {
        hint: 'Free some room, then try again.',
        cause,
      });
    case 'corrupt':
      return new DeskError('corrupt', 'The database is damaged.', {
        hint: 'Restore the newest backup.',
        cause,
      });
  }
}
