/** The target of a key press, as far as it matters for shortcuts. */
export interface KeyTarget {
  tag: string;
  /** Of an input. */
  type: string;
  role: string;
  editable: boolean;
  /** Whether a dialog, menu or list with its own keys is open or around it. */
  within: boolean;
}

const PRESSED = ['checkbox', 'radio', 'button', 'submit', 'reset', 'image', 'file', 'color'];
const STEPPED_ROLES = ['radio', 'slider', 'tab', 'option', 'menuitem', 'spinbutton', 'combobox', 'listbox'];

/** Whether a key press types text, so that letters are no shortcuts. */
export function isTypingIn({ tag, type, editable }: KeyTarget): boolean {
  if (editable || tag === 'TEXTAREA' || tag === 'SELECT') return true;
  return tag === 'INPUT' && !PRESSED.includes(type);
}

/** Whether the target uses a key itself, so that it is no shortcut of the page. */
export function ownsKey(target: KeyTarget, key: string): boolean {
  if (target.within || isTypingIn(target)) return true;
  const { tag, type, role } = target;
  if (key.startsWith('Arrow') || key === 'Home' || key === 'End')
    return (tag === 'INPUT' && type === 'radio') || STEPPED_ROLES.includes(role);
  if (key === ' ' || key === 'Enter')
    return tag === 'BUTTON' || tag === 'A' || tag === 'INPUT' || tag === 'SUMMARY' || role === 'button';
  return false;
}

/** The target of an event. */
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

/** Whether a key press types text, so that letters are no shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  return isTypingIn(keyTargetOf(target));
}

/** Whether a modifier key is held, which leaves the key to the browser. */
export function isModified(event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return event.ctrlKey || event.metaKey || event.altKey;
}
