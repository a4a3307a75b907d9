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

// A page built as for production, which a script from outside types into and asks.

let root: Root | null = null;
let value: string | null = null;
let commits = 0;
let paints: number[] = [];

const take = (next: string | null) => void (value = next);
const phone = { defaultCountry: 'US', onChange: take } as const;
const code = { length: 6, onChange: take, onComplete: take } as const;

const mounts: Record<string, () => ReactNode> = {
  KitPhone: () => <KitPhone {...phone} />,
  DefaultPhone: () => <DefaultPhone {...phone} />,
  InputPhone: () => <InputPhone {...phone} />,
  InternationalPhone: () => <InternationalPhone {...phone} />,
  KitCode: () => <KitCode {...code} />,
  OtpCode: () => <OtpCode {...code} />,
};

const bench = {
  /** Mounts a field, at once. */
  mount(name: string) {
    show(mounts[name]?.());
  },
  unmount() {
    root?.unmount();
    document.body.replaceChildren();
    root = null;
    value = null;
    commits = 0;
  },
  focus: () => document.querySelector('input')?.focus(),
  /** What a field does by itself once it is there is done. */
  settled: () => new Promise((resolve) => setTimeout(resolve, 50)),
  /** For each key so far: ms until what it changed was painted. */
  paints: () => paints,
  value: () => value,
  commits: () => commits,
  ...screenBench(show),
};

declare global {
  interface Window {
    bench: typeof bench;
  }
}
window.bench = bench;

addEventListener(
  'keydown',
  ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => paints.push(performance.now() - timeStamp))),
  { capture: true },
);

function show(children: ReactNode) {
  root = createRoot(document.body.appendChild(document.createElement('main')));
  commits = 0;
  paints = [];
  flushSync(() =>
    root?.render(
      <Profiler id="bench" onRender={() => void (commits += 1)}>
        {children}
      </Profiler>,
    ),
  );
}
