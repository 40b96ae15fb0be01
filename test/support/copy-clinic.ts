import { copyFileSync, cpSync, existsSync } from 'node:fs';

/** Copies a closed database with what guards it, where it has been written to already. */
export function copyClinic(from: string, to: string): void {
  copyFileSync(from, to);
  if (existsSync(`${from}.guard`)) cpSync(`${from}.guard`, `${to}.guard`, { recursive: true });
}
