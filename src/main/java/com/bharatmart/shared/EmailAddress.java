package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address as its owner writes it: what RFC 5321, section 4.1.2, calls a mailbox, without quoted names and
 * bare addresses of hosts.
 *
 * @param value 254 characters at the most
 */
public record EmailAddress(@JsonValue String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_NAME = 64;
    private static final Pattern NAME =
            Pattern.compile("[^\\s\\p{Cntrl}@\"(),:;<>\\[\\]\\\\.]+(\\.[^\\s\\p{Cntrl}@\"(),:;<>\\[\\]\\\\.]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        value = Normalizer.normalize(value.strip(), Normalizer.Form.NFC);
        var at = value.lastIndexOf('@');
        if (value.length() > LONGEST
                || at < 1
                || at > LONGEST_NAME
                || !NAME.matcher(value.substring(0, at)).matches()
                || !DOMAIN.matcher(domain(value.substring(at + 1))).matches()) {
            throw new IllegalArgumentException("must be an e-mail address");
        }
    }

    /**
     * What two spellings of one address have in common: lower case throughout, since no provider that matters gives
     * addresses that differ by case to two people, and the domain as DNS knows it.
     */
    public String key() {
        var at = value.lastIndexOf('@');
        return value.substring(0, at).toLowerCase(Locale.ROOT) + '@' + domain(value.substring(at + 1));
    }

    private static String domain(String text) {
        try {
            return IDN.toASCII(text).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
