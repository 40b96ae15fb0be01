export { type GroupAccess, setGroupAccess } from './group-access.ts';
