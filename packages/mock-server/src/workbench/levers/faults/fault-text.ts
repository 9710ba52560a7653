import type { ArmedFault, CallFault, FaultMatch, MailFault } from '../../../core/faults/fault.ts';
import type { Cut } from '../../../core/wire.ts';

/** What a fault meets: an operation, or mails. */
export function metBy(fault: CallFault | MailFault): string {
  const what = 'mail' in fault ? mailsOf(fault) : (fault.operation ?? 'Every operation');
  return fault.email === undefined ? what : `${what} of ${fault.email}`;
}

/** What happens then: `answers 500, after 3000 ms`. */
export function effectOf(fault: CallFault | MailFault): string {
  return 'mail' in fault ? mailEffect(fault) : callEffects(fault).join(', ');
}

/** How often it still happens. */
export function remaining(fault: FaultMatch & Pick<ArmedFault, 'fired'>): string {
  const { nth, fired } = fault;
  const times = fault.times ?? (nth === undefined ? undefined : 1);
  if (times === undefined) return 'until it is removed';
  if (fired >= times) return 'used up';
  const left = `${times - fired} of ${times} left`;
  return nth === undefined ? left : `${left}, from number ${nth} on`;
}

function mailsOf({ mail }: MailFault): string {
  return mail === 'any' ? 'Every mail' : `Mails: ${mail}`;
}

function mailEffect(fault: MailFault): string {
  if (fault.do === 'delay') return `arrives ${typeof fault.by === 'number' ? `${fault.by} ms` : fault.by} later`;
  return mailWords[fault.do];
}

const mailWords = {
  lose: 'never arrives',
  duplicate: 'arrives twice',
  bounce: 'bounces',
  refuse: 'is refused by the mail server',
} as const;

const cutWords: Readonly<Record<Cut, string>> = {
  before: 'cut before the answer',
  during: 'cut in the middle of the answer',
  after: 'cut after the answer',
};

function callEffects({ status, body, html, truncate, cut, delayMs, when }: CallFault): readonly string[] {
  return [
    status === undefined ? '' : `answers ${status}${body === undefined ? '' : ' with a body of its own'}`,
    html === undefined ? '' : `answers ${html} with an HTML page`,
    truncate ? 'half of the body' : '',
    cut === undefined ? '' : cutWords[cut],
    delayMs === undefined ? '' : delayMs === 'forever' ? 'never answers' : `after ${delayMs} ms`,
    when === 'after' ? 'when its work is done' : '',
  ].filter((words) => words !== '');
}
