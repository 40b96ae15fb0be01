/** What a person is in the clinic; what each may do stands in `permission.ts`. */
export const roles = ['admin', 'doctor', 'nurse', 'staff'] as const;
export type Role = (typeof roles)[number];
