/** One of several answers. */
interface Choice<T> {
  value: T;
  label: string;
  /** Shown beside the one that the cursor is on. */
  hint?: string;
}

/** Asks the person at the terminal. Every question may be left with Escape or Ctrl-C, which answers undefined. */
export interface Asker {
  /** One of several, with the arrow keys. */
  choose<T extends string | number>(question: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  /** Any number of several, with the arrow keys and space; those given are ticked at first. */
  chooseMany<T extends string | number>(
    question: string,
    choices: readonly Choice<T>[],
    ticked: readonly T[],
  ): Promise<T[] | undefined>;
  /** A line of text, to be changed. */
  edit(question: string, text: string): Promise<string | undefined>;
}

/** An {@link Asker} at a terminal; nothing is loaded before the first question. */
export function terminalAsker(): Asker {
  const load = () => import('@clack/prompts');
  return {
    async choose(message, choices) {
      const { isCancel, select } = await load();
      const answer = await select({ message, options: [...choices] as never, maxItems: 12 });
      return isCancel(answer) ? undefined : (answer as never);
    },
    async chooseMany(message, choices, ticked) {
      const { isCancel, multiselect } = await load();
      const answer = await multiselect({
        message,
        options: [...choices] as never,
        initialValues: [...ticked] as never,
        required: false,
        maxItems: 12,
      });
      return isCancel(answer) ? undefined : (answer as never);
    },
    async edit(message, text) {
      const { isCancel, text: ask } = await load();
      const answer = await ask({ message, initialValue: text });
      return isCancel(answer) ? undefined : String(answer ?? '');
    },
  };
}
