package com.bharatmart.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-F]{4})|\\\\x\\{([0-9A-F]+)}");

    @ParameterizedTest
    @CsvSource({
        "asha@example.com, asha@example.com",
        "Asha@Example.COM, asha@example.com",
        "' asha@example.com ', asha@example.com",
        "ASHA.R+shop@example.co.in, asha.r+shop@example.co.in",
        "asha@bücher.example, asha@xn--bcher-kva.example",
        "ASHA@XN--BCHER-KVA.example, asha@xn--bcher-kva.example",
        "asha@BÜCHER.example, asha@xn--bcher-kva.example",
        "asha@bu\u0308cher.example, asha@xn--bcher-kva.example",
        "asha@example\u3002com, asha@example.com",
        "asha@ex\u00ADample.com, asha@example.com",
        "asha@gma\u2148l.com, asha@gmail.com",
        "asha@straße.example, asha@xn--strae-oqa.example",
        "asha@xn--strae-oqa.example, asha@xn--strae-oqa.example",
        "asha@डाकमेल.भारत, asha@xn--11bx4bq1dyc.xn--h2brj9c",
        "asha@क्\u200Dष.example, asha@xn--11b2ezcw70k.example"
    })
    void spellingsOfOneAddressAreEqual(String address, String value) {
        assertThat(new EmailAddress(address).value()).isEqualTo(value);
        assertThat(new EmailAddress(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "asha",
                "@example.com",
                "asha@",
                "asha@example",
                "a sha@example.com",
                "asha@exa mple.com",
                "asha..r@example.com",
                ".asha@example.com",
                "asha@-example.com",
                "asha@ex--ample.com",
                "asha@example..com",
                "asha@example.com.",
                "asha@@example.com",
                "asha@example.com, b@example.com",
                "asha@example.com\r\nBcc: b@example.com",
                "\"asha\"@example.com",
                "asha@[127.0.0.1]",
                "asha@127.0.0.10"
            })
    void invalidAddressIsRejected(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "आशा@example.com",
                "\uFF41sha@example.com",
                "\uFB01ona@example.com",
                "a\u017Fha@example.com",
                "ash\u0430@example.com",
                "ash\u00AA@example.com",
                "as\u200Dha@example.com",
                "as\u00ADha@example.com",
                "asha\u200F@example.com",
                "asha\uFF20example.com@example.com"
            })
    void localPartOutsideAsciiIsRejectedAndNeverMapped(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(text))
                .withMessageContaining("ASCII before the @");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "asha@xn--example-.com",
                "asha@xn--example.com",
                "asha@xn--a.com",
                "asha@xn--strasse-.com",
                "asha@xn--gmail-9bd\u00E9.com",
                "asha@exam\u200Dple.com",
                "asha@exam\u200Eple.com",
                "asha@\u05D0example.com",
                "asha@\u0301example.com",
                "asha@example.com\uFF20evil.example",
                "asha@exam\u0000ple.com",
                "asha@exam\u2100ple.com"
            })
    void domainOutsideIdna2008IsRejected(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(text))
                .withMessageContaining("valid domain");
    }

    @Test
    void longAddressIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.com"));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new EmailAddress("a@" + "b".repeat(60).concat(".").repeat(5) + "com"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmailAddress(
                        "a".repeat(60) + "@" + "ü".repeat(45).concat(".").repeat(4) + "com"));
    }

    @Test
    void invalidAddressParsesToEmpty() {
        assertThat(EmailAddress.parse("Asha@example.com"))
                .map(EmailAddress::value)
                .contains("asha@example.com");
        assertThat(EmailAddress.parse("आशा@example.com")).isEmpty();
        assertThat(EmailAddress.parse(null)).isEmpty();
    }

    /**
     * The conformance test of UTS 46, version 16.0.0, from the Unicode Consortium. One of its lines is
     * skipped: it says that U+32B9A is not assigned, but it is assigned since version 17.0.0.
     */
    @Test
    void domainsPassTheConformanceTestOfUts46() throws IOException {
        var lines = conformanceTest().stream()
                .filter(line -> !line.source.equals("xn--9-i0j5967eg3qz.ss"))
                .toList();
        var wrong = new ArrayList<String>();
        var accepted = 0;
        for (var line : lines) {
            var source = "a@" + line.source;
            var value = EmailAddress.parse(source).map(EmailAddress::value);
            var expected = line.isDomainOfMail() ? Optional.of("a@" + line.ascii) : Optional.empty();
            if (!value.equals(expected)) {
                wrong.add("%s: %s instead of %s".formatted(line, value, expected));
            }
            accepted += value.isPresent() ? 1 : 0;
        }

        assertThat(wrong).isEmpty();
        assertThat(lines).hasSizeGreaterThan(6_000);
        assertThat(accepted).isGreaterThan(300);
    }

    private static List<Line> conformanceTest() throws IOException {
        var file = Objects.requireNonNull(EmailAddressTest.class.getResourceAsStream("/idna/IdnaTestV2.txt.gz"));
        try (var reader =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", ""))
                    .filter(line -> !line.isBlank())
                    .map(Line::parse)
                    .toList();
        }
    }

    /**
     * @param ascii the result of {@code toAsciiN}
     * @param isValid whether the conversion has no errors
     */
    private record Line(String source, String ascii, boolean isValid) {

        static Line parse(String line) {
            var columns = line.split(";", -1);
            var source = text(columns[0]);
            var unicode = columns[1].isBlank() ? source : text(columns[1]);
            var ascii = columns[3].isBlank() ? unicode : text(columns[3]);
            var status = (columns[4].isBlank() ? columns[2] : columns[4]).strip();
            return new Line(source, ascii, status.isEmpty() || status.equals("[]"));
        }

        /** A domain that receives mail has at least two labels, and the last one is not a number. */
        boolean isDomainOfMail() {
            return isValid
                    && ascii.matches(".+\\.[a-z][a-z0-9-]*[a-z0-9]")
                    && !source.contains("@")
                    && ascii.length() <= 252;
        }

        private static String text(String column) {
            var text = column.strip();
            return text.equals("\"\"")
                    ? ""
                    : ESCAPED.matcher(text)
                            .replaceAll(escape -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(
                                    escape.group(1) == null ? escape.group(2) : escape.group(1), 16))));
        }
    }
}
