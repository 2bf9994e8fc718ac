package com.bharatmart.razorpay;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/settlements}. */
final class SettlementHandler {

    private static final int MAX_COUNT = 1_000;

    private final SettlementRepository settlements;

    SettlementHandler(SettlementRepository settlements) {
        this.settlements = settlements;
    }

    Map<String, @Nullable Object> get(RazorpayRequest request) {
        return settlements
                .find(request.id())
                .orElseThrow(RazorpayErrorException::unknownId)
                .json();
    }

    Map<String, @Nullable Object> list(RazorpayRequest request) {
        return Json.collection(
                settlements.list(request.page()).stream().map(Settlement::json).toList());
    }

    /** The report of a day, or of a month if there is no {@code day}. */
    Map<String, @Nullable Object> report(RazorpayRequest request) {
        var year = number(request, "year");
        var month = number(request, "month");
        try {
            var first = LocalDate.of(year, month, request.query().containsKey("day") ? number(request, "day") : 1);
            var last = request.query().containsKey("day") ? first : first.withDayOfMonth(first.lengthOfMonth());
            return Json.collection(settlements.report(first, last, Page.of(request.query(), MAX_COUNT)).stream()
                    .map(SettlementItem::json)
                    .toList());
        } catch (DateTimeException _) {
            throw RazorpayErrorException.badRequest("The date is invalid.");
        }
    }

    private static int number(RazorpayRequest request, String name) {
        var value = request.query().getOrDefault(name, "");
        if (!value.matches("\\d{1,4}")) {
            throw RazorpayErrorException.badField(name, "The " + name + " field is required.");
        }
        return Integer.parseInt(value);
    }
}
