package com.bharatmart.shared;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What clients write into the fields that several routes take, and what the shop makes of it. */
final class FieldInputs {
    private FieldInputs() {}

    /**
     * A text in a field.
     *
     * @param normal how it is stored and shown; null if it is refused
     */
    record Input(String text, @Nullable String normal) {

        boolean isRefused() {
            return normal == null;
        }

        /** Visible in the name of a test. */
        String name() {
            return (isRefused() ? "refuses " : "takes ") + FieldInputs.escaped(text);
        }
    }

    /** A valid text for fields that are not under test. */
    static String valid(String field) {
        return switch (field) {
            case "email" -> "p-%s@example.com".formatted(UUID.randomUUID());
            case "phone" -> "9876543210";
            case "pin" -> "560001";
            case "state" -> "KA";
            case "name" -> "Asha";
            case "line1", "line2" -> "12 MG Road";
            case "city" -> "Bengaluru";
            default -> throw new IllegalArgumentException(field);
        };
    }

    static List<Input> of(String field) {
        return switch (field) {
            case "email" -> emails();
            case "phone" -> phones();
            case "pin" -> pins();
            case "state" -> states();
            case "name", "line1", "city" -> texts();
            case "line2" -> List.of(new Input(" Second\u00A0 floor ", "Second floor"), refused("Floor \uD83D"));
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** JSON with escapes for all characters outside of ASCII, so that halves of characters reach the service. */
    static String json(String text) {
        return '"' + escaped(text) + '"';
    }

    private static List<Input> emails() {
        var address = "p-" + UUID.randomUUID() + "@example.com";
        return List.of(
                new Input("  " + address.toUpperCase(Locale.ROOT) + " ", address),
                refused("asha@example"),
                refused("asha@localhost"),
                refused("asha@example."),
                refused("asha@.com"),
                refused("asha"),
                refused(""));
    }

    private static List<Input> phones() {
        return List.of(
                phone("%s %s"),
                phone("%s-%s"),
                phone("0%s%s"),
                phone("0 %s %s"),
                phone("+91 %s %s"),
                phone("+91-%s-%s"),
                phone("(+91) %s %s"),
                phone("91%s%s"),
                phone("%s\u00A0%s"),
                phone("\u202A+91 %s %s\u202C"),
                refused("98765 4321"),
                refused("12345"),
                refused("+91 12345 67890 1"),
                refused("98765X43210"),
                refused("\u096F\u096E\u096D\u096C\u096B\u096A\u0969\u0968\u0967\u0966"),
                refused(""));
    }

    private static Input phone(String format) {
        var number = String.format(
                Locale.ROOT, "987%07d", ThreadLocalRandom.current().nextInt(10_000_000));
        return new Input(format.formatted(number.substring(0, 5), number.substring(5)), "+91" + number);
    }

    private static List<Input> pins() {
        return List.of(
                new Input("560 001", "560001"),
                new Input("560-001", "560001"),
                new Input(" 560001 ", "560001"),
                new Input("560\u00A0001", "560001"),
                refused("056001"),
                refused("56000"),
                refused("5600011"),
                refused("56000A"),
                refused(""));
    }

    private static List<Input> states() {
        return List.of(
                new Input("ka", "KA"),
                new Input("IN-KA", "KA"),
                new Input("29", "KA"),
                new Input("Karnataka", "KA"),
                new Input(" KARNATAKA ", "KA"),
                refused("XX"),
                refused("Karnatak"),
                refused(""));
    }

    private static List<Input> texts() {
        return List.of(
                new Input("  Asha \u00A0 Rao ", "Asha Rao"),
                new Input("\u0906\u0936\u093E", "\u0906\u0936\u093E"),
                new Input("Asha \uD83D\uDE42", "Asha \uD83D\uDE42"),
                new Input("Ashe\u0301", "Ash\u00E9"),
                refused("\u200B\u200B"),
                refused("\u3164"),
                refused("\u00A0 \u2060"),
                refused("Asha \uD83D"),
                refused("\uDE42 Asha"),
                refused("a".repeat(1_000)),
                refused(""));
    }

    private static Input refused(String text) {
        return new Input(text, null);
    }

    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.chars()
                .forEach(character -> escaped.append(
                        character > ' ' && character < 0x7F && character != '"' && character != '\\'
                                ? String.valueOf((char) character)
                                : String.format(Locale.ROOT, "\\u%04x", character)));
        return escaped.toString();
    }
}
