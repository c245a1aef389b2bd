/** The providers around everything, and what happens to every answer: a 401 anywhere asks who is there again. */
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Problem } from './api/request.js';
import { Gate } from './shell/Gate.js';
import { cssVariables, theme } from './theme.js';

const onError = (error: unknown, key?: readonly unknown[]) => {
  if (error instanceof Problem && error.status === 401 && key?.[0] !== 'session') {
    void client.invalidateQueries({ queryKey: ['session'] });
  }
};
const client = new QueryClient({
  queryCache: new QueryCache({ onError: (error, query) => onError(error, query.queryKey) }),
  mutationCache: new MutationCache({ onError: (error) => onError(error) }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Only what may pass by itself is asked again; a refusal stays a refusal.
      retry: (count, error) =>
        count < 2 && error instanceof Problem && (error.status === 0 || error.status >= 502),
    },
  },
});

export function App() {
  return (
    <QueryClientProvider client={client}>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Notifications position="bottom-right" limit={3} />
        <Gate />
      </MantineProvider>
    </QueryClientProvider>
  );
}
