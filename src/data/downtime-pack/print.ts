import { cell, ends, formFeed, longDate, rule, width, wrapped } from './paper.ts';
import type { DaySheets, DoctorSheet, SheetVisit, SheetWaiting } from './sheets.ts';

/** Blank lines for those who come without an appointment. */
const blankLines = 6;

/** The sheets as plain text: 80 columns, a new sheet for each doctor and day, the queue on the first. */
export function printSheets(pack: DaySheets): string {
  const pages = [queuePage(pack), ...pack.sheets.map((sheet) => doctorPage(pack, sheet))];
  return pages.map((lines) => `${lines.map((line) => line.trimEnd()).join('\n')}\n`).join(formFeed);
}

function heading({ clinic, as_of }: DaySheets, title: string): string[] {
  const state = `As it was on ${longDate(as_of.slice(0, 10))} at ${as_of.slice(11)}. Nothing later is on it.`;
  return [ends(clinic.toUpperCase(), title), ...wrapped(state, width), rule];
}

function doctorPage(pack: DaySheets, { doctor, date, hours, visits }: DoctorSheet): string[] {
  return [
    ...heading(pack, longDate(date)),
    ends(doctor, hours.length > 0 ? hours.join('  ') : 'not at work by the schedule'),
    '',
    `${cell('Time', 7)}${cell('Patient', 32)}${cell('Born', 12)}${cell('Phone', 18)}Type`,
    rule,
    ...(visits.length > 0 ? visits.flatMap(visitLines) : ['Nobody is booked.', '']),
    'Without an appointment',
    rule,
    ...blanks('Time', 'Name', 'Born', 'Phone'),
  ];
}

function visitLines(visit: SheetVisit): string[] {
  const { time, duration, name, birth_date, phone, type, number, reason, allergies, overbooked } = visit;
  const under = [
    `${number}, ${duration} min${overbooked ? ', overbooked' : ''}: ${reason}`,
    ...(allergies ? [`ALLERGIES: ${allergies}`] : []),
  ];
  return [
    `${cell(time, 7)}${cell(name, 31)} ${cell(birth_date, 12)}${cell(phone, 17)} ${cell(type, 10)}`,
    ...under.flatMap((text) => wrapped(text, width - 7)).map((line) => `       ${line}`),
    '       came ______   called ______   done ______',
    '',
  ];
}

function queuePage(pack: DaySheets): string[] {
  const queues = Map.groupBy(pack.waiting, ({ specialization }) => specialization);
  const lines = [...queues].flatMap(([specialization, waiting]) => [
    cell(specialization, width),
    ...waiting.map(waitingLine),
    '',
  ]);
  return [
    ...heading(pack, 'In the queue'),
    ...(lines.length > 0
      ? [
          `${cell('Ticket', 9)}${cell('Patient', 28)}${cell('Born', 12)}${cell('Urgency', 11)}${cell('Since', 7)}Phone`,
          rule,
          ...lines,
        ]
      : ['Nobody was waiting.', '']),
    'New tickets',
    rule,
    ...blanks('Ticket', 'Name', 'Born', 'For'),
    ...(pack.audit === null ? [] : ['', `The audit log ends here: ${pack.audit}`]),
  ];
}

function waitingLine({ ticket, name, birth_date, urgency, joined, phone, phase }: SheetWaiting): string {
  const state = phase === 'waiting' ? urgency : phase.replace('_', ' ');
  return `${cell(ticket, 9)}${cell(name, 27)} ${cell(birth_date, 12)}${cell(state, 10)} ${cell(joined, 7)}${cell(phone, 13)}`;
}

function blanks(...columns: readonly string[]): string[] {
  const title = columns.map((column, index) => cell(column, index === 1 ? 34 : 15)).join('');
  const line = columns.map((_, index) => `${'_'.repeat(index === 1 ? 32 : 13)}  `).join('');
  return [title, ...Array.from({ length: blankLines }, () => ['', line]).flat()];
}
