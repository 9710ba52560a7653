'use client';

export type {
  BaseView,
  BlockedView,
  ChoosingPasswordView,
  DoneView,
  EnteringCodeView,
  FailedView,
  IdleView,
  PasswordResetActions,
  PasswordResetView,
  PendingStep,
  Resending,
  SecondFactorDueView,
  SendingView,
  SentView,
  UsePasswordResetOptions,
} from './react/types.ts';
export { usePasswordReset } from './react/use-password-reset.ts';
export { type CheckedRule, usePasswordRules } from './react/use-password-rules.ts';
