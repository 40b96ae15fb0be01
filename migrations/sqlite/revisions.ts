/**
 * The names of the revisions, oldest first, without their code: every start compares them with what is applied, and
 * only a migration needs to load the rest. A test holds this list against the migrations.
 */
export const revisions: readonly string[] = [
  '20261121-01-front-desk',
  '20261121-02-data-menu',
  '20261126-01-accounts',
  '20261126-02-privacy',
];
