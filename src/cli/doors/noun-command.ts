import { Command } from 'commander';
import { doorsOf, type NounName, nouns } from '../../clinic/registry.ts';
import type { Session } from '../session.ts';
import { doorCommand } from './command.ts';

/** `frontdesk patients …` with a verb for each operation and query of the noun. Loads the noun. */
export async function nounCommand(noun: NounName, session: Session): Promise<Command> {
  const command = bareNoun(noun);
  const doors = (await doorsOf(noun)).filter((door) => !door.cli?.hidden);
  for (const door of doors) {
    command.addCommand(doorCommand(door, session), { isDefault: listsByItself.has(door.name) });
  }
  return command;
}

/** The noun as the list of commands shows it, without its verbs. */
export function bareNoun(noun: NounName): Command {
  return new Command(noun).description(nouns[noun].title).helpOption('-h, --help', 'show this help');
}

/** `frontdesk uploads` alone lists them. */
const listsByItself: ReadonlySet<string> = new Set([
  'uploads.list',
  'logs.list',
  'settings.list',
  'audit.list',
  'users.list',
  'sessions.list',
]);
