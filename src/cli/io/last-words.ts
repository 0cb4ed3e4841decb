/** What a command that was stopped says: what became of its work, and how to go on. */
export interface Stopped {
  message: string;
  hint: string;
}

/** What is said where a command has nothing better. */
export const STOPPED: Stopped = {
  message: 'Stopped.',
  hint: 'What was finished is kept; to do the rest, run the same command again.',
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
