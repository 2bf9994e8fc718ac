// A usual day for a long time: 80 % browse, 15 % fill a cart, 5 % buy. Leaks show in the last phase.
import { availability, validity, latency, ordering } from './lib/objectives.js';
import { report } from './lib/report.js';
import { arrivals, seconds, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

const rate = setting('RATE', 50, 10);
const phase = seconds(setting('DURATION', '2h', '36s')) / 3;
const PHASES = ['first', 'middle', 'last'];

const shoppers = (name, n) => arrivals('day', rate, phase, { startTime: `${n * phase}s`, tags: { phase: name } });

export const options = {
  scenarios: Object.fromEntries(PHASES.map((name, n) => [name, shoppers(name, n)])),
  thresholds: {
    ...availability,
    ...latency,
    ...ordering,
    ...validity,
    ...Object.fromEntries(PHASES.map((name) => [`http_req_duration{phase:${name}}`, ['p(95)<300']])),
  },
};

export const day = shop.day;

export function handleSummary(data) {
  const slowest = PHASES.map((name) => {
    const p95 = data.metrics[`http_req_duration{phase:${name}}`]?.values['p(95)'];
    return `${name} third ${p95 === undefined ? '–' : p95.toFixed(1)} ms`;
  });
  return report('soak', data, [`p95 by time: ${slowest.join(', ')}`]);
}
