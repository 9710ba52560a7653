import type { Limits } from '../../../core/limits.ts';
import type { Given } from './given.ts';
import type { CalledBackend } from './how-to-call.ts';
import { sentBody } from './sent-body.ts';
import { sentHeaders } from './sent-headers.ts';
import { quoted, sourceOf, type TextWriter } from './source-text.ts';
import type { Step, Story } from './story.ts';

/** The tools that tests are written for. */
export type TestTool = 'vitest' | 'playwright';

/** The backend that a test mocks, in the state that is not an account's. */
export interface MockedBackend extends CalledBackend {
  readonly limits: Limits;
}

/** A test that sends the requests of a story to a fresh mock, and expects the last one to be answered as it was. */
export function repeatTest(story: Story, backend: MockedBackend, tool: TestTool): string {
  const last = story.steps.length - 1;
  const body = story.steps.flatMap((step, index) => linesOf(step, index, { story, tool, isLast: index === last }));
  const { row } = story.steps[last] as Step;
  const [path = ''] = row.target.split('?');
  const title = `${row.method} ${path} ${row.response ? `is answered ${row.response.status}` : 'gets no answer'}`;
  return [
    ...(tool === 'vitest' ? vitestHead(story, backend) : playwrightHead(backend)),
    '',
    `test(${quoted(title)}, async ({ mock }) => {`,
    ...[...(tool === 'playwright' ? preparation(story, backend) : []), ...startOf(story), ...body].map((line) =>
      line ? `  ${line}` : '',
    ),
    '});',
    ...helpersFor(story.given),
    '',
  ].join('\n');
}

function vitestHead({ account }: Story, { id, factory, limits, ...backend }: MockedBackend): readonly string[] {
  const changed = changedOptions(backend);
  const settings = {
    ...(account && { seed: [account] }),
    ...(limits !== 'off' && { limits }),
  };
  const options = Object.keys(changed).length > 0 ? sourceOf(changed) : '';
  const more = Object.keys(settings).length > 0 ? `, ${sourceOf(settings)}` : '';
  return [
    `import { ${factory} } from '@resetkit/mock-server/${id}';`,
    "import { mockTest } from '@resetkit/mock-server/vitest';",
    "import { expect } from 'vitest';",
    '',
    `const test = mockTest(${factory}(${options})${more});`,
  ];
}

function playwrightHead({ id, baseUrl }: MockedBackend): readonly string[] {
  return [
    "import { expect } from '@playwright/test';",
    "import { mockTest } from '@resetkit/mock-server/playwright';",
    '',
    `const test = mockTest({ baseUrl: ${quoted(new URL(baseUrl).origin)}, provider: ${quoted(id)} });`,
  ];
}

/** What a test of a server that others started sets first. */
function preparation({ account }: Story, { limits, ...backend }: MockedBackend): readonly string[] {
  const changed = changedOptions(backend);
  return [
    ...(Object.keys(changed).length > 0 ? [`await mock.options.set(${sourceOf(changed, '  ')});`] : []),
    ...(limits === 'off' ? [] : [`await mock.limits.set(${sourceOf(limits, '  ')});`]),
    ...(account ? [`await mock.accounts.put(${sourceOf(account, '  ')});`] : []),
  ];
}

/** What there is of the account besides its password before the first request. */
function startOf({ account, given, hasSecondFactor }: Story): readonly string[] {
  if (!account) return [];
  const email = quoted(account.email);
  return [
    ...(hasSecondFactor
      ? [
          '// The account had a second factor, which this test does not make: add it to the account, and send what',
          `// await mock.secondFactors.code(${email}) gives where a request sends its code.`,
        ]
      : []),
    ...(given.some(({ from }) => from === 'session') ? [`const session = await mock.sessions.make(${email});`] : []),
  ];
}

function changedOptions({ options, defaults }: Pick<MockedBackend, 'options' | 'defaults'>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(defaults[name])),
  );
}

interface Place {
  readonly story: Story;
  readonly tool: TestTool;
  readonly isLast: boolean;
}

function linesOf({ row, afterSeconds, fault, mail }: Step, index: number, place: Place): readonly string[] {
  const { story, isLast } = place;
  const number = index + 1;
  const given = story.given.filter(({ step }) => step === index);
  const from = (...kinds: readonly Given['from'][]): boolean => given.some((one) => kinds.includes(one.from));
  const request = requestOf({ row }, index, place);
  const before = [
    ...(afterSeconds > 0 ? [`await mock.clock.advance('${afterSeconds}s');`] : []),
    ...(fault ? [`await mock.faults.add(${sourceOf(onceOnly(fault), '  ')});`] : []),
  ];
  if (isLast && !row.response) return [...before, `await expect(${request}).rejects.toThrow();`];
  if (isLast)
    return [
      ...before,
      `const response = await ${request};`,
      '',
      `expect(response.status).toBe(${row.response?.status});`,
    ];
  const sent = from('body', 'location', 'cookie') ? `const response${number} = await ${request};` : `await ${request};`;
  const waiting = mail && `await mock.outbox.waitFor({ to: ${quoted(mail.to)} });`;
  return [
    ...before,
    row.response ? sent : `await ${request}.catch(() => undefined);`,
    ...(from('body') ? [`const answer${number} = JSON.parse(await response${number}.text());`] : []),
    ...(waiting ? [from('mail') ? `const mail${number} = ${waiting}` : waiting] : []),
  ];
}

function onceOnly(fault: NonNullable<Step['fault']>): object {
  const { id: _id, fired: _fired, nth: _nth, ...rest } = fault;
  return { ...rest, times: 1 };
}

function requestOf({ row }: Pick<Step, 'row'>, index: number, { story, tool }: Place): string {
  const write = writerFor(story.given.filter(({ step }) => step < index));
  const body = sentBody(row);
  const { 'content-type': type, ...headers } = sentHeaders(row);
  const sentAs = type === undefined || body.kind === 'form' ? headers : { 'content-type': type, ...headers };
  const fields = [
    ...(row.method === 'GET' ? [] : [`method: ${quoted(row.method)}`]),
    ...(Object.keys(sentAs).length > 0 ? [`headers: ${sourceOf(sentAs, '    ', write)}`] : []),
    ...(body.kind === 'json' ? [`body: JSON.stringify(${sourceOf(body.value, '    ', write)})`] : []),
    ...(body.kind === 'form' ? [`body: new URLSearchParams(${sourceOf(body.fields, '    ', write)})`] : []),
    ...(body.kind === 'text' ? [`body: ${write(body.text)}`] : []),
    ...(isRedirect(row.response?.status) ? ["redirect: 'manual'"] : []),
  ];
  const target = tool === 'vitest' ? write(row.target) : `\`\${mock.backendUrl}${inTemplate(write, row.target)}\``;
  const init = fields.length === 0 ? '' : `, {\n${fields.map((field) => `    ${field},\n`).join('')}  }`;
  return `${tool === 'vitest' ? 'mock.fetch' : 'fetch'}(${target}${init})`;
}

function isRedirect(status = 0): boolean {
  return status >= 300 && status < 400;
}

/** Writes texts with what was given in them read from where it came. */
function writerFor(given: readonly Given[]): TextWriter {
  // The longest first: a link has the token in it.
  const byLength = given.toSorted((a, b) => b.value.length - a.value.length);
  return (text) => {
    const found = byLength.find(({ value }) => text === value);
    if (found) return found.source;
    const inner = partsOf(text, byLength);
    return inner.some((part) => typeof part !== 'string') ? `\`${inner.map(templatePart).join('')}\`` : quoted(text);
  };
}

type Part = string | Given;

function partsOf(text: string, given: readonly Given[]): readonly Part[] {
  return given.reduce<readonly Part[]>(
    (parts, one) =>
      parts.flatMap((part) => {
        if (typeof part !== 'string') return [part];
        return part.split(one.value).flatMap((piece, index): Part[] => (index === 0 ? [piece] : [one, piece]));
      }),
    [text],
  );
}

function templatePart(part: Part): string {
  return typeof part === 'string' ? part.replace(/[`\\]|\$(?=\{)/g, '\\$&') : `\${${part.source}}`;
}

/** A text as it stands inside of a template. */
function inTemplate(write: TextWriter, text: string): string {
  const written = write(text);
  if (written.startsWith('`')) return written.slice(1, -1);
  return written === quoted(text) ? templatePart(text) : `\${${written}}`;
}

function helpersFor(given: readonly Given[]): readonly string[] {
  const kinds = new Set(given.map(({ from }) => from));
  return [...(kinds.has('location') ? ['', parameterOf] : []), ...(kinds.has('cookie') ? ['', cookieOf] : [])];
}

const parameterOf = `/** A parameter of the URL that an answer redirects to. */
function parameterOf(response: Response, name: string): string {
  const { searchParams, hash } = new URL(response.headers.get('location') ?? '');
  return searchParams.get(name) ?? new URLSearchParams(hash.slice(1)).get(name) ?? '';
}`;

const cookieOf = `/** The value of a cookie that an answer sets. */
function cookieOf(response: Response, name: string): string {
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith(\`\${name}=\`)) ?? '';
  return cookie.slice(name.length + 1).split(';')[0] ?? '';
}`;
