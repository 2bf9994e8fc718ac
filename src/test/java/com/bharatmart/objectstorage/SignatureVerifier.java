package com.bharatmart.objectstorage;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Verifies the signature over the headers that OCI requires (draft-cavage-http-signatures-08). */
final class SignatureVerifier {

    private static final Pattern PARAMETER = Pattern.compile("([A-Za-z]+)=\"([^\"]*)\"");
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(5);
    private static final List<String> REQUIRED_HEADERS = List.of("date", "(request-target)", "host");
    private static final List<String> REQUIRED_BODY_HEADERS =
            List.of("x-content-sha256", "content-type", "content-length");

    private final Credentials credentials;
    private final Clock clock;

    SignatureVerifier(Credentials credentials, Clock clock) {
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Throws a {@link StorageErrorException} unless the signature is valid, recent, and by the known caller.
     *
     * @param bodySigned whether the hash of the body must be signed; not for objects
     */
    void check(HttpExchange exchange, boolean bodySigned) {
        var parameters = parameters(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!credentials.keyId().equals(parameters.get("keyId"))
                || !"rsa-sha256".equals(parameters.get("algorithm"))
                || !"1".equals(parameters.get("version"))) {
            throw StorageErrorException.notAuthenticated("unknown key, algorithm or version");
        }
        var signed = Arrays.asList(
                parameters.getOrDefault("headers", "").toLowerCase(Locale.ROOT).split(" ", -1));
        var required = new ArrayList<>(REQUIRED_HEADERS);
        if (bodySigned) {
            required.addAll(REQUIRED_BODY_HEADERS);
        }
        if (!signed.containsAll(required)) {
            throw StorageErrorException.notAuthenticated("these headers must be signed: " + required);
        }
        checkDate(exchange.getRequestHeaders().getFirst("Date"));
        if (!isSigned(text(exchange, signed), parameters.getOrDefault("signature", ""))) {
            throw StorageErrorException.notAuthenticated("the signature does not match the request");
        }
    }

    private static Map<String, String> parameters(String header) {
        if (header == null || !header.startsWith("Signature ")) {
            throw StorageErrorException.notAuthenticated("no signature");
        }
        var parameters = new HashMap<String, String>();
        PARAMETER.matcher(header).results().forEach(found -> parameters.put(found.group(1), found.group(2)));
        return parameters;
    }

    private void checkDate(String date) {
        try {
            var sent = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
            if (Duration.between(sent.toInstant(), Instant.now(clock)).abs().compareTo(MAX_CLOCK_SKEW) > 0) {
                throw StorageErrorException.notAuthenticated("the clocks differ by more than five minutes");
            }
        } catch (DateTimeParseException e) {
            throw StorageErrorException.notAuthenticated("no date");
        }
    }

    private static String text(HttpExchange exchange, List<String> signed) {
        var lines = new ArrayList<String>();
        for (var name : signed) {
            var value = name.equals("(request-target)")
                    ? exchange.getRequestMethod().toLowerCase(Locale.ROOT) + ' ' + exchange.getRequestURI()
                    : exchange.getRequestHeaders().getFirst(name);
            if (value == null) {
                throw StorageErrorException.notAuthenticated("a signed header is missing: " + name);
            }
            lines.add(name + ": " + value);
        }
        return String.join("\n", lines);
    }

    private boolean isSigned(String text, String signature) {
        try {
            var verifier = Signature.getInstance("SHA256withRSA");
            verifier.initVerify(credentials.publicKey());
            verifier.update(text.getBytes(StandardCharsets.UTF_8));
            return verifier.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
