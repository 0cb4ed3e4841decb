import { describe, expect, it } from 'vitest';
import { isTypingIn, type KeyTarget, ownsKey } from './keys.ts';

const target = (more: Partial<KeyTarget> = {}): KeyTarget => ({
  ...{ tag: 'BODY', type: '', role: '', editable: false, within: false },
  ...more,
});

describe('a key', () => {
  it.each(['1', '5', 'ArrowRight', 'ArrowDown', ' ', 'v', 'Delete'])(
    '%s belongs to the page when nothing has the focus',
    (key) => expect(ownsKey(target(), key)).toBe(false),
  );

  it.each([
    ['a text field', { tag: 'INPUT', type: 'text' }],
    ['a search field', { tag: 'INPUT', type: 'search' }],
    ['a number field', { tag: 'INPUT', type: 'number' }],
    ['a slider', { tag: 'INPUT', type: 'range' }],
    ['a text area', { tag: 'TEXTAREA' }],
    ['a list to choose from', { tag: 'SELECT' }],
    ['something editable', { tag: 'DIV', editable: true }],
    ['anything while a dialog or a menu is open', { within: true }],
  ])('belongs to %s', (_name, more) => {
    for (const key of ['1', 'ArrowLeft', ' ', 'Delete', 'c']) expect(ownsKey(target(more), key)).toBe(true);
  });

  it('belongs to a button or a link only where it presses it', () => {
    for (const tag of ['BUTTON', 'A']) {
      expect(ownsKey(target({ tag }), ' ')).toBe(true);
      expect(ownsKey(target({ tag }), 'Enter')).toBe(true);
      for (const key of ['3', 'ArrowRight', 'v']) expect(ownsKey(target({ tag }), key)).toBe(false);
    }
  });

  it('belongs to one of several choices where it chooses another', () => {
    const radio = target({ tag: 'INPUT', type: 'radio' });
    expect(ownsKey(radio, 'ArrowLeft')).toBe(true);
    expect(ownsKey(radio, '4')).toBe(false);
    expect(isTypingIn(radio)).toBe(false);
    for (const role of ['slider', 'tab', 'option', 'menuitem'])
      expect(ownsKey(target({ tag: 'DIV', role }), 'ArrowDown')).toBe(true);
  });
});
