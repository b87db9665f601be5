// What every pen said last, and where the pipeline's counters stand.

import { byId, el } from './dom.js';
import { dayAndTime, whole, words } from './format.js';
import { ask } from './ask.js';
import { frame, inWords, query } from './period.js';
import { failed, settled, showTable } from './past.js';

const LOW_BATTERY = 20;

const cell = (value, kind = null) => el('td', { class: kind }, value);
const number = (value) => cell(whole(value), 'n');

function battery(percent) {
  if (percent === null) return cell('–', 'n');
  const low = percent <= LOW_BATTERY;
  return el('td', { class: 'n' }, el('span', { class: low ? 'weak' : null },
    `${Math.round(percent)} %${low ? ' low' : ''}`));
}

function clockOff(ms) {
  if (ms === null) return cell('–', 'n');
  return cell(Math.abs(ms) < 50 ? '0 s' : `${(ms / 1000).toFixed(1)} s`, 'n');
}

function row(pen) {
  return el('tr', {},
    el('th', { scope: 'row' }, pen.pen),
    cell(words(pen.clinic)), cell(pen.model ?? ''), cell(dayAndTime(pen.at)), cell(pen.state ?? ''),
    battery(pen.batteryPct), cell(pen.firmware ?? ''), cell(pen.cartridge ?? ''),
    number(pen.lost), number(pen.late), number(pen.duplicate), number(pen.rejected),
    clockOff(pen.skewMs));
}

async function showAccounts() {
  const { answer } = await ask(`/api/history/accounts?${query()}`);
  const accounts = answer ? answer.accounts : [];
  byId('accounts-part').hidden = accounts.length === 0;
  byId('accounts').replaceChildren(...accounts.map((account) => el('tr', {},
    cell(words(account.job)), cell(words(account.counter)), number(account.value),
    cell(dayAndTime(account.at)))));
}

frame();
const { answer, error } = await ask(`/api/history/pens?${query()}`);
if (!failed(error)) {
  await showAccounts();
  showTable(answer.pens.map(row), `/api/history/pens.csv?${query()}`);
  settled(answer.pens.length, {
    empty: `No pen said anything ${inWords()}.`,
    cut: answer.cut ? `Only ${answer.pens.length} pens are listed: choose a clinic.` : null,
  });
}
