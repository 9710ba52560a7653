import { expect, test } from 'vitest';
import { createMockServer } from '../../core/mock-server.ts';
import { apphandoff } from './index.ts';

test("claims no path below /api that comes without a prefix, because it may be another backend's", () => {
  const mock = createMockServer(apphandoff());

  expect([mock.knows('/auth/login'), mock.knows('/api/auth/login')]).toEqual([true, false]);
});
