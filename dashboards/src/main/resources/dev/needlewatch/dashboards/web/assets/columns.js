// Columns over time: a day each, or a week, or a month, so that a year stays readable.

import { el } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 190;
const EDGE = { top: 10, right: 8, bottom: 26, left: 40 };

function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const short = (date, parts) => date.toLocaleDateString('en-GB', parts);
const DAY = { day: 'numeric', month: 'short' };

/** How a period is cut into columns: the begin of the one a day is in, and its name. */
export function cut(days) {
  if (days <= 62) {
    return { word: 'day', begin: (d) => d, name: (d) => short(d, { weekday: 'short', ...DAY }),
      tick: (d) => short(d, DAY) };
  }
  if (days <= 190) {
    return { word: 'week',
      begin: (d) => new Date(d.getFullYear(), d.getMonth(), d.getDate() - ((d.getDay() + 6) % 7)),
      name: (d) => `week of ${short(d, DAY)}`, tick: (d) => short(d, DAY) };
  }
  return { word: 'month', begin: (d) => new Date(d.getFullYear(), d.getMonth(), 1),
    name: (d) => short(d, { month: 'long', year: 'numeric' }),
    tick: (d) => short(d, { month: 'short' }) };
}

/** Columns from the first day to the last, empty ones too; `of` makes a day's values. */
export function gather(tallies, first, last, by, of) {
  const columns = new Map();
  for (let d = new Date(first); d <= last; d = new Date(d.getFullYear(), d.getMonth(), d.getDate() + 1)) {
    const begin = by.begin(d);
    if (!columns.has(+begin)) columns.set(+begin, { begin, name: by.name(begin), values: null });
  }
  for (const tally of tallies) {
    const [year, month, day] = tally.day.split('-').map(Number);
    const column = columns.get(+by.begin(new Date(year, month - 1, day)));
    if (!column) continue;
    const values = of(tally);
    column.values = column.values ? column.values.map((had, i) => had + values[i]) : values;
  }
  return [...columns.values()];
}

/** A round number at or above the highest, and a step that divides it. */
export function scale(highest) {
  const rough = Math.max(1, highest) / 4;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 5, 10].map((n) => n * ten).find((n) => n >= rough));
  return { step, top: Math.ceil(Math.max(1, highest) / step) * step };
}

function draw(parent, columns, parts, tick) {
  const width = Math.max(280, parent.clientWidth - 24);
  const inner = width - EDGE.left - EDGE.right;
  const tall = HEIGHT - EDGE.top - EDGE.bottom;
  const sum = (values) => (values ?? []).reduce((a, b) => a + b, 0);
  const { step, top } = scale(Math.max(...columns.map((column) => sum(column.values))));
  const y = (value) => EDGE.top + tall * (1 - value / top);
  const root = svg('svg', { viewBox: `0 0 ${width} ${HEIGHT}`, width, height: HEIGHT, 'aria-hidden': 'true' });
  for (let value = 0; value <= top; value += step) {
    root.append(svg('line', { class: 'grid', x1: EDGE.left, x2: width - EDGE.right, y1: y(value), y2: y(value) }),
      svg('text', { class: 'tick', x: EDGE.left - 8, y: y(value) + 4, 'text-anchor': 'end' }, String(value)));
  }
  const slot = inner / columns.length;
  const wide = Math.min(46, Math.max(2, slot * 0.72));
  const every = Math.ceil(columns.length / Math.max(1, Math.floor(inner / 64)));
  columns.forEach((column, i) => {
    const x = EDGE.left + slot * (i + 0.5);
    const group = svg('g', {});
    group.append(svg('title', {}, told(column, parts)),
      svg('rect', { class: 'touch', x: x - slot / 2, y: EDGE.top, width: slot, height: tall }));
    let from = 0;
    (column.values ?? []).forEach((value, part) => {
      if (value === 0) return;
      group.append(svg('rect', { class: `bar ${parts[part].kind}`, x: x - wide / 2, width: wide,
        y: y(from + value), height: Math.max(1, y(from) - y(from + value) - (from ? 1 : 0)) }));
      from += value;
    });
    root.append(group);
    if (i % every === 0) {
      root.append(svg('text', { class: 'tick', x, y: HEIGHT - 7, 'text-anchor': 'middle' }, tick(column.begin)));
    }
  });
  return root;
}

const told = (column, parts) => `${column.name}: ${parts.map((part, i) =>
  `${column.values ? column.values[i] : 0} ${part.label}`).join(', ')}`;

function asTable(columns, parts) {
  const row = (kind, cells) => el('tr', {}, ...cells.map((cell, i) =>
    el(i === 0 ? 'th' : kind, { class: i === 0 ? null : 'n' }, String(cell))));
  return el('details', { class: 'as-table' }, el('summary', {}, 'As a table'),
    el('div', { class: 'scroll' }, el('table', {},
      el('thead', {}, row('th', ['', ...parts.map((part) => part.label)])),
      el('tbody', {}, ...columns.map((column) =>
        row('td', [column.name, ...parts.map((_, i) => (column.values ? column.values[i] : 0))]))))));
}

/** Shows stacked columns, redrawn as the page's width changes, with a table for whoever cannot see. */
export function showColumns(parent, columns, parts, tick) {
  let drawn = draw(parent, columns, parts, tick);
  parent.replaceChildren(drawn, asTable(columns, parts));
  new ResizeObserver(() => {
    const next = draw(parent, columns, parts, tick);
    drawn.replaceWith(next);
    drawn = next;
  }).observe(parent);
}
