/** A browser that a test drives from outside, over a built page, by real input. */
export interface Engine {
  /** Such as `WebKitGTK 2.50.6`. */
  readonly title: string;
  openTab(): Promise<Tab>;
  /** Returns the text that was printed last, '' if none was; absent if `print()` cannot print to a file. */
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
  /** Composes a text with an input method; absent if the driver has none. */
  compose?: (text: string) => Promise<void>;
  /** Drags from one point to another; absent if the driver cannot drop. */
  drag?: (from: Point, to: Point) => Promise<void>;
  /** The page in its only frame, of any origin; keys go to what has the focus. */
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

/** The user's settings of the browser; WebKit has none, and ignores them. */
export interface Settings {
  /** Forced colours, in a light or a dark palette. */
  forcedColors?: 'light' | 'dark';
  /** Storage and cookies of a frame of another site: its own for each top-level site, or none. */
  thirdParties?: 'partitioned' | 'blocked';
}

export async function startEngine(settings: Settings = {}): Promise<Engine> {
  if (engineName === 'webkit') return (await import('./webkit.js')).startWebKit(settings);
  return (await import('./playwright.js')).startPlaywright(engineName, settings);
}
