import type { Pool } from 'pg';
import type { PostgresPool } from '../../../src/server/postgres.js';
import { newcomerAt, serviceOn, type Newcomer } from './served.js';

interface Statement {
  text: string;
  values: unknown[];
}

/**
 * The floor: the statements that the service sends, written down once and sent again for others, by `pg` alone. Those of
 * a verification are one transaction here, and three with the service, which must not hold its locks while a message leaves.
 */
export async function statementsOf(pool: Pool, from: number) {
  const sent: Statement[] = [];
  const service = serviceOn(recording(pool, sent));
  const recorded = newcomerAt(from);
  const id = await service.verify(recorded);
  const ofVerification = sent.splice(0);
  await service.list(recorded.userId);
  const ofList = sent.splice(0);
  const body = ofVerification.filter(({ text }) => !/^(begin|commit)\b/.test(text));
  const sendId = body.flatMap(({ values }) => values).find((value) => typeof value === 'string' && value.startsWith('send_'));
  const begin = ofVerification.find(({ text }) => text.startsWith('begin'))?.text ?? 'begin';
  const steps = body.map((statement) => ({ text: statement.text, valuesFor: filled(statement.values, [recorded.userId, recorded.phoneNumber, id, String(sendId)]) }));
  const lists = ofList.map((statement) => ({ text: statement.text, valuesFor: filled(statement.values, [recorded.userId]) }));
  let made = 0;

  return {
    byService: { verification: ofVerification.length, list: ofList.length },
    byStatements: { verification: body.length + 2, list: ofList.length },
    async verify({ userId, phoneNumber }: Newcomer) {
      const unique = `${from}_${++made}`;
      const others = [userId, phoneNumber, `phone_${unique}`, `send_${unique}`];
      const connection = await pool.connect();
      await connection.query(begin);
      for (const { text, valuesFor } of steps) await connection.query(text, valuesFor(others));
      await connection.query('commit');
      connection.release();
    },
    async list(userId: string) {
      for (const { text, valuesFor } of lists) await pool.query(text, valuesFor([userId]));
    },
  };
}

/** The pool, which writes down what it is asked. */
function recording(pool: Pool, sent: Statement[]): PostgresPool {
  const recorded = (connection: Pick<Pool, 'query'>) => (text: string, values: unknown[] = []) => {
    sent.push({ text, values });
    return connection.query(text, values);
  };
  return {
    query: recorded(pool),
    async connect() {
      const connection = await pool.connect();
      // Several statements in one text go without values.
      const query = recorded({ query: ((text: string, values: unknown[]) => (values.length > 0 ? connection.query(text, values) : connection.query(text))) as Pool['query'] });
      return { query, release: (destroy) => connection.release(destroy) };
    },
  };
}

/** The values, with others in place of those that are of one person. */
function filled(values: readonly unknown[], own: readonly string[]): (others: readonly string[]) => unknown[] {
  const replaced = (value: unknown, others: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((one) => replaced(one, others));
    return typeof value === 'string' ? own.reduce((text, one, at) => text.replaceAll(one, others[at] ?? one), value) : value;
  };
  const isOwn = values.map((value) => own.some((one) => JSON.stringify(value ?? null).includes(one)));
  return (others) => values.map((value, at) => (isOwn[at] ? replaced(value, others) : value));
}
