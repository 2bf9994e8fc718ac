package com.bharatmart.order.refund;

import com.bharatmart.shared.Money;
import java.util.ArrayList;
import java.util.List;

/** Divides what was paid for the goods of an order among its lines. */
public final class PaidLines {

    private PaidLines() {}

    /**
     * The lines with the amounts that add up to {@code paid}. A discount on the whole order reduces each line in proportion to
     * its gross amount.
     *
     * @param gross the lines with their amounts before a discount on the whole order
     * @param paid for all lines
     */
    public static List<PaidLine> of(List<PaidLine> gross, Money paid) {
        var whole = gross.stream().mapToLong(line -> line.paid().amount()).sum();
        if (whole == paid.amount()) {
            return gross;
        }
        var lines = new ArrayList<PaidLine>();
        var sum = 0L;
        var given = 0L;
        for (var line : gross) {
            sum += line.paid().amount();
            var until = PaidLine.share(paid.amount(), sum, whole);
            lines.add(new PaidLine(line.quantity(), Money.inr(until - given)));
            given = until;
        }
        return lines;
    }
}
