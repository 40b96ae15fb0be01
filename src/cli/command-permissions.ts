import type { Permission } from '../desk/index.ts';

/** What the commands beside the nouns' own ask of whoever calls them; null: nothing, whoever has the machine may. */
export const commandPermissions: Readonly<Record<string, Permission | null>> = {
  status: 'status.see',
  init: 'clinic.configure',
  migrate: 'data.migrate',
  history: 'status.see',
  downgrade: 'data.downgrade',
  // A tool of the checkout: it reads the sources, not the clinic.
  'create-migration': null,
  health: 'status.see',
  maintain: 'data.maintain',
  'encryption status': 'data.encrypt',
  // It looks at no clinic: a file of its own is made.
  'encryption new-key': null,
  'encryption encrypt': 'data.encrypt',
  'encryption change-key': 'data.encrypt',
  'encryption decrypt': 'data.encrypt',
  clear: 'data.clear',
  'group-access': 'clinic.configure',
  reload: 'data.status',
  metrics: 'data.status',
  scheduled: 'data.backup',
  'day-sheets': 'data.backup',
  login: 'account.enter',
  logout: 'account.enter',
  whoami: 'account.see',
  backup: 'data.backup',
  'backups list': 'data.backup',
  'backups verify': 'data.backup',
  'backups prune': 'data.prune',
  export: 'data.export',
  restore: 'data.restore',
  import: 'data.import',
  board: 'board.see',
  undo: 'undo',
};
