// Whose signature a content pack must carry: enrolled by two people, typed as published or brought by head office's signed file.
import { expect, test } from 'vitest';
import { enrolmentOf, KEYS, ORIGIN, OTHER_STATION, SIGNER } from '../support/head-office.ts';
import { outcomeOf, PIN, station } from '../support/station-driver.ts';

test('only the administrator enrols head office, with the PIN of somebody who may agree', async () => {
  const counter = await station();
  await counter.signInAs('admin');
  const { admin } = counter.inner;
  const enrol = (words: object) =>
    outcomeOf(
      admin.enrolHeadOffice({
        ...counter.command(),
        origin: ORIGIN,
        keys: KEYS,
        approver: 'bing',
        pin: PIN,
        ...words,
      }),
    );
  expect(await admin.headOffice()).toBeNull();
  expect(await enrol({ approver: 'ji' })).toBe('SAME_PERSON');
  expect(await enrol({ approver: 'jia' })).toBe('NOT_AN_APPROVER');
  expect(await enrol({ pin: '864209' })).toBe('PIN_WRONG');
  expect(await enrol({ origin: 'abc/head-office' })).toBe('KEY_UNREADABLE');
  expect(await enrol({ keys: [`${KEYS[0]}x`] })).toBe('KEY_UNREADABLE');
  expect(counter.station.state.headOffice).toBeUndefined();
  const shown = await admin.readHeadOffice({ origin: ORIGIN, keys: KEYS });
  const command = counter.command();
  expect(await enrol(command)).toBe('done');
  expect(await enrol(command), 'asked again').toBe('done');
  expect(counter.kinds().filter((kind) => kind === 'head-office-enrolled')).toHaveLength(1);
  expect(await admin.headOffice()).toEqual(shown);
  await counter.restart();
  expect(counter.station.state.headOffice).toEqual({ origin: ORIGIN, keys: KEYS });
});

test('the file that head office signed for this machine enrols its key; any other is refused and leaves nothing', async () => {
  const counter = await station();
  await counter.signInAs('admin');
  const { admin } = counter.inner;
  const note = enrolmentOf(await admin.identityText());
  const second = { approver: 'bing', pin: PIN };
  const take = (words: object) =>
    outcomeOf(admin.importEnrolment({ ...counter.command(), note, ...second, ...words }));
  expect(await take({ note: enrolmentOf(OTHER_STATION) })).toBe('NOTE_OF_ANOTHER');
  expect(await take({ note: note.replace(ORIGIN, 'sample/head-offic3') })).toBe('NOTE_UNREADABLE');
  const forged = enrolmentOf(await admin.identityText(), { ...SIGNER, sign: () => new Uint8Array(64) });
  expect(await take({ note: forged })).toBe('NOTE_UNSIGNED');
  expect(await take({ approver: 'jia' })).toBe('NOT_AN_APPROVER');
  expect(counter.station.state.headOffice).toBeUndefined();
  const shown = await admin.readEnrolment({ note });
  expect(shown.keys[0]?.words.split(' ')).toHaveLength(24);
  expect(await take({})).toBe('done');
  expect(await admin.headOffice()).toEqual(shown);
  const sealed = counter.entries().find(({ kind }) => kind === 'head-office-enrolled');
  expect(sealed?.body).toEqual({ origin: ORIGIN, keys: KEYS, approver: 'bing', enrolment: note });
});
