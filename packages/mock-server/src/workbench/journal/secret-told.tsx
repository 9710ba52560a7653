/** @jsxImportSource preact */
import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Explanation } from '../../core/explain/explanation.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import type { BackendRow } from './backend-row.ts';
import { secretsSent } from './secrets-sent.ts';
import { wholeRow } from './whole-row.ts';

/** What became of the code, token or link in a request that was not accepted: mostly that is why. Nothing if it has none. */
export function SecretTold({ row }: { readonly row: BackendRow }): VNode | null {
  const { read } = useWorkbench();
  const told = useSignal('');
  useEffect(() => {
    void read(async () => (told.value = (await explained(row))?.sentence ?? ''));
  }, [row.row]);
  if (told.value === '') return null;
  return (
    <>
      <dt>Secret</dt>
      <dd>{told.value}</dd>
    </>
  );
}

async function explained(row: BackendRow): Promise<Explanation | undefined> {
  const secrets = secretsSent(await wholeRow(row));
  const all = await Promise.all(secrets.map((secret) => row.backend.control.explain(secret)));
  return all.find(({ state }) => state !== 'unknown') ?? all[0];
}
