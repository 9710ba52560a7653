/** The accounts of a measurement: each connection asks for another one, as users do. */
export const accounts: readonly { readonly email: string; readonly password: string }[] = Array.from(
  { length: 20 },
  (_, index) => ({ email: `user-${index}@example.com`, password: 'Old-password-1' }),
);
