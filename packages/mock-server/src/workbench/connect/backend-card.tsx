/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import type { Backend } from '../backend.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Url } from '../ui/url.tsx';

/** What an app needs to know of a backend: each thing with a button that copies it. */
export function BackendCard({ backend }: { readonly backend: Backend }): VNode {
  const { stateOf } = useWorkbench();
  const { title, imitates, baseUrl } = backend;
  const connect = stateOf(backend).about.value?.connect;
  const { account } = connect ?? {};
  return (
    <section class="card" aria-label={title}>
      <header class="row">
        <h2>{title}</h2>
        <span class="soft">{imitates}</span>
      </header>
      <dl class="values">
        <Value title={title} name="Base URL" text={baseUrl}>
          <Url url={baseUrl} />
        </Value>
        {account && <Value title={title} name="Account" text={account.email} />}
        {account && <Value title={title} name="Password" text={account.password} />}
        {connect?.keys.map(({ name, value, of }) => (
          <Value
            key={`${name} ${value}`}
            title={title}
            name={of === undefined ? name : `${name} of ${of}`}
            text={value}
          />
        ))}
      </dl>
      {connect && (
        <Tabs
          label={`Ask ${title} for a reset`}
          tabs={[
            ...connect.snippets.map(({ sdk, code }) => program(sdk, code, `the program with ${sdk}`)),
            program('curl', connect.example, 'the command that asks for a reset'),
            ...(account ? [program('Sign in', account.signIn, 'the command that signs in')] : []),
          ]}
        />
      )}
    </section>
  );
}

function Value({
  title,
  name,
  text,
  children,
}: {
  readonly title: string;
  readonly name: string;
  readonly text: string;
  readonly children?: ComponentChildren;
}): VNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {children ?? <code class="cut">{text}</code>}
        <CopyButton what={`${name.toLowerCase()} of ${title}`} text={text} />
      </dd>
    </>
  );
}

function program(name: string, code: string, what: string): { name: string; content(): VNode } {
  return {
    name,
    content: () => (
      <pre>
        <CopyButton what={what} text={code} />
        <code>{code}</code>
      </pre>
    ),
  };
}
