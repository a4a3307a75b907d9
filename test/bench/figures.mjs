/** @param {number} amount */
export function print(amount) {
  return amount.toLocaleString('en');
}

/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * The median, and the range of the middle half of the values.
 * @param {readonly number[]} values
 */
export function spread(values, digits = 2) {
  const [from, to] = [0.25, 0.75].map((share) => quantile(values, share).toFixed(digits));
  return `${median(values).toFixed(digits)} (${from} to ${to})`;
}

/**
 * @param {readonly string[]} head
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** @typedef {{ what: string, measured: number, atMost?: number, atLeast?: number, digits?: number }} Target */

/**
 * The targets, and whether they are met.
 * @param {readonly Target[]} targets
 */
export function targetTable(targets) {
  const rows = targets.map(({ what, measured, atMost = Infinity, atLeast = -Infinity, digits = 2 }) => {
    const aim = atMost === Infinity ? `at least ${atLeast}` : `at most ${atMost}`;
    return [what, aim, measured.toFixed(digits), measured <= atMost && measured >= atLeast ? 'yes' : '**no**'];
  });
  return table(['target', 'aim', 'measured', 'met'], rows);
}
