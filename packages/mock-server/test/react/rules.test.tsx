// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { worldNamed } from '../flow/backends.ts';
import { openInsforge } from './insforge.ts';
import { RulesPage } from './rules-page.tsx';

afterEach(cleanup);

const list = () => screen.queryAllByRole('listitem').map((item) => item.textContent);
const type = (value: string) => fireEvent.change(screen.getByLabelText('New password'), { target: { value } });

test('says of each rule whether the password keeps it, as it is typed', async () => {
  const { flow } = openInsforge();
  render(<RulesPage flow={flow()} />, { wrapper: StrictMode });

  await screen.findAllByRole('listitem');
  const before = list();
  type('abcdef');

  expect([before, list()]).toEqual([['✗ min-length 6'], ['✓ min-length 6']]);
});

test('leaves to the backend what only the backend can tell', async () => {
  const world = await worldNamed('Supabase, by code')('in-process');
  render(<RulesPage flow={world.flow()} />, { wrapper: StrictMode });

  await screen.findAllByRole('listitem');

  expect(list()).toEqual(['✗ min-bytes 6', '✓ max-bytes 72', '? not-reused']);
});

test('asks once a flow, however many components there are', async () => {
  const { flow, sent } = openInsforge();
  const reset = flow();
  const pages = (
    <>
      <RulesPage flow={reset} />
      <RulesPage flow={reset} />
    </>
  );

  render(pages, { wrapper: StrictMode });
  await screen.findAllByRole('listitem');
  cleanup();
  render(pages, { wrapper: StrictMode });

  expect(list()).toEqual(['✗ min-length 6', '✗ min-length 6']);
  expect(sent).toEqual(['/api/auth/public-config']);
});

test('shows no rules where they cannot be had, and asks again when they are needed again', async () => {
  const { flow, sent, cut } = openInsforge();
  const reset = flow();
  cut(true);
  const { unmount } = render(<RulesPage flow={reset} />);
  await expect.poll(() => sent).toHaveLength(1);
  unmount();
  const before = list();

  cut(false);
  render(<RulesPage flow={reset} />);
  await screen.findAllByRole('listitem');

  expect([before, list(), sent.length]).toEqual([[], ['✗ min-length 6'], 2]);
});
