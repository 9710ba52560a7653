import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { supabase } from '@resetkit/mock-server/supabase';
import { clientOf, type Mock, now, u, type World } from './world.ts';

/** AppHandoff, opened in one way, and where its parts are. */
export interface Opened extends World {
  /** Fetches any URL, AppHandoff's or the project's. */
  fetch(request: Request): Promise<Response>;
  readonly baseUrl: string;
  /** Where the Supabase project is. */
  readonly projectUrl: string;
  close(): Promise<void>;
}

/** A way to open AppHandoff. */
export interface Way {
  readonly name: string;
  open(): Promise<Opened>;
}

const settings = { clock: now, seed: [u] };

function opened(
  mock: Mock,
  fetch: Opened['fetch'],
  baseUrl: string,
  projectUrl: string,
  close: () => Promise<void>,
): Opened {
  return {
    mock,
    fetch,
    baseUrl,
    projectUrl,
    close,
    ...clientOf((path, init) => fetch(new Request(`${baseUrl}${path}`, init))),
  };
}

/** Every way that the same tests must pass through: alone or beside its project, without a port or with one. */
export const ways: readonly Way[] = [
  {
    name: 'alone, in-process',
    async open() {
      const mock = createMockServer(apphandoff(), settings);
      return opened(mock, mock.fetch, mock.baseUrl, mock.baseUrl, mock.close);
    },
  },
  {
    name: 'beside its project, in-process',
    async open() {
      const project = createMockServer(supabase(), settings);
      const mock = createMockServer(apphandoff(), { behind: project });
      const either: Opened['fetch'] = (request) =>
        (request.url.startsWith(project.baseUrl) ? project : mock).fetch(request);
      return opened(mock, either, mock.baseUrl, project.baseUrl, mock.close);
    },
  },
  {
    name: 'alone, over HTTP',
    async open() {
      const mock = createMockServer(apphandoff(), settings);
      const server = await serve([mock], { port: 0 });
      const url = server.baseUrlOf(mock);
      return opened(mock, fetch, url, url, server.close);
    },
  },
  {
    name: 'beside its project, over HTTP',
    async open() {
      const project = createMockServer(supabase(), settings);
      const mock = createMockServer(apphandoff(), { behind: project });
      const server = await serve([mock, project], { port: 0 });
      return opened(mock, fetch, server.baseUrlOf(mock), server.baseUrlOf(project), server.close);
    },
  },
];
