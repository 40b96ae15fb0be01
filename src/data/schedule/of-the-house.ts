import type { OpenedClinic } from '../schema/index.ts';

/** The same clinic, worked on by the house itself: whoever let the work begin, this is what the settings ask for. */
export function ofTheHouse(clinic: OpenedClinic): OpenedClinic {
  return { ...clinic, desk: clinic.desk.ofTheHouse() };
}
