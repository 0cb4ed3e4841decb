import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { createLog } from './log.ts';

function logTo(level: string | undefined) {
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  return { log: createLog({ PROMPTLOOM_LOG: level }, stream), text: () => text };
}

it('logs from the level that is asked for', () => {
  const { log, text } = logTo(undefined);
  log.info('quiet');
  log.warn('loud');
  expect(text()).not.toContain('quiet');
  expect(text()).toContain('loud');
  expect(() => createLog({ PROMPTLOOM_LOG: 'noisy' })).toThrow('PROMPTLOOM_LOG');
});

it('never writes a secret', () => {
  const { log, text } = logTo('info');
  const secret = 'do-not-show';
  log.info({
    token: secret,
    config: { token: secret, llmApiKey: secret },
    req: { headers: { authorization: secret, cookie: secret, 'set-cookie': secret } },
    ownerKey: secret,
  });
  expect(text()).toContain('[secret]');
  expect(text()).not.toContain(secret);
});
