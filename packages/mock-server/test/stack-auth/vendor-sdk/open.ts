import { serve } from '@resetkit/mock-server/http';
import type { StackAuthOptions } from '@resetkit/mock-server/stack-auth';
import * as v102 from 'stackframe-js-102';
import * as v108 from 'stackframe-js-108';
import { onTestFinished } from 'vitest';
import { type Mock, start } from '../world.ts';

/** The members of an app that are used here. */
export type App = Pick<
  v102.StackClientApp<true, string>,
  | 'sendForgotPasswordEmail'
  | 'verifyPasswordResetCode'
  | 'resetPassword'
  | 'signUpWithCredential'
  | 'signInWithCredential'
  | 'getUser'
  | 'verifyEmail'
>;

interface Settings {
  readonly projectId: string;
  readonly publishableClientKey: string;
  readonly baseUrl: string;
  readonly tokenStore: 'memory';
}

/** A version of Stack Auth's own SDK. */
export interface Version {
  readonly name: string;
  readonly headers: string;
  createApp(settings: Settings): App;
}

/** Before its headers were renamed, and after. */
export const versions: readonly Version[] = [
  {
    name: '@stackframe/js 2.8.102',
    headers: 'x-stack-',
    createApp: (settings) => new v102.StackClientApp(settings),
  },
  {
    name: '@stackframe/js 2.8.108',
    headers: 'x-hexclave-',
    // The same members, of classes that do not know each other.
    createApp: (settings) => new v108.StackClientApp(settings) as unknown as App,
  },
];

/** A mock with an account on a port, and Stack Auth's SDK as a script in Node uses it. `requests` names what it asked for. */
export async function open(
  version: Version,
  options: Partial<StackAuthOptions> = {},
): Promise<{ readonly mock: Mock; readonly app: App; readonly requests: string[]; readonly headers: Set<string> }> {
  const { mock } = start(options, { clock: Date.now });
  const [requests, headers] = [[] as string[], new Set<string>()];
  const watched: Mock = {
    ...mock,
    async handle(request) {
      requests.push(`${request.method} ${request.target}`);
      for (const name of Object.keys(request.headers)) headers.add(name);
      return mock.handle(request);
    },
  };
  const server = await serve([watched], { port: 0 });
  onTestFinished(server.close);
  const { projectId, publishableClientKey } = await mock.options.get();
  const baseUrl = server.baseUrlOf(mock);
  const app = version.createApp({ projectId, publishableClientKey, baseUrl, tokenStore: 'memory' });
  return { mock, app, requests, headers };
}
