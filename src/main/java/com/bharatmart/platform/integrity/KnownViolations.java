package com.bharatmart.platform.integrity;

import java.util.List;
import org.springframework.stereotype.Component;

/** What a check has found and has not found mended yet, for a check that does not go through all rows in each round. */
@Component
public class KnownViolations {

    private final IntegrityCheckRepository repository;

    KnownViolations(IntegrityCheckRepository repository) {
        this.repository = repository;
    }

    /**
     * The keys of the rows, in order.
     *
     * @param check its name
     * @param after the last of the page before; empty for the first page
     */
    public List<String> subjects(String check, String after, int limit) {
        return repository.subjects(check, after, limit);
    }
}
