// A ClickHouse server: chDB's library holds all of clickhouse-local, which listens when a statement asks it to. Ends with
// the process that started it, which holds the other end of its input.
import ffi from 'ffi-rs';

const [path, ...args] = process.argv.slice(2);
const call = (funcName, retType, paramsType, paramsValue, runInNewThread = false) =>
  ffi.load({ library: 'chdb', funcName, retType, paramsType, paramsValue, runInNewThread });

process.stdin.resume().on('close', () => process.kill(process.pid, 'SIGKILL'));
ffi.open({ library: 'chdb', path });
const type = ffi.DataType;
const result = await call(
  'chdb_query_cmdline',
  type.External,
  [type.I32, type.StringArray],
  [args.length, args],
  true,
);
// It comes back only when it failed.
process.stderr.write(`${call('chdb_result_error', type.String, [type.External], [result])}\n`, () =>
  process.kill(process.pid, 'SIGKILL'),
);
