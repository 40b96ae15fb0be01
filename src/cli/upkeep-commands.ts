import { Command } from 'commander';
import type { ExitWith } from './data-commands.ts';
import type { Session } from './session.ts';

/** The commands that look after the database. */
export function upkeepCommands(session: Session, exitWith: ExitWith): Command[] {
  return [
    make('health', 'Whether the database is sound; exit 1 when it is not').action(async () => {
      exitWith(await (await import('./commands/health.ts')).showHealth(session));
    }),
    make('maintain', 'Keep the database quick and small; optimize when nothing is said')
      .argument('[what]', 'optimize, vacuum, analyze, reindex, check or all')
      .action(async (what: string | undefined) => {
        await (await import('./commands/maintain.ts')).runMaintain(session, what);
      }),
    make('clear', 'Remove all data but settings and the audit log, after a backup').action(async () => {
      await (await import('./commands/clear.ts')).runClear(session);
    }),
    retentionCommand(session),
    make('reload', 'Have every desk read everything again, and show the status').action(async () => {
      await (await import('./commands/reload.ts')).runReload(session);
    }),
    make('metrics', 'Figures for monitoring: Prometheus text, or JSON with --json')
      .option('--quick', 'leave out what reads the whole database: its integrity and its references')
      .action(async (options) => {
        await (await import('./commands/metrics.ts')).showMetrics(session, options);
      }),
    make('scheduled', 'Do what is due by the settings: backup, pruning, rehearsal, maintenance').action(
      async () => {
        await (await import('./commands/scheduled.ts')).runScheduled(session);
      },
    ),
    make('group-access', 'Open the data folder to its group, for one system login a person, or close it')
      .argument('[yes|no]', 'yes: files 0660 and folders 2770; no: 0600 and 0700')
      .action(async (said: string | undefined) => {
        await (await import('./commands/group-access.ts')).runGroupAccess(session, said);
      }),
    make('day-sheets', 'Sheets to print for a day without the machine: today and the next working day')
      .option('--to <file>', 'write plain text here, or to stdout with - (default: beside the backups)')
      .action(async (options) => {
        await (await import('./commands/day-sheets.ts')).runDaySheets(session, options);
      }),
  ];
}

function retentionCommand(session: Session): Command {
  const command = make('retention', 'What is kept too long by the settings, and its purge');
  command.addCommand(
    make('preview', 'What a purge would remove or anonymise, table by table; changes nothing').action(
      async () => {
        await (await import('./commands/retention.ts')).showRetention(session);
      },
    ),
  );
  command.addCommand(
    make('purge', 'Remove what is kept too long, after a backup; never done by itself').action(async () => {
      await (await import('./commands/retention.ts')).runPurge(session);
    }),
  );
  return command;
}

function make(name: string, description: string): Command {
  return new Command(name).description(description).helpOption('-h, --help', 'show this help');
}
