import type { Duration } from '../../../core/duration.ts';
import type { CallFault, FaultEffect, FaultMatch, MailFault } from '../../../core/faults/fault.ts';

/** What a fault does to an answer, in the words of the form. */
export const effects = {
  status: 'Answers with a status',
  html: 'Answers with the HTML page of a proxy',
  truncate: 'Sends half of the body',
  before: 'Is cut before the answer',
  during: 'Is cut in the middle of the answer',
  after: 'Is cut after the answer',
  slow: 'Is only slow',
  never: 'Never answers',
} as const;

/** What a fault does to a mail, in the words of the form. */
export const mailEffects: Readonly<Record<MailFault['do'], string>> = {
  lose: 'Never arrives',
  delay: 'Arrives later',
  duplicate: 'Arrives twice',
  bounce: 'Bounces',
  refuse: 'Is refused by the mail server',
};

/** What was typed. */
export interface FaultForm {
  readonly of: 'call' | 'mail';
  /** Empty: every operation. */
  readonly operation: string;
  readonly effect: keyof typeof effects;
  readonly status: string;
  /** JSON. Empty: what the backend says with the status. */
  readonly body: string;
  /** Milliseconds. Empty: at once. */
  readonly delay: string;
  /** Whether the backend does its work before the answer is replaced. */
  readonly worksFirst: boolean;
  readonly mail: MailFault['mail'];
  readonly mailEffect: MailFault['do'];
  /** A duration, for a mail that arrives later. */
  readonly by: string;
  /** Empty: every account. */
  readonly email: string;
  readonly often: 'every' | 'times' | 'nth';
  readonly count: string;
}

/** A part of the form, with what was typed. */
export interface FaultFields {
  readonly form: FaultForm;
  change(part: Partial<FaultForm>): void;
}

/** A form in which nothing was typed. */
export const emptyForm: FaultForm = {
  of: 'call',
  operation: '',
  effect: 'status',
  status: '',
  body: '',
  delay: '',
  worksFirst: false,
  mail: 'password-reset',
  mailEffect: 'lose',
  by: '5m',
  email: '',
  often: 'times',
  count: '1',
};

/** The fault that a form asks for. Throws if its body is no JSON; all else the mock server checks. */
export function faultOf(form: FaultForm): CallFault | MailFault {
  return form.of === 'mail' ? { ...mailFaultOf(form), ...matchOf(form) } : { ...callFaultOf(form), ...matchOf(form) };
}

function matchOf({ email, often, count }: FaultForm): FaultMatch {
  return {
    ...(email.trim() !== '' && { email: email.trim() }),
    ...(often !== 'every' && { [often]: Number(count) }),
  };
}

function mailFaultOf({ mail, mailEffect, by }: FaultForm): MailFault {
  return mailEffect === 'delay' ? { mail, do: 'delay', by: by.trim() as Duration } : { mail, do: mailEffect };
}

function callFaultOf({ operation, effect, status, body, delay, worksFirst }: FaultForm): CallFault {
  return {
    ...(operation !== '' && { operation }),
    ...effectFields(effect, status),
    ...(effect === 'status' && body.trim() !== '' && { body: parsed(body) }),
    ...(delay.trim() !== '' && effect !== 'never' && { delayMs: Number(delay) }),
    ...(worksFirst && { when: 'after' as const }),
  };
}

function effectFields(effect: FaultForm['effect'], status: string): Pick<CallFault, 'status'> & FaultEffect {
  if (effect === 'status') return status === '' ? {} : { status: Number(status) };
  if (effect === 'html') return { html: Number(status === '' ? 502 : status) };
  if (effect === 'truncate') return { truncate: true };
  if (effect === 'never') return { delayMs: 'forever' };
  return effect === 'slow' ? {} : { cut: effect };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new Error(
      'The body of the fault is no JSON. Expected JSON such as {"message":"Try again later"}, or nothing.',
    );
  }
}
