/** A user of one backend through one client: their actions, and the requests that these cause. */
export interface Person {
  /** Each request so far, such as `POST /phone-numbers`. */
  readonly requests: readonly string[];
  list(): Promise<unknown>;
  /** Returns the number's id. */
  add(phoneNumber: string): Promise<string>;
  send(id: string): Promise<unknown>;
  /** Uses the code that was sent last. */
  verify(id: string): Promise<unknown>;
  reserve(id: string): Promise<unknown>;
  makePrimary(id: string): Promise<unknown>;
  makeDefault(id: string): Promise<unknown>;
  createBackupCodes(): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  /** Passes the first step of a sign-in. */
  startSignIn(): Promise<unknown>;
  /** Passes the second step with a code to a number, until there is a session. */
  passSecondStep(id: string): Promise<unknown>;
  /** Advances the clock by this many seconds. */
  pass(seconds: number): void;
  close(): Promise<void>;
}

/** Performs each task once. Returns its requests, by the task's name. */
export async function requestsOf(person: Person): Promise<Record<string, readonly string[]>> {
  const requests: Record<string, readonly string[]> = {};
  const count = async <Result>(task: string, run: () => Promise<Result>) => {
    const before = person.requests.length;
    const result = await run();
    requests[task] = person.requests.slice(before);
    return result;
  };
  const prove = async (phoneNumber: string) => {
    const id = await person.add(phoneNumber);
    await person.send(id);
    await person.verify(id);
    return id;
  };
  await count('first list', () => person.list());
  const first = await count('add and verify', () => prove('+12015550123'));
  const unproved = await person.add('+4915123456789');
  await person.send(unproved);
  person.pass(31);
  await count('resend', () => person.send(unproved));
  const second = await prove('+447400123456');
  await count('reserve for the second factor', () => person.reserve(first));
  await person.reserve(second);
  await count('make primary', () => person.makePrimary(second));
  await count('make the default second factor', () => person.makeDefault(second));
  await count('new backup codes', () => person.createBackupCodes());
  await count('remove', () => person.remove(first));
  await person.startSignIn();
  await count('second step of a sign-in', () => person.passSecondStep(second));
  await person.close();
  return requests;
}
