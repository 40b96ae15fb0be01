import { Command } from 'commander';
import type { Session } from './session.ts';

/** The commands about the encryption of the database at rest. */
export function encryptionCommands(session: Session): Command {
  const run = (act: 'encrypt' | 'change-key' | 'decrypt') => async () => {
    await (await import('./commands/encryption.ts')).runEncryption(session, act);
  };
  return make('encryption', 'Encrypt the database on the disk, change its key, or take that back')
    .addCommand(
      make('status', 'Whether the database is encrypted, and which keys are given and needed').action(
        async () => {
          await (await import('./commands/encryption.ts')).showEncryption(session);
        },
      ),
      { isDefault: true },
    )
    .addCommand(
      make('new-key', 'Make a file with a new key, for its owner alone')
        .argument('<file>', 'a file that is not there yet; keep a copy of it away from this machine')
        .action(async (file: string) => {
          await (await import('./commands/encryption.ts')).makeNewKey(session, file);
        }),
    )
    .addCommand(
      make('encrypt', 'Encrypt the database with the current key; every desk must be closed').action(
        run('encrypt'),
      ),
    )
    .addCommand(
      make(
        'change-key',
        'Write a new key into the key file, before the others, and encrypt the database with it',
      ).action(run('change-key')),
    )
    .addCommand(
      make('decrypt', 'Make the database plain again; every desk must be closed').action(run('decrypt')),
    );
}

function make(name: string, description: string): Command {
  return new Command(name).description(description).helpOption('-h, --help', 'show this help');
}
