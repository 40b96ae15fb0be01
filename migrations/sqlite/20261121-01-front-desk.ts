import { Migration } from '@mikro-orm/migrations';
import * as overlap from './front-desk/appointment-overlap.ts';
import * as search from './front-desk/patient-search.ts';
import { tables } from './front-desk/tables.ts';

/** The front desk: patients, doctors, queue, appointments, and the desk's own books. */
export class FrontDesk extends Migration {
  override up(): void {
    for (const table of tables) for (const sql of table.sql) this.addSql(sql);
    for (const sql of [...overlap.up, ...search.up]) this.addSql(sql);
  }

  override down(): void {
    for (const sql of [...search.down, ...overlap.down]) this.addSql(sql);
    for (const table of [...tables].reverse()) this.addSql(`drop table ${table.name}`);
  }
}
