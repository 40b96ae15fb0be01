import { Command } from 'commander';
import type { ExitWith } from './data-commands.ts';
import type { Session } from './session.ts';

/** The commands that make backups and look after them. */
export function backupCommands(session: Session, exitWith: ExitWith): Command[] {
  return [backupCommand(session), backupsCommand(session, exitWith)];
}

function backupCommand(session: Session): Command {
  return make('backup', 'Back the clinic up while others work; proved whole before it counts')
    .option('--to <file>', 'write it to this file (default: one in the folder of the backups)')
    .option('--incremental', 'store only what no earlier incremental backup has stored')
    .option('--encrypt <recipient>', 'encrypt it for a recipient of age: age1…')
    .option(
      '--passphrase-file <file>',
      'encrypt it with the passphrase on the first line of this file, of ten letters or more',
    )
    .option('--if-older-than <age>', 'only when the newest one is older than 30m, 24h, 7d')
    .option('--note <text>', 'what it is made for')
    .action(async (options) => {
      await (await import('./commands/backup.ts')).runBackup(session, options);
    });
}

function backupsCommand(session: Session, exitWith: ExitWith): Command {
  return make('backups', 'The backups: list, verify, prune')
    .addCommand(
      make('list', 'Every backup, the newest first').action(async () => {
        await (await import('./commands/backups.ts')).listAll(session);
      }),
      { isDefault: true },
    )
    .addCommand(
      make('verify', 'Look whether backups are whole; exit 1 when one is not')
        .argument('[backup]', 'an id or a file (default: all of them)')
        .option('--rehearse', 'restore them into a scratch place, too, and bring them up to this program')
        .option('--identity <file>', 'the secret key that opens encrypted ones')
        .option('--passphrase-file <file>', 'the passphrase that opens them, on the first line')
        .action(async (backup: string | undefined, options) => {
          exitWith(await (await import('./commands/backups.ts')).runVerify(session, backup, options));
        }),
    )
    .addCommand(
      make('prune', 'Remove older backups; the newest good one always stays, and all of the last 24 hours')
        .option('--keep-daily <n>', 'of so many days the newest one stays')
        .option('--keep-weekly <n>', 'of so many weeks')
        .option('--keep-monthly <n>', 'of so many months')
        .option('--dry-run', 'say what would go and remove nothing')
        .action(async (options) => {
          await (await import('./commands/backups.ts')).runPrune(session, options);
        }),
    );
}

function make(name: string, description: string): Command {
  return new Command(name).description(description).helpOption('-h, --help', 'show this help');
}
