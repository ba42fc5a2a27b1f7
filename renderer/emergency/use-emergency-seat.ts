// Whether whoever sits here does so by the code from the envelope: their room then shows only what such a seat may do.
import { isByEmergency } from '../../shared/station/emergency.ts';
import { useView } from '../shell/inner-context.tsx';

export function useEmergencySeat(): boolean {
  const { session, emergency } = useView();
  return session !== null && isByEmergency(emergency?.running, session);
}
