// @vitest-environment jsdom
import type { AnyPasswordReset } from '@resetkit/sdk';
import { type PasswordResetView, usePasswordReset } from '@resetkit/sdk/react';
import { act, screen, waitFor } from '@testing-library/react';
import { version } from 'react';
import { version as domVersion } from 'react-dom';
import { beforeEach, expect, test } from 'vitest';
import { worldNamed } from '../flow/backends.ts';
import { email, newPassword, page } from '../flow/world.ts';
import { openInsforge } from './insforge.ts';
import { ResetPage } from './reset-page.tsx';
import { comeBy, visit } from './visitor.ts';

beforeEach(() => history.replaceState(null, '', '/reset'));

const pending = () => screen.getByTestId('pending').textContent;

test('runs on the React that the project is named after', () => {
  expect([version, domVersion].map((one) => one.split('.')[0])).toEqual([process.env['REACT'], process.env['REACT']]);
});

test('each step is sent once, and shown from its start to its end', async () => {
  const { flow, sent, code } = openInsforge();
  const shown: string[] = [];
  const reset = flow();
  const { submit, sees } = visit(
    <ResetPage
      flow={reset}
      onRender={({ status, pending = '' }) => {
        const line = `${status} ${pending}`.trim();
        if (shown.at(-1) !== line) shown.push(line);
      }}
    />,
  );

  await submit('E-mail', email);
  await sees('entering-code');
  await submit('Code', await code());
  await submit('New password', newPassword);
  await sees('done');

  expect(sent).toEqual(['send-reset-password', 'exchange-reset-password-token', 'reset-password']);
  expect(shown).toEqual([
    'idle read-link',
    'idle',
    'sending request',
    'entering-code',
    'entering-code exchange',
    'choosing-password',
    'choosing-password confirm',
    'done',
  ]);
});

test('a step that is asked for twice at once is sent once', async () => {
  const { flow, hold, sent } = openInsforge();
  const letGo = hold();
  const { submit, sees } = visit(<ResetPage flow={flow()} />);

  await submit('E-mail', email);
  await sees('sending');
  await submit('E-mail', email);
  letGo();
  await sees('entering-code');

  expect(sent).toEqual(['send-reset-password']);
});

test('wrong digits are an error, and the right ones go on', async () => {
  const { flow, code } = openInsforge();
  const { submit, sees, seesError } = visit(<ResetPage flow={flow()} />);
  await submit('E-mail', email);
  await sees('entering-code');
  const right = await code();

  await submit('Code', right === '000000' ? '000001' : '000000');
  await seesError('invalid-token');
  await sees('entering-code');
  await submit('Code', right);
  await sees('choosing-password');

  expect(screen.queryByRole('alert')).toBeNull();
});

test('a weak password is an error, which is gone as soon as the next one is sent', async () => {
  const { flow, code, hold } = openInsforge();
  const { submit, sees, seesError } = visit(<ResetPage flow={flow()} />);
  await submit('E-mail', email);
  await sees('entering-code');
  await submit('Code', await code());

  await submit('New password', 'abc');
  await seesError('weak-password');
  const letGo = hold();
  await submit('New password', newPassword);
  expect([pending(), screen.queryByRole('alert')]).toEqual(['confirm', null]);
  letGo();

  await sees('done');
});

test('an unusable token ends in failed, from where another mail is one click away', async () => {
  const { flow, sent, hold } = openInsforge();
  const sentBefore = { backend: 'InsForge', step: 'sent', next: 'code', email, resendAt: 0 };
  const reset = flow({ state: { backend: 'InsForge', step: 'ready', token: 'used up', sent: sentBefore } });
  const { submit, sees, seesError, click } = visit(<ResetPage flow={reset} />);

  await submit('New password', newPassword);
  await sees('failed');
  await seesError('invalid-token');
  const letGo = hold();
  await click(`Again to ${email} in 0 s`);
  await sees('sending');
  expect(reset.state).toEqual({ backend: 'InsForge', step: 'start' });
  letGo();
  await sees('entering-code');

  expect(sent).toEqual(['reset-password', 'send-reset-password']);
  expect(reset.state).toMatchObject({ step: 'sent', email });
});

test('another mail is asked for as the first one was, and not while it is on its way', async () => {
  const world = await worldNamed('Stack Auth')('in-process');
  const shown: unknown[] = [];
  const note = ({ status, pending, ...view }: PasswordResetView<AnyPasswordReset>) => {
    if (pending !== 'read-link') shown.push([status, pending, 'canResend' in view && view.canResend]);
  };
  const reset = world.flow();
  const { submit, sees, click } = visit(<ResetPage flow={reset} redirectTo={page} onRender={note} />);
  await submit('E-mail', email);
  await sees('sent');
  const first = reset.state;
  shown.length = 0;

  await click(/^Again/);
  await waitFor(() => expect(reset.state).not.toBe(first));
  await waitFor(() => expect(shown.at(-1)).toEqual(['sent', undefined, true]));

  expect(shown[0]).toEqual(['sent', 'request', false]);
  const links = (await world.mock.outbox.list({ to: email })).map(({ link }) => link?.startsWith(page));
  expect(links).toEqual([true, true]);
});

test('an error is gone when the flow goes on, whoever makes it', async () => {
  const { flow } = openInsforge();
  const reset = flow();
  const { submit, sees, seesError } = visit(<ResetPage flow={reset} />);
  await submit('E-mail', email);
  await sees('entering-code');
  await submit('Code', '000000');
  await seesError('invalid-token');

  await act(async () => reset.restart());

  await sees('idle');
  expect(screen.queryByRole('alert')).toBeNull();
});

test.each([
  ['InsForge, by link', 'the new password'],
  ['Supabase, by link', 'its opening'],
  ['Unleash', 'the new password'],
] as const)(
  '%s: a link that was used is found out by %s and ends in failed; starting again works',
  async (name, by) => {
    const world = await worldNamed(name)('in-process');
    await world.flow().request({ email, redirectTo: page });
    const link = await world.follow();
    const spent = world.flow();
    spent.readLink(link);
    await spent.confirm({ newPassword });

    comeBy(by === 'its opening' ? await world.follow() : link);
    const { submit, sees, click } = visit(<ResetPage flow={world.flow()} redirectTo={page} />);
    if (by === 'the new password') await submit('New password', 'Analytical-Engine-1837');
    await sees('failed');
    await click('Start again');
    await submit('E-mail', email);
    await sees('sent');

    expect(location.href).toBe(`${location.origin}${new URL(page).pathname}`);
    expect(screen.queryByRole('alert')).toBeNull();
  },
);

test.each(['works', 'fails'])('a step that runs at a restart, and %s, changes nothing any more', async (how) => {
  const { flow, hold, cut } = openInsforge();
  const letGo = hold();
  const reset = flow();
  const { submit, sees, click } = visit(<ResetPage flow={reset} />);
  await submit('E-mail', email);
  await sees('sending');
  // Not another one, but the one that runs.
  const end = reset.request({ email });

  await click('Start again');
  await sees('idle');
  cut(how === 'fails');
  letGo();
  await act(() => end);

  await sees('idle');
  expect([pending(), screen.queryByRole('alert'), reset.state]).toEqual([
    '',
    null,
    { backend: 'InsForge', step: 'start' },
  ]);
});

test('a page that was left while a step ran finds its end when it comes back', async () => {
  const { flow, hold } = openInsforge();
  const letGo = hold();
  const reset = flow();
  const { submit, sees, leave } = visit(<ResetPage flow={reset} />);
  await submit('E-mail', email);
  await sees('sending');

  leave();
  letGo();
  await expect.poll(() => reset.state.step).toBe('sent');

  await visit(<ResetPage flow={reset} />).sees('entering-code');
});

test('components that use the same flow see the same: its status, what runs and what went wrong', async () => {
  const { flow, hold } = openInsforge();
  const reset = flow();
  const { submit, sees, seesError } = visit(
    <>
      <ResetPage flow={reset} />
      <Beside flow={reset} />
    </>,
  );
  const beside = () => screen.getByRole('status').textContent;
  await submit('E-mail', email);
  await sees('entering-code');

  const letGo = hold();
  await submit('Code', '000000');
  const during = beside();
  letGo();
  await seesError('invalid-token');

  expect([during, beside()]).toEqual(['entering-code exchange', 'entering-code invalid-token']);
});

function Beside({ flow }: { flow: ReturnType<ReturnType<typeof openInsforge>['flow']> }) {
  const { status, pending, error } = usePasswordReset(flow);
  return <output>{[status, pending, error?.kind].filter(Boolean).join(' ')}</output>;
}
