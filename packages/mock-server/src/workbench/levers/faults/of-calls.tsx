/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { OfferedOperation } from '../../../core/about/about.ts';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { effects, type FaultFields } from './fault-form.ts';

/** The fields of a fault of requests. */
export function OfCalls({
  form,
  change,
  operations,
  objection,
}: FaultFields & {
  readonly operations: readonly OfferedOperation[];
  /** Why the body is wrong. */
  readonly objection: string | undefined;
}): VNode {
  const { effect } = form;
  const ids = operations.map(({ id, method, path }) => [id, `${id}: ${method} ${path}`] as const);
  const asked = operations.find(({ id }) => id === form.operation);
  return (
    <>
      <Select
        label="Operation"
        help={asked?.summary}
        values={Object.fromEntries([['', 'Every operation'], ...ids])}
        chosen={form.operation}
        onChoose={(operation) => change({ operation, status: '' })}
      />
      <Select
        label="What happens"
        values={effects}
        chosen={effect}
        onChoose={(next) => change({ effect: next, status: '' })}
      />
      {effect === 'status' && (
        <Select
          label="Status"
          values={Object.fromEntries([
            ['', 'Choose'],
            ...(asked?.statuses.map((status) => [status, String(status)]) ?? []),
          ])}
          help={asked ? undefined : 'Each operation has its own: choose one first.'}
          chosen={form.status}
          onChoose={(status) => change({ status })}
        />
      )}
      {effect === 'html' && (
        <Select
          label="Status"
          values={{ '': '502', '503': '503', '504': '504' }}
          chosen={form.status}
          onChoose={(status) => change({ status })}
        />
      )}
      {effect === 'status' && (
        <Field label="Body" help="JSON. Empty: what the backend says with this status." objection={objection}>
          {(props) => (
            <textarea
              {...props}
              rows={2}
              spellcheck={false}
              value={form.body}
              onInput={({ currentTarget: { value } }) => change({ body: value })}
            />
          )}
        </Field>
      )}
      {effect !== 'never' && (
        <Field label="Delay in milliseconds" help={effect === 'slow' ? undefined : 'Empty: at once.'}>
          {(props) => (
            <input
              {...props}
              type="number"
              min={0}
              max={600_000}
              required={effect === 'slow'}
              value={form.delay}
              onInput={({ currentTarget: { value } }) => change({ delay: value })}
            />
          )}
        </Field>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={form.worksFirst}
          onChange={({ currentTarget: { checked } }) => change({ worksFirst: checked })}
        />
        The backend does its work first
      </label>
    </>
  );
}
