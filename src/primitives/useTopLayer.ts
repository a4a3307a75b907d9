'use client';
import { useLayoutEffect, type RefObject } from 'react';

/** Space to the window's edge, and to the field, in px. */
const margin = 8;
const gap = 4;
/** If the window leaves less than this, as above a phone's keyboard, the list covers the field. */
const leastHeight = 160;

/**
 * Shows an element in the top layer, where no ancestor clips it, below the number's control or above it, in the space
 * that the window leaves. In a browser without popovers it stays where the stylesheet puts it.
 *
 * It is placed at each frame: no event tells of everything that moves a field (a scroller in a shadow root, a message
 * above it, a dialog that slides in, a keyboard). Anchor positioning would leave the list behind that keyboard, and the
 * browsers without it would need all of this nevertheless.
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
      // The most it was: a search that shortens it must not move it to the other side.
      height = Math.max(height, layer.offsetHeight);
      const isAbove = bottom - below < height && bottom - below < above - top;
      const room = Math.max(isAbove ? above - top : bottom - below, Math.min(leastHeight, height));
      const y = isAbove ? Math.max(above, top + room) : Math.min(below, bottom - room);
      const x = Math.max(
        view.offsetLeft,
        Math.min(field.left, view.offsetLeft + view.width - margin - layer.offsetWidth),
      );
      // Absolute rather than fixed, so that it moves with a page that scrolls, and not a frame later.
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
