/**
 * What an operation or query asks of the one who calls it. Accounts come later: until the first account exists
 * everything is open; the table role × permission will stand here.
 */
export type Permission =
  | 'board.see'
  | 'patients.find'
  | 'patients.edit'
  | 'patients.delete'
  | 'clinical.see'
  | 'queue.work'
  | 'appointments.work'
  | 'clinic.see'
  | 'clinic.configure'
  | 'data.status'
  | 'data.backup'
  | 'data.restore'
  | 'data.export'
  | 'data.import'
  | 'data.maintain'
  | 'data.clear'
  | 'data.migrate'
  | 'audit.see'
  | 'undo';
