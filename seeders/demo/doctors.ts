import type { SpecializationCode } from '../specializations.ts';

/** What a demo doctor does today, so that the screens have something of everything to show. */
export type Presence = 'on duty' | 'by schedule' | 'off today' | 'on leave';

export interface DemoDoctor {
  full_name: string;
  title: string;
  license_number: string;
  specializations: readonly SpecializationCode[];
  presence: Presence;
  medical_degree: string;
  years_of_experience: number;
  certifications: string | null;
  office_address: string;
  bio: string | null;
  hire_date: string;
  /** Working days (0 = Sunday), start, end, and the break where there is one. */
  week: {
    days: readonly number[];
    hours: readonly [string, string];
    pause: readonly [string, string] | null;
  };
}

const early: DemoDoctor['week']['hours'] = ['08:00', '16:00'];
const office: DemoDoctor['week']['hours'] = ['09:00', '17:00'];
const late: DemoDoctor['week']['hours'] = ['10:00', '18:30'];

function doctor(
  full_name: string,
  title: string,
  license_number: string,
  specializations: readonly SpecializationCode[],
  presence: Presence,
  years_of_experience: number,
  week: DemoDoctor['week'],
  more: Partial<DemoDoctor> = {},
): DemoDoctor {
  return {
    full_name,
    title,
    license_number,
    specializations,
    presence,
    years_of_experience,
    week,
    medical_degree: 'MD',
    certifications: null,
    office_address: `Room ${100 + Number(license_number.slice(-2))}`,
    bio: null,
    hire_date: `${2026 - Math.min(years_of_experience, 15)}-0${1 + (years_of_experience % 9)}-01`,
    ...more,
  };
}

/** Twelve invented doctors: two cover each other in the large departments, one is away, one has a day off. */
export const demoDoctors: readonly DemoDoctor[] = [
  doctor(
    'Anna Lindt',
    'Dr',
    'LIC-2001',
    ['G'],
    'on duty',
    14,
    {
      days: [1, 2, 3, 4, 5],
      hours: early,
      pause: ['12:00', '13:00'],
    },
    {
      bio: 'Family doctor; diabetes programme on Thursdays.',
      certifications: 'Family medicine; diabetology',
    },
  ),
  doctor('Jun-ho Park', 'Dr', 'LIC-2002', ['G'], 'on duty', 6, {
    days: [1, 2, 3, 4, 5, 6],
    hours: late,
    pause: ['14:00', '14:45'],
  }),
  doctor(
    'Kwame Osei',
    'Dr',
    'LIC-2003',
    ['P'],
    'on duty',
    11,
    {
      days: [1, 2, 3, 4, 5],
      hours: office,
      pause: ['12:30', '13:30'],
    },
    { certifications: 'Paediatrics; neonatology', bio: 'Speaks Twi, English and French.' },
  ),
  doctor('Beatriz Carvalho', 'Dr', 'LIC-2004', ['P', 'G'], 'by schedule', 8, {
    days: [1, 3, 5],
    hours: early,
    pause: ['12:00', '12:45'],
  }),
  doctor(
    'Thomas Baker',
    'Dr',
    'LIC-2005',
    ['C'],
    'on duty',
    19,
    {
      days: [1, 2, 4, 5],
      hours: ['08:30', '16:30'],
      pause: ['12:15', '13:00'],
    },
    { medical_degree: 'MBBS', certifications: 'Cardiology; internal medicine' },
  ),
  doctor(
    'Leila Rahimi',
    'Prof',
    'LIC-2006',
    ['C'],
    'by schedule',
    27,
    {
      days: [2, 3],
      hours: ['09:00', '13:00'],
      pause: null,
    },
    { medical_degree: 'MD, PhD', bio: 'Rhythm disorders. New patients by referral only.' },
  ),
  doctor('Wei Chen', 'Dr', 'LIC-2007', ['D'], 'on leave', 9, {
    days: [1, 2, 3, 4, 5],
    hours: office,
    pause: ['13:00', '14:00'],
  }),
  doctor('Sofia Marchetti', 'Dr', 'LIC-2008', ['D'], 'off today', 5, {
    days: [1, 2, 3, 4, 5],
    hours: ['08:00', '13:00'],
    pause: null,
  }),
  doctor(
    'Piotr Zieliński',
    'Dr',
    'LIC-2009',
    ['O'],
    'on duty',
    16,
    {
      days: [1, 2, 3, 4],
      hours: early,
      pause: ['12:00', '12:30'],
    },
    { certifications: 'Orthopaedics and trauma surgery' },
  ),
  doctor('Hélène Fournier', 'Dr', 'LIC-2010', ['GY'], 'on duty', 13, {
    days: [1, 2, 4, 5],
    hours: office,
    pause: ['13:00', '13:45'],
  }),
  doctor('Arjun Mehta', 'Dr', 'LIC-2011', ['ENT'], 'by schedule', 7, {
    days: [1, 2, 3, 5],
    hours: late,
    pause: ['13:30', '14:15'],
  }),
  doctor(
    'Ruth Silberstein',
    'Dr',
    'LIC-2012',
    ['M'],
    'by schedule',
    22,
    {
      days: [2, 3, 4],
      hours: ['10:00', '17:00'],
      pause: ['13:00', '14:00'],
    },
    { bio: 'Fifty-minute sessions; no walk-ins.' },
  ),
];
