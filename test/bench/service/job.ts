/** What a process of this bench is started for, on a server whose tables are in the default schema. */
export interface Job {
  /** The folder of the server's socket. */
  socket: string;
  /**
   * `fill` makes the tables, with so many numbers; `memory` has the handler answer requests; the others run for some
   * seconds.
   */
  kind: 'fill' | 'memory' | Operation;
  /** How many numbers are stored from the start. */
  numbers: number;
  /** How many operations are under way at a time. */
  concurrency: number;
  seconds: number;
  /** How many clients try backup codes. */
  triers: number;
  /** How many requests `memory` answers, and how many of them warm it. */
  requests: number;
  warmUp: number;
  /** New users and numbers of this process begin here, so that no two processes take the same. */
  from: number;
}

/** By the service, or by the same statements without it; or by the service while clients try backup codes. */
export type Operation = `${'verification' | 'list'} by ${'service' | 'statements'}` | 'list beside backup codes';

/** What a process answers: it is ready to run for the seconds, or has done it. */
export type Told = { isReady: true } | { done: Done };

export interface Done {
  /** Of each operation, in ms. */
  latencies: readonly number[];
  /** How long all of them took together, in seconds. */
  elapsed: number;
  /** What this process itself was busy for all of them, in seconds. */
  cpu: number;
  /** SQL statements that one operation sends, `begin` and `commit` among them. */
  statements: number;
  /** Of the heap and of the whole process, in bytes: after warming, and at the end. */
  memory?: { heap: readonly [number, number]; process: readonly [number, number] };
  /** Backup codes that were tried meanwhile, and those that were refused because too many were waiting. */
  tries?: { readonly tried: number; readonly refused: number } | undefined;
  /** The server's own. */
  version?: string;
}

/** Numbers of a user that is there from the start. */
export const numbersOfUser = 2;
