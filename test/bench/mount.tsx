import { Profiler, type ComponentType } from 'react';
import { render } from '@testing-library/react';
import type { CountryCode } from '../../src/core/e164.js';
import { found } from '../primitives/fields.js';
import type { ComparedCodeProps, ComparedPhoneProps } from './compared/props.js';

/** A field that is being measured. */
export interface Mounted {
  input: HTMLInputElement;
  /** What its caller holds now. */
  value: () => string | null;
  /** What its caller would send: the number, or the last whole code. */
  result: () => string | null;
  /** The country that it shows; undefined where it shows none. */
  country: () => string | undefined;
  /** How often React has committed it. */
  commits: () => number;
  unmount: () => Promise<void>;
}

export async function mountPhone(
  Field: ComponentType<ComparedPhoneProps>,
  country: CountryCode = 'US',
): Promise<Mounted> {
  let value: string | null = null;
  const mounted = await mount(<Field defaultCountry={country} onChange={(next) => void (value = next)} />);
  return { ...mounted, value: () => value, result: () => value };
}

export async function mountCode(Field: ComponentType<ComparedCodeProps>, length = 6): Promise<Mounted> {
  let value = '';
  let whole: string | null = null;
  const mounted = await mount(
    <Field length={length} onChange={(next) => void (value = next)} onComplete={(code) => void (whole = code)} />,
  );
  return { ...mounted, value: () => value, result: () => whole };
}

async function mount(field: React.JSX.Element) {
  let commits = 0;
  const { container, unmount } = render(
    <Profiler id="field" onRender={() => void (commits += 1)}>
      {field}
    </Profiler>,
  );
  return {
    input: found(container, 'input'),
    country: () => container.querySelector<HTMLElement>('[data-country]')?.dataset.country,
    commits: () => commits,
    unmount: async () => unmount(),
  };
}
