/** Why a backup is no good, without the name of its file, which stands elsewhere: 'it ends too early'. */
export function reasonText(problem: string | null): string {
  if (problem === null) return 'it was not whole when it was last checked';
  const [, reason] = / is damaged: (.+?)\.?$/su.exec(problem) ?? [];
  return reason ?? problem;
}
