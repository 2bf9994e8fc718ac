package com.bharatmart.order.note;

import java.time.Instant;
import java.util.UUID;

/**
 * What a member of staff wrote about an order. It never changes.
 *
 * @param authorName the name of the author when the note was written
 */
public record OrderNote(UUID id, UUID authorId, String authorName, String text, Instant at) {

    /** Of the text, in characters. */
    public static final int MAX_LENGTH = 4_000;
}
