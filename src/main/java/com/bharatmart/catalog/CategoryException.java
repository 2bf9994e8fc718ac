package com.bharatmart.catalog;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;

/** Why a request about categories fails. */
public abstract sealed class CategoryException extends RuntimeException {

    CategoryException(String message) {
        super(message);
    }

    /** A list is requested for a category that does not exist. */
    public static final class UnknownSlugException extends CategoryException {
        UnknownSlugException(String slug) {
            super("no category has the slug " + slug);
        }
    }

    /** No such category. */
    public static final class NotFoundException extends CategoryException {
        public NotFoundException() {
            super("there is no such category");
        }
    }

    /** A value is not valid. */
    public static final class InvalidException extends CategoryException {

        private final transient FieldProblem problem;

        InvalidException(FieldProblem problem) {
            super("invalid category: " + problem);
            this.problem = problem;
        }

        public List<FieldProblem> problems() {
            return List.of(problem);
        }
    }

    /** A sibling has the same name, apart from case and punctuation. */
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

    /** The new parent is the category itself or below it. */
    public static final class CycleException extends CategoryException {
        CycleException() {
            super("A category cannot move below itself.");
        }
    }

    /** The category contains categories, or products of any status. */
    public static final class NotEmptyException extends CategoryException {
        NotEmptyException() {
            super("There are still categories or products in this category.");
        }
    }
}
