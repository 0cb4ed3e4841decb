import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.ts';
import { sessionQuery } from '../api/queries.ts';
import { basePath } from '../lib/base-path.ts';
import { sayError } from '../state/toast.ts';
import { IconButton } from '../ui/button.tsx';
import { SignOutIcon } from '../ui/icons.tsx';

/** Ends the session. Shows only where the server asks for a token. */
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
    // Leaving the page also drops what it holds of the library.
    location.assign(`${basePath}/`);
  } catch (error) {
    sayError(error);
  }
}
