'use client';
import { useLayoutEffect, type RefObject } from 'react';

/** The distance to the edge of the window and to the field, in px. */
const margin = 8;
const gap = 4;
/** With less space than this, as above an on-screen keyboard, the list covers the field. */
const leastHeight = 160;

/**
 * Shows an element in the top layer, where no ancestor clips it, below or above the control of the field, wherever the
 * window has more space. Browsers without popovers use the position of the stylesheet.
 *
 * The position is updated in each frame, because no event covers everything that moves a field: a scroller in a shadow
 * root, a message above it, a dialog that slides in, an on-screen keyboard. Anchor positioning would place the list
 * behind that keyboard, and is not supported everywhere.
 */
export function useTopLayer(element: RefObject<HTMLElement | null>) {
  useLayoutEffect(() => {
    const layer = element.current;
    const page = layer?.ownerDocument.defaultView;
    const view = page?.visualViewport;
    const anchor = layer?.closest('[data-part=phone-control]');
    if (!layer?.showPopover || !view || !anchor) return;
    layer.setAttribute('popover', 'manual');
    if (!layer.matches(':popover-open')) layer.showPopover();

    let frame = 0;
    let height = 0;
    let style = '';
    const place = () => {
      frame = page.requestAnimationFrame(place);
      const field = anchor.getBoundingClientRect();
      const top = view.offsetTop + margin;
      const bottom = view.offsetTop + view.height - margin;
      const above = field.top - gap;
      const below = field.bottom + gap;
      // The largest height so far, so that a search that shortens the list does not move it to the other side.
      height = Math.max(height, layer.offsetHeight);
      const isAbove = bottom - below < height && bottom - below < above - top;
      const room = Math.max(isAbove ? above - top : bottom - below, Math.min(leastHeight, height));
      const y = isAbove ? Math.max(above, top + room) : Math.min(below, bottom - room);
      const x = Math.max(
        view.offsetLeft,
        Math.min(field.left, view.offsetLeft + view.width - margin - layer.offsetWidth),
      );
      // Absolute rather than fixed, so that it scrolls with the page without a delay of one frame.
      const next =
        `position:absolute;inset:${y + page.scrollY}px auto auto ` +
        `${x + page.scrollX}px;width:${field.width}px;max-height:${room}px;translate:0 ` +
        `${isAbove ? -100 : 0}%`;
      if (next !== style) layer.style.cssText = style = next;
    };
    place();
    return () => page.cancelAnimationFrame(frame);
  }, [element]);
}
