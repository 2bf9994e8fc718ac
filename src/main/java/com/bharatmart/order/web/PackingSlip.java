package com.bharatmart.order.web;

import com.bharatmart.order.Fulfillment;
import com.bharatmart.order.FulfillmentId;
import com.bharatmart.order.OrderStatus;
import com.bharatmart.order.OrderView;
import com.bharatmart.shared.Fingerprint;
import com.bharatmart.shared.Money;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/**
 * The slip that goes into a parcel, as a page to print. HTML, because the browser of the packing table has the fonts and the
 * shaping for all scripts of India, which a library for PDF lacks. The page has everything in itself and runs no scripts.
 */
record PackingSlip(OrderView order, FulfillmentId id) {

    private static final String STYLE = """
            @page { size: A5; margin: 12mm }
            body { font: 11pt/1.4 system-ui, "Noto Sans", "Nirmala UI", sans-serif; color: #000; max-width: 40em; margin: 1em auto }
            h1 { font-size: 16pt; margin: 0 }
            address { font-style: normal; font-size: 13pt; border: 1px solid #000; padding: .6em; margin: 1em 0; white-space: pre-line }
            table { border-collapse: collapse; width: 100% }
            th, td { border-bottom: 1px solid #999; padding: .3em; text-align: left; overflow-wrap: anywhere }
            td:last-child, th:last-child { text-align: right; white-space: nowrap }
            .stop { border: 3px solid #000; padding: .4em; font-weight: bold; text-align: center }
            """;

    /** Only this style applies, nothing is loaded and no script runs, whatever the texts of the order contain. */
    static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; style-src 'sha256-%s'; frame-ancestors 'none'".formatted(hash(STYLE));

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));

    String html() {
        var parcels = order.shipments();
        var parcel =
                parcels.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
        var position = parcels.indexOf(parcel) + 1;
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><title>%1$s</title><style>%2$s</style></head>
                <body>
                <h1>Order %1$s</h1>
                <p>Placed on %3$s. Parcel %4$d, packed on %5$s.</p>
                %6$s<address>%7$s</address>
                <table>
                <thead><tr><th>SKU</th><th>Item</th><th>Quantity</th></tr></thead>
                <tbody>
                %8$s
                </tbody>
                </table>
                <p>%9$s</p>
                </body>
                </html>
                """.formatted(
                        escape(order.number().value()),
                        STYLE,
                        DATE.format(order.placedAt()),
                        position,
                        DATE.format(parcel.packedAt()),
                        order.status() == OrderStatus.CANCELLED ? "<p class=\"stop\">Cancelled: do not ship</p>\n" : "",
                        address(),
                        rows(parcel),
                        payment());
    }

    private String address() {
        var address = order.shippingAddress();
        var lines = new ArrayList<String>();
        lines.add(address.name());
        lines.add(address.line1());
        if (address.line2() != null) {
            lines.add(address.line2());
        }
        lines.add(address.city());
        lines.add(address.state() + " " + address.pin().value());
        lines.add(address.phone() == null ? order.contact().phone() : address.phone());
        return lines.stream().map(PackingSlip::escape).collect(Collectors.joining("\n"));
    }

    private static String rows(Fulfillment parcel) {
        return parcel.lines().stream()
                .map(line -> List.of(
                        line.sku().value(),
                        line.name(),
                        String.valueOf(line.quantity().value())))
                .map(cells -> cells.stream()
                        .map(cell -> "<td>" + escape(cell) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>")))
                .collect(Collectors.joining("\n"));
    }

    private String payment() {
        return order.payment().method().isOnline()
                ? "Paid online. Collect nothing."
                : "Payment on delivery. Total of the order: "
                        + rupees(order.sums().total()) + ".";
    }

    private static String rupees(Money money) {
        return "₹" + BigDecimal.valueOf(money.amount(), 2).toPlainString();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, StandardCharsets.UTF_8.name());
    }

    private static String hash(String style) {
        var digest = Fingerprint.newDigest().digest(style.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(digest);
    }
}
