/** Shorter ones are found by trying. Letters. */
export const shortestPassphrase = 10;
