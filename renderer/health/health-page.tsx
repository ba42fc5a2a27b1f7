// The health page as a page of a room, with the way back where the room has no line of places.
import { Button } from '../ui/button.tsx';
import { HealthPanel } from './health-panel.tsx';
import { HEALTH } from './sentences.ts';
import '../ui/room.css';

export default function HealthPage({ onBack }: { onBack?: () => void }) {
  return (
    <div className="room-page">
      {onBack && (
        <div className="row">
          <Button onClick={onBack}>{HEALTH.back}</Button>
        </div>
      )}
      <HealthPanel />
    </div>
  );
}
