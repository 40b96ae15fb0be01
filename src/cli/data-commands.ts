import { Command } from 'commander';
import { accountCommands } from './account-commands.ts';
import { backupCommands } from './backup-commands.ts';
import { encryptionCommands } from './encryption-commands.ts';
import type { Session } from './session.ts';
import { upkeepCommands } from './upkeep-commands.ts';

/** Hears the exit code of a command that did its work and has something else than 0 to say. */
export type ExitWith = (code: number) => void;

/** The commands about the database and its data, beside those of the clinic's nouns. */
export function dataCommands(session: Session, exitWith: ExitWith): Command[] {
  return [
    make('status', 'What the database is and holds').action(async () => {
      await (await import('./commands/status.ts')).showStatus(session);
    }),
    make('init', 'Create the clinic’s database; safe to repeat')
      .option('--name <name>', 'the name of the clinic')
      .option('--time-zone <zone>', 'its time zone, such as Europe/Berlin (default: this machine’s)')
      .option('--country <code>', 'its country, two letters: phone numbers without + are of it')
      .option('--demo', 'fill it with a demo clinic to try things on; only where there is no data yet')
      .option('--admin <email>', 'make this the first administrator; the password is asked for')
      .option('--first-name <name>', 'the administrator’s first name (default: from the e-mail)')
      .option('--last-name <name>', 'the administrator’s last name')
      .action(async (options) => {
        await (await import('./commands/init.ts')).runInit(session, options);
      }),
    make('migrate', 'Bring an older database up to this program; safe to repeat')
      .option('--to <revision>', 'only up to this revision')
      .option('--dry-run', 'print the SQL and change nothing')
      .action(async (options) => {
        await (await import('./commands/migrate.ts')).runMigrate(session, options);
      }),
    make('history', 'Every revision of the database, applied or not').action(async () => {
      await (await import('./commands/history.ts')).showHistory(session);
    }),
    make('downgrade', 'Roll revisions back: one step, STEPS, to a REVISION or to base')
      .argument('[target]', 'how many steps, a revision, or base (default: 1)')
      .action(async (target: string | undefined) => {
        await (await import('./commands/migrate.ts')).runDowngrade(session, target);
      }),
    make(
      'create-migration',
      'Write a migration from the difference between entities and schema (development)',
    )
      .argument('<description>', 'what it is for, a few words')
      .option('--dry-run', 'print the SQL and write nothing')
      .action(async (description: string, options) => {
        const { createMigration } = await import('./commands/create-migration.ts');
        await createMigration(session, description, options);
      }),
    ...upkeepCommands(session, exitWith),
    ...accountCommands(session),
    ...backupCommands(session, exitWith),
    encryptionCommands(session),
    exportCommand(session),
    restoreCommand(session),
    importCommand(session),
    make('board', 'Who is called where: ticket numbers only, never names').action(async () => {
      await (await import('./commands/board.ts')).showBoard(session);
    }),
    make('undo', 'Take back your last act, within 5 minutes').action(async () => {
      await (await import('./commands/undo.ts')).undoLastAct(session);
    }),
  ];
}

function exportCommand(session: Session): Command {
  return make('export', 'Write the clinic’s data, or some of it, to a file')
    .argument('[file]', 'a file, a folder or a .zip for several tables as CSV, or - for standard output')
    .option('--format <format>', 'sql, csv, json, ndjson or xlsx (default: from the file’s ending)')
    .option('--table <tables...>', 'these tables (default: all of them)')
    .option('--where <field=value...>', 'only rows with this value; TABLE.FIELD=VALUE for one table')
    .option('--since <date>', 'only rows that were created or changed since that day')
    .option('--columns <columns...>', 'only these columns, of one table')
    .option(
      '--patient <patient>',
      'all that is kept of one patient, by id or number, as JSON for her to take away',
    )
    .option('--mask', 'put made-up people in the place of real ones, for development')
    .option('--bom', 'begin CSV files with a byte order mark, for Excel')
    .option('--crlf', 'end the lines of CSV files with CR LF, for Excel')
    .action(async (file: string | undefined, options) => {
      await (await import('./commands/export.ts')).runExport(session, file, options);
    });
}

function restoreCommand(session: Session): Command {
  return make('restore', 'Put a backup in the place of what is there now; a copy of that is kept')
    .argument('[backup]', 'the id of a backup, or its file')
    .option('--dry-run', 'check it, say what would change, and change nothing')
    .option(
      '--at <time>',
      'the newest state at or before this time: a date, the clinic’s time, or an instant',
    )
    .option('--undo', 'go back to what was there before the last restore')
    .option('--identity <file>', 'the secret key that opens an encrypted backup')
    .option('--passphrase-file <file>', 'the passphrase that opens it, on the first line')
    .action(async (backup: string | undefined, options) => {
      await (await import('./commands/restore.ts')).runRestore(session, backup, options);
    });
}

function importCommand(session: Session): Command {
  return make('import', 'Read a file, a folder or a zip into the clinic')
    .argument('[file]', 'a CSV, TSV, JSON, NDJSON, SQL or XLSX file, a folder or a zip of them, or -')
    .option('--table <table>', 'what the rows are, where neither names nor columns tell')
    .option(
      '--map <column=field>',
      'which column is which field; may be repeated',
      (pair: string, before: string[]) => [...before, pair],
      [],
    )
    .option('--format <format>', 'how the file is written (default: from its ending)')
    .option('--dry-run', 'say what would happen and change nothing')
    .option(
      '--on-conflict <what>',
      'a row that is here already and differs: skip it, update what is here, or fail (default: skip)',
    )
    .option('--all-or-nothing', 'land every row or none')
    .option('--rejects <file>', 'write the rejected rows with their reasons to this CSV file')
    .option('--date-order <order>', 'how dates are written: dmy, mdy or ymd')
    .option('--encoding <name>', 'the encoding of the file, such as utf-8 or windows-1252')
    .option('--delimiter <sign>', 'what stands between columns, such as ; or tab')
    .option('--no-header', 'the first row is data; the columns are “column 1”, “column 2” …')
    .action(async (file: string | undefined, options) => {
      await (await import('./commands/import.ts')).runImport(session, file, options);
    });
}

function make(name: string, description: string): Command {
  return new Command(name).description(description).helpOption('-h, --help', 'show this help');
}
