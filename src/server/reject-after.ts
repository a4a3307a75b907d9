/** Rejects with an error if the work takes longer than `ms`, whatever it waits for; the work itself goes on. */
export function rejectAfter<Result>(ms: number, createError: () => Error, work: Promise<Result>): Promise<Result> {
  if (!Number.isFinite(ms)) return work;
  // Not `Promise.race` and `finally`: this runs for every statement, and each of them adds promises.
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(createError()), ms);
    const settle =
      <Value>(finish: (value: Value) => void) =>
      (value: Value) => {
        clearTimeout(timer);
        finish(value);
      };
    work.then(settle(resolve), settle(reject));
  });
}
