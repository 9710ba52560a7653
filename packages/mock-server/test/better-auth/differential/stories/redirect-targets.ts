import { redirects } from './redirects.ts';
import { ask, callback, mail, reset, signUp } from './steps.ts';
import type { Story } from './story.ts';

/** Stories of pages that links may lead to, and those that they may not. */
export const redirectTargets: readonly Story[] = [
  { name: 'redirect targets', steps: [signUp, ...redirects.map((to) => mail(to))] },
  {
    name: 'redirect targets for nobody',
    steps: redirects.map((redirectTo) => ({ path: ask, json: { email: 'nobody@example.com', redirectTo } })),
  },
  {
    name: 'callback URLs',
    steps: redirects.flatMap((to) => (typeof to === 'string' ? [{ path: `${reset}/AAAA${callback(to)}` }] : [])),
  },
  {
    name: 'custom schemes with a host or an address',
    options: { trustedOrigins: ['myapp://reset', 'other://192.168.*'] },
    steps: [
      'myapp://reset?x=1',
      'myapp://reset#x',
      'myapp://reset.evil/x',
      'other://192.168.1.1/x',
      'other://192.168.1/x',
      'other://192.168.1.evil/x',
      'other://192.168.1.300/x',
    ].map((to) => mail(to)),
  },
];
