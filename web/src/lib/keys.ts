/** What a key press was aimed at, as far as it matters for who may have the key. */
export interface KeyTarget {
  tag: string;
  /** Of an input. */
  type: string;
  role: string;
  editable: boolean;
  /** Whether something that has keys of its own is open or around it: a dialog, a menu, a list of options. */
  within: boolean;
}

const PRESSED = ['checkbox', 'radio', 'button', 'submit', 'reset', 'image', 'file', 'color'];
const STEPPED_ROLES = ['radio', 'slider', 'tab', 'option', 'menuitem', 'spinbutton', 'combobox', 'listbox'];

/** Whether a key press belongs to a field that takes text, where letters are no shortcuts. */
export function isTypingIn({ tag, type, editable }: KeyTarget): boolean {
  if (editable || tag === 'TEXTAREA' || tag === 'SELECT') return true;
  return tag === 'INPUT' && !PRESSED.includes(type);
}

/** Whether a key is the target's own, so that no shortcut of the page may take it. */
export function ownsKey(target: KeyTarget, key: string): boolean {
  if (target.within || isTypingIn(target)) return true;
  const { tag, type, role } = target;
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End')
    return (tag === 'INPUT' && type === 'radio') || STEPPED_ROLES.includes(role);
  if (key === ' ' || key === 'Enter')
    return tag === 'BUTTON' || tag === 'A' || tag === 'INPUT' || tag === 'SUMMARY' || role === 'button';
  return false;
}

/** Looks at the target of an event. */
export function keyTargetOf(target: EventTarget | null): KeyTarget {
  const element = target instanceof Element ? target : null;
  return {
    tag: element?.tagName.toUpperCase() ?? '',
    type: element instanceof HTMLInputElement ? element.type : '',
    role: element?.getAttribute('role') ?? '',
    editable: element instanceof HTMLElement && element.isContentEditable,
    within:
      element?.closest('[role=dialog],[role=alertdialog],[role=menu],[role=listbox]') != null ||
      document.querySelector('[role=dialog],[role=alertdialog],[role=menu]') !== null,
  };
}

/** Whether a key press belongs to a field that takes text, where letters are no shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  return isTypingIn(keyTargetOf(target));
}

/** Whether a modifier makes this someone else's shortcut. */
export function isModified(event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}
