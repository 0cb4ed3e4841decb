import { useEffect, useState } from 'react';

const NAME = 'promptloom';
const LONGEST = 80;

interface Title {
  text: string;
  over: boolean;
}

/** The titles of pages and of panels over them. */
const titles: Title[] = [];

/** The title of the tab; a panel over the page goes first. */
export function titleFor(all: readonly Title[]): string {
  const text = (all.findLast(({ over }) => over) ?? all.at(-1))?.text.replace(/\s+/g, ' ').trim() ?? '';
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return short === '' ? NAME : `${short} · ${NAME}`;
}

/** Sets the title of a page, or of a panel over it, while it is shown. */
export function useTitle(text: string, over = false): void {
  const [mine] = useState<Title>(() => ({ text, over }));
  useEffect(() => {
    titles.push(mine);
    return () => {
      titles.splice(titles.indexOf(mine), 1);
      document.title = titleFor(titles);
    };
  }, [mine]);
  useEffect(() => {
    mine.text = text;
    document.title = titleFor(titles);
  }, [mine, text]);
}
