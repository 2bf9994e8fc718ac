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
 * Values that no log may contain: every secret and every address, e-mail address and phone number that a test's {@link Http}
 * client sends or receives, the ids of guests' carts, and all card numbers. The logs of all tests are in {@code target/log}.
 */
public final class LoggedSecrets {

    public static final Path FOLDER = Path.of("target", "log");

    private static final int MIN_LENGTH = 8;
    /** Secrets and their kinds by the secret's first word, so that a line can be searched by its words. */
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

    /** Adds the secrets of a request or a response. */
    public static void add(String path, Map<String, List<String>> headers, @Nullable String body) {
        TOKEN.matcher(path).results().forEach(found -> add("token of a mail", found.group(1)));
        CART.matcher(path).results().forEach(found -> add("cart", found.group(1)));
        headers.forEach((name, values) -> {
            if (HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> addHeader(name, value));
            }
        });
        if (body != null) {
            FIELD.matcher(body).results().forEach(found -> addField(found.group(1), found.group(2)));
        }
    }

    public static void add(String kind, String secret) {
        var word = WORD.matcher(secret);
        KNOWN.computeIfAbsent(word.find() ? word.group() : "", _ -> new ConcurrentHashMap<>())
                .put(secret, kind);
    }

    private static void addHeader(String name, String value) {
        if (name.toLowerCase(Locale.ROOT).endsWith("cookie")) {
            COOKIE.matcher(value).results().forEach(found -> addHeader("session", found.group(1)));
        } else if (value.length() >= MIN_LENGTH) {
            add(name, value);
        }
    }

    /** One-time codes and recovery codes are secret. Codes of problems and coupons are not. */
    private static void addField(String name, String value) {
        if (name.equals("code") ? ONE_TIME_CODE.matcher(value).matches() : value.length() >= MIN_LENGTH) {
            add(name, value);
        }
    }

    public static int count() {
        return KNOWN.values().stream().mapToInt(Map::size).sum();
    }

    /** Finds secrets in all logs. The result names kinds and lines, not the secrets. */
    public static List<String> findAll() {
        try (Stream<Path> logs = Files.list(FOLDER)) {
            return logs.flatMap(log -> find(log).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> find(Path log) {
        var found = new ArrayList<String>();
        try (var lines = Files.newBufferedReader(log, StandardCharsets.UTF_8)) {
            var number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                for (var kind : findIn(line)) {
                    found.add("%s in line %d of %s".formatted(kind, number, log));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Returns the kinds of secrets in a line. */
    public static List<String> findIn(String line) {
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
