// The colour library looks at the environment once, while it is loaded, and sees no terminal in a test: without this
// nothing would be bold, inverse or coloured. Imported before anything that draws.
process.env.FORCE_COLOR = '1';
