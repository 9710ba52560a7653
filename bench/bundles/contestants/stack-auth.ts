import type { Contestant } from '../contestant.ts';

const STACK_JS: Contestant = {
  name: '@stackframe/js',
  package: 'stackframe-js-108',
  code: `
  import { StackClientApp } from 'stackframe-js-108';
  const app = new StackClientApp({ projectId: 'id', publishableClientKey: 'key', tokenStore: 'cookie' });
  export const send = (email, callbackUrl) => app.sendForgotPasswordEmail(email, { callbackUrl });
  export const finish = (code, password) => app.resetPassword({ code, password });`,
  leftOut: ['rrweb'],
};

const STACK_SHARED: Contestant = {
  name: '@stackframe/stack-shared',
  package: '@stackframe/stack-shared',
  code: `
  import { HexclaveClientInterface } from '@stackframe/stack-shared';
  const getBaseUrl = () => location.origin;
  const project = { projectId: 'id', publishableClientKey: 'key', clientVersion: 'app', extraRequestHeaders: {} };
  const app = new HexclaveClientInterface({ ...project, getBaseUrl, getApiUrls: () => [getBaseUrl()] });
  export const send = (email, callbackUrl) => app.sendForgotPasswordEmail(email, callbackUrl);
  export const finish = (code, password) => app.resetPassword({ code, password });`,
};

/** What else resets passwords with Stack Auth. */
export const others: readonly Contestant[] = [STACK_JS, STACK_SHARED];

/** What our page may weigh, in bytes minified and gzipped. It misses the budget: it has keys, tokens and errors of many kinds. */
export const pageLimit = 9_650;
