/** The ms that something takes when nothing else slows it down: the minimum of five measurements. */
export function fastest(act: () => void): number {
  return Math.min(...Array.from({ length: 5 }, () => measure(act)));
}

/** As often as it takes to exceed the resolution of the clock, which is 1 ms in Firefox. */
function measure(act: () => void): number {
  const before = performance.now();
  let runs = 0;
  do {
    act();
    runs += 1;
  } while (performance.now() - before < 5);
  return (performance.now() - before) / runs;
}

/**
 * The ms that this machine, under its current load, takes to read a megabyte character by character a few times: an
 * upper bound for anything that only has to read its input.
 */
export function aPlainReading(): number {
  let spaces = 0;
  const twentieth = '1'.repeat(50_000);
  const once = fastest(() => {
    for (const character of twentieth) if (/\s/u.test(character)) spaces += 1;
  });
  return 2 * 20 * once;
}
