package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;

/** Why a category cannot be what staff want it to be. */
public abstract sealed class CategoryException extends RuntimeException {

    CategoryException(String message) {
        super(message);
    }

    /** No such category. */
    public static final class NotFoundException extends CategoryException {
        NotFoundException() {
            super("there is no such category");
        }
    }

    /** A value that cannot be. */
    public static final class InvalidException extends CategoryException {

        private final transient FieldProblem problem;

        InvalidException(FieldProblem problem) {
            super("not a category: " + problem);
            this.problem = problem;
        }

        public List<FieldProblem> problems() {
            return List.of(problem);
        }
    }

    /** A sibling is called the same, but for case and punctuation. */
    public static final class NameTakenException extends CategoryException {
        NameTakenException(String name) {
            super("There is a category \"%s\" in this place already.".formatted(name));
        }
    }

    /** Another category has this address. */
    public static final class SlugTakenException extends CategoryException {
        SlugTakenException(String slug) {
            super("Another category has the slug %s.".formatted(slug));
        }
    }

    /** Nothing is below itself. */
    public static final class CycleException extends CategoryException {
        CycleException() {
            super("A category cannot move below itself.");
        }
    }

    /** Categories or products, of whatever status, are in it. */
    public static final class NotEmptyException extends CategoryException {
        NotEmptyException() {
            super("There are still categories or products in this category.");
        }
    }
}
