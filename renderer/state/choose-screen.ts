// Which screen a window shows. Pure: the same view gives the same screen.
import type { InnerView } from '../../shared/contract/inner-view.ts';
import type { OuterView } from '../../shared/contract/outer-view.ts';
import type { Role } from '../../shared/words/roles.ts';

export type InnerScreen =
  | 'connecting'
  | 'stopped'
  | 'set-up'
  | 'identity'
  | 'sign-in'
  | 'lock'
  | 'turned'
  | 'screens'
  | 'teller-start'
  | 'teller-case'
  | 'review'
  | 'tasks'
  | 'auditor'
  | 'compliance'
  | 'admin'
  | 'lobby';

const ROOM_SCREENS: Record<Exclude<Role, 'teller'>, InnerScreen> = {
  lobby: 'lobby',
  supervisor: 'tasks',
  'branch-head': 'tasks',
  compliance: 'compliance',
  auditor: 'auditor',
  admin: 'admin',
};

/** @param showIdentity the machine has just been set up and its fingerprints have not been noted down yet */
export function chooseInnerScreen(view: InnerView | null, showIdentity = false): InnerScreen {
  if (!view) return 'connecting';
  switch (view.phase) {
    case 'stopped':
      return 'stopped';
    case 'set-up':
      return showIdentity ? 'identity' : 'set-up';
    case 'signed-out':
      return showIdentity ? 'identity' : 'sign-in';
    case 'locked':
      return 'lock';
    case 'turned':
      return 'turned';
    case 'screens':
      return 'screens';
    case 'working':
      return workingScreen(view);
  }
}

function workingScreen(view: InnerView): InnerScreen {
  if (!view.session) return 'sign-in';
  if (view.reviewer && view.current) return 'review';
  if (view.session.room !== 'teller') return ROOM_SCREENS[view.session.room];
  return view.current ? 'teller-case' : 'teller-start';
}

export type OuterScreen = 'connecting' | 'thanks' | OuterView['phase'];

/** @param thanks the customer has confirmed and the case has just ended */
export function chooseOuterScreen(view: OuterView | null, thanks: boolean): OuterScreen {
  if (!view) return 'connecting';
  if (view.phase === 'idle') return thanks ? 'thanks' : 'idle';
  return view.phase;
}
