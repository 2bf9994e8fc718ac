package com.bharatmart.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What no log may ever say: every secret that a test's {@link Http} client sends or is given, where somebody lives and can be
 * reached, which cart is whose, and whatever looks like the number of a card. All that the tests' services log is kept in {@code target/log}.
 */
public final class LoggedSecrets {

    public static final Path FOLDER = Path.of("target", "log");

    private static final int SHORTEST = 8;
    /** Secret and kind, by the first word of the secret: a line is looked up by its words, however many secrets there are. */
    private static final Map<String, Map<String, String>> KNOWN = new ConcurrentHashMap<>();

    private static final List<String> HEADERS =
            List.of("x-auth-token", "x-order-token", "idempotency-key", "x-guest-secret", "cookie", "set-cookie");
    private static final Pattern FIELD = Pattern.compile(
            "\"(password|current|new|token|secret|code|email|phone|line1|line2|gstin|cartId)\"\\s*:\\s*\"((?:[^\"\\\\]++|\\\\.)++)\"");
    private static final Pattern COOKIE = Pattern.compile("SESSION=([^;\\s]+)");
    private static final Pattern TOKEN = Pattern.compile("/(?:password-resets|verifications)/([^/?\"]+)");
    private static final Pattern CART = Pattern.compile("/carts/([0-9a-f]{32})");
    private static final Pattern ONE_TIME_CODE = Pattern.compile("\\d{6}|[a-z2-7]{6}(-[a-z2-7]{6}){3}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern CARD = Pattern.compile("(?<![\\w.-])[456]\\d{3}([ -]?\\d{4}){3}(?![\\w.-])");

    private LoggedSecrets() {}

    /** Remembers what is secret in a message. */
    public static void watch(String path, Map<String, List<String>> headers, @Nullable String body) {
        TOKEN.matcher(path).results().forEach(found -> watch("token of a mail", found.group(1)));
        CART.matcher(path).results().forEach(found -> watch("cart", found.group(1)));
        headers.forEach((name, values) -> {
            if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> watchHeader(name, value));
            }
        });
        if (body != null) {
            FIELD.matcher(body).results().forEach(found -> watchField(found.group(1), found.group(2)));
        }
    }

    public static void watch(String kind, String secret) {
        var word = WORD.matcher(secret);
        KNOWN.computeIfAbsent(word.find() ? word.group() : "", _ -> new ConcurrentHashMap<>())
                .put(secret, kind);
    }

    private static void watchHeader(String name, String value) {
        if (name.toLowerCase(Locale.ROOT).endsWith("cookie")) {
            COOKIE.matcher(value).results().forEach(found -> watchHeader("session", found.group(1)));
        } else if (value.length() >= SHORTEST) {
            watch(name, value);
        }
    }

    /** A code is a secret if it is a one-time code or a recovery code; problems and coupons have others. */
    private static void watchField(String name, String value) {
        if (name.equals("code") ? ONE_TIME_CODE.matcher(value).matches() : value.length() >= SHORTEST) {
            watch(name, value);
        }
    }

    public static int known() {
        return KNOWN.values().stream().mapToInt(Map::size).sum();
    }

    /** What was logged of them, without saying it again. */
    public static List<String> found() {
        try (Stream<Path> logs = Files.list(FOLDER)) {
            return logs.flatMap(log -> found(log).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> found(Path log) {
        var found = new ArrayList<String>();
        try (var lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                for (var kind : in(line)) {
                    found.add("%s in line %d of %s".formatted(kind, number, log));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The kinds of secrets in a line. */
    public static List<String> in(String line) {
        var kinds = new ArrayList<String>();
        var words = WORD.matcher(line).results().map(MatchResult::group);
        Stream.concat(Stream.of(""), words)
                .distinct()
                .forEach(word -> KNOWN.getOrDefault(word, Map.of()).forEach((secret, kind) -> {
                    if (secret.equals(word) || (!WORD.matcher(secret).matches() && line.contains(secret))) {
                        kinds.add(kind);
                    }
                }));
        CARD.matcher(line).results().filter(found -> isCard(found.group())).forEach(_ -> kinds.add("number of a card"));
        return kinds;
    }

    /** ISO/IEC 7812-1, annex B: the last digit is the check digit of the others. */
    private static boolean isCard(String text) {
        var digits = text.replaceAll("\\D", "");
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return sum % 10 == 0;
    }
}
