export { Divider } from './divider.tsx';
export { Empty } from './empty.tsx';
export { Panel, type PanelProps } from './panel.tsx';
export { Rule } from './rule.tsx';
