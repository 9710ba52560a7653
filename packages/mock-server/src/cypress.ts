export type { MockCall } from './cypress/mock-call.ts';
export type { InCypress, MockCommands, OrNull } from './cypress/mock-commands.ts';
export { mockCommands } from './cypress/mock-commands.ts';
export type { ResetkitTasks, TaskSettings } from './cypress/resetkit-tasks.ts';
export { resetkitTasks } from './cypress/resetkit-tasks.ts';
