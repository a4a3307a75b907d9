/** A browser that a test drives from outside, over a built page, by real input. */
export interface Engine {
  /** Such as `WebKitGTK 2.50.6`. */
  readonly title: string;
  openTab(): Promise<Tab>;
  /** Returns the text of what was printed last, '' if nothing was; absent where `print()` cannot print to a file. */
  readPrinted?: () => Promise<string>;
  close(): Promise<void>;
}

export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs a function in the page; it sees its argument and the page's globals alone. */
  evaluate<Result, Argument = undefined>(run: (argument: Argument) => Result, argument?: Argument): Promise<Result>;
  /** Waits for an element, and presses its middle. */
  click(xpath: string): Promise<void>;
  /** Presses a point of the viewport, once or twice. */
  clickAt(point: Point, times?: 1 | 2): Promise<void>;
  /** Presses and releases keys, one after another. */
  type(text: string): Promise<void>;
  /** Presses a key that has a name, or holds keys down until the last one is pressed. */
  press(...keys: readonly Key[]): Promise<void>;
  /** Composes a text with an input method; absent where the driver has none. */
  compose?: (text: string) => Promise<void>;
  /** Drags what is at a point, and drops it at another; absent where the driver drops nothing. */
  drag?: (from: Point, to: Point) => Promise<void>;
  /** The page in its only frame, of whatever origin; keys go to what has the focus. */
  inFrame(): Tab;
  /** Takes a picture of the viewport, as a PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

export interface Point {
  x: number;
  y: number;
}

export type Key = 'Control' | 'Shift' | 'Enter' | 'Escape' | 'Tab' | 'Backspace' | 'ArrowLeft' | 'ArrowRight' | Letter;
type Letter = 'a' | 'c' | 'v' | 'x' | 'z';

export type EngineName = 'chromium' | 'firefox' | 'webkit';

/** The engine that the project runs in. */
export const engineName = (process.env.ENGINE ?? 'chromium') as EngineName;

/** What a person has set in the browser; WebKitGTK has no such settings, and ignores them. */
export interface Settings {
  /** Forced colours, in a light or a dark palette. */
  forcedColors?: 'light' | 'dark';
  /** What a frame of another site has: storage and cookies of its own, for each top-level site, or none. */
  thirdParties?: 'partitioned' | 'blocked';
}

export async function startEngine(settings: Settings = {}): Promise<Engine> {
  if (engineName === 'webkit') return (await import('./webkit.js')).startWebKit();
  return (await import('./playwright.js')).startPlaywright(engineName, settings);
}
