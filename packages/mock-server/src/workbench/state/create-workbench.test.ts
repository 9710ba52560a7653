// @vitest-environment jsdom
import { signal } from '@preact/signals';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createWorkbench } from './create-workbench.ts';
import type { Workbench } from './workbench.ts';

function start(): Workbench {
  const workbench = createWorkbench({
    source: { status: signal('live'), backends: signal([]), restartAll: async () => {}, close() {} },
    view: signal({ part: 'inbox', backend: '', item: '' }),
  });
  onTestFinished(workbench.close);
  return workbench;
}

const refuse = (): never => {
  throw new Error('Refused.');
};

test('a failure is shown until an action after it succeeds', async () => {
  const { act, problem } = start();

  expect(await act(refuse)).toBe(false);
  expect(problem.value).toBe('Refused.');

  expect(await act(() => {})).toBe(true);
  expect(problem.value).toBe('');
});

test('a failure stays when an action that began before it succeeds', async () => {
  const { act, problem } = start();
  let end = (): void => {};
  const first = act(() => new Promise<void>((resolve) => (end = resolve)));
  await act(refuse);

  end();
  await first;

  expect(problem.value).toBe('Refused.');
});

test('a link of the web opens a page that knows nothing of this one, and no other link opens anything', () => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null);
  onTestFinished(() => opened.mockRestore());
  const { openLink } = start();

  for (const link of [
    'javascript:alert(1)',
    'data:text/html,<p>',
    'mailto:ada@example.com',
    'https://app.example.com/',
  ])
    openLink(link);

  expect(opened.mock.calls).toEqual([['https://app.example.com/', '_blank', 'noopener,noreferrer']]);
});

test('a failure stays when a part reads something by itself', async () => {
  const { act, read, problem } = start();
  await act(refuse);

  await read(() => {});

  expect(problem.value).toBe('Refused.');
});
