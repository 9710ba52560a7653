import type { Comparable } from './compare.ts';
import { createNormaliser, type Normaliser } from './normalise.ts';
import { fill } from './placeholders.ts';
import type { MailStep, RequestStep, Source, Step, VerifyPlan } from './script.ts';
import type { SeenMail, Target } from './target.ts';
import { withCodes } from './totp-code.ts';

/** One server while one script runs against it. */
export interface Side {
  /** Runs a step. Throws `MissingValue` if it needs a value that no earlier step has saved. */
  run(step: Step): Promise<Comparable>;
}

/** What is the same for both sides of a script. */
export interface Run {
  /** A word that no other run has: in addresses of accounts, so that they are new. */
  readonly id: string;
  readonly parameters: ReadonlyMap<string, string>;
  /** The IP address that a step comes from. */
  addressOf(step: RequestStep, time: number): string;
}

/** Starts a script on one server. */
export function createSide(plan: VerifyPlan, target: Target, run: Run): Side {
  const values = new Map([...run.parameters, ['run', run.id], ['server', new URL(target.baseUrl).origin]]);
  const normaliser = createNormaliser(plan, target.baseUrl, run.id);
  return {
    run: (step) =>
      'mailTo' in step
        ? readMail(step, target, plan, values, normaliser)
        : request(step, target, plan, values, normaliser, run),
  };
}

type Saved = Map<string, string>;

async function request(
  step: RequestStep,
  target: Target,
  plan: VerifyPlan,
  values: Saved,
  normaliser: Normaliser,
  run: Run,
): Promise<Comparable> {
  const { method, path, headers = {}, json, text } = fill(step, withCodes(values));
  const content = json === undefined ? text : JSON.stringify(json);
  let response: Response | undefined;
  for (let time = 0; time < (step.times ?? 1); time += 1) {
    await response?.arrayBuffer();
    response = await target.fetch(/^https?:/.test(path) ? path : `${target.baseUrl}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'x-forwarded-for': run.addressOf(step, time),
        'accept-encoding': 'identity',
        // Left to itself, `fetch` would ask for something new wherever `If-None-Match` is given.
        'cache-control': 'max-age=0',
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      // Bytes have no type of their own, as a text would have.
      ...(content !== undefined && { body: new TextEncoder().encode(content) }),
    });
  }
  if (!response) throw new Error(`${step.name} is sent no time.`);
  const body = bodyOf(response, await response.text());
  for (const [name, source] of Object.entries(step.save ?? {})) {
    const value = valueAt(source, response, body);
    if (value !== undefined) values.set(name, value);
  }
  const { status } = response;
  if (step.prepares) return { status, headers: {}, body: undefined };
  return { status, headers: headersOf(response, plan, normaliser), body: normaliser.body(body) };
}

function bodyOf(response: Response, text: string): unknown {
  if (!response.headers.get('content-type')?.includes('json') || text === '') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function valueAt(source: Source, response: Response, body: unknown): string | undefined {
  if (source === 'cookie') return response.headers.getSetCookie()[0]?.split(';')[0];
  const found =
    'header' in source
      ? response.headers.get(source.header)
      : source.body.reduce<unknown>((at, key) => Reflect.get(Object(at), key), body);
  if (typeof found !== 'string' && typeof found !== 'number') return undefined;
  return source.match ? source.match.exec(String(found))?.[1] : String(found);
}

const secondsLeft = new Set(['ratelimit-reset', 'retry-after']);

function headersOf(response: Response, plan: VerifyPlan, normaliser: Normaliser): Record<string, string> {
  const found = ['content-type', ...plan.headers].flatMap((name): [string, string][] => {
    const value = response.headers.get(name);
    if (value === null) return [];
    if (name === 'set-cookie') return [[name, response.headers.getSetCookie().map(normaliser.cookie).join(' + ')]];
    if (name === 'etag') return [[name, '<tag>']];
    if (name.endsWith('request-id')) return [[name, '<id>']];
    return [[name, secondsLeft.has(name) ? '<seconds>' : normaliser.text(value)]];
  });
  return Object.fromEntries(found);
}

async function readMail(
  step: MailStep,
  target: Target,
  plan: VerifyPlan,
  values: Saved,
  normaliser: Normaliser,
): Promise<Comparable> {
  const mail = await target.mailTo?.(fill(step.mailTo, values));
  for (const [name, kind] of Object.entries(step.save ?? {})) {
    const value = mail && secretOf(mail, plan.mail[kind]);
    if (value !== undefined) values.set(name, value);
  }
  const body = mail ? { to: normaliser.text(mail.to), subject: normaliser.text(mail.subject) } : 'no mail';
  return { status: mail ? 200 : 404, headers: {}, body };
}

function secretOf({ text }: SeenMail, pattern: RegExp | undefined): string | undefined {
  const match = pattern?.exec(text);
  return match?.[1] ?? match?.[0];
}
