// The actions of shoppers. The name of each request is the template of its route, so figures are by route.
import { check } from 'k6';
import http from 'k6/http';
import { SharedArray } from 'k6/data';
import { baseUrl } from './settings.js';
import { orders, orderSuccess, soldOut } from './objectives.js';

const searches = new SharedArray('searches', () => JSON.parse(open('../data/searches.json')));
const addresses = new SharedArray('addresses', () => JSON.parse(open('../data/addresses.json')));

export const any = (list) => list[Math.floor(Math.random() * list.length)];
export const newKey = () => crypto.randomUUID();

/** Owns a guest's keys as long as there is no cart. Each virtual user has its own secret of 244 random bits. */
const guestSecret = `${newKey()}${newKey()}`;

const api = `${baseUrl}/api/v1`;
const JSON_BODY = { 'Content-Type': 'application/json' };

function get(path, route, params = {}) {
  return http.get(`${api}${path}`, { ...params, tags: { name: `GET ${route}` } });
}

/** Sends a key, so a retry has no second effect. */
function post(path, route, body, key = newKey()) {
  return http.post(`${api}${path}`, body === null ? null : JSON.stringify(body), {
    headers: { ...JSON_BODY, 'Idempotency-Key': key, 'X-Guest-Secret': guestSecret },
    tags: { name: `POST ${route}` },
  });
}

/** Checks the status of a response. Callers read the body only if this succeeds. */
function has(response, status, what) {
  return check(response, { [`${what} returns ${status}`]: (r) => r.status === status });
}

export function categories() {
  const response = get('/categories', '/categories');
  return has(response, 200, 'the category tree') ? response.json('data') : [];
}

export function products(query = 'limit=20') {
  const response = get(`/products?${query}`, '/products');
  return has(response, 200, 'a list') ? response.json('data') : [];
}

export function search() {
  return products(`q=${encodeURIComponent(any(searches))}&limit=20&facets=true`);
}

/** Reads a product, and again with its ETag: 304. */
export function product(slug) {
  const response = get(`/products/${slug}`, '/products/{slug}');
  if (!has(response, 200, 'a product')) {
    return null;
  }
  const again = get(`/products/${slug}`, '/products/{slug}', { headers: { 'If-None-Match': response.headers.Etag } });
  check(again, { 'a known product returns 304, or has changed': (r) => [200, 304].includes(r.status) });
  return response.json();
}

/** A sku in stock, found as shoppers do: from a list to a product to a variant. */
export function chooseSku() {
  const some = any(products('limit=50&inStock=true'));
  const page = some && product(some.slug);
  const variant = page && any(page.variants.filter((v) => v.inStock));
  return variant ? variant.sku : null;
}

export function createCart() {
  return post('/carts', '/carts', null);
}

export function addTo(cart, sku) {
  const response = post(`/carts/${cart}/items`, '/carts/{id}/items', { sku, quantity: 1 });
  if (isSoldOut(response)) {
    soldOut.add(1);
  }
  return response;
}

/** The id of a new cart with a unit of this sku; null if that fails. */
export function cartWith(sku) {
  const created = createCart();
  if (!has(created, 201, 'a new cart')) {
    return null;
  }
  const id = created.json('id');
  const added = addTo(id, sku);
  return !isSoldOut(added) && has(added, 200, 'a new line') ? id : null;
}

export function readCart(id) {
  const response = get(`/carts/${id}`, '/carts/{id}');
  return has(response, 200, 'a cart') ? response.json() : null;
}

export function quote(id) {
  const { state, pin } = any(addresses);
  const response = post(`/carts/${id}/quote`, '/carts/{id}/quote', { shippingAddress: { state, pin } });
  check(response, {
    'a quote returns 200': (r) => r.status === 200,
    'a quote adds up': (r) => {
      const { subtotal, discount, shipping, total } = r.json();
      return subtotal.amount - discount.amount + shipping.amount === total.amount;
    },
  });
}

export function isSoldOut(response) {
  return response.status === 409 && response.json('code') === 'insufficient_stock';
}

/** Sends a checkout and counts its result. */
export function checkout(cart, key = newKey()) {
  const response = post(`/carts/${cart}/checkout`, '/carts/{id}/checkout', {
    contact: { email: `shopper-${key}@example.com`, phone: '9876543210' },
    shippingAddress: any(addresses),
    payment: { method: 'cod' },
  }, key);
  if (isSoldOut(response)) {
    soldOut.add(1);
    return response;
  }
  orderSuccess.add(response.status === 201);
  if (response.status === 201) {
    orders.add(1);
  }
  return response;
}

/** The same checkout with the same key returns the same order. */
export function checkoutAgain(cart, key, first) {
  const again = post(`/carts/${cart}/checkout`, '/carts/{id}/checkout', JSON.parse(first.request.body), key);
  check(again, {
    'a repeated checkout returns 201': (r) => r.status === 201,
    'a repeated checkout returns the same order': (r) => r.json('id') === first.json('id'),
    'a repeated checkout is marked as replayed': (r) => r.headers['Idempotent-Replayed'] === 'true',
  });
}

export function order(placed) {
  const response = get(`/orders/${placed.id}`, '/orders/{id}', { headers: { 'X-Order-Token': placed.token } });
  check(response, {
    'an order returns 200': (r) => r.status === 200,
    'an order is the placed one': (r) => r.json('number') === placed.number && r.json('total.amount') === placed.total.amount,
  });
}

export function cancel(placed) {
  const response = http.post(`${api}/orders/${placed.id}/cancel`, null, {
    headers: { 'X-Order-Token': placed.token, 'Idempotency-Key': newKey() },
    tags: { name: 'POST /orders/{id}/cancel' },
  });
  check(response, {
    'a cancellation returns 200': (r) => r.status === 200,
    'the order is cancelled': (r) => r.json('status') === 'CANCELLED',
  });
}

export function health() {
  const response = http.get(`${baseUrl}/api/health`, { tags: { name: 'GET /api/health' } });
  check(response, {
    'the health check returns 200': (r) => r.status === 200,
    'the instance is UP': (r) => r.json('status') === 'UP',
  });
}

/** A shopper who browses, with typical proportions. */
export function browse() {
  const random = Math.random();
  if (random < 0.4) {
    const some = any(products());
    if (some) {
      product(some.slug);
    }
  } else if (random < 0.7) {
    search();
  } else if (random < 0.85) {
    const category = any(categories());
    if (category) {
      products(`category=${category.slug}&sort=price&limit=20`);
    }
  } else {
    products('sort=newest&limit=20');
  }
}

/** From the list to the order. */
export function buy() {
  const sku = chooseSku();
  const cart = sku && cartWith(sku);
  if (!cart) {
    return;
  }
  quote(cart);
  const key = newKey();
  const placed = checkout(cart, key);
  if (placed.status === 201) {
    order(placed.json());
    // One in ten repeats the request, as after a lost response.
    if (Math.random() < 0.1) {
      checkoutAgain(cart, key, placed);
    }
  } else if (!isSoldOut(placed)) {
    has(placed, 201, 'a checkout');
  }
}

/** A shopper who fills a cart and leaves. */
export function fillCart() {
  const sku = chooseSku();
  const cart = sku && cartWith(sku);
  if (cart) {
    readCart(cart);
  }
}

/** A usual visit: 80 % browse, 15 % fill a cart, 5 % buy. */
export function day() {
  const random = Math.random();
  if (random < 0.8) {
    browse();
  } else if (random < 0.95) {
    fillCart();
  } else {
    buy();
  }
}
