import { remoteLibrary } from '../cli/remote-library.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { listen } from '../server/listen.ts';
import { createServer } from '../server/server.ts';
import { describeLibrary } from './library.contract.ts';
import { Library, LocalLibrary } from './library.ts';

const config = (library: string) => readConfig({ library, embedder: 'lite', host: '127.0.0.1', port: 0 }, {});

describeLibrary('Library', (folder) => Library.open(config(folder)));

describeLibrary('Library behind a server', async (folder) => {
  const library = await LocalLibrary.open(config(folder));
  const log = createLog({ PROMPTLOOM_LOG: 'silent' });
  const app = await createServer({ library, config: config(folder), ownerKey: library.ownerKey }, log);
  const remote = remoteLibrary({ url: await listen(app, config(folder)), ownerKey: library.ownerKey });
  const close = remote.close.bind(remote);
  return Object.assign(remote, {
    close: () =>
      close()
        .then(() => app.close())
        .then(() => library.close()),
  });
});
