// The store cannot take anything in just now, though the station runs: said above every page until it can again.
import { useView } from './inner-context.tsx';
import { SHELL } from './sentences.ts';

export function StopLine() {
  const { stop } = useView();
  if (!stop) return null;
  return (
    <div className="stop-line" role="alert">
      <strong>{stop.title}</strong>
      <span>{stop.sentence}</span>
      <span>
        {SHELL.stop.next}：{stop.nextStep}
      </span>
      {stop.number && <span>{SHELL.stop.number(stop.number)}</span>}
    </div>
  );
}
