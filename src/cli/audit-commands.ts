import { Command } from 'commander';
import type { ExitWith } from './data-commands.ts';
import type { Session } from './session.ts';

/** What `frontdesk audit` does beside its queries. */
export function auditCommands(session: Session, exitWith: ExitWith): Command[] {
  return [
    new Command('verify')
      .description('Whether the audit log is as it was written; exit 1 when it is not. Changes nothing')
      .helpOption('-h, --help', 'show this help')
      .option('--after <head>', 'go on after the head that an earlier look printed')
      .option('--against <head>', 'hold a head against it that was kept elsewhere, or the printed line')
      .action(async (options) => {
        exitWith(await (await import('./commands/audit-verify.ts')).runAuditVerify(session, options));
      }),
    new Command('acknowledge')
      .description('Say that a problem which verify names is known: it stays listed and is no alarm any more')
      .helpOption('-h, --help', 'show this help')
      .argument('<entry>', 'the entry that verify names')
      .option('--reason <text>', 'how it came to be; it stays on record')
      .option('--verdict <verdict>', 'which problem, where one entry has several')
      .action(async (entry: string, options) => {
        await (await import('./commands/audit-acknowledge.ts')).runAuditAcknowledge(session, entry, options);
      }),
  ];
}
