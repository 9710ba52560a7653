import type { JSX, ReactNode } from 'react';

function Icon({ children }: { children: ReactNode }): JSX.Element {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** The app's sign: a wheel of the engine. */
export function Mark(): JSX.Element {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <g fill="none" stroke="var(--on-accent)" strokeWidth="2.4" strokeLinecap="round">
        <circle cx="16" cy="16" r="5.2" />
        <path d="M16 5.5v3M16 23.5v3M5.5 16h3M23.5 16h3M8.6 8.6l2.1 2.1M21.3 21.3l2.1 2.1M8.6 23.4l2.1-2.1M21.3 10.7l2.1-2.1" />
      </g>
    </svg>
  );
}

/** A mail. */
export function MailIcon(): JSX.Element {
  return (
    <Icon>
      <rect x="3" y="5" width="18" height="14" rx="2.5" />
      <path d="m4 7.5 8 6 8-6" />
    </Icon>
  );
}

/** A key. */
export function KeyIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="8" cy="15" r="4.5" />
      <path d="m11.5 11.5 8-8M16 7l3 3" />
    </Icon>
  );
}

/** A phone with an authenticator app. */
export function PhoneIcon(): JSX.Element {
  return (
    <Icon>
      <rect x="7" y="2.5" width="10" height="19" rx="2.5" />
      <path d="M10 6.5h4M9.8 13l1.6 1.6 3-3.2" />
    </Icon>
  );
}

/** Done. */
export function CheckIcon(): JSX.Element {
  return (
    <Icon>
      <path d="m5 12.5 4.5 4.5L19 7.5" />
    </Icon>
  );
}

/** Something is in the way. */
export function AlertIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M12 8v5M12 16.4v.1" />
      <circle cx="12" cy="12" r="9" />
    </Icon>
  );
}

/** A link that no longer works. */
export function BrokenLinkIcon(): JSX.Element {
  return (
    <Icon>
      <path d="m9.5 14.5-2 2a3.5 3.5 0 0 1-5-5l2-2M14.5 9.5l2-2a3.5 3.5 0 0 1 5 5l-2 2M8 3v3M3 8h3M16 21v-3M21 16h-3" />
    </Icon>
  );
}

/** Shown. */
export function EyeIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
      <circle cx="12" cy="12" r="2.8" />
    </Icon>
  );
}

/** Hidden. */
export function EyeOffIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M4 4l16 16M9.5 5.9A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-3 3.7M6 7.6A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4-1M10 10a2.8 2.8 0 0 0 4 4" />
    </Icon>
  );
}

/** Light. */
export function SunIcon(): JSX.Element {
  return (
    <Icon>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4" />
    </Icon>
  );
}

/** Dark. */
export function MoonIcon(): JSX.Element {
  return (
    <Icon>
      <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />
    </Icon>
  );
}
