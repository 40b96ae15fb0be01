export { noRecipient } from './age-recipient.ts';
export { type BackupSchedule, backupScheduleOf } from './backup-schedule.ts';
export { countries, countryField, countryName, machineCountry } from './country.ts';
export { Setting } from './entity.ts';
export { type SettingRow, settingList } from './list.ts';
export { localNow } from './local-time.ts';
export { readSettings } from './read.ts';
export {
  isSettingName,
  type SettingName,
  type Settings,
  settingNames,
  settingsRegistry,
} from './registry.ts';
export { dueBefore, keptFor } from './retention.ts';
export { changeSetting, settingSet } from './set.ts';
export { sharedAccount } from './shared-account.ts';
export { machineTimeZone, timeZoneField, timeZones } from './time-zone.ts';
export { settingText, settingWords } from './words.ts';
export { clinicTimeZone } from './zone.ts';
