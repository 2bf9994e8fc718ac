package com.bharatmart.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * An authenticator app as people have it on their phones: it knows the secret and the RFC, nothing of the service.
 *
 * @param secret in Base32
 */
public record AuthenticatorApp(String secret) {

    /** Sets it up for somebody, who confirms it; their session ends, and the one that comes with the answer goes on. */
    public static SetUp setUp(SignedInClient member) {
        var app = enroll(member);
        var confirmed = member.post("/api/v1/staff/me/second-factor/confirm", app.body());
        if (confirmed.status() != 200) {
            throw new AssertionError(confirmed.text());
        }
        var session = confirmed.header("X-Auth-Token").orElseThrow();
        return new SetUp(
                app,
                new SignedInClient(member.http(), member.id(), member.email(), session),
                confirmed
                        .json()
                        .get("recoveryCodes")
                        .valueStream()
                        .map(code -> code.asString())
                        .toList());
    }

    /** Sets it up without confirming it. */
    public static AuthenticatorApp enroll(SignedInClient member) {
        var answer = member.post("/api/v1/staff/me/second-factor", """
                {"password": "%s"}""".formatted(TestAccounts.PASSWORD));
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return new AuthenticatorApp(answer.json().get("secret").asString());
    }

    /** What it shows now. */
    public String code() {
        return code(Instant.now());
    }

    String code(Instant at) {
        try {
            var key = new SecretKeySpec(new Base32().decode(secret), "RAW");
            return new TimeBasedOneTimePasswordGenerator().generateOneTimePasswordString(key, at);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The body of a request with the code of now. */
    public String body() {
        return body(code());
    }

    public static String body(String code) {
        return """
                {"code": "%s"}""".formatted(code);
    }

    /**
     * @param member in the session that has shown the code
     * @param recoveryCodes all that there are
     */
    public record SetUp(AuthenticatorApp app, SignedInClient member, List<String> recoveryCodes) {}
}
