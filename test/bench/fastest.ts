interface Trial {
  act: () => void;
  end: () => Promise<void>;
}

/**
 * The milliseconds until the page is free again after `act`, React's work and the layout included: the least of
 * `times`.
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

/** Unlike a timer, a message waits for nothing but the tasks before it. */
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
