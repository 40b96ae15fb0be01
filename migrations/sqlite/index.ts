import { FrontDesk } from './20261121-01-front-desk.ts';
import { DataMenu } from './20261121-02-data-menu.ts';
import { Accounts } from './20261126-01-accounts.ts';
import { Privacy } from './20261126-02-privacy.ts';

/** Every revision of a SQLite database, oldest first. Listed by hand: the bundled program has no folder to scan. */
export const migrations = [
  { name: '20261121-01-front-desk', class: FrontDesk },
  { name: '20261121-02-data-menu', class: DataMenu },
  { name: '20261126-01-accounts', class: Accounts },
  { name: '20261126-02-privacy', class: Privacy },
];
