// What stands in a window that crashed again and again: no script, nothing that could crash with it, and whom to turn to.
import type { App } from '../../app/build-app.ts';
import type { Seat } from './seats.ts';

const STYLE = `body{margin:0;min-height:100vh;display:grid;place-content:center;padding:48px;background:#fdfbf6;color:#14243d;
font:32px/1.6 "Noto Sans SC Variable","Counter Names","Noto Sans CJK SC","Microsoft YaHei","PingFang SC",sans-serif}main{display:grid;gap:24px}h1{margin:0;font-size:48px}p{margin:0;max-width:26em}
a{justify-self:start;padding:16px 32px;border:2px solid #14243d;border-radius:12px;color:inherit;text-decoration:none}
a:focus-visible{outline:4px solid #c2570c;outline-offset:4px}`;

/** Files of the page, by their path under the own scheme. */
export const HELP_STYLE = { path: '/help.css', type: 'text/css; charset=utf-8', text: STYLE };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function linesFor(app: App, seat: Seat): string[] {
  if (seat === 'outer') return ['请稍候', '屏幕出了点问题，工作人员正在处理。'];
  const { people, station } = app.innerView();
  const admins = people.filter(({ roles }) => roles.includes('admin'));
  const whom = admins.map(({ name }) => name).join('、');
  return [
    '这个窗口反复出错，已经停下',
    '已记录的内容都在。正在办的业务，重新打开后回到原处。',
    whom ? `请联系系统管理员：${whom}。` : '请联系系统管理员。',
    ...(station?.helpPhone ? [`电话：${station.helpPhone}`] : []),
    '客户在等时，请改用纸质流程办理。',
  ];
}

/** @param fonts paths of sheets with the product's own font: a system without Chinese fonts would leave the page empty */
export function helpPage(app: App, seat: Seat, fonts: readonly string[]): string {
  const [title = '', ...lines] = linesFor(app, seat).map(escaped);
  const again = seat === 'inner' ? '<a href="/">再试一次</a>' : '';
  const sheets = [...fonts, HELP_STYLE.path].map((path) => `<link rel="stylesheet" href="${path}">`);
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>柜面反诈核对台</title>${sheets.join('')}
<main><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}${again}</main></html>`;
}
