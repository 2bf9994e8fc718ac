package com.bharatmart.razorpay;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A request to the API or to the control.
 *
 * @param ids the variable parts of the path
 */
record RazorpayRequest(Map<String, String> ids, Map<String, String> query, Headers headers, String body) {

    private static final int MAX_NOTES = 15;
    private static final int MAX_LENGTH_OF_NOTE = 256;

    String id() {
        return ids.getOrDefault("id", "");
    }

    Page page() {
        return Page.of(query, 100);
    }

    @Nullable String header(String name) {
        return headers.getFirst(name);
    }

    /** The body, or an empty object if there is none. */
    JsonNode json() {
        if (body.isBlank()) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var json = Json.parse(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException _) {
            // Answered below.
        }
        throw RazorpayErrorException.badRequest("The request body is not a JSON object.");
    }

    boolean has(String field) {
        return json().hasNonNull(field);
    }

    @Nullable String text(String field) {
        var value = json().get(field);
        return value == null || value.isNull() ? null : value.asString();
    }

    String text(String field, String otherwise) {
        var value = text(field);
        return value == null ? otherwise : value;
    }

    boolean flag(String field, boolean otherwise) {
        var value = text(field);
        return value == null ? otherwise : value.equals("true") || value.equals("1");
    }

    /** A whole number, which clients also send as a string. */
    long number(String field) {
        var value = text(field);
        if (value == null) {
            throw RazorpayErrorException.badField(field, "The " + field.replace('_', ' ') + " field is required.");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException _) {
            throw RazorpayErrorException.badField(field, "The " + field.replace('_', ' ') + " must be an integer.");
        }
    }

    @Nullable Long optionalNumber(String field) {
        return has(field) ? Long.valueOf(number(field)) : null;
    }

    /** Returns notes as JSON of an object. An empty array means no notes. */
    String notes() {
        var notes = json().get("notes");
        var result = new TreeMap<String, String>();
        if (notes != null && notes.isObject()) {
            notes.properties()
                    .forEach(note -> result.put(note.getKey(), note.getValue().asString()));
        } else if (notes != null && !notes.isNull() && !(notes.isArray() && notes.isEmpty())) {
            throw RazorpayErrorException.badField("notes", "The notes must be an object.");
        }
        if (result.size() > MAX_NOTES) {
            throw RazorpayErrorException.badField("notes", "The notes may have at most 15 pairs.");
        }
        if (result.values().stream().anyMatch(note -> note.length() > MAX_LENGTH_OF_NOTE)) {
            throw RazorpayErrorException.badField("notes", "A note may have at most 256 characters.");
        }
        return Json.text(result);
    }
}
