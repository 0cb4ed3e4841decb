import { useState } from 'react';
import { toApiError } from '../api/api-error.ts';
import { api } from '../api/client.ts';
import { queryClient } from '../api/queries.ts';
import { tokenGiven, tokenNeeded } from '../api/session.ts';
import { useStore } from '../lib/store.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { FormProblem } from '../ui/problem-note.tsx';
import { Modal } from '../ui/sheet.tsx';

/** Asks for the token when the server does. */
export function TokenDialog() {
  const open = useStore(tokenNeeded);
  const [token, setToken] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function give(event: React.SubmitEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      await api.session.signIn({ token: token.trim() });
      tokenGiven();
      setToken('');
      setProblem('');
      void queryClient.invalidateQueries();
    } catch (error) {
      const { status, message } = toApiError(error);
      setProblem(status === 401 ? 'That is not the right token.' : message);
    } finally {
      setBusy(false);
    }
  }

  if (!open) return null;
  return (
    <Modal title="This library is locked" testId="token-dialog">
      <form onSubmit={give} className="mt-2 space-y-4">
        <p className="text-muted text-sm">
          Enter the token that promptloom was started with (
          <code className="font-mono">PROMPTLOOM_TOKEN</code>). This browser remembers it.
        </p>
        <TextField label="Token" type="password" value={token} onValue={setToken} autoFocus required />
        <FormProblem text={problem} />
        <Button look="primary" type="submit" disabled={busy || token.trim() === ''} className="w-full">
          Unlock
        </Button>
      </form>
    </Modal>
  );
}
