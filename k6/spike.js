// A flash sale: STOCK units of SKU, and suddenly many times as many shoppers as on a usual day. The shop sells no unit
// twice, rejects other shoppers at once, and is as fast as before right after the sale. SKU must have exactly STOCK
// units at the start.
import { check } from 'k6';
import { Counter, Rate, Trend } from 'k6/metrics';
import { validity } from './lib/objectives.js';
import { report } from './lib/report.js';
import { arrivals, seconds, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

const sku = __ENV.SKU || 'MAT-COIR';
const slug = __ENV.SLUG || 'coir-door-mat';
const stock = Number(__ENV.STOCK || 91);
const rate = setting('RATE', 500, 25);
const length = seconds(setting('DURATION', '1m', '8s'));
const calm = seconds(setting('CALM', '1m', '6s'));

// Bought, sold out, or 503 with Retry-After; any other response is a failure.
const answered = new Rate('sale_answered');
const rejected = new Counter('sale_rejected');
const responseTime = new Trend('sale_response_time', true);

export const options = {
  scenarios: {
    before: arrivals('browse', rate / 10, calm, { tags: { phase: 'before' } }),
    sale: arrivals('wantOne', rate, length, { startTime: `${calm}s`, tags: { phase: 'sale' } }),
    // The last shoppers of the sale need a few seconds.
    after: arrivals('browse', rate / 10, calm, { startTime: `${calm + length + 5}s`, tags: { phase: 'after' } }),
  },
  thresholds: {
    ...validity,
    sale_answered: ['rate>0.999'],
    sale_response_time: ['p(95)<5000'],
    orders: [`count==${stock}`],
    'http_req_failed{phase:before}': ['rate<0.001'],
    'http_req_failed{phase:after}': ['rate<0.001'],
    'http_req_duration{phase:before}': ['p(95)<300'],
    'http_req_duration{phase:after}': ['p(95)<300'],
  },
};

export const browse = shop.browse;

function record(response) {
  const isLater = response.status === 503 && response.headers['Retry-After'] !== undefined;
  answered.add([200, 201].includes(response.status) || shop.isSoldOut(response) || isLater);
  responseTime.add(response.timings.duration);
  if (isLater) {
    rejected.add(1);
  }
  return response;
}

export function wantOne() {
  const created = record(shop.createCart());
  if (created.status !== 201) {
    return;
  }
  const cart = created.json('id');
  if (record(shop.addTo(cart, sku)).status === 200) {
    record(shop.checkout(cart));
  }
}

export function teardown() {
  const variantAfter = shop.product(slug).variants.find((variant) => variant.sku === sku);
  check(variantAfter, { 'after the sale it is sold out': (variant) => !variant.inStock });
}

export function handleSummary(data) {
  const { metrics } = data;
  const later = metrics.sale_rejected?.values.count || 0;
  const p95 = metrics.sale_response_time?.values['p(95)'];
  return report('spike', data, [`${stock} units, p95 in the sale ${p95?.toFixed(1)} ms, 503 with Retry-After ${later} times`]);
}
