package com.bharatmart.identity;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/**
 * An authenticator app on a phone, by an independent implementation of the RFC.
 *
 * @param secret in Base32
 */
public record AuthenticatorApp(String secret) {

    /** Sets up and confirms an app. The result has the new session. */
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

    /** Sets up an app without confirming it. */
    public static AuthenticatorApp enroll(SignedInClient member) {
        var answer = member.post("/api/v1/staff/me/second-factor", """
                {"password": "%s"}""".formatted(TestAccounts.PASSWORD));
        if (answer.status() != 200) {
            throw new AssertionError(answer.text());
        }
        return new AuthenticatorApp(answer.json().get("secret").asString());
    }

    /** Returns the current code. */
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

    /** Returns the body of a request with the current code. */
    public String body() {
        return body(code());
    }

    public static String body(String code) {
        return """
                {"code": "%s"}""".formatted(code);
    }

    /**
     * A confirmed app.
     *
     * @param member the member of staff in the new session
     */
    public record SetUp(AuthenticatorApp app, SignedInClient member, List<String> recoveryCodes) {}
}
