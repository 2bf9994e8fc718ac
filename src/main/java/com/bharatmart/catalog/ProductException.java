package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import com.bharatmart.shared.Sku;
import java.util.List;

/** Why a product cannot be what staff want it to be. */
public abstract sealed class ProductException extends RuntimeException {

    ProductException(String message) {
        super(message);
    }

    /** No such product or variant. */
    public static final class NotFound extends ProductException {
        public NotFound() {
            super("there is no such product");
        }
    }

    /** Some of what was said cannot be. */
    public static final class Invalid extends ProductException {

        private final transient List<FieldProblem> problems;

        public Invalid(List<FieldProblem> problems) {
            super("not a product: " + problems);
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** Another product has this address. */
    public static final class SlugTaken extends ProductException {
        SlugTaken(String slug) {
            super("Another product has the slug %s.".formatted(slug));
        }
    }

    /** Another product has this sku. */
    public static final class SkuTaken extends ProductException {
        public SkuTaken(Sku sku) {
            super("Another product has the sku %s.".formatted(sku));
        }
    }

    /** A product has one variant at least. */
    public static final class LastVariant extends ProductException {
        public LastVariant() {
            super("This is the product's only variant. Archive the product instead.");
        }
    }
}
