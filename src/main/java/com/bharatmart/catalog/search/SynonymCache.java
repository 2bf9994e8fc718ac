package com.bharatmart.catalog.search;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The synonyms in this instance's memory. A change of synonyms changes the version of the catalogue, so that those that were
 * read at a version are those of the version.
 */
@Component
class SynonymCache {

    private final SynonymRepository repository;
    private volatile @Nullable Reading reading;

    SynonymCache(SynonymRepository repository) {
        this.repository = repository;
    }

    /** @param version of the catalogue; while it is not known, they are read each time */
    Synonyms at(OptionalLong version) {
        var last = reading;
        if (last != null && version.isPresent() && last.version == version.getAsLong()) {
            return last.synonyms;
        }
        var synonyms = repository.all();
        if (version.isPresent()) {
            reading = new Reading(version.getAsLong(), synonyms);
        }
        return synonyms;
    }

    private record Reading(long version, Synonyms synonyms) {}
}
