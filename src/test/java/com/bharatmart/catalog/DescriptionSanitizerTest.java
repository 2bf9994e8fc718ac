package com.bharatmart.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionSanitizerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>Some <strong>strong</strong> and <em>soft</em> words</p>",
                "<h2>Care</h2><ul><li>wash</li><li>dry</li></ul>",
                "<table><tbody><tr><th scope=\"row\">Size</th><td colspan=\"2\">M</td></tr></tbody></table>",
                "<a href=\"https://example.com/a?b=c\" rel=\"nofollow\">a page</a>",
                "plain text &amp; nothing else, ५ मीटर"
            })
    void keepsTheStructureOfTexts(String html) {
        assertThat(DescriptionSanitizer.clean(html)).isEqualTo(html);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p onclick="alert(1)" style="position:fixed" class="x">a</p>     | <p>a</p>
            a<script>alert(1)</script>b                                      | ab
            <style>p{}</style><p>a</p>                                       | <p>a</p>
            <iframe src="https://e.com"></iframe>a                           | a
            <img src=x onerror=alert(1)>a                                    | a
            <svg><script>alert(1)</script></svg>a                            | a
            <form action="https://e.com"><input name=card>pay</form>         | pay
            <a href="javascript:alert(1)">a</a>                              | <a rel="nofollow">a</a>
            <a href="&#106;avascript:alert(1)">a</a>                         | <a rel="nofollow">a</a>
            <a href="data:text/html,x">a</a>                                 | <a rel="nofollow">a</a>
            <a href="/checkout" target="_top">a</a>                          | <a rel="nofollow">a</a>
            <a href="http://e.com" rel="opener">a</a>                        | <a href="http://e.com" rel="nofollow">a</a>
            <p>never closed                                                  | <p>never closed</p>
            a < b & c                                                        | a &lt; b &amp; c
            <!-- [if IE]><script>x</script><![endif] -->a                    | a
            """)
    void removesScriptsResourcesAndOverlays(String html, String clean) {
        assertThat(DescriptionSanitizer.clean(html)).isEqualTo(clean);
        assertThat(DescriptionSanitizer.clean(clean)).isEqualTo(clean);
    }

    @Test
    void removesControlCharacters() {
        assertThat(DescriptionSanitizer.clean("a\0b\u0007c\nd&#0;")).doesNotContain("\0", "\u0007");
    }

    @Test
    void rejectsLongDescriptions() {
        assertThatThrownBy(() -> DescriptionSanitizer.clean("x".repeat(ProductLimits.MAX_DESCRIPTION_LENGTH + 1)))
                .isInstanceOf(DescriptionSanitizer.TooLongException.class);
        assertThatThrownBy(() -> DescriptionSanitizer.clean("&".repeat(ProductLimits.MAX_DESCRIPTION_LENGTH)))
                .isInstanceOf(DescriptionSanitizer.TooLongException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<div>", "<b>", "<b><p>", "<table>", "<a href='", "<ul><li>"})
    void acceptsDeepNesting(String tag) {
        assertThat(DescriptionSanitizer.clean(tag.repeat(ProductLimits.MAX_DESCRIPTION_LENGTH / 2 / tag.length() / 3)))
                .isNotNull();
    }
}
