import { useQuery } from '@tanstack/react-query';
import { toApiError } from '../api/api-error.ts';
import { api } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { basePath } from '../lib/base-path.ts';
import { say } from '../state/toast.ts';
import { IconButton } from '../ui/button.tsx';
import { SignOutIcon } from '../ui/icons.tsx';

/** Ends the session, where the server asks for a token and this browser gave it. */
export function SignOut() {
  const { data: session } = useQuery(sessionQuery);
  if (!session?.signedIn) return null;
  return (
    <IconButton label="Sign out" data-testid="sign-out" onClick={() => void signOut()}>
      <SignOutIcon />
    </IconButton>
  );
}

async function signOut(): Promise<void> {
  try {
    await api.session.signOut();
    // What the page holds of the library goes with the page.
    location.assign(`${basePath}/`);
  } catch (error) {
    say(toApiError(error).message, { bad: true });
  }
}
