import type { CSSProperties, ReactNode } from 'react';
import type { CaretRange } from './useCaretSlots.js';

export interface CodeSlotsProps {
  digits: string;
  length: number;
  range: CaretRange | null;
  /** The input, which lies under the slots and receives all pointer events. */
  children: ReactNode;
}

/** The slots that show the digits of the transparent input under them. Hidden from assistive technology. */
export function CodeSlots({ digits, length, range, children }: CodeSlotsProps) {
  const isFull = digits.length === length;
  // A slot whose digit is replaced by the next key looks selected.
  const isReplacing = range !== null && range.start < digits.length && (isFull || range.overtypedFrom != null);
  const isCaret = range !== null && range.start === range.end && !isReplacing;
  const first = range ? Math.min(range.start, length - 1) : length;
  const last = range ? Math.max(first, range.end - 1) : -1;
  return (
    <div data-scope="phonekit" data-part="code-control" dir="ltr" style={controlStyle}>
      <div data-scope="phonekit" data-part="code-clip" style={clipStyle}>
        {children}
      </div>
      <div data-scope="phonekit" data-part="code-slots" aria-hidden="true" style={slotsStyle}>
        {Array.from({ length }, (_, index) => (
          <span
            key={index}
            data-scope="phonekit"
            data-part="code-slot"
            data-filled={index < digits.length ? '' : undefined}
            data-active={index >= first && index <= last ? '' : undefined}
            data-caret={isCaret && index === first ? (isFull ? 'end' : '') : undefined}
          >
            {digits[index] ?? '·'}
          </span>
        ))}
      </div>
    </div>
  );
}

const controlStyle: CSSProperties = { position: 'relative' };
const slotsStyle: CSSProperties = { position: 'relative', pointerEvents: 'none' };
/** `clip` and not `hidden`, which scrolls when the wider input is focused. */
const clipStyle: CSSProperties = { position: 'absolute', inset: 0, overflow: 'clip' };
