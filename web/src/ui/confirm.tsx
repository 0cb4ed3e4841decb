import { createStore, useStore } from '../lib/store.ts';
import { Button } from './button.tsx';
import { Modal } from './sheet.tsx';

interface Question {
  title: string;
  text: string;
  /** The text of the button that confirms. */
  yes: string;
  answer: (yes: boolean) => void;
}

const question = createStore<Question | undefined>(undefined);

/** Asks before something that cannot be undone. */
export function confirm(asked: Omit<Question, 'answer'>): Promise<boolean> {
  return new Promise((resolve) => {
    question.set({
      ...asked,
      answer: (yes) => {
        question.set(undefined);
        resolve(yes);
      },
    });
  });
}

/** The dialog of {@link confirm}. */
export function Confirm() {
  const asked = useStore(question);
  if (!asked) return null;
  const { title, text, yes, answer } = asked;
  return (
    <Modal title={title} onClose={() => answer(false)} testId="confirm">
      <p className="mt-2 text-muted text-sm">{text}</p>
      <div className="mt-5 flex justify-end gap-2">
        <Button onClick={() => answer(false)}>Cancel</Button>
        <Button look="primary" autoFocus onClick={() => answer(true)}>
          {yes}
        </Button>
      </div>
    </Modal>
  );
}
