import type { Fetch } from '@resetkit/sdk';
import { AbortController as Polyfill } from 'abort-controller';

/** Web APIs that the SDK needs at least: the table "What it needs" of its README. `TextEncoder` is for rules that count bytes. */
const NEEDED = [
  ...['fetch', 'Request', 'Response', 'Headers', 'FormData', 'URL', 'AbortController'],
  ...['performance', 'setTimeout', 'clearTimeout', 'encodeURIComponent', 'TextEncoder', 'console'],
];
/** Of Web Crypto `createPkce` needs digests and random bytes. */
const NEEDED_FOR_PKCE = ['crypto', 'btoa', 'Uint8Array'];
/** What Node's own `Request` and `Response` are made of. */
const OF_NODE = [
  'ReadableStream',
  'TextDecoder',
  'EventTarget',
  'Event',
  'AbortSignal',
  'DOMException',
  'Blob',
  'File',
  'queueMicrotask',
];
/** What the test runner uses. */
const OF_THE_RUNNER = ['globalThis', 'global', 'process', 'Buffer', 'setImmediate', 'clearImmediate', 'setInterval'];
/** Newer methods. (Those newer than ES2021 are refused by the SDK's `lib` setting too; Node's own `Request` needs some of them.) */
const NEWER: readonly (readonly [owner: object, ...names: string[]])[] = [
  [URL, 'canParse', 'parse'],
  [AbortSignal, 'any', 'timeout', 'abort'],
  [AbortSignal.prototype, 'throwIfAborted', 'reason'],
  [Array.prototype, 'toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex'],
  [Array, 'fromAsync'],
  [Object, 'groupBy'],
  [Promise, 'withResolvers', 'try'],
  [Response, 'json', 'error', 'redirect'],
  [Headers.prototype, 'getSetCookie'],
  [Crypto.prototype, 'randomUUID'],
];

const NodeUrl = URL;

/** As React Native's: it takes any signal, and does nothing with one that is not its own. */
class LenientRequest extends Request {
  constructor(input: Request | string, { signal, ...init }: RequestInit = {}) {
    const { URL } = globalThis;
    // Node's own `Request` needs Node's own `URL`.
    Object.assign(globalThis, { URL: NodeUrl });
    super(input, init);
    Object.assign(globalThis, { URL });
    if (signal) Object.defineProperty(this, 'signal', { value: signal });
  }
}

/** As older React Native's: it checks nothing, ends with a slash, and has neither parts nor setters. */
class LenientUrl {
  readonly href: string;

  constructor(url: string) {
    this.href = url.endsWith('/') ? url : `${url}/`;
  }

  toString(): string {
    return this.href;
  }
}

/** An engine without anything that the SDK does not need, and with the package `abort-controller` for its signals. */
export interface OlderEngine {
  /** Runs the network, and what stands there, in an engine of their own. For calls that are made `within`. */
  outside(fetch: Fetch): Fetch;
  /** Runs the SDK in the older engine. */
  within<Outcome>(run: () => Promise<Outcome>): Promise<Outcome>;
}

/** Makes an older engine of this one. */
export function olderEngine(): OlderEngine {
  const native = new Map(
    [
      ...NEWER.flatMap(([owner, ...names]) => names.map((name) => [owner, name] as const)),
      ...otherGlobals().map((name) => [globalThis, name] as const),
      ...(['AbortController', 'Request', 'URL'] as const).map((name) => [globalThis, name] as const),
    ]
      .filter(([owner, name]) => Object.getOwnPropertyDescriptor(owner, name)?.configurable)
      .map((one) => [one, Object.getOwnPropertyDescriptor(...one)] as const),
  );

  const enter = () => {
    for (const [owner, name] of native.keys()) Reflect.deleteProperty(owner, name);
    Object.assign(globalThis, { AbortController: Polyfill, Request: LenientRequest, URL: LenientUrl });
  };
  const leave = () => {
    for (const [[owner, name], descriptor] of native) Object.defineProperty(owner, name, { ...descriptor });
  };
  const outside =
    (fetch: Fetch): Fetch =>
    async (request) => {
      leave();
      try {
        return await fetch(request);
      } finally {
        enter();
      }
    };
  const within = async <Outcome>(run: () => Promise<Outcome>): Promise<Outcome> => {
    enter();
    try {
      return await run();
    } finally {
      leave();
    }
  };
  return { outside, within };
}

/** Globals of the platform, not of the language. */
function otherGlobals(): string[] {
  const kept = [...NEEDED, ...NEEDED_FOR_PKCE, ...OF_NODE, ...OF_THE_RUNNER];
  const platform = Object.getOwnPropertyNames(globalThis).filter((name) => !LANGUAGE.test(name));
  return platform.filter((name) => !kept.includes(name) && !name.startsWith('__'));
}

/** What ECMAScript 2021 itself has. */
const LANGUAGE =
  /^(Object|Function|Array|Number|Boolean|String|Symbol|BigInt|Math|JSON|Reflect|Proxy|Promise|RegExp|Date|Map|Set|Weak(Map|Set|Ref)|Finali.*|.*Error|.*Array|ArrayBuffer|SharedArrayBuffer|DataView|Atomics|Intl|WebAssembly|eval|is(NaN|Finite)|parse(Int|Float)|(en|de)codeURI(Component)?|(un)?escape|NaN|Infinity|undefined|Iterator)$/;
