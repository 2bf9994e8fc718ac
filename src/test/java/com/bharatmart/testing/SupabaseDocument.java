package com.bharatmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The SQL and the settings that {@code docs/supabase.md} tells an operator to paste. */
public final class SupabaseDocument {

    private static final Path FILE = Path.of("docs", "supabase.md");

    private final String text;

    private SupabaseDocument(String text) {
        this.text = text;
    }

    public static SupabaseDocument read() {
        try {
            return new SupabaseDocument(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The statements for the project. */
    public String sql() {
        return block("sql", text);
    }

    /** The properties below a heading, of which the document has the environment variables. */
    public Map<String, String> settings(String heading) {
        var start = text.indexOf("### " + heading + "\n");
        if (start < 0) {
            throw new IllegalArgumentException(FILE + " has no heading " + heading);
        }
        var settings = new HashMap<String, String>();
        block("properties", text.substring(start)).lines().forEach(line -> {
            var parts = line.split("=", 2);
            settings.put(property(parts[0]), parts[1]);
        });
        return settings;
    }

    /** An argument needs the dashes that the name of an environment variable does not have. */
    private static String property(String variable) {
        return variable.toLowerCase(Locale.ROOT)
                .replace('_', '.')
                .replace("maximumpoolsize", "maximum-pool-size")
                .replace("backgroundconnections", "background-connections");
    }

    private static String block(String language, String text) {
        var block =
                Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("%s has no block of %s there".formatted(FILE, language));
        }
        return block.group(1);
    }
}
