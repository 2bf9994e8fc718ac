"""Calls the stand-in with Razorpay's official SDK, and receives its webhooks. Used by .ci/razorpay."""

import datetime
import http.server
import os
import queue
import threading

import razorpay
import requests
from razorpay.errors import BadRequestError, GatewayError, ServerError, SignatureVerificationError

url = os.environ["RAZORPAY_URL"]
key = (os.environ["RAZORPAY_KEY_ID"], os.environ["RAZORPAY_KEY_SECRET"])
webhook_secret = os.environ["RAZORPAY_WEBHOOK_SECRET"]
client = razorpay.Client(auth=key, base_url=url)
checks = 0


def check(condition, what):
    global checks
    checks += 1
    if not condition:
        raise SystemExit(f"It is not so: {what}")


def refused(call, expected=BadRequestError):
    try:
        result = call()
    except expected:
        check(True, "")
    else:
        raise SystemExit(f"There is no {expected.__name__}, but {result}")


def control(verb, path, /, **body):
    response = requests.request(verb, f"{url}/_control/{path}", json=body, timeout=20)
    response.raise_for_status()
    return response.json()


class Webhook(http.server.BaseHTTPRequestHandler):
    received = queue.Queue()

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.received.put((self.headers["X-Razorpay-Signature"], self.headers["x-razorpay-event-id"], body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


def event():
    return Webhook.received.get(timeout=30)


def orders():
    order = client.order.create({"amount": 100_000, "currency": "INR", "receipt": "BM-1", "notes": {"shop": "1"}})
    check(order["entity"] == "order" and order["status"] == "created" and order["amount_due"] == 100_000, "a new order")
    check(client.order.fetch(order["id"]) == order, "an order is fetched as it was created")
    same = client.order.create({"amount": 100_000, "currency": "INR", "receipt": "BM-1", "unique_receipt": True})
    check(same["id"] == order["id"], "a unique receipt creates one order")
    other = client.order.create({"amount": 500, "currency": "INR"})
    check(other["notes"] == [] and other["receipt"] is None, "an order without notes")
    listed = client.order.all({"count": 10, "skip": 0})
    check({order["id"], other["id"]} <= {one["id"] for one in listed["items"]}, "orders are listed")
    check(listed["count"] == len(listed["items"]), "the count of a list")
    check(client.order.payments(order["id"])["count"] == 0, "an order without payments")
    refused(lambda: client.order.create({"amount": 99, "currency": "INR"}))
    refused(lambda: client.order.create({"currency": "INR"}))
    refused(lambda: client.order.create({"amount": 500, "currency": "USD"}))
    refused(lambda: client.order.fetch("order_0000000000none"))
    return order["id"]


def payments(order):
    control("PUT", "account", capture=False)
    failed = control("POST", f"orders/{order}/fail", method="upi")
    fetched = client.payment.fetch(failed["id"])
    check(fetched["status"] == "failed" and fetched["error_code"] == "BAD_REQUEST_ERROR", "a failed payment")
    paid = control("POST", f"orders/{order}/pay", method="card")
    check(client.utility.verify_payment_signature(paid), "the signature of a payment")
    refused(lambda: client.utility.verify_payment_signature({**paid, "razorpay_order_id": "order_x"}), SignatureVerificationError)
    payment = paid["razorpay_payment_id"]
    check(client.payment.fetch(payment)["status"] == "authorized", "an authorized payment")
    refused(lambda: client.payment.capture(payment, 99_900, {"currency": "INR"}))
    captured = client.payment.capture(payment, 100_000, {"currency": "INR"})
    check(captured["status"] == "captured" and captured["captured"] and captured["fee"] > 0, "a captured payment")
    refused(lambda: client.payment.capture(payment, 100_000, {"currency": "INR"}))
    check(client.order.fetch(order)["status"] == "paid", "a paid order")
    listed = client.order.payments(order)
    check({one["id"] for one in listed["items"]} == {failed["id"], payment}, "the payments of an order")
    control("PUT", "account", capture=True)
    return payment


def refunds(payment):
    partial = client.payment.refund(
        payment, {"amount": 30_000, "receipt": "refund 1", "notes": {"reason": "broken"}})
    check(partial["entity"] == "refund" and partial["amount"] == 30_000, "a partial refund")
    check(client.payment.fetch(payment)["refund_status"] == "partial", "a payment that is refunded in part")
    refused(lambda: client.payment.refund(payment, {"amount": 70_001}))
    header = {"X-Refund-Idempotency": "refund-BM-1-2"}
    body = {"amount": 60_000}
    first = client.post(f"/v1/payments/{payment}/refund", body, headers=dict(header))
    again = client.post(f"/v1/payments/{payment}/refund", body, headers=dict(header))
    check(first["id"] == again["id"], "a key creates one refund")
    refused(lambda: client.post(f"/v1/payments/{payment}/refund", {"amount": 50_000}, headers=dict(header)))
    rest = client.payment.refund(payment)
    check(rest["amount"] == 10_000, "the rest of a refund")
    full = client.payment.fetch(payment)
    check(full["status"] == "refunded" and full["amount_refunded"] == 100_000, "a payment that is refunded in full")
    refused(lambda: client.payment.refund(payment, {"amount": 100}))
    check(client.refund.fetch(first["id"])["payment_id"] == payment, "a refund is fetched")
    check(client.payment.fetch_refund_id(payment, first["id"])["status"] == "processed", "a refund of a payment")
    check(client.payment.fetch_multiple_refund(payment)["count"] == 3, "the refunds of a payment")


def qr_codes():
    close_by = int(datetime.datetime.now().timestamp()) + 900
    code = client.qrcode.create({
        "type": "upi_qr", "name": "BharatMart", "usage": "single_use", "fixed_amount": True, "payment_amount": 49_900,
        "close_by": close_by, "notes": {"order": "BM-2"}})
    check(code["status"] == "active" and code["image_content"].startswith("upi://pay?"), "a new QR code")
    check(client.qrcode.fetch_all_payments(code["id"])["count"] == 0, "a QR code without payments")
    control("POST", f"qr_codes/{code['id']}/pay")
    listed = client.qrcode.fetch_all_payments(code["id"])
    check(listed["items"][0]["amount"] == 49_900 and listed["items"][0]["method"] == "upi", "the payment of a QR code")
    check(client.qrcode.fetch(code["id"])["close_reason"] == "paid", "a QR code is closed by its payment")
    other = client.qrcode.create({"type": "upi_qr", "usage": "multiple_use", "fixed_amount": False})
    check(client.qrcode.close(other["id"])["status"] == "closed", "a QR code is closed")


def settlements():
    day = datetime.date(2026, 11, 30)
    settlement = control("POST", "settlements", day=day.isoformat())
    report = client.settlement.report({"year": day.year, "month": day.month, "day": day.day, "count": 1000})
    check(report["count"] == 5, "a report has two payments and three refunds")
    check(sum(one["credit"] - one["debit"] for one in report["items"]) == settlement["amount"], "the sum of a report")
    check(all(one["settlement_utr"] == settlement["utr"] for one in report["items"]), "the UTR of a report")
    check(client.settlement.fetch(settlement["id"])["amount"] == settlement["amount"], "a settlement is fetched")
    check(client.settlement.all()["count"] == 1, "settlements are listed")


def webhooks():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Webhook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    control("PUT", "webhook", url=f"http://127.0.0.1:{server.server_port}/", copies=2)
    order = client.order.create({"amount": 20_000, "currency": "INR"})
    control("POST", f"orders/{order['id']}/fail")
    (signature, first, body), (_, second, _) = event(), event()
    check(client.utility.verify_webhook_signature(body, signature, webhook_secret), "the signature of a webhook")
    check(first == second, "a duplicate has the same id")
    refused(lambda: client.utility.verify_webhook_signature(body + " ", signature, webhook_secret), SignatureVerificationError)
    control("PUT", "webhook", copies=1)


def errors():
    stranger = razorpay.Client(auth=(key[0], "another secret"), base_url=url)
    refused(lambda: stranger.order.all())
    control("POST", "faults", kind="FAIL", status=503)
    refused(lambda: client.order.all(), ServerError)
    control("DELETE", "faults")
    control("POST", "faults", kind="FAIL", status=502)
    refused(lambda: client.order.all(), GatewayError)
    control("DELETE", "faults")
    control("POST", "faults", kind="LOSE_ANSWER", route="POST /v1/orders")
    refused(lambda: requests.post(f"{url}/v1/orders", auth=key, json={"amount": 700, "currency": "INR", "receipt": "lost"}, timeout=20), requests.ConnectionError)
    control("DELETE", "faults")
    check(client.order.all({"receipt": "lost"})["count"] == 1, "a lost answer keeps its effect")
    calls = {one["route"]: one for one in control("GET", "calls")["calls"]}
    check(calls["POST /v1/orders"]["unanswered"] == 1, "calls are counted")


order = orders()
payment = payments(order)
refunds(payment)
qr_codes()
settlements()
webhooks()
errors()
print(f"The SDK {razorpay.Client(auth=key)._get_version()} agrees: {checks} checks")
