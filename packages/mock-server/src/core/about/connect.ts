/** A key, a token or an administrator of a backend, for people. */
export interface BackendKey {
  /** What it is. */
  readonly name: string;
  /** The key itself. */
  readonly value: string;
  /** The e-mail of the account that it stands for, if it is that of one. */
  readonly of?: string;
}

/** A program in TypeScript that asks for a reset mail. */
export interface Snippet {
  /** The package that it uses: the vendor's SDK, or ours. */
  readonly sdk: string;
  /** The whole program. */
  readonly code: string;
}

/** A backend as an app reaches it. */
export interface Reached<Options> {
  /** The URL for its clients, without a slash at its end. */
  readonly baseUrl: string;
  /** The options in force. */
  readonly options: Options;
  /** The same of the backend that stores its accounts, if there is one. */
  readonly behind?: Pick<Reached<object>, 'baseUrl' | 'options'>;
}

/** Texts that say how an app is pointed at a backend. */
export interface Connect<Options extends object = object> {
  /** Keys, tokens and administrators. */
  keys(options: Options): readonly BackendKey[];
  /** Where the vendor's own client is pointed, if that is not the base URL. */
  clientUrl?(reached: Reached<Options>): string;
  /** A curl command that asks for a reset mail to the demo account, and succeeds with these options. */
  example(reached: Reached<Options>): string;
  /** A curl command that signs an account in. */
  signIn(reached: Reached<Options>, account: Credentials): string;
  /** Programs that do what `example` does: with the vendor's SDK, if there is one, and with ours. */
  snippets(reached: Reached<Options>): readonly Snippet[];
}

/** An account and its password in plain text. */
export interface Credentials {
  /** As the backend stores it. */
  readonly email: string;
  /** In plain text. */
  readonly password: string;
}

/** The address that the commands and programs write to: that of the demo account. */
export const demoEmail = 'ada@example.com';

/** A curl command that posts JSON. */
export function curlPost(url: string, body: object, headers: readonly string[] = [], flags = '-s'): string {
  const given = ['Content-Type: application/json', ...headers].map((header) => `-H ${forShell(header)}`);
  return ['curl', flags, url, ...given, '-d', forShell(JSON.stringify(body))].join(' ');
}

/** A text as a POSIX shell reads it. */
function forShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text as TypeScript reads it. */
export function literal(text: string): string {
  const [, inside = ''] = /^"(.*)"$/s.exec(JSON.stringify(text)) ?? [];
  return `'${inside.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A program that asks for a reset mail with our SDK: what `createClient` and `request` are given, and imports that the first needs. */
export function ownSnippet(id: string, client: string, request: string, imports: readonly string[] = []): Snippet {
  const code = [
    "import { createPasswordReset } from '@resetkit/sdk';",
    `import { createClient } from '@resetkit/sdk/${id}';`,
    ...imports,
    '',
    `const reset = createPasswordReset(createClient(${client}));`,
    `const { data, error } = await reset.request(${request});`,
    'console.log(data ?? error);',
  ];
  return { sdk: '@resetkit/sdk', code: code.join('\n') };
}
