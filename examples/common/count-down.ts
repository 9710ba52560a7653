/** Tells how many seconds are left, at once and each second until none is. Gives the function that ends it earlier. */
export function countDown(until: number, tell: (seconds: number) => void): () => void {
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000));
    if (seconds === 0) clearInterval(timer);
    tell(seconds);
  };
  const timer = setInterval(tick, 1000);
  tick();
  return () => clearInterval(timer);
}
