export { type Permission, permissions, ruleOf } from './permission.ts';
export { type Role, roles } from './role.ts';
export { isScope, type Scope, scopeNames, scopes } from './scope.ts';
export { isPermitted, refusalOf, type SignedIn, type Standing, standingOf } from './standing.ts';
export { newToken, tokenHash } from './token.ts';
