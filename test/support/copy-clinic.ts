import { copyFileSync, cpSync, existsSync, rmSync } from 'node:fs';

/** Copies a closed database with what guards it, where it has been written to already; what was there before goes. */
export function copyClinic(from: string, to: string): void {
  copyFileSync(from, to);
  rmSync(`${to}.guard`, { recursive: true, force: true });
  if (existsSync(`${from}.guard`)) cpSync(`${from}.guard`, `${to}.guard`, { recursive: true });
}
