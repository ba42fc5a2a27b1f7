// The customer's pages in English and in traditional characters, where lines are longer and glyphs are others: in the size everybody begins
// with and the largest, at a hundred and at two hundred percent. Colours do not depend on words; they are looked at in Chinese (gallery-customer.test.ts).
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ACCOUNT, DOCUMENT_FINE, IDENTITY } from './account.ts';
import { Counter } from './counter.ts';
import { Gallery } from './gallery.ts';
import { choosesLanguage, type LanguageTag, saidIn, WORDS_OF } from './language-of.ts';

let counter: Counter;
let gallery: Gallery;
beforeEach(async () => {
  counter = await Counter.open();
  gallery = new Gallery();
});
afterEach((context) => counter.close(context));

const PAYEE = '买买提·吐尔逊·阿不都热西提';

/** Runs in the page: the machine has a voice of its own for the language, or none. */
function haveVoice(lang: string | null): void {
  const voice = { lang, localService: true, name: 'of this machine' };
  speechSynthesis.getVoices = () => (lang ? [voice as SpeechSynthesisVoice] : []);
  speechSynthesis.dispatchEvent(new Event('voiceschanged'));
}

const SIZES = ['32', '52'] as const;

class Walk {
  readonly tag: LanguageTag;
  constructor(tag: LanguageTag) {
    this.tag = tag;
  }
  get words() {
    return WORDS_OF[this.tag];
  }
  see(name: string, rolls = false): Promise<void> {
    const how = { rolls, words: this.words.roll, sizes: SIZES, themes: ['paper'] as const };
    return gallery.outside(counter.outer, `${this.tag} ${name}`, how);
  }
  says(chinese: string): string {
    return saidIn(counter, this.tag, chinese);
  }

  async notice(): Promise<void> {
    const { customer } = counter;
    const { notice, aloud, sound, tools, reading, ask, languages } = this.words;
    await customer.waitsForPage(1);
    await this.see('notice-first');
    await customer.page.evaluate(haveVoice, this.tag);
    await customer.button(aloud.sound).click();
    await this.see('sound');
    await customer.button(sound.done).click();
    await this.see('notice-with-voice');
    await customer.page.evaluate(haveVoice, null);
    await customer.button(aloud.teller).click();
    await customer.page.getByText(aloud.asked).waitFor();
    await this.see('notice-teller-reads');
    await customer.page.locator('.tool-languages').click();
    await this.see('languages');
    await customer.button(languages.done).click();
    await customer.button(tools.reading).click();
    await this.see('reading');
    await customer.button(reading.done).click();
    await customer.button(tools.ask).click();
    for (const question of Object.values(ask.questions)) {
      await customer.button(question).click();
      await this.see(`ask-${question}`);
    }
    await customer.button(ask.done).click();
    for (let page = 2; (await customer.button(notice.next).count()) > 0; page += 1) {
      await customer.button(notice.next).click();
      await customer.waitsForPage(page);
      await this.see(`notice-${page}`);
    }
    await counter.passes(120_000);
  }

  /** Staff put a reason, and a type of fraud, between. */
  async whatStaffShow(): Promise<void> {
    const { customer, inner } = counter;
    await inner.page.getByText('为什么问', { exact: false }).first().click();
    await counter.button('给客户看为什么问').click();
    await customer.title(this.words.reason.title).waitFor();
    await this.see('reason', true);
    await customer.button(this.words.shown.done).click();
    await counter.button('查骗术').click();
    const dialog = inner.page.getByRole('dialog', { name: '查骗术' });
    await dialog.getByLabel('客户怎么说').fill('安全账户');
    await dialog.getByText(/^找到 \d+ 类/).waitFor();
    await inner.page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: '给客户看' }).click();
    await customer.title(this.says('冒充公检法及政府')).waitFor();
    await this.see('scam');
    await customer.button(this.words.shown.done).click();
    await dialog.getByRole('button', { name: '返回' }).click();
  }

  async question(): Promise<void> {
    const { customer } = counter;
    const { notice, teachBack } = this.words;
    await customer.button(notice.toSign).click();
    await customer.button(this.says('按他说的转')).waitFor();
    await this.see('teach-back');
    await customer.button(this.says('按他说的转')).click();
    await customer.page.getByText(teachBack.again).waitFor();
    await this.see('teach-back-again');
    await customer.button(this.says('先转一点试试')).click();
    await customer.title(teachBack.explain.title).waitFor();
    await this.see('teach-back-explain');
    await customer.button(teachBack.explain.done).click();
  }

  async signing(): Promise<void> {
    const { customer } = counter;
    const { sign, ink, refuse, witness } = this.words;
    await customer.title(sign.title.ink).waitFor();
    await this.see('sign');
    await customer.button(sign.done).click();
    await customer.page.getByText(ink.empty).waitFor();
    await this.see('sign-said');
    await customer.button(sign.refuse).click();
    await this.see('refuse');
    await customer.button(refuse.sign.back).click();
    await customer.button(sign.useMark).click();
    await customer.writes();
    await this.see('mark');
    await customer.button(sign.done).click();
    await customer.title(witness.title).waitFor();
    await this.see('witness');
  }
}

const THE_REST = {
  资金用途: '购房装修',
  与收款人的关系: '朋友、同事',
  账号来源: '以前用过的老账号',
  神态举止: '平静',
  通讯行为: '无',
  信息核对: '一致',
  到账方式: '普通到账',
};

const TAGS = Object.keys(WORDS_OF) as LanguageTag[];

test.each(TAGS)('a remitting customer’s pages hold in %s', { timeout: 400_000 }, async (tag) => {
  const { customer } = counter;
  const walk = new Walk(tag);
  await counter.signInAs('柜员甲');
  await counter.openRemittance({ yuan: 9_876, payee: PAYEE });
  await counter.answer('收款人类别', '其他个人');
  await customer.waitsForPage(1);
  await choosesLanguage(counter, tag);
  await walk.notice();
  await walk.whatStaffShow();
  await walk.question();
  await walk.signing();
  await counter.answers(THE_REST);
  await counter.button('见证人输入 PIN').first().click();
  await counter.takesOver('大堂经理乙');
  await customer.title(walk.words.confirm.title.key).waitFor();
  await walk.see('confirmation');
  await customer.confirms();
  await walk.see('wait');
  expect(gallery.faults).toEqual([]);
  process.stdout.write(`gallery: ${gallery.looks} pages of the customer looked at in ${tag}\n`);
});

test.each(TAGS)(
  'a sheet that is answered, and a last look that is signed, hold in %s',
  {
    timeout: 200_000,
  },
  async (tag) => {
    const { customer } = counter;
    const walk = new Walk(tag);
    const { sheet, confirm, ink } = walk.words;
    await counter.signInAs('柜员甲');
    await counter.opens('转账风险询问', '开始');
    await customer.waitsForPage(1);
    await choosesLanguage(counter, tag);
    await customer.readsSheet({ secondsAPage: 30 });
    await walk.see('sheet');
    await customer.button(walk.says('有一项像我的情况')).click();
    await walk.see('sheet-like-mine');
    await customer.button(sheet.back).click();
    await customer.button(sheet.refuse).click();
    await walk.see('sheet-refuse');
    await customer.button(walk.words.refuse.sheet.back).click();
    await customer.button(walk.says('以上情形都没有发生')).click();
    await counter.button('录入单据').click();
    await counter.fillSlip({ yuan: 98_765_432, payee: PAYEE });
    await counter.inner.page.locator('form').getByRole('button', { name: '录入单据' }).click();
    await counter.answers({
      收款人类别: '其他个人',
      是否认识: '朋友、同事',
      怎么认识: '长期熟人',
      资金往来: '有，多次',
      联系方式: '当面',
      核实用途: '是，和单子上写的一样',
      神态与通讯: '平静，没有通话或看消息',
      信息核对: '一致',
      到账方式: '次日到账',
    });
    await customer.title(confirm.title.ink).waitFor();
    await customer.button(confirm.right.ink).click();
    await customer.page.getByText(ink.empty).waitFor();
    await walk.see('confirmation-ink');
    await customer.writes();
    await walk.see('confirmation-signed');
    expect(gallery.faults).toEqual([]);
  },
);

test.each(TAGS)('the longest notice and its question hold in %s', { timeout: 200_000 }, async (tag) => {
  const { customer } = counter;
  const walk = new Walk(tag);
  const { notice } = walk.words;
  await counter.signInAs('柜员甲');
  await counter.opens(ACCOUNT, DOCUMENT_FINE);
  await counter.answers({ ...IDENTITY });
  await customer.waitsForPage(1);
  await choosesLanguage(counter, tag);
  // The key lines come first and are whole in every size (notice.ts, LARGEST_PAGE); English law is longer than that in the largest, and is rolled.
  const onPage = (page: number) => walk.see(`account-${page}`, tag === 'en' && page > 1);
  await customer.readsToTheQuestion({ secondsAPage: 60, onPage });
  await walk.see('account-question');
  await customer.button(walk.words.teachBack.readAgain).click();
  await customer.button(notice.previous).waitFor();
  expect(gallery.faults).toEqual([]);
});
