// @vitest-environment jsdom
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { email } from '../flow/world.ts';
import { openInsforge } from './insforge.ts';
import { ResetPage } from './reset-page.tsx';
import { RulesPage } from './rules-page.tsx';

beforeEach(() => history.replaceState(null, '', '/reset'));

test.each([
  ['that has not begun', undefined, 'idle'],
  [
    'with a countdown',
    { backend: 'InsForge', step: 'sent', next: 'code', email, resendAt: Date.now() + 60_000 },
    'entering-code',
  ],
  [
    'that chooses a password',
    { backend: 'InsForge', step: 'ready', token: 'kept by this browser alone' },
    'choosing-password',
  ],
])('a flow %s takes over what the server has rendered, without a word', async (_, state, status) => {
  const { flow } = openInsforge();
  const page = (reset: ReturnType<typeof flow>) => (
    <StrictMode>
      <ResetPage flow={reset} />
      <RulesPage flow={reset} />
    </StrictMode>
  );
  // What the browser knows already, the server does not.
  const known = flow({ state });
  render(<RulesPage flow={known} />);
  await screen.findAllByRole('listitem');
  cleanup();
  const container = document.body.appendChild(document.createElement('div'));
  container.innerHTML = renderToString(page(flow()));
  const [heading] = container.getElementsByTagName('h1');
  const complaints = vi.spyOn(console, 'error').mockReturnValue();
  const onRecoverableError = vi.fn();

  const root = await act(async () => hydrateRoot(container, page(known), { onRecoverableError }));
  onTestFinished(async () => {
    await act(async () => root.unmount());
    container.remove();
    complaints.mockRestore();
  });
  await screen.findByRole('heading', { name: status });
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));

  expect(screen.getByRole('heading')).toBe(heading);
  expect(complaints.mock.calls).toEqual([]);
  expect(onRecoverableError.mock.calls).toEqual([]);
});
