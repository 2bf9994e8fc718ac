package com.bharatmart.order.refund;

import com.bharatmart.payment.RefundLine;
import com.bharatmart.payment.RefundView;
import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The units of an order that can be refunded, each once.
 *
 * @param lines of the order
 * @param shipped units of each line in shipped parcels: only they can come back
 * @param refunds of the order so far
 */
public record RefundableUnits(List<PaidLine> lines, List<Integer> shipped, List<RefundView> refunds) {

    public RefundableUnits {
        lines = List.copyOf(lines);
        shipped = List.copyOf(shipped);
        refunds = List.copyOf(refunds);
    }

    /** Units that the order does not have at all. The pointers are into the body of the request. */
    public List<FieldProblem> unknown(List<RequestedRefund.Units> wanted) {
        var problems = new ArrayList<FieldProblem>();
        for (var i = 0; i < wanted.size(); i++) {
            var position = wanted.get(i).position();
            if (position < 0 || position >= lines.size()) {
                problems.add(FieldProblem.at(
                        "#/lines/%d/itemId".formatted(i), "unknown", "must be the id of an item of the order"));
            } else if (wanted.subList(0, i).stream().anyMatch(other -> other.position() == position)) {
                problems.add(FieldProblem.at(
                        "#/lines/%d/itemId".formatted(i), "duplicate", "must be another one than those before it"));
            }
        }
        return problems;
    }

    /** Units that are refunded already, or with {@code restock} have not been shipped or are back already. */
    public List<FieldProblem> unavailable(List<RequestedRefund.Units> wanted, boolean restock) {
        var problems = new ArrayList<FieldProblem>();
        for (var i = 0; i < wanted.size(); i++) {
            var position = wanted.get(i).position();
            var units = wanted.get(i).quantity().value();
            var left = lines.get(position).quantity() - units(position, _ -> true);
            var away = shipped.get(position) - units(position, RefundView::restock);
            if (units > left) {
                problems.add(problem(i, "not_left_to_refund", left, "not refunded yet"));
            } else if (restock && units > away) {
                problems.add(problem(i, "not_shipped", away, "shipped and not back yet"));
            }
        }
        return problems;
    }

    /** What was paid for the units, which are not {@link #unavailable}. */
    public Money price(List<RequestedRefund.Units> wanted) {
        return wanted.stream()
                .map(one -> lines.get(one.position())
                        .priceOf(
                                units(one.position(), _ -> true), one.quantity().value()))
                .reduce(Money.ZERO, Money::plus);
    }

    private int units(int position, Predicate<RefundView> which) {
        return refunds.stream()
                .filter(which)
                .flatMap(refund -> refund.lines().stream())
                .filter(line -> line.position() == position)
                .map(RefundLine::quantity)
                .mapToInt(quantity -> quantity.value())
                .sum();
    }

    private static FieldProblem problem(int index, String code, int units, String what) {
        return FieldProblem.at(
                "#/lines/%d/quantity".formatted(index),
                code,
                "must be at most %d: so many units are %s".formatted(units, what));
    }
}
