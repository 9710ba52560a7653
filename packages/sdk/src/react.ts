'use client';

export type {
  AnyFlow,
  BaseView,
  ChoosingPasswordView,
  DoneView,
  EnteringCodeView,
  FailedView,
  IdleView,
  PasswordResetActions,
  PasswordResetView,
  PendingStep,
  Resending,
  SendingView,
  SentView,
  UsePasswordResetOptions,
} from './react/types.ts';
export { usePasswordReset } from './react/use-password-reset.ts';
export { type CheckedRule, usePasswordRules } from './react/use-password-rules.ts';
