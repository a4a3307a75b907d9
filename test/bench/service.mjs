import { print, quantile, spread, table, targetTable } from './figures.mjs';
import { compare, ratioOf } from './service/compare.mjs';
import { onServer } from './service/on-server.mjs';

// The service on a real PostgreSQL server, compared with the same statements without it.

const processes = [1, 2, 4];
const subjects = /** @type {const} */ (['verification', 'list']);
/** Statements per verification before there were limits by prefix, country and client, and counts per way in. */
const statementsBefore = 23;

/**
 * @param {import('./service/on-server.mjs').Options & { rounds: number }} options
 * @returns {Promise<string>} a section of RESULTS.md
 */
export function service(options) {
  const { numbers, rounds, seconds, concurrency, triers } = options;
  return onServer(options, async (run, filled) => {
    /** @type {import('./service/compare.mjs').Row[]} */
    const rows = [];
    for (const subject of subjects)
      for (const count of processes) {
        const kinds = /** @type {const} */ ([`${subject} by service`, `${subject} by statements`]);
        rows.push({ subject, count, ...(await compare(run, kinds, count, rounds)) });
      }
    const { own: beside, floor: alone } = await compare(
      run,
      ['list beside backup codes', 'list by service'],
      1,
      rounds,
    );
    return [
      targetTable([
        ...rows.map(({ subject, count, own, floor }) => ({
          what: `${subject}s a second, of the bare statements, ${count} ${count === 1 ? 'process' : 'processes'}`,
          measured: ratioOf(own, floor),
          atLeast: 0.5,
        })),
        {
          what: `statements of a verification, of the ${statementsBefore} before it had limits by prefix and country`,
          measured: (rows[0]?.own.statements ?? NaN) / statementsBefore,
          atMost: 1.3,
        },
        {
          what: `p99 of a list while ${triers} clients try backup codes, of a list's alone`,
          measured: quantile(beside.latencies, 0.99) / quantile(alone.latencies, 0.99),
          atMost: 2,
        },
      ]),
      `PostgreSQL ${filled?.version ?? ''} without syncing to the disk, ${print(numbers)} numbers stored, ` +
        `${concurrency} operations under way in each process, ${rounds} times ${seconds} s. ` +
        'A verification is create, prepare and attempt, of a new user and number. The floor is what a server written ' +
        'by hand for this one job sends by `pg`, and nothing else: ' +
        'a transaction for each of the three, the same locks and limits, as few statements as these need ' +
        '(test/bench/service/statements.ts). It is checked to leave the same rows:',
      table(
        [
          'operation',
          'processes',
          'a second',
          'floor',
          'of the floor',
          'p50, ms',
          'floor',
          'p99, ms',
          'floor',
          'CPU of Node, ms',
          'floor',
          'statements',
          'floor',
        ],
        rows.map(({ subject, count, own, floor }) => [
          subject,
          count,
          spread(own.rates, 0),
          spread(floor.rates, 0),
          ratioOf(own, floor).toFixed(2),
          ...[0.5, 0.99].flatMap((share) => [own, floor].map(({ latencies }) => quantile(latencies, share).toFixed(2))),
          ...[own, floor].map(({ cpu, latencies }) => ((cpu / latencies.length) * 1000).toFixed(2)),
          own.statements,
          floor.statements,
        ]),
      ),
      `Lists of one process, alone and beside ${triers} clients who try wrong backup codes in the same process and ` +
        `over the same ${concurrency} connections, each at once after a response, or a second after it ` +
        'found too many waiting. No wait and no lock holds them up, so that each code is hashed:',
      table(
        ['lists', 'a second', 'p50, ms', 'p99, ms', 'backup codes hashed a second', 'refused'],
        [/** @type {const} */ (['alone', alone]), /** @type {const} */ ([`beside ${triers} clients`, beside])].map(
          ([name, { rates, latencies, tried, refused }]) => [
            name,
            spread(rates, 0),
            ...[0.5, 0.99].map((share) => quantile(latencies, share).toFixed(2)),
            spread(tried, 0),
            spread(refused, 0),
          ],
        ),
      ),
    ].join('\n\n');
  });
}
