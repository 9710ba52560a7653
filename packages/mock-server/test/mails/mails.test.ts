// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { everyMail } from './every-mail.ts';
import { documentOf, partsOf } from './parts-of.ts';

test.each(everyMail)(
  '$name has the sender, the subject and the parts of the real mail',
  async ({ make, ...expected }) => {
    const { from, subject, html, text, link, code } = await make({});
    const withoutSecrets = (shown: string): string =>
      [
        [link, 'LINK'],
        [code, 'CODE'],
      ].reduce((done, [secret, instead]) => (secret ? done.replaceAll(secret, instead ?? '') : done), shown);

    expect({
      name: expected.name,
      from,
      subject: withoutSecrets(subject),
      parts: partsOf(html).map(withoutSecrets),
      text: withoutSecrets(text),
    }).toEqual(expected);
  },
);

test.each(everyMail)('$name is a document that a parser need not mend, and that loads nothing', async ({ make }) => {
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

test.each(everyMail)('$name has its link and its code once in each part', async ({ make }) => {
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

test.each(everyMail)('$name shows what a stranger wrote, as text, and has headers of one line', async ({ make }) => {
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
