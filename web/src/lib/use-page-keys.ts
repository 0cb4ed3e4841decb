import { type RefObject, useEffect, useRef } from 'react';
import { isModified, keyTargetOf, ownsKey } from './keys.ts';

/**
 * Hears keys wherever the focus is, so that they work before anybody has clicked or tabbed. What has the focus comes
 * first: fields, buttons, menus and dialogs keep the keys that are theirs.
 * @param area in which the focus does not matter: what is inside has no keys of its own beside those of fields.
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
      // A space on a card of the area is meant for the card; on a button in it, for the button.
      const mine = inside && target.tag === 'A' && event.key === ' ' ? { ...target, tag: '' } : target;
      if (!ownsKey(mine, event.key)) latest.current(event);
    }
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [area]);
}
