export const genders = ['Male', 'Female', 'Other'] as const;
export type Gender = (typeof genders)[number];

export const bloodTypes = ['A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'] as const;

export const PATIENT_STATUS = { active: 0, inactive: 1, deceased: 2 } as const;

/** The same in words, in the order of the numbers. */
export const patientStatuses = ['active', 'inactive', 'deceased'] as const;
export type PatientStatus = (typeof patientStatuses)[number];
