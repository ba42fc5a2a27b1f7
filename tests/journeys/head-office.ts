// Head office in the journeys: a key made for them, packs as it would send them, and the compliance room where they are brought in.
import { readFileSync } from 'node:fs';
import { createRouterClient } from '@orpc/server';
import { unzipSync } from 'fflate';
import type { App } from '../../electron/app/build-app.ts';
import { router } from '../../electron/app/router.ts';
import { asUpload, KEYS, ORIGIN, signedFiles, signedZip, zipOf } from '../support/head-office.ts';
import type { Counter } from './counter.ts';
import { PIN } from './journey-server.ts';
import { command } from './ledger-checks.ts';

/** Before a journey: head office is enrolled, and its small pack is in use. */
export async function usesSmallPack({ app }: { app: App }): Promise<void> {
  const { station, admin, compliance } = createRouterClient(router, { context: { app, window: 'inner' } });
  const second = { approver: 'bing', pin: PIN.网点负责人丙 };
  await station.signIn({ command: command(), staff: 'ji', pin: PIN.管理员己, room: 'admin' });
  await admin.enrolHeadOffice({ command: command(), origin: ORIGIN, keys: KEYS, ...second });
  await station.signOut({ command: command() });
  await station.signIn({ command: command(), staff: 'ding', pin: PIN.合规丁, room: 'compliance' });
  const upload = asUpload(signedZip());
  for await (const step of await compliance.importPack({ command: command(), ...upload }))
    if (step.state === 'imported')
      await compliance.publishPack({ command: command(), sha256: step.sha256, ...second });
  await station.signOut({ command: command() });
}

/** What head office does with an unsigned zip that it was sent. */
export function signedByHeadOffice(file: string): Uint8Array {
  const texts = Object.entries(unzipSync(readFileSync(file))).map(
    ([path, bytes]) => [path, Buffer.from(bytes).toString('utf8')] as const,
  );
  return zipOf(signedFiles(new Map(texts)));
}

/** The compliance room as somebody uses it. */
export class ComplianceRoom {
  readonly #counter: Counter;

  constructor(counter: Counter) {
    this.#counter = counter;
  }

  async goesTo(place: '内容包' | '导入' | '编辑' | '演练'): Promise<void> {
    await this.#counter.inner.page
      .getByRole('navigation', { name: '合规页面' })
      .getByRole('button', { name: place, exact: true })
      .click();
  }

  /** Chooses a zip; what became of it stands on the page. */
  async brings(zip: Uint8Array): Promise<void> {
    await this.goesTo('导入');
    await this.#counter.inner.page
      .getByLabel('选择 zip 文件')
      .setInputFiles({ name: '内容包.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
  }

  /** Adds an option to a list of the draft that is open, by keyboard from the words on. */
  async adds(list: string, { label, code }: { label: string; code: string }): Promise<void> {
    const { page } = this.#counter.inner;
    await page.getByText(`${list}：`).click();
    await page.getByRole('button', { name: `增加选项 ${list}`, exact: true }).click();
    await page.keyboard.type(label);
    await page.keyboard.press('Tab');
    await page.keyboard.type(code);
    await this.#counter.seeInner('dialog-option');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `撤销增加 ${label}`, exact: true }).waitFor();
  }

  /** Each fault as file, place and reason. */
  async faults(): Promise<string[]> {
    const table = this.#counter.inner.page.getByRole('table', { name: /处不合规定/ });
    await table.waitFor();
    return (await table.getByRole('row').allTextContents()).slice(1);
  }

  /** Types over one text of the draft and saves it. */
  async edits(subject: string, section: string, label: string, text: string): Promise<void> {
    const { page } = this.#counter.inner;
    await page
      .getByRole('navigation', { name: '可以改的内容' })
      .getByRole('button', { name: new RegExp(`^${subject}`) })
      .click();
    const place = page.getByRole('region', { name: section, exact: true });
    await place.getByRole('textbox', { name: label, exact: true }).fill(text);
    await place.getByRole('button', { name: /^保存 / }).click();
    await place.getByRole('button', { name: /^恢复原文 / }).waitFor();
  }
}
