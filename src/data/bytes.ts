const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people say them, `12.3 MB`, in steps of 1,000 as disks are sold. */
export function inBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  for (; Math.abs(value) >= 1000 && unit < units.length - 1; unit += 1) value /= 1000;
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString('en', { maximumFractionDigits: digits })} ${units[unit]}`;
}
