import type { JSX } from 'react';
import { errorText } from '../../../common/error-text.ts';
import { toView } from '../../lib/reset-view.ts';
import { serverReset } from '../../lib/server-reset.ts';
import { ForgotPassword } from './forgot-password.tsx';

/** What Next gives a page. */
export interface PageProps {
  readonly searchParams: Promise<{ readonly problem?: string | string[] }>;
}

/** The form, in the state that this browser's reset is in. Rules are plain data, so that the browser can tick them off itself. */
export default async function ForgotPasswordPage({ searchParams }: PageProps): Promise<JSX.Element> {
  const reset = await serverReset();
  const { data: rules = [] } = await reset.passwordRules();
  const { problem } = await searchParams;
  const view = toView(reset.state, problem === 'link' ? errorText({ kind: 'invalid-token' }) : undefined);
  return <ForgotPassword start={view} rules={rules} />;
}
