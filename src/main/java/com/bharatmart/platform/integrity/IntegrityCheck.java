package com.bharatmart.platform.integrity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be true of the data of a module. Each bean of this type is run over and over, in slices: on one
 * instance at a time, with pauses, and each slice in a short transaction of its own that locks nothing.
 */
public interface IntegrityCheck {

    /** In kebab case: the tag {@code check} of the metrics, and a heading of the playbook IntegrityViolated. */
    String name();

    /**
     * Checks the next rows.
     *
     * @param after where the previous slice ended; null at the beginning of a round
     * @param size about how many rows
     * @throws RuntimeException if the rows cannot be checked now: the slice is repeated
     */
    Slice check(@Nullable String after, int size);

    /**
     * The rows of one slice.
     *
     * @param violations the rows that break the rule
     * @param last the last row, or a row after it from which the next slice goes on; null if there are no more rows
     */
    record Slice(List<Violation> violations, @Nullable String last) {

        public Slice {
            violations = List.copyOf(violations);
        }
    }

    /**
     * A row that breaks the rule.
     *
     * @param subject the key of the row
     * @param detail what is wrong with it, for operators: amounts and states, and no personal data
     */
    record Violation(String subject, String detail) {}
}
