import fastify from 'fastify';
import { expect, it } from 'vitest';
import { streamWriting } from './writing-events.ts';

it('tells those who watch that the variants before do not count', async () => {
  const app = fastify();
  app.get('/', (request, reply) =>
    streamWriting(request, reply, new AbortController().signal, async ({ onVariant, onWords, onRestart }) => {
      onVariant({ prompt: 'a draft' });
      onWords?.({ number: 1, prompt: 'another dr' });
      onRestart?.();
      onVariant({ prompt: 'a heron' });
      return { variants: [{ prompt: 'a heron' }] };
    }),
  );
  const { body } = await app.inject('/');
  await app.close();
  expect(body.match(/^event: .*$/gm)).toEqual([
    'event: variant',
    'event: restart',
    'event: variant',
    'event: done',
  ]);
});
