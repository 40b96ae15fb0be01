/** What a column of JSON holds. Another program may have written to it: what is no JSON is answered as the text that it is. */
export function storedJson(text: string | null | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return text;
  }
}
