package com.bharatmart.cluster;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The packaged service, without the disabled guards that are in its code: their classes are recompiled. */
final class GuardedRelease {

    private static final List<Change> CHANGES = List.of(
            new Change(
                    Guard.REPLICATED_READS,
                    "com.bharatmart.platform.database.SynchronousCommit",
                    "pg_logical_emit_message(true, 'bharatmart', '')",
                    "NULL"),
            new Change(
                    Guard.SINGLE_DECISION,
                    "com.bharatmart.payment.PaymentAcceptance",
                    "payment.disposition() == null",
                    "payment.isCaptured()"),
            new Change(
                    Guard.CIRCUIT_BREAKER,
                    "com.bharatmart.payment.razorpay.RazorpayBreaker",
                    "FAILURE_THRESHOLD_PERCENT = 50",
                    "FAILURE_THRESHOLD_PERCENT = 100"),
            new Change(
                    Guard.RETRY_BUDGET,
                    "com.bharatmart.payment.razorpay.RetryBudget",
                    "return before >= CALLS_PER_RETRY;",
                    "return true;"),
            new Change(
                    Guard.OUTBOX,
                    "com.bharatmart.platform.events.OutboxJob",
                    """
                            return transactions.execute(() -> {
                                var taken = take(BATCH);
                                taken.forEach(events::publishEvent);
                                return taken.size();
                            });""".indent(8).strip(),
                    """
                            var taken = transactions.execute(() -> take(BATCH));
                            return transactions.execute(() -> {
                                taken.forEach(events::publishEvent);
                                return taken.size();
                            });"""),
            new Change(
                    Guard.RESUBMISSION,
                    "com.bharatmart.platform.events.EventResubmissionJob",
                    "publications.resubmitIncompletePublicationsOlderThan(OVERDUE);",
                    ""),
            new Change(
                    Guard.SINGLE_FLIGHT,
                    "com.bharatmart.catalog.web.CatalogResponseCache",
                    "loading.putIfAbsent(key, own)",
                    "loading.get(\"\")"),
            new Change(
                    Guard.DATABASE_CLOCK,
                    "com.bharatmart.platform.database.DatabaseClock",
                    "system.instant().plus(offset.value())",
                    "system.instant()"),
            new Change(
                    Guard.FULL_DISK,
                    "com.bharatmart.platform.problem.TransientFailure",
                    "Set.of(SqlState.IDLE_IN_TRANSACTION, \"53100\")",
                    "Set.of(SqlState.IDLE_IN_TRANSACTION)"),
            new Change(
                    Guard.IDEMPOTENCY,
                    "com.bharatmart.platform.idempotency.IdempotencyService",
                    "if (key == null) {",
                    "if (key == null || !key.isEmpty()) {"));

    private GuardedRelease() {}

    /** @param properties what an instance needs to start */
    static Release of(Release packaged, Map<String, String> properties) {
        var changes = CHANGES.stream()
                .filter(change -> change.guard.isTakenOut())
                .collect(Collectors.toMap(Change::type, change -> (UnaryOperator<String>) change::apply));
        return changes.isEmpty() ? packaged : Release.later(changes, properties);
    }

    private record Change(Guard guard, String type, String code, String instead) {
        String apply(String source) {
            if (!source.contains(code)) {
                throw new IllegalStateException("%s has no %s any more".formatted(type, code));
            }
            return source.replace(code, instead);
        }
    }
}
