/** What a command that was stopped says: what became of its work, and how to go on. */
export interface Stopped {
  message: string;
  hint: string;
}

/** What is said where a command has nothing better. */
export const STOPPED: Stopped = {
  message: 'Stopped.',
  hint: 'Finished work is saved. Run the same command again to do the rest.',
};

/** What is to be said and done when a command is stopped, also when there is no time left to end it in order. */
export class LastWords {
  /** Set by a command as its work goes on. */
  words: Stopped | undefined;
  readonly #leaving = new Set<() => void>();

  /** @param work removes what would stay behind; it must not wait for anything. */
  whenLeaving(work: () => void): void {
    this.#leaving.add(work);
  }

  leave(): void {
    for (const work of this.#leaving) work();
  }
}

/** As they stand on stderr. */
export function wordsOf({ message, hint }: Stopped): string {
  return `promptloom: ${message}\n${hint ? `${hint}\n` : ''}`;
}
