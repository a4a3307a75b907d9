import { Profiler, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { DefaultPhone } from './compared/DefaultPhone.js';
import { InputPhone } from './compared/InputPhone.js';
import { InternationalPhone } from './compared/InternationalPhone.js';
import { KitCode } from './compared/KitCode.js';
import { KitPhone } from './compared/KitPhone.js';
import { OtpCode } from './compared/OtpCode.js';
import { screenBench } from './page-screen.js';

// A production build of a page that an external script types into and reads.

/** The shortest duration that Event Timing reports. */
const shortestEvent = 16;

let root: Root | null = null;
let value: string | null = null;
let commits = 0;
let paints: number[] = [];
let longFrames = 0;

const take = (next: string | null) => void (value = next);
const phone = { defaultCountry: 'US', onChange: take } as const;
const code = { length: 6, onChange: take, onComplete: take } as const;

const mounts: Record<string, () => ReactNode> = {
  BareInput: () => <input type="tel" aria-label="Phone number" />,
  KitPhone: () => <KitPhone {...phone} />,
  DefaultPhone: () => <DefaultPhone {...phone} />,
  InputPhone: () => <InputPhone {...phone} />,
  InternationalPhone: () => <InternationalPhone {...phone} />,
  KitCode: () => <KitCode {...code} />,
  OtpCode: () => <OtpCode {...code} />,
};

const bench = {
  /** Mounts a field synchronously. */
  mount(name: string) {
    show(mounts[name]?.());
  },
  /** Mounts and focuses a field. Resolves with the ms until it was painted. */
  async openField(name: string) {
    const start = performance.now();
    bench.mount(name);
    bench.focus();
    await bench.painted();
    return performance.now() - start;
  },
  unmount() {
    root?.unmount();
    document.body.replaceChildren();
    root = null;
    value = null;
    commits = 0;
  },
  /** Starts recording Event Timing entries and long animation frames. */
  watchPaints() {
    paintObserver.observe({ type: 'event', durationThreshold: shortestEvent });
    frameObserver.observe({ type: 'long-animation-frame' });
  },
  focus: () => document.querySelector('input')?.focus(),
  /** Resolves once the field has finished its initial work. */
  settled: () => new Promise((resolve) => setTimeout(resolve, 50)),
  /** For each key since mounting that took at least 16 ms: the ms until its change was painted, in steps of 8 ms. */
  paints: () => paints,
  /** How many frames since then took longer than 50 ms. */
  longFrames: () => longFrames,
  value: () => value,
  commits: () => commits,
  ...screenBench(show),
};

declare global {
  interface Window {
    bench: typeof bench;
  }
  interface PerformanceObserverInit {
    durationThreshold?: number;
  }
}
window.bench = bench;

const paintObserver = new PerformanceObserver((list) => {
  for (const { name, duration } of list.getEntries()) if (name === 'keydown') paints.push(duration);
});
const frameObserver = new PerformanceObserver((list) => void (longFrames += list.getEntries().length));

function show(children: ReactNode) {
  root = createRoot(document.body.appendChild(document.createElement('main')));
  commits = 0;
  paints = [];
  longFrames = 0;
  flushSync(() =>
    root?.render(
      <Profiler id="bench" onRender={() => void (commits += 1)}>
        {children}
      </Profiler>,
    ),
  );
}
