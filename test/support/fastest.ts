/** The ms that something takes when nothing else holds it up: the least of five times. */
export function fastest(act: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const before = performance.now();
    act();
    return performance.now() - before;
  });
  return Math.min(...times);
}

/**
 * The ms that this machine, as busy as it is now, takes to read a megabyte character by character a few times over: the
 * most that anything may take that only has to read its input.
 */
export function aPlainReading(): number {
  let spaces = 0;
  const twentieth = '1'.repeat(50_000);
  const once = fastest(() => {
    for (const character of twentieth) if (/\s/u.test(character)) spaces += 1;
  });
  return 2 * 20 * once;
}
