// Numbers and times as people read them.

export const DASH = '–';

export const mm = (value) => (value === null || value === undefined ? DASH : value.toFixed(2));

export const whole = (value) =>
  value === null || value === undefined ? DASH : Math.round(value).toLocaleString('en-US');

/** 12:05, or 1:02:05 from an hour on. */
export function duration(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const hours = Math.floor(s / 3600);
  const rest = `${two(Math.floor((s % 3600) / 60))}:${two(s % 60)}`;
  return hours ? `${hours}:${rest}` : rest.replace(/^0(?=\d)/, '');
}

export function ago(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s ago`;
  if (s < 3600) return `${Math.floor(s / 60)} min ago`;
  return `${Math.floor(s / 3600)} h ago`;
}

/** `upper-lip` → `Upper lip`. */
export const words = (name) =>
  name ? (name[0].toUpperCase() + name.slice(1)).replaceAll('-', ' ') : '';

export const place = (area, zone) =>
  area ? words(area) + (zone ? `, ${zone.replaceAll('-', ' ')}` : '') : 'Area not set';

export const clockTime = (at) => new Date(at).toLocaleTimeString('en-GB');

export const dayAndTime = (at) =>
  new Date(at).toLocaleString('en-GB', {
    day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit',
  });

export const shortTime = (at) =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });

export const dayInWords = (at) =>
  new Date(at).toLocaleDateString('en-GB', {
    weekday: 'long', day: 'numeric', month: 'long', year: 'numeric',
  });

/** `6 s`, `2 min 5 s` or `3 h 20 min`. */
export function seconds(ms) {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min${s % 60 ? ` ${s % 60} s` : ''}`;
  return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
}

/** `DEPTH_ABOVE_LIMIT` → `Depth above limit`. */
export const codeWords = (code) => words(code.toLowerCase().replaceAll('_', '-'));
