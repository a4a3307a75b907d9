/** The ms that something takes when nothing else slows it down: the minimum of five runs. */
export function fastest(act: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now();
    act();
    return performance.now() - before;
  });
  return Math.min(...times);
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
