import { useEffect } from 'react';

const NAME = 'promptloom';
const LONGEST = 80;
/** What pages and what lies over them call themselves; the one on top counts. */
const titles: { text: string }[] = [];

function show(): void {
  const text = titles.at(-1)?.text ?? '';
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text;
  document.title = short === '' ? NAME : `${short} · ${NAME}`;
}

/** Names the page in the tab and the history, for as long as it is there; a detail over it comes first. */
export function useTitle(text: string): void {
  useEffect(() => {
    const mine = { text };
    titles.push(mine);
    show();
    return () => {
      titles.splice(titles.indexOf(mine), 1);
      show();
    };
  }, [text]);
}
