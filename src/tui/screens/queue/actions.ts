import type { LiveRow } from '../../../clinic/queue/index.ts';
import { defineActions } from '../../kit.ts';
import { candidates, type QueueColumn } from './state.ts';

/** What the keys of the queue work on. */
export interface QueueContext {
  readonly column: QueueColumn | undefined;
  readonly row: LiveRow | undefined;
  call(): unknown;
  callFor(): unknown;
  start(): unknown;
  finish(): unknown;
  absent(): unknown;
  join(): unknown;
  remove(): unknown;
  move(): unknown;
  transfer(): unknown;
  go(by: number): unknown;
  openPatient(): unknown;
  /** How many were left in the queues on earlier days. */
  readonly leftOver: number;
  closeDay(): unknown;
}

const anyQueue = (queue: QueueContext) =>
  queue.column ? true : 'There is no specialization yet: add one under Doctors (5).';
const anyWaiting = (queue: QueueContext) =>
  queue.column?.waiting.length
    ? true
    : `Nobody waits for ${queue.column?.summary.specialization_name ?? 'this'}.`;
const anyCalled = (queue: QueueContext) =>
  candidates('called', queue.row, queue.column).length > 0
    ? true
    : 'Nobody has been called: c calls the next.';
const anyInService = (queue: QueueContext) =>
  candidates('in_service', queue.row, queue.column).length > 0
    ? true
    : 'Nobody is in service: c calls, s starts.';
const onRow = (queue: QueueContext) => (queue.row ? true : 'There is nobody in this queue.');
const onWaiting = (queue: QueueContext) =>
  queue.row?.phase === 'waiting' ? true : 'Only somebody who waits can be moved: put the cursor there.';
const notInService = (queue: QueueContext) =>
  queue.row && queue.row.phase !== 'in_service'
    ? true
    : 'Only somebody who waits or is called can be moved to another queue.';

export const queueActions = defineActions<QueueContext>(
  'queue',
  'Queue',
  [
    {
      id: 'queue.call',
      title: 'Call the next patient',
      keys: ['c'],
      hint: 'call',
      when: anyWaiting,
      run: (queue) => queue.call(),
    },
    {
      id: 'queue.start',
      title: 'Start the service',
      keys: ['s'],
      hint: 'start',
      when: anyCalled,
      run: (queue) => queue.start(),
    },
    {
      id: 'queue.finish',
      title: 'Finish the service',
      keys: ['f'],
      hint: 'finish',
      when: anyInService,
      run: (queue) => queue.finish(),
    },
    {
      id: 'queue.absent',
      title: 'Called but absent: behind the next two',
      keys: ['a'],
      hint: 'absent',
      when: anyCalled,
      run: (queue) => queue.absent(),
    },
    {
      id: 'queue.join',
      title: 'Put a patient in the queue',
      keys: ['n'],
      hint: 'join',
      when: anyQueue,
      run: (queue) => queue.join(),
    },
    {
      id: 'queue.remove',
      title: 'Remove from the queue, with a reason',
      keys: ['x'],
      hint: 'remove',
      when: onRow,
      run: (queue) => queue.remove(),
    },
    {
      id: 'queue.move',
      title: 'Move in the queue',
      keys: ['m'],
      hint: 'reorder',
      when: onWaiting,
      run: (queue) => queue.move(),
    },
    {
      id: 'queue.transfer',
      title: 'Move to another specialization',
      keys: ['t'],
      hint: 'transfer',
      when: notInService,
      run: (queue) => queue.transfer(),
    },
    {
      id: 'queue.call-for',
      title: 'Call the next patient for a certain doctor',
      keys: ['C'],
      when: anyWaiting,
      run: (queue) => queue.callFor(),
    },
    {
      id: 'queue.close-day',
      title: 'Take those left from earlier days off the queue',
      keys: ['E'],
      when: (queue) => (queue.leftOver > 0 ? true : 'Nobody is left here from an earlier day.'),
      run: (queue) => queue.closeDay(),
    },
    {
      id: 'queue.left',
      title: 'The specialization to the left',
      keys: ['left'],
      hint: 'other queues',
      when: anyQueue,
      run: (queue) => queue.go(-1),
    },
    {
      id: 'queue.right',
      title: 'The specialization to the right',
      keys: ['right'],
      hint: 'other queues',
      when: anyQueue,
      run: (queue) => queue.go(1),
    },
    {
      id: 'queue.open',
      title: 'Open the patient',
      keys: ['enter'],
      when: onRow,
      run: (queue) => queue.openPatient(),
    },
  ],
  ['list'],
);
