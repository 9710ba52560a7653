import { useEffect, useState } from 'react';
import { countDown } from '../../../common/count-down.ts';

/** The seconds until a moment (milliseconds since 1970), 0 afterwards or without one. */
export function useSecondsUntil(until: number | undefined): number {
  const [seconds, setSeconds] = useState(() => (until === undefined ? 0 : Math.ceil((until - Date.now()) / 1000)));
  useEffect(() => {
    if (until === undefined) return setSeconds(0);
    return countDown(until, setSeconds);
  }, [until]);
  return Math.max(0, seconds);
}
