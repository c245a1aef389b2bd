/**
 * Decides what is shown: set-up on a fresh installation, sign-in when nobody is there, else the desk. The address stays as it
 * is, so whoever signs in again is back where the session ended, the draft beside them. The desk loads only once it is needed.
 */
import { Center, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { queries } from '../api/queries.js';
import { useSession } from '../session/use-session.js';
import { ErrorState } from '../ui/states.js';

const SetupScreen = lazy(() =>
  import('../screens/setup/SetupScreen.js').then((m) => ({ default: m.SetupScreen })),
);
const SignInScreen = lazy(() =>
  import('../screens/signin/SignInScreen.js').then((m) => ({ default: m.SignInScreen })),
);
const Desk = lazy(() => import('./Desk.js').then((m) => ({ default: m.Desk })));

const waiting = (
  <Center mih="60vh">
    <Loader />
  </Center>
);

export function Gate() {
  const { me, signedOut, error, query } = useSession();
  const [skipSetup, setSkipSetup] = useState(false);
  const setup = useQuery({ ...queries.setup(), enabled: signedOut });
  if (me) {
    return (
      <Suspense fallback={waiting}>
        <Desk />
      </Suspense>
    );
  }
  if (error) return <ErrorState error={error} retry={() => void query.refetch()} />;
  if (!signedOut || setup.isLoading) return waiting;
  // The sample's people exist before the first administrator does, and may sign in.
  const first = setup.data?.needed === true && !skipSetup;
  return (
    <Suspense fallback={waiting}>
      {first ? (
        <SetupScreen codeNeeded={setup.data?.codeNeeded === true} onSample={() => setSkipSetup(true)} />
      ) : (
        <SignInScreen onSetup={setup.data?.needed ? () => setSkipSetup(false) : undefined} />
      )}
    </Suspense>
  );
}
