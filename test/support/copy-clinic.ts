import { copyFileSync, cpSync } from 'node:fs';

/** Copies a closed database with what guards it. */
export function copyClinic(from: string, to: string): void {
  copyFileSync(from, to);
  cpSync(`${from}.guard`, `${to}.guard`, { recursive: true });
}
