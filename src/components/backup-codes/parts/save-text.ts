/** Downloads a text as a file. */
export function downloadText(fileName: string, text: string): void {
  const link = document.createElement('a');
  // jsdom has no object URLs.
  link.href =
    URL.createObjectURL?.(new Blob([text], { type: 'text/plain;charset=utf-8' })) ??
    `data:text/plain;charset=utf-8,${encodeURIComponent(text)}`;
  link.download = fileName;
  link.click();
  // Safari reads it after the click.
  setTimeout(() => URL.revokeObjectURL?.(link.href), 1000);
}

export interface PrintedList {
  heading: string;
  note: string;
  items: readonly string[];
  /** BCP 47 */
  locale: string;
  /** `ltr` or `rtl` */
  direction: string;
}

/**
 * Prints a list without the rest of the page, from a frame. Returns a function that removes the frame; call it when the
 * list is no longer shown, not at `afterprint`, which iOS fires before it prints. Built of elements and their `style`,
 * since a strict Content Security Policy allows no markup and no stylesheet.
 */
export function printList({ heading, note, items, locale, direction }: PrintedList): () => void {
  const frame = document.createElement('iframe');
  frame.title = heading;
  frame.tabIndex = -1;
  // Firefox prints only what is displayed.
  frame.style.cssText = 'position:fixed;inset-block-start:-400mm;inline-size:210mm;block-size:297mm;border:0';
  // Firefox replaces the document of a new frame before this event.
  frame.addEventListener(
    'load',
    () => {
      const { contentDocument: paper, contentWindow } = frame;
      if (!paper || !contentWindow) return;
      const element = (name: string, text: string, style = '') => {
        const made = paper.createElement(name);
        made.textContent = text;
        made.style.cssText = style;
        return made;
      };
      const list = element('ol', '', 'direction:ltr;font:14pt/1.8 ui-monospace,monospace');
      list.append(...items.map((item) => element('li', item)));
      paper.title = heading;
      paper.documentElement.lang = locale;
      paper.documentElement.dir = direction;
      paper.body.style.font = '12pt/1.5 system-ui, sans-serif';
      paper.body.append(element('h1', heading, 'font-size:16pt'), element('p', note), list);
      contentWindow.print();
    },
    { once: true },
  );
  document.body.append(frame);
  return () => frame.remove();
}
