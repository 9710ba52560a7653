// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { email, everyMail } from './every-mail.ts';
import { documentOf, partsOf } from './parts-of.ts';

interface Mail {
  readonly from: string;
  readonly subject: string;
  readonly parts: readonly string[];
  readonly text: string;
}

const ofInsforge = { from: 'InsForge <noreply@example.com>' };
const ofSupabase = { from: '"Supabase Auth" <noreply@mail.app.supabase.io>' };
const ofStackAuth = { from: '"New Project" <noreply@example.com>' };
const ofUnleash = { from: 'Unleash <noreply@getunleash.io>' };
const ofFirebase = { from: 'noreply@demo-resetkit.firebaseapp.com' };
const ofAppHandoff = { from: 'AppHandoff <noreply@example.com>' };

const resetByCode = {
  ...ofInsforge,
  subject: 'Reset your password',
  parts: [
    'h2: Reset your password',
    'p: Type this code into the app to choose a new password.',
    'div: CODE',
    'p: The code is good for 15 minutes.',
  ],
  text: 'Type this code into the app to choose a new password.\n\n    CODE\n\nThe code is good for 15 minutes.\n',
};
const notExpected = 'If you did not expect this mail, nothing needs to be done.';
const leaveIt = 'If you did not ask for this mail, leave the link alone: nothing will change.';
const resources = [
  'h2: Read on',
  'p: What you may want to read next:',
  'li: [Documentation](https://docs.getunleash.io)',
  'li: [Source code](https://github.com/unleash)',
  'li: [SDKs](https://docs.getunleash.io/sdks)',
  `p: Sent to ${email}`,
];
const resourcesInText =
  'What you may want to read next:\n\n- https://docs.getunleash.io\n- https://github.com/unleash\n- https://docs.getunleash.io/sdks\n';

/** Each mail, with LINK and CODE in place of its own. */
const mails: Readonly<Record<keyof typeof everyMail, Mail>> = {
  'InsForge: reset by code': {
    ...resetByCode,
    parts: resetByCode.parts.map((part) => part.replace('p: Type', 'p: Hello Ada, | Type')),
    text: `Hello Ada,\n\n${resetByCode.text}`,
  },
  'InsForge: reset by code, over SMTP': resetByCode,
  'InsForge: reset by link': {
    ...ofInsforge,
    subject: 'Reset your password',
    parts: [
      'h2: Reset your password',
      'p: Hello Ada, | Follow this link to choose a new password.',
      'a: [Reset Password](LINK)',
      'p: The link is good for 24 hours.',
    ],
    text: 'Hello Ada,\n\nFollow this link to choose a new password.\n\n    LINK\n\nThe link is good for 24 hours.\n',
  },
  'InsForge: verification by code': {
    ...ofInsforge,
    subject: 'Verify your email',
    parts: [
      'h2: Verify your email',
      'p: Hello Ada, | Type this code into the app to show that this address is yours.',
      'div: CODE',
      'p: The code is good for 15 minutes.',
    ],
    text: 'Hello Ada,\n\nType this code into the app to show that this address is yours.\n\n    CODE\n\nThe code is good for 15 minutes.\n',
  },
  'InsForge: verification by link': {
    ...ofInsforge,
    subject: 'Verify your email',
    parts: [
      'h2: Verify your email',
      'p: Hello Ada, | Follow this link to show that this address is yours.',
      'a: [Verify Email](LINK)',
      'p: The link is good for 24 hours.',
    ],
    text: 'Hello Ada,\n\nFollow this link to show that this address is yours.\n\n    LINK\n\nThe link is good for 24 hours.\n',
  },
  'InsForge: sign-in': {
    ...ofInsforge,
    subject: 'CODE is your verification code',
    parts: [
      'h2: Your verification code',
      'p: Hello User, | Type this code into the app to sign in.',
      'div: CODE',
      'p: The code is good for 5 minutes.',
    ],
    text: 'Hello User,\n\nType this code into the app to sign in.\n\n    CODE\n\nThe code is good for 5 minutes.\n',
  },
  'Supabase: reset': {
    ...ofSupabase,
    subject: 'Reset your password',
    parts: [
      'h2: Reset your password',
      'p: You asked for a new password. Choose it here:',
      'p: [Reset password](LINK)',
      'p: Or enter this code: CODE',
      'p: If it was not you, you need not do anything.',
    ],
    text: 'Reset your password\n\nYou asked for a new password. Choose it here:\n\n    LINK\n\nOr enter this code: CODE\n\nIf it was not you, you need not do anything.\n',
  },
  'Supabase: confirmation': {
    ...ofSupabase,
    subject: 'Confirm your email address',
    parts: [
      'h2: Confirm your email address',
      'p: Show that this address is yours, to complete your account:',
      'p: [Confirm email address](LINK)',
      'p: Or enter this code: CODE',
    ],
    text: 'Confirm your email address\n\nShow that this address is yours, to complete your account:\n\n    LINK\n\nOr enter this code: CODE\n',
  },
  'Supabase: sign-in': {
    ...ofSupabase,
    subject: 'Your sign-in link',
    parts: [
      'h2: Your sign-in link',
      'p: Sign in here. The link works once, and not for long:',
      'p: [Sign in](LINK)',
      'p: Or enter this code: CODE',
    ],
    text: 'Your sign-in link\n\nSign in here. The link works once, and not for long:\n\n    LINK\n\nOr enter this code: CODE\n',
  },
  'Supabase: invitation': {
    ...ofSupabase,
    subject: "You've been invited",
    parts: [
      "h2: You've been invited",
      'p: Somebody would like you to have an account. Accept it here:',
      'p: [Accept invitation](LINK)',
      'p: Or enter this code: CODE',
    ],
    text: "You've been invited\n\nSomebody would like you to have an account. Accept it here:\n\n    LINK\n\nOr enter this code: CODE\n",
  },
  'Supabase: new address': {
    ...ofSupabase,
    subject: 'Confirm your new email address',
    parts: [
      'h2: Confirm your new email address',
      'p: Your account is to have the address lovelace@example.com. Confirm it here:',
      'p: [Confirm new email address](LINK)',
      'p: Or enter this code: CODE',
      'p: If it was not you, you need not do anything.',
    ],
    text: 'Confirm your new email address\n\nYour account is to have the address lovelace@example.com. Confirm it here:\n\n    LINK\n\nOr enter this code: CODE\n\nIf it was not you, you need not do anything.\n',
  },
  'Supabase: nonce': {
    ...ofSupabase,
    subject: 'CODE is your verification code',
    parts: [
      'h2: Your verification code',
      'p: Enter this code to show that it is you. It is good for a short time:',
      'p: CODE',
    ],
    text: 'Your verification code\n\nEnter this code to show that it is you. It is good for a short time:\n\n    CODE\n',
  },
  'Supabase: new password': {
    ...ofSupabase,
    subject: 'Your password was changed',
    parts: [
      'h2: Your password was changed',
      'p: Your account has a new password.',
      'p: If that was not you, reset the password, and tell your support at once.',
    ],
    text: 'Your password was changed\n\nYour account has a new password.\n\nIf that was not you, reset the password, and tell your support at once.\n',
  },
  'Stack Auth: reset': {
    ...ofStackAuth,
    subject: 'Reset your password at New Project',
    parts: [
      'h3: Reset your password at New Project',
      'p: Hi, Ada! Use the button to choose a new password.',
      'p: [Reset my password](LINK)',
      'hr',
      `p: ${notExpected}`,
    ],
    text: `Reset your password at New Project\n\nHi, Ada! Use the button to choose a new password.\n\nReset my password: LINK\n\n${notExpected}\n`,
  },
  'Stack Auth: verification': {
    ...ofStackAuth,
    subject: 'Verify your email at New Project',
    parts: [
      'h3: Verify your email at New Project',
      'p: Hi! Use the button to say that this address is yours.',
      'p: [Verify my email](LINK)',
      'hr',
      `p: ${notExpected}`,
    ],
    text: `Verify your email at New Project\n\nHi! Use the button to say that this address is yours.\n\nVerify my email: LINK\n\n${notExpected}\n`,
  },
  'Stack Auth: sign-in': {
    ...ofStackAuth,
    subject: 'Sign in to New Project: Your code is CODE',
    parts: [
      'h3: Sign in to New Project',
      'p: Hi! Type this code to sign in. It can be used once:',
      'p: CODE',
      'p: Instead, you can follow [this link](LINK).',
      'hr',
      `p: ${notExpected}`,
    ],
    text: `Sign in to New Project\n\nHi! Type this code to sign in. It can be used once:\n\nCODE\n\nInstead, you can follow this link: LINK\n\n${notExpected}\n`,
  },
  'Unleash: reset': {
    ...ofUnleash,
    subject: 'Unleash - Reset your password',
    parts: [
      'p: You, or somebody else, asked for a new password for your Unleash account. The link is below.',
      'p: Unleash',
      'h1: Reset password',
      'p: You, or somebody else, asked for a new password for your Unleash account. If it was you, choose one within 24 hours. If it was not, leave the link alone, and see whether you can still sign in.',
      'p: [Reset password](LINK)',
      `p: [Unleash on GitHub](https://github.com/Unleash/unleash) | Sent to ${email}`,
    ],
    text: 'Reset password\n\nYou, or somebody else, asked for a new password for your Unleash account. If it was you, choose one within 24 hours.\n\n    LINK\n\nIf it was not, leave the link alone, and see whether you can still sign in.\n',
  },
  'Unleash: invitation': {
    ...ofUnleash,
    subject: 'Welcome to Unleash',
    parts: [
      'hidden: Your organization has an account for you. Choose a password to begin. The link works for 24 hours.',
      'p: Unleash',
      'h1: Welcome to Unleash Ada!',
      'p: Your organization has an account for you. Choose a password to begin. The link works for 24 hours.',
      'p: [Choose a password](LINK)',
      ...resources,
    ],
    text: `Welcome to Unleash Ada!\n\nYour organization has an account for you. Choose a password to begin. The link works for 24 hours.\n\n    LINK\n\n${resourcesInText}`,
  },
  'Unleash: invitation without a password': {
    ...ofUnleash,
    subject: 'Welcome to Unleash',
    parts: [
      'hidden: Your organization has an account for you. You can sign in here.',
      'p: Unleash',
      'h1: Welcome to Unleash Ada!',
      'p: Your organization has an account for you. You can sign in here.',
      'p: [Sign in](LINK)',
      ...resources,
    ],
    text: `Welcome to Unleash Ada!\n\nYour organization has an account for you. You can sign in here.\n\n    LINK\n\n${resourcesInText}`,
  },
  'PocketBase: reset': {
    from: 'Support <support@example.com>',
    subject: 'Reset your Acme password',
    parts: [
      'p: Hello,',
      'p: The button below leads to a page where you choose a new password.',
      'p: [Reset password](LINK)',
      'p: If you did not ask for one, there is nothing to do.',
      'p: Thanks, | Acme team',
    ],
    text: 'Hello,\nThe button below leads to a page where you choose a new password.\n[Reset password](LINK)\nIf you did not ask for one, there is nothing to do.\nThanks,\nAcme team',
  },
  'PocketBase: reset by a template': {
    from: 'Support <support@example.com>',
    subject: 'Reset your Acme password',
    parts: ['p: Hello Ada, [here](LINK)'],
    text: 'Hello Ada, [here](LINK)',
  },
  'Firebase Auth: reset': {
    ...ofFirebase,
    subject: 'Reset your password for Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to choose a new password for your Resetkit account ada@example.com.',
      'p: [LINK](LINK)',
      'p: If you did not ask for that, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to choose a new password for your Resetkit account ada@example.com.\n\nLINK\n\nIf you did not ask for that, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: verification': {
    ...ofFirebase,
    subject: 'Verify your email for Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to confirm that ada@example.com is your address.',
      'p: [LINK](LINK)',
      'p: If you did not give this address, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to confirm that ada@example.com is your address.\n\nLINK\n\nIf you did not give this address, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: another address': {
    ...ofFirebase,
    subject: 'Verify your new email for Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to sign in to Resetkit with this address from now on.',
      'p: [LINK](LINK)',
      'p: If you did not ask for that, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to sign in to Resetkit with this address from now on.\n\nLINK\n\nIf you did not ask for that, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: sign-in': {
    ...ofFirebase,
    subject: 'Sign in to Resetkit',
    parts: [
      'p: Hello,',
      'p: Open this link to sign in to Resetkit as ada@example.com.',
      'p: [LINK](LINK)',
      'p: If you did not ask for that, you need not do anything.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nOpen this link to sign in to Resetkit as ada@example.com.\n\nLINK\n\nIf you did not ask for that, you need not do anything.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'Firebase Auth: the address was changed': {
    ...ofFirebase,
    subject: 'Your sign-in email was changed for Resetkit',
    parts: [
      'p: Hello,',
      'p: The address with which you sign in to Resetkit is no longer ada@example.com.',
      'p: [LINK](LINK)',
      'p: If you did not change it, open the link to have your address back.',
      'p: Thanks,',
      'p: Your Resetkit team',
    ],
    text: 'Hello,\n\nThe address with which you sign in to Resetkit is no longer ada@example.com.\n\nLINK\n\nIf you did not change it, open the link to have your address back.\n\nThanks,\n\nYour Resetkit team\n',
  },
  'AppHandoff: reset': {
    ...ofAppHandoff,
    subject: 'Reset your AppHandoff password',
    parts: [
      'p: AppHandoff',
      'h1: Reset your password',
      'p: Follow this link to reset your password. It works once.',
      'p: [Choose a new password](LINK)',
      `p: ${leaveIt}`,
    ],
    text: `Hello,\n\nFollow this link to reset your password. It works once.\n\n    LINK\n\n${leaveIt}\n`,
  },
  'AppHandoff: sign-in': {
    ...ofAppHandoff,
    subject: 'Sign in to AppHandoff',
    parts: [
      'p: AppHandoff',
      'h1: Sign in',
      'p: Follow this link to sign in. It works once.',
      'p: [Sign in to AppHandoff](LINK)',
      `p: ${leaveIt}`,
    ],
    text: `Hello,\n\nFollow this link to sign in. It works once.\n\n    LINK\n\n${leaveIt}\n`,
  },
  'AppHandoff: confirmation': {
    ...ofAppHandoff,
    subject: 'Confirm your AppHandoff account',
    parts: [
      'p: AppHandoff',
      'h1: Confirm your account',
      'p: Follow this link to confirm your account. It works once.',
      'p: [Confirm my account](LINK)',
      `p: ${leaveIt}`,
    ],
    text: `Hello,\n\nFollow this link to confirm your account. It works once.\n\n    LINK\n\n${leaveIt}\n`,
  },
};

const every = Object.entries(everyMail).map(([name, make]) => ({ name, make }));

test.each(every)('$name has the sender, the subject and the parts of the real mail', async ({ name, make }) => {
  const { from, subject, html, text, link, code } = await make({});
  const withoutSecrets = (shown: string): string =>
    [
      [link, 'LINK'],
      [code, 'CODE'],
    ].reduce((done, [secret, instead]) => (secret ? done.replaceAll(secret, instead ?? '') : done), shown);

  expect({
    from,
    subject: withoutSecrets(subject),
    parts: partsOf(html).map(withoutSecrets),
    text: withoutSecrets(text),
  }).toEqual(mails[name]);
});

test.each(every)('$name is a document that a parser need not mend, and that loads nothing', async ({ make }) => {
  const { html } = await make({});
  const document = documentOf(html);

  expect(`<!DOCTYPE html>${document.documentElement.outerHTML}`).toBe(html.replaceAll('&#39;', "'"));
  expect([document.compatMode, document.documentElement.lang, document.title]).toEqual([
    'CSS1Compat',
    'en',
    expect.stringMatching(/\w/),
  ]);
  expect(
    document.querySelectorAll('img, link, script, iframe, object, video, audio, form, [src], [background]'),
  ).toHaveLength(0);
  expect(html).not.toMatch(/url\(|@import/i);
  expect(Array.from(document.querySelectorAll('table'), (table) => table.getAttribute('role'))).toEqual([
    'presentation',
  ]);
});

test.each(every)('$name has its link and its code once in each part', async ({ make }) => {
  const { html, text, link, code } = await make({});
  const document = documentOf(html);
  const links = Array.from(document.querySelectorAll('a'), (anchor) => anchor.getAttribute('href'));

  if (link !== undefined) {
    expect(links.filter((href) => href === link)).toHaveLength(1);
    expect(text.split(link)).toHaveLength(2);
  }
  if (code !== undefined) {
    expect(document.body.textContent?.split(code)).toHaveLength(2);
    expect(text.split(code)).toHaveLength(2);
  }
});

const hostile = `Ada <b title="x">'&amp;</b></title><img src=x onerror=alert(1)>\r\nBcc: eve@example.com`;

test.each(every)('$name shows what a stranger wrote, as text, and has headers of one line', async ({ make }) => {
  const plain = documentOf((await make({})).html);
  const mail = await make({
    name: hostile,
    project: hostile,
    page: `https://app.example.com/reset?a="><script>alert(1)</script>&b='`,
  });
  const document = documentOf(mail.html);
  const elements = (of: Document): readonly string[] =>
    Array.from(of.querySelectorAll('*'), ({ localName }) => localName);
  const links = Array.from(document.querySelectorAll('a'), (anchor) => anchor.getAttribute('href'));

  expect(elements(document)).toEqual(elements(plain));
  if (/Ada|New Project/.test(plain.body.textContent ?? ''))
    expect(document.body.textContent).toContain(hostile.slice(0, 60));
  if (mail.link !== undefined) expect(links).toContain(mail.link);
  expect([mail.from, mail.to, mail.subject].join('')).not.toMatch(/[\r\n]/);
});
