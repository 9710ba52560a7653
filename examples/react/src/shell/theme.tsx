import { type JSX, useEffect, useState } from 'react';
import { MoonIcon, SunIcon } from '../ui/icons.tsx';

const KEY = 'theme';
const DARK = '(prefers-color-scheme: dark)';

/** Changes between light and dark. Until somebody does, the system's choice holds. */
export function ThemeButton(): JSX.Element {
  const [isDark, setIsDark] = useState(() => (stored() ?? (matchMedia(DARK).matches ? 'dark' : 'light')) === 'dark');
  const [isChosen, setIsChosen] = useState(() => stored() !== undefined);
  useEffect(() => {
    const media = matchMedia(DARK);
    const follow = () => !isChosen && setIsDark(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [isChosen]);
  useEffect(() => {
    document.documentElement.dataset['theme'] = isChosen ? (isDark ? 'dark' : 'light') : 'system';
  }, [isChosen, isDark]);
  const change = () => {
    store(isDark ? 'light' : 'dark');
    setIsChosen(true);
    setIsDark(!isDark);
  };
  return (
    <button type="button" className="round" aria-pressed={isDark} aria-label="Dark colours" onClick={change}>
      {isDark ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}

function stored(): string | undefined {
  try {
    return localStorage.getItem(KEY) ?? undefined;
  } catch {
    return undefined;
  }
}

function store(theme: string): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {}
}
