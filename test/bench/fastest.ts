interface Trial {
  act: () => void;
  end: () => Promise<void>;
}

/**
 * The least number of milliseconds, over `times`, until the page is idle after `act`, including React's work and
 * layout.
 */
export async function fastest(times: number, prepare: () => Promise<Trial>): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const { act, end } = await prepare();
    const before = performance.now();
    act();
    await nextTask();
    void document.body.offsetHeight;
    taken.push(performance.now() - before);
    await end();
  }
  return Math.min(...taken);
}

/** Unlike a timer, a message waits only for the tasks before it. */
function nextTask() {
  return new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}
