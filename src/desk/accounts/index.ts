export { type Permission, permissions, ruleOf } from './permission.ts';
export { type Role, roles } from './role.ts';
export { type Scope, scopeNames, scopes, scopesOf } from './scope.ts';
export { isPermitted, refusalOf, type SignedIn, type Standing } from './standing.ts';
export { newToken, tokenHash } from './token.ts';
