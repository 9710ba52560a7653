import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { codeForm, passwordForm, type RequestValues, requestForm } from '@resetkit/sdk/insforge/schemas';
import { FormApi } from '@tanstack/form-core';
import { createFormControl } from 'react-hook-form';
import { expectTypeOf, test } from 'vitest';

test('React Hook Form knows the values from the schema', () => {
  const request = createFormControl({ resolver: standardSchemaResolver(requestForm) });
  const password = createFormControl({ resolver: standardSchemaResolver(passwordForm()) });

  request.handleSubmit((values) => expectTypeOf(values).toEqualTypeOf<RequestValues>());
  password.handleSubmit((values) => expectTypeOf(values).toExtend<{ newPassword: string; repeated: string }>());
  request.register('redirectTo');
  // @ts-expect-error a field that the form does not have
  request.register('newPassword');
});

test('TanStack Form takes the schema for values that are its own', () => {
  const defaultValues: RequestValues = { email: '' };

  new FormApi({ defaultValues, validators: { onChange: requestForm } });
  new FormApi({ defaultValues: { code: '' }, validators: { onSubmit: codeForm } });
  // @ts-expect-error values of another form
  new FormApi({ defaultValues: { code: 5 }, validators: { onSubmit: codeForm } });
});
