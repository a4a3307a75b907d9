/** The job of one benchmark process, on a server whose tables are in the default schema. */
export interface Job {
  /** The folder of the server's socket. */
  socket: string;
  /**
   * `fill` creates the tables with this many numbers; `memory` sends requests to the handler; the others run for some
   * seconds.
   */
  kind: 'fill' | 'memory' | Operation;
  /** The initial number of stored numbers. */
  numbers: number;
  /** The number of concurrent operations. */
  concurrency: number;
  seconds: number;
  /** The number of clients who try backup codes. */
  triers: number;
  /** How many requests `memory` sends, and how many of them are for warm-up. */
  requests: number;
  warmUp: number;
  /** The first index of this process's users and numbers, so that no two processes share any. */
  from: number;
}

/** By the service; by the same statements without it; or by the service while clients try backup codes. */
export type Operation = `${'verification' | 'list'} by ${'service' | 'statements'}` | 'list beside backup codes';

/** A message from a process: it is ready to run for these seconds, or it is done. */
export type Report = { isReady: true } | { done: Done };

export interface Done {
  /** The duration of each operation, in ms. */
  latencies: readonly number[];
  /** The total time, in seconds. */
  elapsed: number;
  /** The CPU time of this process, in seconds. */
  cpu: number;
  /** SQL statements per operation, including `begin` and `commit`. */
  statements: number;
  /** The heap and the resident set, in bytes, after warm-up and at the end. */
  memory?: { heap: readonly [number, number]; process: readonly [number, number] };
  /** Backup codes that were tried meanwhile, and those that were rejected because the queue was full. */
  tries?: { readonly tried: number; readonly refused: number } | undefined;
  /** The server's version. */
  version?: string;
}

/** Numbers of a user who exists from the start. */
export const numbersOfUser = 2;
