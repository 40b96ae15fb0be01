export { type Tab, Tabs, type TabsProps, tabsActions } from './tabs.tsx';
