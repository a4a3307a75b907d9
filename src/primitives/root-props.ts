import type { CSSProperties } from 'react';

/** The props that each component passes to its root element, as it does with each `data-*` attribute. */
export interface RootProps {
  /** The class of the root element. */
  className?: string | undefined;
  /** The inline style of the root element. */
  style?: CSSProperties | undefined;
}

/** Separates the props of the root element from the others. */
export function splitRootProps<Props extends object>(
  props: Props,
): [root: RootProps, others: Omit<Props, keyof RootProps>] {
  const split: [Record<string, unknown>, Record<string, unknown>] = [{}, {}];
  for (const [name, value] of Object.entries(props))
    split[/^(className$|style$|data-)/.test(name) ? 0 : 1][name] = value;
  return split as unknown as [RootProps, Omit<Props, keyof RootProps>];
}
