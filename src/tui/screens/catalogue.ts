import type { ScreenEntry } from '../shell/screen.ts';

/** Every screen, in the order of line 2. A screen is loaded when it is first opened. */
export const catalogue: readonly ScreenEntry[] = [
  { name: 'today', title: 'Today', digit: '1', letter: 't', load: () => import('./today/index.ts') },
  { name: 'patients', title: 'Patients', digit: '2', letter: 'p', load: () => import('./patients/index.ts') },
  { name: 'queue', title: 'Queue', digit: '3', letter: 'q', load: () => import('./queue/index.ts') },
  {
    name: 'appointments',
    title: 'Appointments',
    digit: '4',
    letter: 'a',
    load: () => import('./appointments/index.ts'),
  },
  { name: 'doctors', title: 'Doctors', digit: '5', letter: 'd', load: () => import('./doctors/index.ts') },
  { name: 'data', title: 'Data', digit: '7', letter: 'b', load: () => import('./data/index.ts') },
  { name: 'data-backups', title: 'Backups', load: () => import('./data-backups/index.ts') },
  { name: 'data-restore', title: 'Restore', load: () => import('./data-restore/index.ts') },
  { name: 'data-migrations', title: 'Migrations', load: () => import('./data-migrations/index.ts') },
  { name: 'data-maintenance', title: 'Maintenance', load: () => import('./data-maintenance/index.ts') },
  { name: 'data-health', title: 'Health', load: () => import('./data-health/index.ts') },
  { name: 'data-log', title: 'Operations log', load: () => import('./data-log/index.ts') },
  { name: 'data-uploads', title: 'Uploads', load: () => import('./data-uploads/index.ts') },
  { name: 'patient-form', title: 'Patient', load: () => import('./patient-form/index.ts') },
  { name: 'specializations', title: 'Specializations', load: () => import('./specializations/index.ts') },
  { name: 'doctor-form', title: 'Doctor', load: () => import('./doctor-form/index.ts') },
  { name: 'doctor-week', title: 'Weekly schedule', load: () => import('./doctor-week/index.ts') },
  { name: 'doctor-leave', title: 'Leave', load: () => import('./doctor-leave/index.ts') },
  {
    name: 'specialization-form',
    title: 'Specialization',
    load: () => import('./specialization-form/index.ts'),
  },
  { name: 'data-import', title: 'Import', load: () => import('./data-import/index.ts') },
  { name: 'data-export', title: 'Export', load: () => import('./data-export/index.ts') },
  { name: 'first-run', title: 'First run', needsDesk: false, load: () => import('./first-run/index.ts') },
];
