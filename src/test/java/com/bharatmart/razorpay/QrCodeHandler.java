package com.bharatmart.razorpay;

import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/payments/qr_codes}. */
final class QrCodeHandler {

    /** A code has to be open for at least two minutes. */
    private static final long MIN_SECONDS = 120;

    private final QrCodeRepository codes;
    private final PaymentRepository payments;
    private final WebhookEvents events;
    private final Clock clock;

    QrCodeHandler(QrCodeRepository codes, PaymentRepository payments, WebhookEvents events, Clock clock) {
        this.codes = codes;
        this.payments = payments;
        this.events = events;
        this.clock = clock;
    }

    Map<String, @Nullable Object> create(RazorpayRequest request) {
        var code = codes.create(code(request));
        events.add("qr_code.created", Map.of("qr_code", code.json()));
        return code.json();
    }

    Map<String, @Nullable Object> get(RazorpayRequest request) {
        codes.closeExpired(now());
        return codes.require(request.id()).json();
    }

    Map<String, @Nullable Object> list(RazorpayRequest request) {
        codes.closeExpired(now());
        return Json.collection(
                codes.list(request.page()).stream().map(QrCode::json).toList());
    }

    Map<String, @Nullable Object> payments(RazorpayRequest request) {
        var code = codes.require(request.id());
        return Json.collection(payments.list(request.page(), code.id()).stream()
                .map(Payment::json)
                .toList());
    }

    Map<String, @Nullable Object> close(RazorpayRequest request) {
        codes.closeExpired(now());
        var code = codes.lock(request.id());
        if (code.status().equals("closed")) {
            throw RazorpayErrorException.badRequest("The QR code is already closed");
        }
        var closed = codes.close(code.id(), "on_demand", now());
        events.add("qr_code.closed", Map.of("qr_code", closed.json()));
        return closed.json();
    }

    private QrCode code(RazorpayRequest request) {
        if (!"upi_qr".equals(request.text("type"))) {
            throw RazorpayErrorException.badField("type", "The selected type is invalid.");
        }
        var usage = request.text("usage", "multiple_use");
        if (!usage.equals("single_use") && !usage.equals("multiple_use")) {
            throw RazorpayErrorException.badField("usage", "The selected usage is invalid.");
        }
        var isFixed = request.flag("fixed_amount", false);
        var closeBy = request.optionalNumber("close_by");
        if (closeBy != null && closeBy < now() + MIN_SECONDS) {
            throw RazorpayErrorException.badField(
                    "close_by", "close_by should be at least 2 minutes after current time");
        }
        return new QrCode(
                RazorpayId.next("qr"),
                request.text("name", "BharatMart"),
                usage,
                isFixed,
                isFixed ? Long.valueOf(request.number("payment_amount")) : null,
                request.text("description"),
                request.notes(),
                closeBy,
                0,
                0,
                "active",
                null,
                null,
                now());
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
