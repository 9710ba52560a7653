import { type Connect, curlPost, demoEmail, literal, ownSnippet } from '../../core/about/connect.ts';
import type { UnleashOptions } from './options.ts';

/** How an app is pointed at Unleash. It has no SDK for these operations. */
export const connect: Connect<UnleashOptions> = {
  keys: ({ initialAdminUser, apiTokens: { admin } }) => [
    { name: 'admin', value: `${initialAdminUser.username} / ${initialAdminUser.password}` },
    ...admin.map((value) => ({ name: 'admin token', value })),
  ],
  // It answers without a body: `-i` shows the status.
  example: ({ baseUrl, options: { baseUriPath } }) =>
    curlPost(`${baseUrl}${baseUriPath}/auth/reset/password-email`, { email: demoEmail }, [], '-si'),
  signIn: ({ baseUrl, options: { baseUriPath } }, { email, password }) =>
    curlPost(`${baseUrl}${baseUriPath}/auth/simple/login`, { username: email, password }),
  snippets: ({ baseUrl, options: { baseUriPath } }) => [
    ownSnippet('unleash', `{ baseUrl: ${literal(baseUrl + baseUriPath)} }`, `{ email: ${literal(demoEmail)} }`),
  ],
};
