/**
 * What the sqlite3 shell's `.import` does: cuts lines into columns and puts them into the table, with its indexes, its
 * triggers and its search index, in one transaction. Arguments: database, file.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { readyColumns } from './files.ts';

const [db = '', file = ''] = process.argv.slice(2);
const database = new Database(db);
database.pragma('journal_mode = wal');
database.pragma('synchronous = full');
const places = readyColumns.map(() => '?').join(', ');
const insert = database.prepare(`insert into patients (${readyColumns.join(', ')}) values (${places})`);

async function run(): Promise<void> {
  database.exec('begin');
  let isHeader = true;
  for await (const line of createInterface({
    input: createReadStream(file),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    if (!isHeader) insert.run(cellsOf(line).map((cell) => (cell === '' ? null : cell)));
    isHeader = false;
  }
  database.exec('commit');
  database.close();
}

function cellsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

void run();
