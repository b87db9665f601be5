// Depth and speed over time, with alarms on the axis.

import uPlot from './uplot.js';

const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
/** A session may be looked at when it is seconds old: no label is there twice. */
const TICKS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400];
const COLOURS = { high: '--high', medium: '--medium', low: '--low', info: '--soft' };

/** Columns for uPlot, in seconds; holes come from the server as moments without values. */
function columns(moments, fields) {
  return [moments.map((moment) => moment.at / 1000), ...fields.map((field) => moments.map(
    (moment) => (field === 'overMm' ? over(moment) : moment[field])))];
}

/** The depth of a moment above its limit, on skin, and nothing elsewhere. */
const over = (moment) => (moment.onSkin && moment.depthMm !== null && moment.limitMm !== null
  && moment.depthMm > moment.limitMm ? moment.depthMm : null);

/**
 * Draws what holds for a while, a limit, as level strokes only. A riser from the limit of one area
 * to that of the next says nothing, and where a pen went to and fro it would look like a spike.
 */
function levels(chart, series, first, last) {
  const stroke = new Path2D();
  const [at, values] = [chart.data[0], chart.data[series]];
  const x = (value) => chart.valToPos(value, 'x', true);
  for (let i = first; i <= last; i += 1) {
    const from = i;
    while (i < last && values[i] !== null && values[i + 1] === values[from]) i += 1;
    if (values[from] === null || values[from] === undefined) continue;
    const until = Math.min(at[i] + 1, i < last ? at[i + 1] : Infinity);
    const y = chart.valToPos(values[from], 'y', true);
    stroke.moveTo(x(at[from]), y);
    stroke.lineTo(x(until), y);
  }
  return { stroke, fill: null, clip: null, band: null, gaps: null, flags: 0 };
}

/** Draws a dashed line and a flag for every alarm raised. */
function alarmLines(alarms) {
  return (chart) => {
    const { ctx, bbox } = chart;
    ctx.save();
    for (const alarm of alarms) {
      const x = Math.round(chart.valToPos(alarm.raisedAt / 1000, 'x', true));
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      ctx.strokeStyle = css('--ink');
      ctx.globalAlpha = 0.65;
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([4, 4]);
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
      ctx.globalAlpha = 1;
      ctx.fillStyle = css(COLOURS[alarm.priority]);
      const size = 7 * devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(x - size, bbox.top);
      ctx.lineTo(x + size, bbox.top);
      ctx.lineTo(x, bbox.top + 1.6 * size);
      ctx.fill();
    }
    ctx.restore();
  };
}

function draw(parent, alarms, span, { series, data, height, range }) {
  const axis = { stroke: css('--soft'), grid: { stroke: css('--line'), width: 1 }, ticks: { stroke: css('--line'), width: 1 },
    font: '13px ui-sans-serif, system-ui, sans-serif' };
  const size = () => ({ width: parent.clientWidth - 20, height });
  const chart = new uPlot({
    ...size(),
    series: [{ value: '{HH}:{mm}:{ss}' }, ...series],
    axes: [{ ...axis, incrs: TICKS_S, values: [
      [3600, '{HH}:{mm}', null, null, null, null, null, null, 1],
      [60, '{HH}:{mm}', null, null, null, null, null, null, 1],
      [1, '{HH}:{mm}:{ss}', null, null, null, null, null, null, 1],
    ] }, { ...axis, size: 60 }],
    scales: { x: { range: (self, min, max) => (min === null ? span.map((at) => at / 1000) : [min, max]) }, y: { range } },
    cursor: { sync: { key: 'session' } },
    hooks: {
      draw: [alarmLines(alarms)],
      ready: [(self) => self.setScale('x', { min: span[0] / 1000, max: span[1] / 1000 })],
    },
  }, data, parent);
  new ResizeObserver(() => chart.setSize(size())).observe(parent);
}

/** Depth with its limit and warning; what is above the limit is drawn again, thick and with dots. */
export function depthChart(parent, moments, alarms, span) {
  const red = css('--over-ink');
  draw(parent, alarms, span, {
    height: 320,
    data: columns(moments, ['depthMm', 'setDepthMm', 'warnMm', 'limitMm', 'overMm']),
    range: (_, __, max) => [0, Math.max(0.25, (max || 0) * 1.15)],
    series: [
      { label: 'depth', stroke: css('--calm'), width: 1.5, fill: css('--calm') + '1c', points: { show: false } },
      { label: 'set', stroke: css('--soft'), width: 1.5, dash: [2, 4], paths: levels, points: { show: false } },
      { label: 'warning', stroke: css('--warn-ink'), width: 1.5, dash: [9, 5], paths: levels, points: { show: false } },
      { label: 'limit', stroke: red, width: 2, paths: levels, points: { show: false } },
      { label: 'above', stroke: red, width: 3, points: { show: true, size: 7, fill: red } },
    ],
  });
}

export function speedChart(parent, moments, alarms, span) {
  draw(parent, alarms, span, {
    height: 180,
    data: columns(moments, ['speedRpm']),
    range: (_, __, max) => [0, Math.max(1000, (max || 0) * 1.15)],
    series: [{ label: 'speed', stroke: css('--calm'), width: 1.5, points: { show: false } }],
  });
}
