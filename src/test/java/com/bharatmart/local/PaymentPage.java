package com.bharatmart.local;

import com.bharatmart.razorpay.CheckoutResponse;
import com.bharatmart.razorpay.Order;
import com.bharatmart.razorpay.Payment;
import com.bharatmart.razorpay.QrCode;
import com.bharatmart.razorpay.RazorpayServer;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The page at which a person pays an order or a QR code. It runs no scripts. */
final class PaymentPage {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em; color: #222 }
            h1 { font-size: 1.2em; font-weight: normal; color: #666 }
            h2 { font-size: 1.1em; margin-top: 2em }
            .amount { font-size: 2.5em; font-weight: bold; margin: 0 }
            .paid { color: #0a6b2d } .closed { color: #a11 }
            fieldset { border: 1px solid #ccc; border-radius: 8px; padding: .8em 1em; margin: 1.5em 0 1em }
            label { margin-right: 1.5em }
            button { font: inherit; padding: .5em 1.4em; border-radius: 8px; border: 1px solid #888; background: #fff; cursor: pointer }
            button.main { background: #1a56db; border-color: #1a56db; color: #fff }
            table { border-collapse: collapse; width: 100% }
            td, th { text-align: left; padding: .3em .8em .3em 0; border-bottom: 1px solid #ddd }
            pre { background: #f4f4f4; border-radius: 8px; padding: 1em; white-space: pre-wrap; overflow-wrap: anywhere; user-select: all }
            code { overflow-wrap: anywhere }
            """;

    private PaymentPage() {}

    /** Throws an exception of the stand-in if it knows no order and no QR code with this id. */
    static String of(RazorpayServer razorpay, String id) {
        if (id.startsWith("qr_")) {
            return page("Pay by QR code", qrCode(razorpay.gateway().qrCode(id)));
        }
        var order = razorpay.gateway().order(id);
        return page(
                "Pay " + (order.receipt() == null ? id : order.receipt()),
                order(order)
                        + razorpay.shopper()
                                .checkoutResponse(id)
                                .map(PaymentPage::result)
                                .orElse("")
                        + payments(order, razorpay.gateway().payments(id)));
    }

    static String unknown(String id) {
        return page("Unknown order", """
                <h1>Unknown order</h1>
                <p>The stand-in for Razorpay has no order and no QR code <code>%s</code>.
                A new order has its id in <code>providerOrderId</code>.</p>
                """.formatted(HtmlUtils.htmlEscape(id)));
    }

    private static String order(Order order) {
        var head = """
                <h1>Order <code>%s</code>, receipt <b>%s</b></h1>
                <p class="amount">%s</p>
                """.formatted(
                        order.id(),
                        order.receipt() == null ? "none" : HtmlUtils.htmlEscape(order.receipt()),
                        rupees(order.amount()));
        if (order.isPaid()) {
            return head
                    + "<p class=\"paid\"><b>Paid.</b> The shop learns of it by the client, by a webhook, or by itself.</p>";
        }
        return head + """
                <form method="post">
                <input type="hidden" name="attempts" value="%d">
                <fieldset><legend>Method</legend>
                <label><input type="radio" name="method" value="upi" checked> UPI</label>
                <label><input type="radio" name="method" value="card"> Card</label>
                <label><input type="radio" name="method" value="netbanking"> Net banking</label>
                </fieldset>
                <button class="main" name="action" value="pay">Pay</button>
                <button name="action" value="fail">Fail</button>
                <button name="action" value="abandon">Abandon</button>
                </form>
                """.formatted(order.attempts());
    }

    private static String result(CheckoutResponse response) {
        return """
                <h2>What the client receives</h2>
                <p>It is the body of <code>POST /api/v1/orders/{id}/payments/{paymentId}/confirm</code>. A click selects it.</p>
                <pre id="confirmation">%s</pre>
                """.formatted(HtmlUtils.htmlEscape(JSON.writeValueAsString(response)));
    }

    private static String payments(Order order, List<Payment> payments) {
        if (payments.isEmpty()) {
            return "";
        }
        var rows = payments.stream()
                .sorted(Comparator.comparingLong(Payment::createdAt))
                .map(payment -> "<tr><td><code>%s</code></td><td>%s</td><td>%s</td><td>%s</td></tr>"
                        .formatted(payment.id(), payment.method(), payment.status(), rupees(payment.amountRefunded())))
                .collect(Collectors.joining("\n"));
        var canSucceed = payments.stream()
                .anyMatch(payment ->
                        payment.status().equals("failed") || payment.status().equals("created"));
        return """
                <h2>Payments</h2>
                <table><tr><th>Id</th><th>Method</th><th>Status</th><th>Refunded</th></tr>
                %s
                </table>
                %s
                """.formatted(rows, canSucceed ? late(order) : "");
    }

    private static String late(Order order) {
        return """
                <form method="post"><p>
                <input type="hidden" name="attempts" value="%d">
                <button name="action" value="late">The bank authorizes the last failed one after all</button></p></form>
                """.formatted(order.attempts());
    }

    private static String qrCode(QrCode code) {
        var amount = code.paymentAmount();
        var head = """
                <h1>QR code <code>%s</code>, <b>%s</b></h1>
                <p class="amount">%s</p>
                """.formatted(code.id(), HtmlUtils.htmlEscape(code.name()), amount == null ? "" : rupees(amount));
        if (code.status().equals("closed")) {
            return head
                    + "<p class=\"closed\">Closed: %s, %d paid.</p>"
                            .formatted(code.closeReason(), code.receivedCount());
        }
        return head
                + "<form method=\"post\"><button class=\"main\" name=\"action\" value=\"pay\">Pay by UPI</button></form>";
    }

    private static String rupees(long paise) {
        var format = NumberFormat.getCurrencyInstance(Locale.of("en", "IN"));
        return HtmlUtils.htmlEscape(format.format(BigDecimal.valueOf(paise, 2)), "UTF-8");
    }

    private static String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%s</title><style>%s</style></head>
                <body>
                %s
                <p><small>A stand-in for Razorpay on this machine. No money moves.</small></p>
                </body></html>
                """.formatted(HtmlUtils.htmlEscape(title), STYLE, body);
    }
}
