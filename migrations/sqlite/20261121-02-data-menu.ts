import { Migration } from '@mikro-orm/migrations';

/** The data menu: imports that are taken back, and how the columns of a file were matched the last time. */
export class DataMenu extends Migration {
  override up(): void {
    this.addSql('alter table uploads add column undone_at datetime null');
    this.addSql('alter table uploads add column undone_by text null');
    this.addSql(`create table import_mappings (
          id text not null primary key,
          table_name text not null,
          header_hash text not null,
          mapping text not null,
          delimiter text null,
          date_order text check (date_order in ('dmy', 'mdy', 'ymd')) null,
          encoding text null,
          used_at datetime not null,
          used_by text not null
        )`);
    this.addSql('create unique index uq_import_mappings_header on import_mappings (table_name, header_hash)');
  }

  override down(): void {
    this.addSql('drop table import_mappings');
    this.addSql('alter table uploads drop column undone_by');
    this.addSql('alter table uploads drop column undone_at');
  }
}
