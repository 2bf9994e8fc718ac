package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in the form that is stored, compared and mailed: a mailbox of RFC 5321, section 4.1.2, without quoted
 * local parts and address literals.
 *
 * <p>The local part is ASCII in lower case, because the large providers do not give addresses that differ only in case to
 * two people. Other characters are rejected and never mapped: a look-alike is another mailbox. The domain consists of
 * A-labels of IDNA 2008 with the mapping of UTS 46 (non-transitional, rules of STD 3, CheckHyphens, CheckBidi,
 * CheckJoiners, VerifyDnsLength), so that two spellings of one DNS domain are equal.
 *
 * @param value all ASCII, 254 characters at most, for instance {@code asha@xn--bcher-kva.example}
 */
public record EmailAddress(@JsonValue String value) {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_PART_LENGTH = 64;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    /** At least two labels. The last is not numeric, so that no IPv4 address is a domain (RFC 3696, section 2). */
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

    private static final IDNA IDNA_2008 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /** @throws IllegalArgumentException if the text is not an address, or the address cannot receive mail */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public EmailAddress {
        var text = value.strip();
        var at = text.lastIndexOf('@');
        if (text.length() > MAX_LENGTH || at < 1 || at > MAX_LOCAL_PART_LENGTH) {
            throw new IllegalArgumentException("must be an e-mail address");
        }
        value = localPart(text.substring(0, at)) + '@' + domain(text.substring(at + 1));
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("must be an e-mail address");
        }
    }

    /** Empty for a text that is not an address. */
    public static Optional<EmailAddress> parse(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(new EmailAddress(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String localPart(String text) {
        if (text.chars().anyMatch(character -> character > 0x7F)) {
            throw new IllegalArgumentException("must be an e-mail address that is ASCII before the @");
        }
        if (!LOCAL_PART.matcher(text).matches()) {
            throw new IllegalArgumentException("must be an e-mail address");
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String domain(String text) {
        var info = new IDNA.Info();
        var ascii = IDNA_2008.nameToASCII(text, new StringBuilder(), info).toString();
        if (info.hasErrors() || !DOMAIN.matcher(ascii).matches()) {
            throw new IllegalArgumentException(
                    "must be an e-mail address with a valid domain after the @, as in name@example.com");
        }
        return ascii;
    }

    @Override
    public String toString() {
        return value;
    }
}
