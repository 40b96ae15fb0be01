/** What has to be known before somebody is anonymised; without the name of anybody. */
export const anonymisationWarning =
  'This cannot be undone. The name goes from the record, the visits, the queue and the log; backups, and exports kept elsewhere, still have it.';
