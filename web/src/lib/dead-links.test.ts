import { describe, expect, it } from 'vitest';
import { createDeadLinks } from './dead-links.ts';

const url = (n: number, host = 'gone.example') => `https://${host}/${n}.png`;

describe('dead links', () => {
  it('are not asked for again, and those of before neither', () => {
    const links = createDeadLinks([url(1)]);
    expect([links.isDead(url(1)), links.isDead(url(2))]).toEqual([true, false]);
    links.failed(url(2));
    expect(links.isDead(url(2))).toBe(true);
    expect(createDeadLinks(links.list()).isDead(url(2))).toBe(true);
    links.loaded(url(2));
    expect(links.isDead(url(2))).toBe(false);
  });

  it('give up a host that has nothing else, however it is written, and no other', () => {
    const links = createDeadLinks();
    for (let n = 0; n < 5; n++) links.failed(url(n));
    links.failed(url(0));
    expect(links.isDead(url(99))).toBe(false);
    links.failed(url(5, 'GONE.example'));
    expect(links.isDead(url(99))).toBe(true);
    expect(links.isDead(url(99, 'other.example'))).toBe(false);
    expect(links.isDead(url(99, 'gone.example.org'))).toBe(false);
  });

  it('do not give up a host of which one has loaded', () => {
    const links = createDeadLinks();
    links.loaded(url(0));
    for (let n = 1; n < 50; n++) links.failed(url(n));
    expect(links.isDead(url(99))).toBe(false);
    expect(links.isDead(url(7))).toBe(true);
  });

  it('are bounded: the oldest are forgotten first', () => {
    const links = createDeadLinks();
    for (let n = 0; n < 2500; n++) links.failed(url(n, `host-${n}.example`));
    expect(links.list()).toHaveLength(2000);
    expect(links.isDead(url(0, 'host-0.example'))).toBe(false);
    expect(links.isDead(url(2499, 'host-2499.example'))).toBe(true);
  });
});
