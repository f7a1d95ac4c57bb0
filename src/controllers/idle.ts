const share = 8; // Milliseconds of a task, where the browser does not say how many there are.
const patience = 500; // Milliseconds: a page that is never idle is not to wait for ever.

/** Runs something when there is nothing better to do, and says how many milliseconds there are. Returns what cancels it. */
export function whenIdle(run: (rest: number) => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback((deadline) => run(deadline.timeRemaining()), { timeout: patience });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(() => run(share), 2 * share);
  return () => clearTimeout(timer);
}
