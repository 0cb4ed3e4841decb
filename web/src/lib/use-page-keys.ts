import { type RefObject, useEffect, useRef } from 'react';
import { isModified, keyTargetOf, ownsKey } from './keys.ts';

/**
 * Handles keys wherever the focus is, so that they work before anyone has clicked or tabbed. Fields, buttons, menus and
 * dialogs still get their own keys first.
 * @param area in which links leave the space key to the page.
 */
export function usePageKeys(onKey: (event: KeyboardEvent) => void, area?: RefObject<Element | null>): void {
  const latest = useRef(onKey);
  useEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    function hear(event: KeyboardEvent) {
      if (event.defaultPrevented || isModified(event) || event.isComposing) return;
      const inside = area?.current?.contains(event.target as Node) ?? false;
      const target = keyTargetOf(event.target);
      // On a card of the area, space belongs to the page; on a button in it, to the button.
      const mine = inside && target.tag === 'A' && event.key === ' ' ? { ...target, tag: '' } : target;
      if (!ownsKey(mine, event.key)) latest.current(event);
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [area]);
}
