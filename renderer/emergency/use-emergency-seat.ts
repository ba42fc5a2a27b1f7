// Whether whoever sits here does so by the code from the envelope: their room then shows only what such a seat may do.
import { useView } from '../shell/inner-context.tsx';

export function useEmergencySeat(): boolean {
  const { session, emergency } = useView();
  const running = emergency?.running;
  return running !== undefined && running.staff === session?.staff && running.role === session.room;
}
