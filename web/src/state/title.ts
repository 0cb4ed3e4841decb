import { useEffect, useState } from 'react';

const NAME = 'promptloom';
const LONGEST = 80;

interface Title {
  text: string;
  over: boolean;
}

/** What pages and what lies over them call themselves. */
const titles: Title[] = [];

/** The title of a tab for what pages call themselves: what lies over the page counts. */
export function titleFor(all: readonly Title[]): string {
  const text = (all.findLast(({ over }) => over) ?? all.at(-1))?.text.replace(/\s+/g, ' ').trim() ?? '';
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  return short === '' ? NAME : `${short} · ${NAME}`;
}

/** Names a page in the tab and the history for as long as it is there, or what lies over a page. */
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
