// A flash sale: STOCK pieces of SKU, and at one moment many times as many people as on any other day who want one.
// Nobody gets a piece that there is not; whoever cannot be served is told so at once; and as soon as it is over the shop
// is as it was. SKU must have exactly STOCK pieces at the start.
import { check } from 'k6';
import { Counter, Rate, Trend } from 'k6/metrics';
import { honesty } from './lib/objectives.js';
import { report } from './lib/report.js';
import { arrivals, seconds, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

const sku = __ENV.SKU || 'MAT-COIR';
const slug = __ENV.SLUG || 'coir-door-mat';
const stock = Number(__ENV.STOCK || 91);
const rate = setting('RATE', 500, 25);
const length = seconds(setting('DURATION', '1m', '8s'));
const calm = seconds(setting('CALM', '1m', '6s'));

// Bought, sold out, or asked to come back later with a hint when; nothing else is an answer to a crowd.
const answered = new Rate('sale_answered');
const refused = new Counter('sale_asked_to_come_back');
const answerTime = new Trend('sale_answer_time', true);

export const options = {
  scenarios: {
    before: arrivals('browse', rate / 10, calm, { tags: { phase: 'before' } }),
    sale: arrivals('wantOne', rate, length, { startTime: `${calm}s`, tags: { phase: 'sale' } }),
    // The crowd takes a few seconds to be gone.
    after: arrivals('browse', rate / 10, calm, { startTime: `${calm + length + 5}s`, tags: { phase: 'after' } }),
  },
  thresholds: {
    ...honesty,
    sale_answered: ['rate>0.999'],
    sale_answer_time: ['p(95)<5000'],
    orders: [`count==${stock}`],
    'http_req_failed{phase:before}': ['rate<0.001'],
    'http_req_failed{phase:after}': ['rate<0.001'],
    'http_req_duration{phase:before}': ['p(95)<300'],
    'http_req_duration{phase:after}': ['p(95)<300'],
  },
};

export const browse = shop.browse;

function note(response) {
  const isLater = response.status === 503 && response.headers['Retry-After'] !== undefined;
  answered.add([200, 201].includes(response.status) || shop.isSoldOut(response) || isLater);
  answerTime.add(response.timings.duration);
  if (isLater) {
    refused.add(1);
  }
  return response;
}

export function wantOne() {
  const created = note(shop.createCart());
  if (created.status !== 201) {
    return;
  }
  const cart = created.json('id');
  if (note(shop.addTo(cart, sku)).status === 200) {
    note(shop.checkout(cart));
  }
}

export function teardown() {
  const left = shop.product(slug).variants.find((variant) => variant.sku === sku);
  check(left, { 'after the sale it is sold out': (variant) => !variant.inStock });
}

export function handleSummary(data) {
  const { metrics } = data;
  const later = metrics.sale_asked_to_come_back?.values.count || 0;
  const p95 = metrics.sale_answer_time?.values['p(95)'];
  return report('spike', data, [`${stock} pieces, p95 in the sale ${p95?.toFixed(1)} ms, asked to come back ${later} times`]);
}
