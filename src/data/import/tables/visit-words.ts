import { appointmentStatuses, appointmentTypes } from '../../../clinic/appointments/index.ts';
import { choice } from '../../../desk/fields/index.ts';

/** Kinds of visits as other programs call them (Synthea's classes of encounters, FHIR's of appointments). */
export const visitType = choice('Type', appointmentTypes, {
  consultation: 'Regular',
  normal: 'Regular',
  routine: 'Regular',
  wellness: 'Regular',
  checkup: 'Regular',
  'check up': 'Regular',
  outpatient: 'Regular',
  ambulatory: 'Regular',
  office: 'Regular',
  virtual: 'Regular',
  home: 'Regular',
  'follow up': 'Follow-up',
  recall: 'Follow-up',
  review: 'Follow-up',
  inpatient: 'Procedure',
  surgery: 'Procedure',
  operation: 'Procedure',
  urgent: 'Emergency',
  'urgent care': 'Emergency',
});

/** States of visits as other programs call them. */
export const visitStatus = choice('Status', appointmentStatuses, {
  booked: 'Scheduled',
  pending: 'Scheduled',
  planned: 'Scheduled',
  proposed: 'Scheduled',
  arrived: 'Confirmed',
  'checked in': 'Confirmed',
  'in room': 'In Progress',
  done: 'Completed',
  finished: 'Completed',
  fulfilled: 'Completed',
  attended: 'Completed',
  seen: 'Completed',
  canceled: 'Cancelled',
  missed: 'No-Show',
  dna: 'No-Show',
  'did not attend': 'No-Show',
});
