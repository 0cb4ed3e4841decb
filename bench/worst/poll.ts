import http from 'node:http';

/** Asks for `health` again and again, in a process of its own so that the requests of the benchmark do not delay it. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
let longest = 0;
process.on('disconnect', () => process.exit());

process.on('message', () => {
  process.send!(longest);
  longest = 0;
});
for (;;) {
  const asked = performance.now();
  await ask();
  longest = Math.max(longest, performance.now() - asked);
  await new Promise((resolve) => setTimeout(resolve, 5));
}

function ask(): Promise<void> {
  return new Promise((resolve, reject) => {
    http
      .get(`${process.argv[2]}/api/v1/health`, { agent }, (answer) =>
        answer.resume().on('end', () => resolve()),
      )
      .on('error', reject);
  });
}
