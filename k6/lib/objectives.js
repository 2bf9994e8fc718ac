// The objectives of docs/slo.md, as thresholds. What counts as an answer: anything but 5xx and a broken connection.
import http from 'k6/http';
import { Counter, Rate } from 'k6/metrics';

http.setResponseCallback(http.expectedStatuses({ min: 200, max: 499 }));

// Of checkouts, those that became an order; one that is refused because something is sold out is in neither.
export const orderSuccess = new Rate('order_success');
export const orders = new Counter('orders');
export const soldOut = new Counter('sold_out');

export const availability = { http_req_failed: ['rate<0.001'] };
export const latency = { 'http_req_duration{expected_response:true}': ['p(95)<300'] };
export const ordering = { order_success: ['rate>0.999'], orders: ['count>0'] };
// All that is looked at in an answer besides its status is as it should be; and the load was the one that was asked for.
export const honesty = { checks: ['rate==1'], dropped_iterations: ['count==0'] };
