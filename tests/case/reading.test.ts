// How the customer has their screen (features.md, CS4): a fact of the case, and the next person begins anew.
import { expect, it } from 'vitest';
import { CUSTOMER, remittance, TELLER } from './case-driver.ts';

const LARGEST = { size: '52', theme: 'yellow-on-black' } as const;

it('size and colours stay for every page of the case, and stand in the record before what was read in them', () => {
  const driver = remittance().answer('REM-01', 'other-person');
  expect(driver.outer.reading, 'as everybody begins').toBeUndefined();
  driver.do({ type: 'set-reading', ...LARGEST }, CUSTOMER);
  driver.do({ type: 'turn-page', notice: driver.notice, page: 1, ms: 500 }, CUSTOMER);
  expect(driver.events.slice(-2).map(({ kind }) => kind)).toEqual(['reading-set', 'notice-page-read']);
  expect(driver.outer).toMatchObject({ phase: 'notice', reading: LARGEST });
  driver.do({ type: 'show-scam', scam: 'T07' });
  expect(driver.outer).toMatchObject({ phase: 'scam', reading: LARGEST });
});

it('is gone from the screen when the case is put aside or has ended', () => {
  const driver = remittance().answer('REM-01', 'other-person');
  driver.do({ type: 'set-reading', ...LARGEST }, CUSTOMER).do({ type: 'pause', reason: 'customer-rest' });
  expect(driver.outer).toEqual({ phase: 'idle', mode: 'demo' });
  driver.do({ type: 'resume' });
  expect(driver.outer.reading, 'the same person came back').toEqual(LARGEST);
  expect(remittance().answer('REM-01', 'other-person').outer.reading).toBeUndefined();
});

it('is the customer’s to choose, and to choose what is already there is nothing', () => {
  const driver = remittance().answer('REM-01', 'other-person');
  expect(driver.try({ type: 'set-reading', ...LARGEST }, TELLER)).toBe('NOT_YOUR_ROLE');
  expect(driver.try({ type: 'set-reading', size: '32', theme: 'paper' }, CUSTOMER)).toBe('NOTHING_CHANGED');
  driver.do({ type: 'set-reading', ...LARGEST }, CUSTOMER);
  expect(driver.try({ type: 'set-reading', ...LARGEST }, CUSTOMER)).toBe('NOTHING_CHANGED');
});

it('the left hand is told once and taken back again; who says nothing signs with the right one', () => {
  const driver = remittance().answer('REM-01', 'other-person');
  const left = { type: 'set-reading', size: '32', theme: 'paper', hand: 'left' } as const;
  driver.do(left, CUSTOMER);
  expect(driver.last.body).toEqual({ size: '32', theme: 'paper', hand: 'left' });
  expect(driver.outer.reading?.hand).toBe('left');
  expect(driver.try(left, CUSTOMER)).toBe('NOTHING_CHANGED');
  driver.do({ type: 'set-reading', size: '32', theme: 'paper' }, CUSTOMER);
  expect(driver.last.body).toEqual({ size: '32', theme: 'paper' });
  expect(driver.outer.reading?.hand).toBeUndefined();
});

it('a softer voice is told and taken back like the hand, and neither is lost by the other', () => {
  const driver = remittance().answer('REM-01', 'other-person');
  const soft = { type: 'set-reading', size: '32', theme: 'paper', volume: 'soft' } as const;
  driver.do(soft, CUSTOMER);
  expect(driver.last.body).toEqual({ size: '32', theme: 'paper', volume: 'soft' });
  expect(driver.try(soft, CUSTOMER)).toBe('NOTHING_CHANGED');
  driver.do({ ...soft, hand: 'left' }, CUSTOMER);
  expect(driver.outer.reading).toEqual({ size: '32', theme: 'paper', volume: 'soft', hand: 'left' });
  driver.do({ type: 'set-reading', size: '32', theme: 'paper', hand: 'left' }, CUSTOMER);
  expect(driver.last.body).toEqual({ size: '32', theme: 'paper', hand: 'left' });
});
