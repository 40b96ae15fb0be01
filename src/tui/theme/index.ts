export { appointmentMark, doctorMark, type Mark, patientMark, queueMark, urgencyMark } from './marks.ts';
export { ThemeProvider, Toned, useTheme } from './toned.tsx';
export { type Theme, type Tone, type ToneStyle, themeFor } from './tones.ts';
