export { type MountedPanel, mountPanel, type PanelOptions } from './workbench/panel/mount-panel.tsx';
