import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import type { Form } from '@resetkit/sdk/insforge/schemas';
import { FormApi } from '@tanstack/form-core';
import { createFormControl, type DefaultValues, type FieldValues, type Path } from 'react-hook-form';

/** What became of a form that was filled in: its values where it was sent, or the sentences beside its fields. */
export interface Filled<Values> {
  readonly sent?: Values;
  readonly messages?: Readonly<Record<string, readonly string[]>>;
}

/** Fills a form in and sends it, as its page would. */
export type Fill = <Values extends FieldValues>(form: Form<Values>, values: Values) => Promise<Filled<Values>>;

/** React Hook Form, whose forms are these below its hooks. Its resolver has every sentence of a field in `types`. */
const reactHookForm: Fill = async <Values extends FieldValues>(form: Form<Values>, values: Values) => {
  const resolver = standardSchemaResolver(form);
  const empty = Object.fromEntries(Object.keys(values).map((name) => [name, ''])) as DefaultValues<Values>;
  const control = createFormControl<Values, unknown, Values>({ resolver, defaultValues: empty, criteriaMode: 'all' });
  for (const [name, value] of Object.entries(values)) {
    control.register(name as Path<Values>);
    control.setValue(name as Path<Values>, value);
  }
  let filled: Filled<Values> = {};
  await control.handleSubmit(
    (sent) => {
      filled = { sent };
    },
    (errors) => {
      const messages = Object.entries(errors).map(([name, error]) => [name, Object.values(Object(error).types)]);
      filled = { messages: Object.fromEntries(messages) };
    },
  )();
  return filled;
};

/** TanStack Form, which takes the schema as it is. */
const tanstackForm: Fill = async <Values extends FieldValues>(form: Form<Values>, values: Values) => {
  let sent: Values | undefined;
  const api = new FormApi({
    defaultValues: values,
    validators: { onSubmit: form },
    onSubmit: ({ value }) => {
      sent = value;
    },
  });
  api.mount();
  await api.handleSubmit();
  if (sent) return { sent };
  const fields = Object.entries<{ readonly errors: readonly unknown[] }>(api.getAllErrors().fields);
  const messages = fields.map(([name, { errors }]) => [name, errors.map((error) => Object(error).message)]);
  return { messages: Object.fromEntries(messages) };
};

/** The libraries that forms are written for, each behind the same function. */
export const libraries: readonly (readonly [name: string, fill: Fill])[] = [
  ['React Hook Form', reactHookForm],
  ['TanStack Form', tanstackForm],
];
