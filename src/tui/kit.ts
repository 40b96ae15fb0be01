/** What screens are made of. README.md in this folder says how. */
export { type Action, type ActionSet, defineActions, useActions, useKeyLabels } from './actions/index.ts';
export { type Detail, Details } from './components/details/index.ts';
export {
  type Answer,
  askNewPassphrase,
  askNewPassword,
  askSecret,
  Dialog,
  type Dialogs,
  fold,
  type Option,
  type TypedSecret,
  useDialogs,
} from './components/dialog/index.ts';
export {
  Form,
  type FormControl,
  type FormField,
  FormPage,
  type FormValues,
  useEdit,
  useForm,
} from './components/form/index.ts';
export { fitSpans, Lines, type LineText, type Span } from './components/lines/index.ts';
export { type ListCursor, listActions, useListCursor, windowAround } from './components/list/index.ts';
export { Divider, Empty, Panel, Rule } from './components/panel/index.ts';
export { RunningJob, useBodyAboveJob } from './components/running-job/index.ts';
export { canEnd, sessionColumns } from './components/sessions/index.ts';
export { type Column, headerText, placeColumns, rowSpans, Table } from './components/table/index.ts';
export { TableAndDetail } from './components/table-and-detail/index.ts';
export { type Tab, Tabs } from './components/tabs/index.ts';
export { SearchLine, TextField } from './components/text-field/index.ts';
export { Spinner } from './components/waiting/index.ts';
export {
  type DeskDoor,
  type Jobs,
  type Looking,
  type Perform,
  type Reader,
  type Reading,
  useDesk,
  useEveryMinute,
  useJobs,
  useLongWork,
  useLook,
  usePerform,
  useRead,
  useReadAgain,
  useReader,
  useTitles,
} from './data/index.ts';
export {
  type Messages,
  type Navigation,
  useEntrance,
  useHouse,
  useKeptTo,
  useKeysHeldUntil,
  useMessage,
  useNavigation,
  useNow,
  useParams,
  useQuit,
} from './shell/hooks.ts';
export { type Moments, useMoments } from './shell/moments.ts';
export { defineScreen, type ScreenModule } from './shell/screen.ts';
export { useMayDo, useMayOpen } from './shell/seat/may-open.ts';
export { type SeatActs, useDraftKey, useSeat } from './shell/seat/use-seat.ts';
export { isWide, type Size, useBody } from './shell/size.ts';
export { useUpkeep } from './shell/upkeep/use-upkeep.ts';
export { timeOfDay } from './shell/wall-clock.ts';
export {
  type Align,
  agoText,
  bothEnds,
  counted,
  countText,
  dayAndMonth,
  displayWidth,
  earlierDay,
  fit,
  longDate,
  momentText,
  plainLine,
  plainText,
  secondsText,
  shortDate,
  shortStart,
  sizesText,
  sizeText,
  toLocalDate,
  toLocalTime,
  truncate,
  wallText,
  wrapLines,
} from './text/index.ts';
export {
  appointmentMark,
  doctorMark,
  type Mark,
  patientMark,
  queueMark,
  type Tone,
  Toned,
  urgencyMark,
} from './theme/index.ts';
