import type { Command } from 'commander';
import type { Check, DoctorOptions } from '../../../library/health.ts';
import { action, newCommand } from '../../command.ts';
import { checks } from '../../doctor.ts';
import type { CommonOptions, Io, Result } from '../../io/io.ts';
import { type Paint, painter, plain } from '../../text/format.ts';

/** `promptloom doctor`. */
export function doctorCommand(io: Io): Command {
  return newCommand('doctor', 'check the installation, services and settings, and suggest fixes', [
    'npx promptloom doctor',
    'npx promptloom doctor --library ~/prompts --json',
  ])
    .option(
      '--accept-loss',
      'continue with what is left of a damaged library; unreadable parts are set aside, nothing is deleted',
    )
    .action(action(io, doctor));
}

async function doctor(io: Io, { library, acceptLoss }: CommonOptions & DoctorOptions): Promise<Result> {
  const { readConfig } = await import('../../../config.ts');
  const config = readConfig({ library }, io.env, io.cwd);
  const found = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => ({
      name,
      ...(await check(config, io.env, { acceptLoss })),
    })),
  );
  const failed = found.some(({ status }) => status === 'failed');
  const paint = painter(io.outIsTerminal, io.env);
  return {
    json: { ok: !failed, checks: found },
    text: found.map((check) => lineOf(check, paint)).join('\n'),
    exitCode: failed ? 1 : 0,
  };
}

function lineOf({ name, status, detail, todo }: Check & { name: string }, paint: Paint): string {
  const marks = {
    ok: paint('green', 'ok    '),
    note: paint('yellow', 'note  '),
    failed: paint('red', 'failed'),
  };
  const line = `${marks[status]}  ${name.padEnd(16)}${plain(detail)}`;
  return todo === '' ? line : `${line}\n${' '.repeat(24)}${plain(todo)}`;
}
