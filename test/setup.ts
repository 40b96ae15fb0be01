// What the developer has set for their own front desk, or their terminal, must not reach the tests;
// how many strikes a fault test makes, and which hostile values are tried, must.
for (const name of Object.keys(process.env)) {
  if (/^(FRONTDESK_(?!STRIKES$|FUZZ)|XDG_)|^(NO_COLOR|FORCE_COLOR)$/.test(name)) delete process.env[name];
}
