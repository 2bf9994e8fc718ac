package com.bharatmart.razorpay;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control for other processes. It needs no authentication, so the server must not be reachable from elsewhere. */
final class ControlRoutes {

    private final ShopperControl shopper;
    private final GatewayControl gateway;
    private final WebhookControl webhooks;
    private final Faults faults;
    private final CallLog calls;

    ControlRoutes(
            ShopperControl shopper, GatewayControl gateway, WebhookControl webhooks, Faults faults, CallLog calls) {
        this.shopper = shopper;
        this.gateway = gateway;
        this.webhooks = webhooks;
        this.faults = faults;
        this.calls = calls;
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", "/_control/orders/{id}/pay", this::pay),
                Route.of(
                        "POST",
                        "/_control/orders/{id}/fail",
                        r -> shopper.fail(r.id(), r.text("method", "card"), r.text("reason", "payment_failed"))
                                .json()),
                Route.of(
                        "POST",
                        "/_control/orders/{id}/abandon",
                        r -> shopper.abandon(r.id(), r.text("method", "card")).json()),
                Route.of("POST", "/_control/payments/{id}/pay-late", r -> Json.members(shopper.payLate(r.id()))),
                Route.of(
                        "POST",
                        "/_control/payments/{id}/fail-late",
                        r -> shopper.failLate(r.id()).json()),
                Route.of(
                        "POST",
                        "/_control/payments/{id}/refund-uncaptured",
                        r -> gateway.refundUncaptured(r.id()).json()),
                Route.of(
                        "POST",
                        "/_control/qr_codes/{id}/pay",
                        r -> shopper.payQrCode(r.id(), r.optionalNumber("amount"), r.flag("late", false))
                                .json()),
                Route.of(
                        "POST",
                        "/_control/refunds/{id}/process",
                        r -> gateway.processRefund(r.id()).json()),
                Route.of(
                        "POST",
                        "/_control/refunds/{id}/fail",
                        r -> gateway.failRefund(r.id()).json()),
                Route.of(
                        "POST",
                        "/_control/settlements",
                        r -> gateway.settle(LocalDate.parse(r.text("day", ""))).json()),
                Route.of(
                        "POST",
                        "/_control/settlements/{id}/adjustments",
                        r -> gateway.adjust(r.id(), r.number("amount"), r.text("description", ""))
                                .json()),
                Route.of("PUT", "/_control/account", this::changeAccount),
                Route.of("POST", "/_control/faults", this::addFault),
                Route.of("DELETE", "/_control/faults", this::clearFaults),
                Route.of("GET", "/_control/webhook", _ -> webhook()),
                Route.of("PUT", "/_control/webhook", this::changeWebhook),
                Route.of(
                        "POST",
                        "/_control/webhook/release",
                        r -> Json.object(
                                "released",
                                r.flag("reversed", false) ? webhooks.releaseReversed() : webhooks.release())),
                Route.of("GET", "/_control/calls", _ -> Json.object("calls", calls.counts())),
                Route.of("DELETE", "/_control/calls", this::clearCalls),
                Route.of("GET", "/_control/audit", _ -> Json.object("orders", gateway.audit())));
    }

    /** With {@code again} also an order that is paid. */
    private Map<String, @Nullable Object> pay(RazorpayRequest request) {
        var id = request.id();
        if (request.has("amount")) {
            return Json.members(shopper.payOther(id, request.number("amount"), request.text("currency", "INR")));
        }
        return Json.members(
                request.flag("again", false) ? shopper.payAgain(id) : shopper.pay(id, request.text("method", "card")));
    }

    /** {@code capture} is a flag; {@code refunds} is the outcome of refunds. */
    private Map<String, @Nullable Object> changeAccount(RazorpayRequest request) {
        if (request.has("capture")) {
            gateway.captureAutomatically(request.flag("capture", true));
        }
        if (request.has("refunds")) {
            gateway.refundOutcome(request.text("refunds", ""));
        }
        var account = gateway.account();
        return Json.object("capture", account.capturesAutomatically(), "refunds", account.refundOutcome());
    }

    private Map<String, @Nullable Object> addFault(RazorpayRequest request) {
        var kind = Fault.Kind.valueOf(request.text("kind", ""));
        var times = request.optionalNumber("times");
        faults.add(new Fault(
                kind,
                Double.parseDouble(request.text("share", "1")),
                Integer.parseInt(request.text("status", "503")),
                Duration.ofMillis(Long.parseLong(request.text("delay_ms", "0"))),
                request.text("route", ""),
                times == null ? Long.MAX_VALUE : times));
        return Json.object();
    }

    private Map<String, @Nullable Object> clearFaults(RazorpayRequest request) {
        faults.clear();
        return Json.object();
    }

    private Map<String, @Nullable Object> clearCalls(RazorpayRequest request) {
        calls.clear();
        return Json.object();
    }

    private Map<String, @Nullable Object> webhook() {
        var webhook = Json.members(webhooks.webhook());
        webhook.remove("secret");
        webhook.put("pending", webhooks.pending());
        webhook.put("delivered", webhooks.delivered());
        webhook.put("abandoned", webhooks.abandoned());
        return webhook;
    }

    private Map<String, @Nullable Object> changeWebhook(RazorpayRequest request) {
        if (request.has("url")) {
            webhooks.sendTo(request.text("url", ""));
        }
        if (request.has("secret")) {
            webhooks.changeSecret(request.text("secret", ""));
        }
        if (request.has("copies")) {
            webhooks.duplicate((int) request.number("copies"));
        }
        if (request.has("delay_ms")) {
            webhooks.delay(Duration.ofMillis(request.number("delay_ms")));
        }
        if (request.has("spread_ms")) {
            webhooks.reorder(Duration.ofMillis(request.number("spread_ms")));
        }
        if (request.flag("held", false)) {
            webhooks.hold();
        }
        if (request.has("enabled")) {
            if (request.flag("enabled", true)) {
                webhooks.enable();
            } else {
                webhooks.disable();
            }
        }
        return webhook();
    }
}
