package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Sku;
import java.util.List;

/** Why a request about products fails. */
public abstract sealed class ProductException extends RuntimeException {

    ProductException(String message) {
        super(message);
    }

    /** No such product or variant. */
    public static final class NotFoundException extends ProductException {
        public NotFoundException() {
            super("there is no such product");
        }
    }

    /** A list is requested for a brand or an option that the catalogue does not have. */
    public static final class UnknownFilterException extends ProductException {

        private final String parameter;

        /** @param detail what a value is */
        public UnknownFilterException(String parameter, String detail) {
            super(detail);
            this.parameter = parameter;
        }

        public String parameter() {
            return parameter;
        }
    }

    /** Some values are not valid. */
    public static final class InvalidException extends ProductException {

        private final transient List<FieldProblem> problems;

        public InvalidException(List<FieldProblem> problems) {
            super("invalid product: " + problems);
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** Another product has this slug. */
    public static final class SlugTakenException extends ProductException {
        SlugTakenException(String slug) {
            super("Another product has the slug %s.".formatted(slug));
        }
    }

    /** Another product has this SKU. */
    public static final class SkuTakenException extends ProductException {
        public SkuTakenException(Sku sku) {
            super("Another product has the sku %s.".formatted(sku));
        }
    }

    /** A product has at least one variant. */
    public static final class LastVariantException extends ProductException {
        public LastVariantException() {
            super("This is the product's only variant. Archive the product instead.");
        }
    }
}
