package com.bharatmart.order.refund;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Money;
import com.bharatmart.shared.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What staff want to give back.
 *
 * @param units of lines of the order; empty for an amount only
 * @param amount null for what was paid for the units
 * @param reason for the audit log and the buyer
 * @param restock whether the units are back and can be sold again
 * @param reference of the transfer by which staff have sent back cash; null for a payment online, which the gateway sends back
 */
public record RequestedRefund(
        List<Units> units,
        @Nullable Money amount,
        String reason,
        boolean restock,
        @Nullable String reference) {

    public RequestedRefund {
        units = List.copyOf(units);
    }

    /** What is wrong with the request, whatever the order is. */
    public List<FieldProblem> problems() {
        var problems = new ArrayList<FieldProblem>();
        if (units.isEmpty() && amount == null) {
            problems.add(FieldProblem.at("#/lines", "not_null", "must have lines, or else an amount"));
        }
        if (units.isEmpty() && restock) {
            problems.add(FieldProblem.at("#/restock", "not_allowed", "must be false without lines"));
        }
        if (amount != null) {
            problems.addAll(problemsOf(amount));
        }
        return problems;
    }

    /** What is wrong with the amount of a request. */
    public static List<FieldProblem> problemsOf(Money amount) {
        if (!amount.currency().equals(Money.ZERO.currency())) {
            return List.of(FieldProblem.at("#/amount/currency", "unknown", "must be INR"));
        }
        return amount.amount() < 1
                ? List.of(FieldProblem.at("#/amount/amount", "min", "must be at least 1"))
                : List.of();
    }

    /**
     * Units of one line.
     *
     * @param position of the line in the order, from 0
     */
    public record Units(int position, Quantity quantity) {}
}
