package com.bharatmart.order.web;

import com.bharatmart.order.note.OrderNote;
import com.bharatmart.shared.PlainText;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.util.stream.Collectors;

/** What a member of staff writes about an order. */
record OrderNoteRequest(
        @Schema(description = "At most 4000 characters. Can have line breaks.") @NotNull Text text) {

    /** Lines of tidied text. */
    record Text(@JsonValue String value) {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        Text {
            value = value.lines()
                    .map(PlainText::tidy)
                    .collect(Collectors.joining("\n"))
                    .strip();
            if (!PlainText.isVisible(value) || value.length() > OrderNote.MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "must have 1 to %d visible characters".formatted(OrderNote.MAX_LENGTH));
            }
        }
    }
}
