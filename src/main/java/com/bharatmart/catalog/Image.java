package com.bharatmart.catalog;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A picture of a product; its place in the list is its place on the page. */
@Embeddable
record Image(String url, @Nullable String alt) {
    static Image of(ImageDraft draft) {
        return new Image(draft.url(), draft.alt());
    }
}
