import { Migration } from '@mikro-orm/migrations';
import { down, up } from './privacy/anonymised.ts';
import * as redaction from './privacy/redaction.ts';

/** Patients who were anonymised, for good; and entries of the audit log from which what was personal is gone. */
export class Privacy extends Migration {
  override up(): void {
    for (const sql of [...redaction.up, ...up]) this.addSql(sql);
  }

  override down(): void {
    for (const sql of [...down, ...redaction.down]) this.addSql(sql);
  }
}
