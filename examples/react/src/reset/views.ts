import type { AnyPasswordReset } from '@resetkit/sdk';
import type { PasswordResetView } from '@resetkit/sdk/react';

/** What the form shows of a reset, whatever the backend. */
export type View = PasswordResetView<AnyPasswordReset>;

/** The same while it has one of these statuses. */
export type ViewOf<Status extends View['status']> = Extract<View, { status: Status }>;
