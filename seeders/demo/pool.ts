import type { SpecializationCode } from '../specializations.ts';
import type { DemoPatient } from './patients.ts';
import type { Random } from './random.ts';

/** Draws patients for visits: who suits a specialization, and nobody twice on one day. */
export class PatientPool {
  readonly #random: Random;
  readonly #suited: ReadonlyMap<SpecializationCode, readonly DemoPatient[]>;
  readonly #byName: ReadonlyMap<string, DemoPatient>;
  readonly #seen = new Map<string, Set<string>>();

  constructor(random: Random, patients: readonly DemoPatient[], today: string) {
    this.#random = random;
    const active = patients.filter((patient) => patient.status === 0);
    const codes: SpecializationCode[] = ['G', 'C', 'P', 'D', 'O', 'GY', 'ENT', 'M'];
    this.#suited = new Map(codes.map((code) => [code, active.filter((one) => suits(code, one, today))]));
    this.#byName = new Map(active.map((patient) => [`${patient.first_name} ${patient.last_name}`, patient]));
  }

  /** Somebody for this specialization who is not here yet on that date; null when all have been. */
  draw(code: SpecializationCode, date: string): DemoPatient | null {
    const candidates = this.#suited.get(code) ?? [];
    for (let attempt = 0; attempt < 40 && candidates.length > 0; attempt += 1) {
      const patient = this.#random.pick(candidates);
      if (this.#take(patient, date)) return patient;
    }
    return candidates.find((patient) => this.#take(patient, date)) ?? null;
  }

  /** A person of the handbook by name, if not here yet on that date. */
  named(name: string, date: string): DemoPatient | null {
    const patient = this.#byName.get(name);
    return patient && this.#take(patient, date) ? patient : null;
  }

  #take(patient: DemoPatient, date: string): boolean {
    const seen = this.#seen.get(date) ?? new Set();
    this.#seen.set(date, seen);
    if (seen.has(patient.id)) return false;
    seen.add(patient.id);
    return true;
  }
}

function suits(code: SpecializationCode, patient: DemoPatient, today: string): boolean {
  const age = Number(today.slice(0, 4)) - Number(patient.birth_date.slice(0, 4));
  if (code === 'P') return age <= 17;
  if (code === 'GY') return patient.gender === 'Female' && age >= 16;
  if (code === 'C') return age >= 40;
  if (code === 'M') return age >= 18;
  return code === 'G' ? age >= 12 : true;
}
