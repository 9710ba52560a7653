/** The code of a page that resets passwords with our SDK and one backend, all steps included. */
export function passwordResetPage(provider: string): string {
  return `
    import { createPasswordReset } from '@resetkit/sdk';
    import { createClient } from '@resetkit/sdk/${provider}';
    export const createReset = (options) => createPasswordReset(createClient(options));`;
}
