import { type Permission, ruleOf } from './permission.ts';
import type { Role } from './role.ts';

/**
 * What a token for scripts may be good for. Its owner's role bounds it all the same: a token never may more than the
 * person whose it is.
 */
export const scopes = {
  backup: ['account.see', 'house.see', 'status.see', 'data.status', 'data.backup'],
  monitoring: ['account.see', 'house.see', 'status.see', 'data.status', 'clinic.see'],
  export: ['account.see', 'house.see', 'status.see', 'clinic.see', 'data.export'],
  import: ['account.see', 'house.see', 'status.see', 'clinic.see', 'data.import'],
  maintenance: ['account.see', 'house.see', 'status.see', 'data.status', 'data.backup', 'data.maintain'],
} as const satisfies Record<string, readonly Permission[]>;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

export function isScope(name: string): name is Scope {
  return Object.hasOwn(scopes, name);
}

/** The scopes in which a role may do everything: a token for another one would be refused. */
export function scopesOf(role: Role): Scope[] {
  return scopeNames.filter((name) => scopes[name].every((one) => ruleOf(one).roles.includes(role)));
}

/** Whether a scope covers a permission. */
export function covers(scope: Scope, permission: Permission): boolean {
  const covered: readonly Permission[] = scopes[scope];
  return covered.includes(permission);
}
