import { useQuery } from '@tanstack/react-query';
import { copy } from '../state/toast.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { CloseIcon, CopyIcon } from '../ui/icons.tsx';
import { ProblemNote } from '../ui/problem-note.tsx';
import { versionAddress, versionQuery } from './versions-api.ts';

interface NamedVersionProps {
  id: string;
  /** Its id, its number, a label, or "current". */
  name: string;
  onClose: () => void;
}

/** A version as programs fetch it, by its name. */
export function NamedVersion({ id, name, onClose }: NamedVersionProps) {
  const { data, error, refetch } = useQuery(versionQuery(id, name));
  const address = versionAddress(id, name);
  return (
    <section
      aria-label={`The version ${name}`}
      data-testid="named-version"
      className="mb-6 rounded-xl border border-accent bg-panel p-4 sm:p-5"
    >
      {error ? (
        <>
          <ProblemNote error={error} onRetry={() => void refetch()} />
          <Button look="plain" className="mt-2" onClick={onClose}>
            Close
          </Button>
        </>
      ) : data ? (
        <>
          <div className="flex items-center justify-between gap-2">
            <p className="text-muted text-sm">
              <span className="font-medium text-text">{name}</span> is version {data.number}
            </p>
            <IconButton label="Close" onClick={onClose} className="size-8!">
              <CloseIcon />
            </IconButton>
          </div>
          <p
            dir="auto"
            className="mt-1 whitespace-pre-wrap break-words font-serif text-[1.13rem] leading-relaxed"
          >
            {data.prompt}
          </p>
          {data.negativePrompt ? (
            <p className="mt-1 text-muted text-sm">Negative prompt: {data.negativePrompt}</p>
          ) : null}
          <div className="mt-3 flex flex-wrap items-center gap-2">
            <Button onClick={() => void copy(data.prompt)}>
              <CopyIcon />
              Copy
            </Button>
            <Button look="plain" onClick={() => void copy(location.origin + address, 'Address')}>
              Copy address
            </Button>
            <code className="min-w-0 truncate font-mono text-muted text-xs">GET {address}</code>
          </div>
        </>
      ) : (
        <p className="text-muted text-sm">Loading {name}…</p>
      )}
    </section>
  );
}
