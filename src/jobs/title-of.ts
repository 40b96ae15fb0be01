import { doorNamed } from '../clinic/registry.ts';
import { actNamed } from '../data/acts.ts';
import { jobNamed } from './registry.ts';

/** What stands in the logs under a name that is no command's and no job's. */
const others: Readonly<Record<string, () => Promise<string>>> = {
  'undo.last': async () => (await import('../desk/undo/operation.ts')).undoLast.title,
  'sessions.sign_in': async () => (await import('../clinic/sessions/enter.ts')).enter.title,
  'sessions.sign_in_refused': async () => (await import('../clinic/users/tries.ts')).tryRefused.title,
  'data.encrypt': async () => 'Encrypt, change the key or decrypt',
  'audit.acknowledge': async () => (await import('../data/audit/acknowledge.ts')).acknowledge.title,
  'audit.begin_acknowledging': async () =>
    (await import('../data/audit/acknowledge.ts')).beginAcknowledging.title,
  'import.remember': async () => (await import('../data/import/remembered.ts')).rememberMapping.title,
  'audit.key': async () => 'Begin a new key of the log',
};

/** What work is called that the logs name (`patients.edit` → `Edit a patient`); the name itself where nobody knows it. */
export async function titleOf(name: string): Promise<string> {
  const other = Object.hasOwn(others, name) ? await others[name]?.() : undefined;
  const known = other ?? actNamed(name)?.title ?? (await doorNamed(name))?.title;
  return known ?? (await jobNamed(name))?.title ?? name;
}

/** The titles of all of these, by name. */
export async function titlesOf(names: Iterable<string>): Promise<Map<string, string>> {
  const one = async (name: string) => [name, await titleOf(name)] as const;
  return new Map(await Promise.all([...new Set(names)].map(one)));
}
