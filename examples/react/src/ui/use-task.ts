import { useRef, useState } from 'react';

/** Something that takes a while, and does not begin again while it runs. */
export function useTask<Given extends readonly unknown[]>(task: (...given: Given) => Promise<unknown>) {
  const [isBusy, setIsBusy] = useState(false);
  const running = useRef(false);
  const start = async (...given: Given) => {
    if (running.current) return;
    running.current = true;
    setIsBusy(true);
    try {
      await task(...given);
    } finally {
      running.current = false;
      setIsBusy(false);
    }
  };
  return { isBusy, start };
}
