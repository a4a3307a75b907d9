/** The line between the SDK and the emulator: what goes over it is counted, and can be answered otherwise once. */
export interface Line {
  /** Messages that left. */
  sentCount(): number;
  /** The paths that were asked, in order, such as `accounts:lookup`. */
  readonly calls: readonly string[];
  /**
   * The next request to this path gets this answer: a name of Firebase's for a refusal, or what is made of the
   * emulator's.
   */
  answerNext(path: string, answer: string | Answering): void;
  /** May be set; while true no request arrives. */
  offline: boolean;
  close(): void;
}

type Answering = (arrive: () => Promise<Response>) => Response | Promise<Response>;

/** Puts itself in place of the page's `fetch`, which the SDK calls. */
export function openLine(): Line {
  const real = globalThis.fetch;
  const waiting: { path: string; answer: Answering }[] = [];
  const calls: string[] = [];
  let sent = 0;
  const line: Line = {
    calls,
    offline: false,
    sentCount: () => sent,
    answerNext: (path, answer) => {
      waiting.push({ path, answer: typeof answer === 'string' ? () => refusedWith(answer) : answer });
    },
    close: () => void (globalThis.fetch = real),
  };
  globalThis.fetch = async (request, init) => {
    const path = new URL(request instanceof Request ? request.url : request).pathname.replace(/^.*\/v[12]\//, '');
    calls.push(path);
    if (line.offline) throw new TypeError('Failed to fetch');
    const at = waiting.findIndex((other) => other.path === path);
    const [next] = at < 0 ? [] : waiting.splice(at, 1);
    if (next) return next.answer(() => real(request, init));
    const answer = await real(request, init);
    if (answer.ok && sends.includes(path)) sent += 1;
    return answer;
  };
  return line;
}

const sends = ['accounts:sendVerificationCode', 'accounts/mfaEnrollment:start', 'accounts/mfaSignIn:start'];

function refusedWith(message: string): Response {
  return Response.json({ error: { code: 400, message, errors: [{ message }] } }, { status: 400 });
}
