/** What has to be known before somebody is anonymised; without the name of whom. */
export const anonymisationWarning =
  'This cannot be undone. Her name goes from the record, the visits, the queue and the log; backups and exports that are kept elsewhere still have it.';
