/** Holds calls back until a test lets each of them go, so that answers come when it says. */
export interface Gate {
  /** A call that waits here. */
  hold: <Answer>(call: () => Promise<Answer>) => Promise<Answer>;
  /** How many are waiting. */
  readonly waiting: number;
  /** Lets the oldest that waits go on; with an error, it fails with that and never happens. */
  open: (error?: Error) => void;
}

export function createGate(): Gate {
  const waiting: ((error?: Error) => void)[] = [];
  return {
    async hold(call) {
      await new Promise<void>((resolve, reject) => {
        waiting.push((error) => (error ? reject(error) : resolve()));
      });
      return call();
    },
    get waiting() {
      return waiting.length;
    },
    open(error) {
      const next = waiting.shift();
      if (!next) throw new Error('No call is waiting at the gate.');
      next(error);
    },
  };
}
