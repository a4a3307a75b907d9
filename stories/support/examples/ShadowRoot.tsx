import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { PhoneNumbers, PhoneNumbersProvider } from '../../../src/index.js';
import { memoryAdapter } from '../../../src/adapters/memory/index.js';
import css from '../../../src/styles/styles.css?inline';

const adapter = memoryAdapter();
const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** Beside the styles of any page, which do not reach into it. */
export function ShadowSettings() {
  const host = useRef<HTMLDivElement>(null);
  const [root, setRoot] = useState<ShadowRoot | null>(null);
  useEffect(() => {
    const shadow = host.current?.shadowRoot ?? host.current?.attachShadow({ mode: 'open' }) ?? null;
    if (shadow) shadow.adoptedStyleSheets = [sheet];
    setRoot(shadow);
  }, []);
  return (
    <div ref={host}>
      {root &&
        createPortal(
          <PhoneNumbersProvider adapter={adapter} userId="user_1">
            <PhoneNumbers />
          </PhoneNumbersProvider>,
          root,
        )}
    </div>
  );
}
