import { print, table, targetTable } from './figures.mjs';
import { onServer } from './service/on-server.mjs';

// The memory that the service's handler retains, on a real PostgreSQL server.

/**
 * @param {import('./service/on-server.mjs').Options} options
 * @returns {Promise<string>} a section of RESULTS.md
 */
export function memory(options) {
  const { requests, warmUp } = options;
  return onServer(options, async (run) => {
    const [result] = await run('memory');
    const { heap = [NaN, NaN], process: whole = [NaN, NaN] } = result?.memory ?? {};
    return [
      targetTable([
        {
          what: `heap that the handler keeps of each of ${print(requests)} requests, after ${print(warmUp)}, bytes`,
          measured: (heap[1] - heap[0]) / (requests - warmUp),
          atMost: 16,
          digits: 1,
        },
      ]),
      'The memory of a process that answers requests, one in four of a verification and the others for a list, ' +
        `${print(Math.round((requests - warmUp) / (result?.elapsed ?? NaN)))} a second:`,
      table(
        ['memory', `after ${print(warmUp)} requests, MB`, `after ${print(requests)}, MB`],
        [
          ['heap', ...heap.map(toMB)],
          ['process', ...whole.map(toMB)],
        ],
      ),
    ].join('\n\n');
  });
}

/** @param {number} bytes */
function toMB(bytes) {
  return (bytes / 1e6).toFixed(1);
}
