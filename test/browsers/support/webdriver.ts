import { setTimeout as sleep } from 'node:timers/promises';
import { patience } from '../../support/patience.mjs';

/** The commands of W3C WebDriver that the tests need. */
export class WebDriver {
  private constructor(
    private readonly session: string,
    readonly version: string,
  ) {}

  static async open(address: string, capabilities: object): Promise<WebDriver> {
    await until(() =>
      call('GET', `${address}/status`).then(
        () => true,
        () => false,
      ),
    );
    const { sessionId, capabilities: given } = await call<Session>('POST', `${address}/session`, {
      capabilities: { alwaysMatch: capabilities },
    });
    return new WebDriver(`${address}/session/${sessionId}`, given.browserVersion);
  }

  get<Value>(path: string): Promise<Value> {
    return call('GET', this.session + path);
  }

  post<Value = void>(path: string, body: object = {}): Promise<Value> {
    return call('POST', this.session + path, body);
  }

  delete(path = ''): Promise<unknown> {
    return call('DELETE', this.session + path);
  }

  /** Waits for a promise of the page. */
  async evaluate<Result, Argument>(run: (argument: Argument) => Result, argument?: Argument): Promise<Result> {
    const script = `return (${run})(...arguments)`;
    return this.post('/execute/sync', { script, args: argument === undefined ? [] : [argument] });
  }

  /** Waits for an element and returns its reference. */
  async find(xpath: string): Promise<string> {
    let found: Record<string, string>[] = [];
    await until(async () => {
      found = await this.post<Record<string, string>[]>('/elements', { using: 'xpath', value: xpath });
      return found.length > 0;
    }, `There is no ${xpath}.`);
    return Object.values(found[0] ?? {})[0] ?? '';
  }
}

/** Waits until a condition holds. Throws `message` if it does not within so many ms. */
export async function until(
  holds: () => Promise<boolean>,
  message = 'the driver does not respond',
  limit = patience,
): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(message);
    await sleep(30);
  }
}

interface Session {
  sessionId: string;
  capabilities: { browserVersion: string };
}

async function call<Value>(method: string, url: string, body?: object): Promise<Value> {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } };
  if (!response.ok) throw Object.assign(new Error(`${url}: ${value.error}: ${value.message}`), { code: value.error });
  return value;
}
