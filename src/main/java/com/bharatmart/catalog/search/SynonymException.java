package com.bharatmart.catalog.search;

import com.bharatmart.platform.problem.FieldProblem;
import java.util.List;

/** Why a request about synonyms fails. */
public abstract sealed class SynonymException extends RuntimeException {

    SynonymException(String message) {
        super(message);
    }

    /** No such group. */
    public static final class NotFoundException extends SynonymException {
        NotFoundException() {
            super("there is no such group of synonyms");
        }
    }

    /** A term is not valid. */
    public static final class InvalidException extends SynonymException {

        private final transient List<FieldProblem> problems;

        InvalidException(List<FieldProblem> problems) {
            super("invalid synonyms: " + problems);
            this.problems = List.copyOf(problems);
        }

        public List<FieldProblem> problems() {
            return problems;
        }
    }

    /** Another group has this term. */
    public static final class TermTakenException extends SynonymException {
        TermTakenException(String term) {
            super("Another group has the term \"%s\".".formatted(term));
        }
    }

    /** There are as many groups as there may be. */
    public static final class TooManyGroupsException extends SynonymException {
        TooManyGroupsException() {
            super("There are %d groups of synonyms already. Remove one first.".formatted(SynonymGroup.MAX_GROUPS));
        }
    }
}
