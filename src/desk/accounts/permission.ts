import type { Role } from './role.ts';

interface Rule {
  /** What it lets one do, in words: docs/permissions.md and a refusal say so. */
  readonly title: string;
  readonly roles: readonly Role[];
  /** Also without a sign-in, once there are accounts: nothing personal may stand behind it. */
  readonly signedOut?: boolean;
  /** Also by the house itself, which does what the settings ask for and nothing else. */
  readonly house?: boolean;
}

const everyone = ['admin', 'doctor', 'nurse', 'staff'] as const;
const carers = ['admin', 'doctor', 'nurse'] as const;

/**
 * Who may do what: the one table. Every operation, query and job names one of these, and `Desk` alone asks it. What
 * depends on whose patient it is (break-glass) is in `clinic/clinical-access`.
 */
export const permissions = {
  'house.see': {
    title: 'see the name and the rules of the house',
    roles: everyone,
    signedOut: true,
    house: true,
  },
  'status.see': { title: 'see status, health and history', roles: everyone, signedOut: true, house: true },
  'board.see': { title: 'see the waiting-room board', roles: everyone, signedOut: true },
  'account.enter': { title: 'sign in', roles: everyone, signedOut: true },
  'account.recover': {
    title: 'make an administrator again, as the owner of the database’s file',
    roles: everyone,
    signedOut: true,
  },
  'account.see': { title: 'see who is signed in', roles: everyone },
  'account.own': { title: 'change the own account', roles: everyone },
  'accounts.see': { title: 'see who works here', roles: ['admin'] },
  'accounts.manage': { title: 'manage accounts and sessions', roles: ['admin'] },
  'audit.see': { title: 'see and verify the audit log', roles: ['admin'] },
  'audit.manage': {
    title: 'acknowledge what is wrong with the audit log, and change its key',
    roles: ['admin'],
  },
  'patients.find': { title: 'find and see patients', roles: everyone },
  'patients.edit': { title: 'register and edit patients', roles: everyone },
  'patients.delete': { title: 'delete patients that nothing refers to', roles: ['admin'] },
  'patients.anonymise': { title: 'anonymise a patient for good', roles: ['admin'] },
  'allergies.edit': { title: 'change allergies', roles: carers },
  'clinical.see': { title: 'see medical history and medications', roles: carers },
  'clinical.edit': { title: 'change medical history, medications and blood type', roles: carers },
  'queue.work': { title: 'work with the queue', roles: everyone },
  'appointments.work': { title: 'work with appointments', roles: everyone },
  'clinic.see': { title: 'see doctors, specializations and settings', roles: everyone },
  'clinic.configure': { title: 'change doctors, specializations and settings', roles: ['admin'] },
  'data.status': { title: 'see how the data stands', roles: everyone },
  'data.log': { title: 'see the operations log and the uploads', roles: ['admin'] },
  'data.backup': {
    title: 'back up to the usual folder, list and verify backups',
    roles: everyone,
    house: true,
  },
  'data.backup_elsewhere': { title: 'back up to another place', roles: ['admin'] },
  'data.prune': { title: 'prune backups', roles: ['admin'], house: true },
  'data.restore': { title: 'restore', roles: ['admin'] },
  'data.export': { title: 'export', roles: ['admin'] },
  'data.import': { title: 'import, take back an import', roles: ['admin'] },
  'data.maintain': { title: 'maintain the database', roles: ['admin'], house: true },
  'data.encrypt': {
    title: 'encrypt the database, change its key, take the encryption away',
    roles: ['admin'],
  },
  'data.clear': { title: 'clear all data', roles: ['admin'] },
  'data.purge': { title: 'see and purge what is kept too long', roles: ['admin'] },
  'data.migrate': { title: 'migrate', roles: ['admin'] },
  'data.downgrade': { title: 'downgrade', roles: ['admin'] },
  undo: { title: 'take back the own last act', roles: everyone },
} as const satisfies Record<string, Rule>;

/** What an operation, a query or a job asks of the one who calls it. */
export type Permission = keyof typeof permissions;

/** The rule of a permission, seen as any other. */
export function ruleOf(permission: Permission): Rule {
  return permissions[permission];
}
