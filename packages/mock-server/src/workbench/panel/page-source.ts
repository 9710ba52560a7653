import { signal } from '@preact/signals';
import type { MockServer } from '../../core/server.ts';
import type { Backend } from '../backend.ts';
import type { Source } from '../source.ts';

/** The mock servers of this page as the backends of a workbench. */
export function createPageSource(mocks: readonly MockServer[]): Source {
  return {
    status: signal('live'),
    backends: signal(mocks.map(backendOf)),
    async restartAll() {
      await Promise.all(mocks.map((mock) => mock.restart()));
    },
    close() {},
  };
}

function backendOf(mock: MockServer): Backend {
  const { id, title, imitates } = mock.provider;
  return {
    id,
    title,
    imitates,
    baseUrl: mock.baseUrl,
    behind: mock.behind?.provider.id,
    // No command of a shell reaches this page.
    example: '',
    control: mock,
    onChange: (listener) => mock.onChange(listener),
  };
}
