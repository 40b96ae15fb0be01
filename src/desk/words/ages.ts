/** How old something is: 'less than 1 min', '5 min', '4 h', '3 days'. Both are instants; what lies ahead is not old at all. */
export function ageText(at: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 60_000));
  if (minutes < 1) return 'less than 1 min';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h`;
  return `${Math.floor(hours / 24)} days`;
}

/** How long ago it was: 'just now', '12 min ago', '4 h ago', '3 days ago'. What lies ahead is 'just now' too. */
export function agoText(at: string, now: string): string {
  return Date.parse(now) - Date.parse(at) < 60_000 ? 'just now' : `${ageText(at, now)} ago`;
}
