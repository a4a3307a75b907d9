/** In Chromium and WebKit, whose dialog stops the page, the sheet is taken instead of printed. Firefox prints it. */
export function replacePrint() {
  const takeSheet = ({ target }: Event) => {
    if (!(target instanceof HTMLIFrameElement) || !target.contentWindow) return;
    target.contentWindow.print = () => {
      const list = target.contentDocument?.querySelector('ol');
      window.sheet = { text: list?.innerText ?? '', height: list?.getBoundingClientRect().height ?? 0 };
    };
  };
  document.addEventListener('load', takeSheet, true);
}

declare global {
  interface Window {
    /** What was printed. */
    sheet?: { text: string; height: number };
  }
}
