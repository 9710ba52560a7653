/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { effects, type FaultFields } from './fault-form.ts';

/** The fields of a fault of requests. */
export function OfCalls({
  form,
  change,
  objection,
}: FaultFields & {
  /** Why the body is wrong. */
  readonly objection: string | undefined;
}): VNode {
  const { effect } = form;
  return (
    <>
      <Field label="Operation" help="Its id. Empty: every operation.">
        {(props) => (
          <input
            {...props}
            autocomplete="off"
            spellcheck={false}
            value={form.operation}
            onInput={({ currentTarget: { value } }) => change({ operation: value.trim(), status: '' })}
          />
        )}
      </Field>
      <Select
        label="What happens"
        values={effects}
        chosen={effect}
        onChoose={(next) => change({ effect: next, status: '' })}
      />
      {(effect === 'status' || effect === 'html') && (
        <Field label="Status">
          {(props) => (
            <input
              {...props}
              type="number"
              required
              placeholder={effect === 'html' ? '502' : '500'}
              value={form.status}
              onInput={({ currentTarget: { value } }) => change({ status: value })}
            />
          )}
        </Field>
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
