// The devices of a station as its events tell of them: which program of which bytes is in use for each.
import type { Device } from '../devices/device-codes.ts';
import type { Event } from '../ledger/catalogue.ts';
import type { deviceKinds } from './device-kinds.ts';

type DeviceEvent = Event<keyof typeof deviceKinds>;

interface DeviceInUse {
  file: string;
  /** b64. */
  sha256: string;
  at: string;
  by: string;
  approver: string;
}

export type Devices = ReadonlyMap<Device, DeviceInUse>;

export function foldDevices(before: Devices, event: DeviceEvent): Devices {
  switch (event.kind) {
    case 'device-set': {
      const { device, ...program } = event.body;
      const by = 'staff' in event.actor ? event.actor.staff : '';
      return new Map(before).set(device, { ...program, at: event.at, by });
    }
    case 'device-dropped': {
      const rest = new Map(before);
      rest.delete(event.body.device);
      return rest;
    }
    case 'device-refused':
    case 'device-ended':
    case 'device-asked':
      return before;
  }
}
