'use server';

import type { AnyPasswordReset, Result } from '@resetkit/sdk';
import { errorText } from '../../../common/error-text.ts';
import { writeResetCookie } from '../../lib/reset-cookie.ts';
import { type ResetView, toView } from '../../lib/reset-view.ts';
import { linkUrl, serverReset } from '../../lib/server-reset.ts';

/** Takes the step that a form names in its field `step`. What the browser believes the state to be is not asked. */
export async function takeStep(_before: ResetView, form: FormData): Promise<ResetView> {
  const reset = await serverReset();
  // A later step without a state: the cookie was too old, or never kept.
  const isLost = reset.state.step === 'start' && /^(exchange|confirm)$/.test(`${form.get('step')}`);
  const result = await stepOf(reset, form);
  const { state } = reset;
  // Of a backend that signs in with the reset, `state.session` is here: this is where the app's own session begins.
  // Kept after an error too: a step may have got half-way.
  await writeResetCookie(state);
  const error = isLost ? ({ kind: 'expired-token' } as const) : result?.error;
  return toView(state, error && errorText(error));
}

async function stepOf(reset: AnyPasswordReset, form: FormData): Promise<Result<unknown> | undefined> {
  const field = (name: string) => `${form.get(name) ?? ''}`;
  switch (form.get('step')) {
    case 'request':
      return reset.request({ email: field('email'), redirectTo: linkUrl() });
    case 'exchange':
      return reset.exchange?.(field('code'));
    case 'confirm':
      return reset.confirm({ newPassword: field('password') });
    default:
      reset.restart();
      return undefined;
  }
}
