package com.bharatmart.order.web;

import com.bharatmart.order.note.OrderNote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

record OrderNoteResponse(UUID id, Author author, String text, Instant at) {

    static OrderNoteResponse from(OrderNote note) {
        return new OrderNoteResponse(note.id(), new Author(note.authorId(), note.authorName()), note.text(), note.at());
    }

    @Schema(description = "The member of staff, with the name of that time.")
    record Author(UUID id, String name) {}
}
