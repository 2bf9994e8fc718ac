package com.bharatmart.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The texts of mails in one language, from {@code messages/<language>}: a file for each kind with the subject in its first
 * line and the text after a blank line, and {@code phrases.properties} for parts that some mails lack. Each has variables
 * such as {@code {number}}. Another language is another folder.
 */
@Component
class MessageTexts {

    private static final String FOLDER = "messages/en/";
    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    /** Where a part is that some mails lack. */
    private static final Pattern EMPTY_LINES = Pattern.compile("\n{3,}");

    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z]+)}");

    private final Map<MessageKind, Text> texts;
    private final Properties phrases = new Properties();

    MessageTexts() {
        texts = Arrays.stream(MessageKind.values())
                .collect(Collectors.toUnmodifiableMap(Function.identity(), MessageTexts::text));
        try (var reader = reader("phrases.properties")) {
            phrases.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws {@link NullPointerException} if a variable of the text has no value. */
    MailClient.Mail mail(MessageKind kind, String to, Map<String, String> values) {
        var text = Objects.requireNonNull(texts.get(kind));
        var subject = WHITE_SPACE.matcher(fill(text.subject(), values)).replaceAll(" ");
        var body = EMPTY_LINES.matcher(fill(text.body(), values)).replaceAll("\n\n");
        return new MailClient.Mail(to, subject, body);
    }

    /** As {@link #mail}. */
    String phrase(String key, Map<String, String> values) {
        return fill(Objects.requireNonNull(phrases.getProperty(key), key), values);
    }

    /** A value is not searched for variables: it may come from a client. */
    static String fill(String text, Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(variable -> Matcher.quoteReplacement(
                        Objects.requireNonNull(values.get(variable.group(1)), variable.group(1))));
    }

    private static Text text(MessageKind kind) {
        try (var reader = reader(kind.fileName() + ".txt")) {
            var parts = reader.readAllAsString().split("\n\n", 2);
            return new Text(parts[0].strip(), parts[1]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader reader(String file) throws IOException {
        return new InputStreamReader(new ClassPathResource(FOLDER + file).getInputStream(), StandardCharsets.UTF_8);
    }

    private record Text(String subject, String body) {}
}
