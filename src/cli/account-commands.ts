import { Command } from 'commander';
import type { Session } from './session.ts';

/** The commands that say who works here; those about accounts themselves are made from the operations. */
export function accountCommands(session: Session): Command[] {
  return [
    make('login', 'Sign in for the commands that follow; the password is asked for')
      .argument('[email]', 'the e-mail of the account')
      .action(async (email: string | undefined) => {
        await (await import('./commands/login.ts')).runLogin(session, email);
      }),
    make('logout', 'End the sign-in of the commands')
      .option('--everywhere', 'every session of yours: screens, commands and tokens')
      .action(async (options) => {
        await (await import('./commands/login.ts')).runLogout(session, options);
      }),
    make('whoami', 'Who is signed in').action(async () => {
      await (await import('./commands/whoami.ts')).showWhoAmI(session);
    }),
  ];
}

function make(name: string, description: string): Command {
  return new Command(name).description(description).helpOption('-h, --help', 'show this help');
}
