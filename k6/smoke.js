// Checks each step of a shopper once: the first script to run against a new installation.
import { check } from 'k6';
import { availability, validity, ordering } from './lib/objectives.js';
import { report } from './lib/report.js';
import { arrivals, setting } from './lib/settings.js';
import * as shop from './lib/shop.js';

export const options = {
  scenarios: { smoke: arrivals('everything', setting('RATE', 1, 1), setting('DURATION', '30s', '10s')) },
  thresholds: { ...availability, ...ordering, ...validity },
};

export function everything() {
  shop.health();
  check(shop.categories(), { 'there are categories': (list) => list.length > 0 });
  check(shop.search(), { 'a search returns a list': (list) => Array.isArray(list) });
  const sku = shop.chooseSku();
  const cart = sku && shop.cartWith(sku);
  check(shop.readCart(cart), { 'the cart has the added item': (c) => c.items.length === 1 && c.items[0].sku === sku });
  shop.quote(cart);
  const key = shop.newKey();
  const placed = shop.checkout(cart, key);
  if (check(placed, { 'a checkout returns 201': (r) => r.status === 201 })) {
    shop.checkoutAgain(cart, key, placed);
    shop.order(placed.json());
    shop.cancel(placed.json());
  }
}

export const handleSummary = (data) => report('smoke', data);
