// The objectives of docs/slo.md, as thresholds. Every response counts as success except 5xx; a broken connection is a
// failure.
import http from 'k6/http';
import { Counter, Rate } from 'k6/metrics';

http.setResponseCallback(http.expectedStatuses({ min: 200, max: 499 }));

// The share of checkouts that became an order; sold-out checkouts do not count.
export const orderSuccess = new Rate('order_success');
export const orders = new Counter('orders');
export const soldOut = new Counter('sold_out');

export const availability = { http_req_failed: ['rate<0.001'] };
export const latency = { 'http_req_duration{expected_response:true}': ['p(95)<300'] };
export const ordering = { order_success: ['rate>0.999'], orders: ['count>0'] };
// All checks of the responses pass, and k6 has produced the requested load.
export const validity = { checks: ['rate==1'], dropped_iterations: ['count==0'] };
