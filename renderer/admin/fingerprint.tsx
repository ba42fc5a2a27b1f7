// A fingerprint as this room shows it.
import { Grouped } from '../ui/grouped.tsx';

export const Fingerprint = ({ text }: { text: string }) => (
  <Grouped text={text} className="station-identity" />
);
