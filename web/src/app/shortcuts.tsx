import { useEffect } from 'react';
import { isModified, isTyping } from '../lib/keys.ts';
import { useStore } from '../lib/store.ts';
import { closePanel, panel } from '../state/panels.ts';
import { Modal } from '../ui/sheet.tsx';

const KEYS: [string[], string][] = [
  [['/'], 'Search'],
  [['↑', '↓', '←', '→'], 'Move between cards'],
  [['Enter'], 'Open the selected card'],
  [['←', '→'], 'In a prompt: previous, next result'],
  [['c'], 'Copy the prompt'],
  [['m'], 'More like this'],
  [['l'], 'Less like this'],
  [['u'], 'Select or deselect'],
  [['b'], 'Add to board'],
  [['Del'], 'Delete the prompt'],
  [['1', '…', '5'], 'On a board: rate and go to the next'],
  [['Space'], 'On a board: pick or unpick'],
  [['v'], 'On a board: compare the picked ones'],
  [['n'], 'On a board: write a note'],
  [['⇧ ←', '⇧ →'], 'On a board: move'],
  [['Del'], 'On a board: remove'],
  [['Esc'], 'Close, or leave a field'],
  [['?'], 'Show this list'],
];

/** The keys that work everywhere, and the list of all keys. */
export function Shortcuts() {
  const open = useStore(panel).kind === 'shortcuts';
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || isModified(event) || isTyping(event.target)) return;
      const inDialog = document.querySelector('[role=dialog]') !== null;
      if (event.key === '/' && !inDialog) {
        event.preventDefault();
        const box = document.getElementById('search') as HTMLInputElement | null;
        box?.focus();
        box?.select();
      } else if (event.key === '?' && !inDialog) panel.set({ kind: 'shortcuts' });
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  if (!open) return null;
  return (
    <Modal onClose={closePanel} title="Keyboard shortcuts" testId="shortcuts">
      <dl className="mt-4 grid grid-cols-[1fr_auto] gap-y-2.5 text-sm">
        {KEYS.map(([keys, what]) => (
          <div key={what} className="contents">
            <dt className="text-muted">{what}</dt>
            <dd className="flex justify-end gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="min-w-6 rounded border border-line bg-raised px-1.5 text-center font-mono text-xs leading-6"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
