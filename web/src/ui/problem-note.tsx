import { toApiError } from '../api/api-error.ts';
import { Button } from './button.tsx';
import { WarnIcon } from './icons.tsx';

/** What went wrong and what to do about it. */
export function ProblemNote({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, hint } = toApiError(error);
  return (
    <div
      role="alert"
      data-testid="problem"
      className="flex items-start gap-3 rounded-xl border border-danger/40 bg-danger-soft p-4 text-sm"
    >
      <WarnIcon className="mt-0.5 size-5 text-danger" />
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium first-letter:uppercase">{message}</p>
        {hint ? <p className="mt-1 text-muted break-words">{hint}</p> : null}
        {onRetry ? (
          <Button className="mt-3" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** What is wrong with what a form holds; empty for nothing. */
export function FormProblem({ text }: { text: string }) {
  if (text === '') return null;
  return (
    <p role="alert" className="text-danger text-sm first-letter:uppercase">
      {text}
    </p>
  );
}
