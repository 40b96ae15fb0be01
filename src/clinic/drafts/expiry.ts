const keptDays = 7;

/** Drafts last touched before this instant are forgotten: seven days, and personal data nobody saved is gone. */
export function oldestKept(now: string): string {
  return new Date(Date.parse(now) - keptDays * 86_400_000).toISOString();
}
