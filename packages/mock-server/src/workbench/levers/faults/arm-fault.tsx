/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { OfferedOperation } from '../../../core/about/about.ts';
import type { CallFault, MailFault } from '../../../core/faults/fault.ts';
import { mailKinds } from '../../../core/message.ts';
import { sentenceOf } from '../../state/sentence-of.ts';
import { Field } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { Select } from '../../ui/select.tsx';
import { emptyForm, type FaultFields, type FaultForm, faultOf, mailEffects } from './fault-form.ts';
import { OfCalls } from './of-calls.tsx';

/** A form that arms a fault. What was typed stays if it is refused. */
export function ArmFault({
  operations,
  onArm,
}: {
  readonly operations: readonly OfferedOperation[];
  onArm(fault: CallFault | MailFault): Promise<boolean>;
}): VNode {
  const [form, setForm] = useState(emptyForm);
  const [objection, setObjection] = useState<string>();
  const change = (part: Partial<FaultForm>): void => setForm((before) => ({ ...before, ...part }));
  const arm = async (): Promise<void> => {
    try {
      const fault = faultOf(form);
      setObjection(undefined);
      if (await onArm(fault)) setForm({ ...emptyForm, of: form.of });
    } catch (error) {
      setObjection(sentenceOf(error));
    }
  };
  return (
    <form
      class="sheet"
      aria-label="Arm a fault"
      onSubmit={(event) => {
        event.preventDefault();
        void arm();
      }}
    >
      <div class="row">
        <h3>Arm a fault</h3>
        <Segments
          label="What it meets"
          values={{ call: 'Requests', mail: 'Mails' }}
          chosen={form.of}
          onChoose={(of) => change({ of })}
        />
      </div>
      <div class="fields">
        {form.of === 'call' ? (
          <OfCalls form={form} change={change} operations={operations} objection={objection} />
        ) : (
          <OfMails form={form} change={change} />
        )}
        <HowOften form={form} change={change} />
      </div>
      <p>
        <button type="submit" class="main">
          Arm
        </button>
      </p>
    </form>
  );
}

function OfMails({ form, change }: FaultFields): VNode {
  const kinds = Object.fromEntries([['any', 'Every mail'], ...mailKinds.map((kind) => [kind, kind])]);
  return (
    <>
      <Select
        label="Mails"
        values={kinds}
        chosen={form.mail}
        onChoose={(mail) => change({ mail: mail as FaultForm['mail'] })}
      />
      <Select
        label="What happens"
        values={mailEffects}
        chosen={form.mailEffect}
        onChoose={(mailEffect) => change({ mailEffect })}
      />
      {form.mailEffect === 'delay' && (
        <Field label="Later by" help="On the mock’s clock: 90s, 5m, 2h.">
          {(props) => (
            <input
              {...props}
              required
              value={form.by}
              onInput={({ currentTarget: { value } }) => change({ by: value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function HowOften({ form, change }: FaultFields): VNode {
  return (
    <>
      <Field label="For the address" help="Empty: for all.">
        {(props) => (
          <input
            {...props}
            inputMode="email"
            autocomplete="off"
            value={form.email}
            onInput={({ currentTarget: { value } }) => change({ email: value })}
          />
        )}
      </Field>
      <Select
        label="How often"
        values={{ times: 'A number of times', nth: 'Once, at a number', every: 'Every time' }}
        chosen={form.often}
        onChoose={(often) => change({ often })}
      />
      {form.often !== 'every' && (
        <Field label={form.often === 'times' ? 'How many' : 'Which one, counted from 1'}>
          {(props) => (
            <input
              {...props}
              type="number"
              min={1}
              required
              value={form.count}
              onInput={({ currentTarget: { value } }) => change({ count: value })}
            />
          )}
        </Field>
      )}
    </>
  );
}
