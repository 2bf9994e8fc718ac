package com.bharatmart.inventory;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;

/** Why staff cannot read or change a stock level. */
public abstract sealed class StockException extends RuntimeException {

    StockException(String message) {
        super(message);
    }

    /** The SKU is unknown. */
    public static final class NotFoundException extends StockException {
        NotFoundException() {
            super("The SKU does not exist.");
        }
    }

    /** Units that are reserved or sold cannot be removed. */
    public static final class TooFewException extends StockException {
        TooFewException(StockLevel level) {
            super("Only %d units are available; %d are reserved for orders."
                    .formatted(level.available(), level.reserved()));
        }
    }

    /** Lines of a change of many levels are not valid. */
    public static final class InvalidChangesException extends StockException {

        private final transient List<FieldProblem> problems;

        InvalidChangesException(List<FieldProblem> problems) {
            super("invalid changes: " + problems);
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** Lines of a change of many levels would make a level too low or too high. */
    public static final class LevelsOutOfRangeException extends StockException {

        private final transient List<FieldProblem> problems;

        LevelsOutOfRangeException(List<FieldProblem> problems) {
            super("Some levels would be too low or too high, see errors. No level has changed.");
            this.problems = List.copyOf(problems);
        }

        /** Whether one of the levels would be too low. */
        public boolean isTooLow() {
            return problems.stream().anyMatch(problem -> problem.code().equals("stock_too_low"));
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** The level would exceed its limit. */
    public static final class TooManyException extends StockException {
        TooManyException() {
            super("A stock level can have at most %d units.".formatted(StockAdminService.MAX_UNITS));
        }
    }
}
