import { type JSX, useState } from 'react';
import { Field, type FieldProps } from './field.tsx';
import { EyeIcon, EyeOffIcon } from './icons.tsx';

/** A field for a password, with a button that shows what was typed. */
export function PasswordField(props: FieldProps): JSX.Element {
  const [isShown, setIsShown] = useState(false);
  const toggle = (
    <button
      type="button"
      className="reveal"
      aria-pressed={isShown}
      aria-label="Show what is typed"
      onClick={() => setIsShown(!isShown)}
    >
      {isShown ? <EyeOffIcon /> : <EyeIcon />}
    </button>
  );
  return (
    <Field {...props} type={isShown ? 'text' : 'password'} autoCapitalize="none" spellCheck={false} end={toggle} />
  );
}
