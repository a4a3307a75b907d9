/** Runs one task after another, in the order in which they came; a task that fails holds up none. */
export function createQueue(): <Answer>(task: () => Promise<Answer>) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const answer = last.then(task);
    last = answer.catch(() => undefined);
    return answer;
  };
}
