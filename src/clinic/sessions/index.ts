export { sessionList } from './list.ts';
export { endOwnSession, ownSessions } from './own.ts';
export { sessionRevoke } from './revoke.ts';
export type { SessionRow } from './row.ts';
export { type SignIn, type SignInAnswer, signIn } from './sign-in.ts';
export { signOut } from './sign-out.ts';
export { type WhoAmI, whoAmI } from './whoami.ts';
export { sessionWords } from './words.ts';
