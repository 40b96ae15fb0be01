export { countries, countryField, countryName, machineCountry } from './country.ts';
export { Setting } from './entity.ts';
export { localNow, toLocalTime } from './local-time.ts';
export { readSettings } from './read.ts';
export {
  isSettingName,
  type SettingName,
  type Settings,
  settingNames,
  settingsRegistry,
} from './registry.ts';
export { machineTimeZone, timeZoneField, timeZones } from './time-zone.ts';
