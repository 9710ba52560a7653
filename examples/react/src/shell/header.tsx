import type { JSX } from 'react';
import { paths } from '../address.ts';
import type { ListedBackend } from '../backends/listed-backend.ts';
import { Mark } from '../ui/icons.tsx';
import { Link } from '../ui/link.tsx';
import { ThemeButton } from './theme.tsx';

interface HeaderProps {
  readonly backends: readonly ListedBackend[];
  readonly chosen: ListedBackend;
  readonly onChoose: (id: string) => void;
}

/** The app's name, and the switch of backends. */
export function Header({ backends, chosen, onChoose }: HeaderProps): JSX.Element {
  return (
    <header className="top">
      <Link to={paths.signIn} className="brand">
        <Mark />
        <span>Engine Room</span>
      </Link>
      <label className="switch">
        <span>Backend</span>
        <select value={chosen.id} onChange={(event) => onChoose(event.target.value)}>
          {backends.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <ThemeButton />
    </header>
  );
}
