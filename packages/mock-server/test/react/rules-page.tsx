import type { AnyPasswordReset } from '@resetkit/sdk';
import { usePasswordRules } from '@resetkit/sdk/react';
import { type ReactNode, useState } from 'react';

const MARKS = { true: '✓', false: '✗', undefined: '?' } as const;

/** A field with a checklist. */
export function RulesPage({ flow }: { readonly flow: AnyPasswordReset }): ReactNode {
  const [password, setPassword] = useState('');
  const rules = usePasswordRules(flow, password);
  return (
    <>
      <label>
        New password
        <input value={password} onChange={(event) => setPassword(event.target.value)} />
      </label>
      <ul>
        {rules.map(({ rule, limit, kept }) => (
          <li key={rule}>{`${MARKS[`${kept}`]} ${rule} ${limit ?? ''}`.trim()}</li>
        ))}
      </ul>
    </>
  );
}
