import { paths } from '../address.ts';
import type { View } from './views.ts';

const PATHS = {
  idle: paths.ask,
  sending: paths.ask,
  sent: paths.mail,
  'entering-code': paths.mail,
  'choosing-password': paths.password,
  'second-factor-due': paths.secondFactor,
  done: paths.done,
  failed: paths.problem,
  blocked: paths.problem,
} as const satisfies Record<View['status'], string>;

/** The address of the step that a reset is at. */
export function stepPath({ status }: View): string {
  return PATHS[status];
}
