package com.bharatmart.catalog;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/**
 * Makes untrusted HTML safe for the shop's own pages. Keeps the structure of a text and its links, and drops everything
 * that loads or runs something, covers the page, or imitates the shop.
 */
public final class DescriptionSanitizer {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{FEFF}&&[^\\t\\n\\r]]");

    private DescriptionSanitizer() {}

    /**
     * Cleans HTML. Cleaning the result again changes nothing.
     *
     * @throws TooLongException if the text is too long, before or after cleaning
     */
    public static String clean(String html) {
        requireLength(html);
        var settings = new Document.OutputSettings().prettyPrint(false).charset("UTF-8");
        return requireLength(Jsoup.clean(CONTROL.matcher(html).replaceAll("").strip(), "", safelist(), settings)
                .strip());
    }

    /** As {@link #clean}, with the line ends of Unix. */
    static String tidy(String html) {
        return clean(html.replaceAll("\r\n?", "\n"));
    }

    private static String requireLength(String html) {
        if (html.length() > ProductLimits.MAX_DESCRIPTION_LENGTH) {
            throw new TooLongException();
        }
        return html;
    }

    private static Safelist safelist() {
        return new Safelist()
                .addTags("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "br", "hr", "blockquote", "pre")
                .addTags("ul", "ol", "li", "dl", "dt", "dd")
                .addTags("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
                .addTags("strong", "b", "em", "i", "u", "s", "sub", "sup", "small", "code")
                .addTags("a")
                .addAttributes("a", "href", "title")
                .addAttributes("th", "colspan", "rowspan", "scope")
                .addAttributes("td", "colspan", "rowspan")
                .addProtocols("a", "href", "http", "https")
                .addEnforcedAttribute("a", "rel", "nofollow");
    }

    /** A description is longer than {@link ProductLimits#MAX_DESCRIPTION_LENGTH}. */
    public static final class TooLongException extends RuntimeException {
        TooLongException() {
            super("a description has at most %,d characters".formatted(ProductLimits.MAX_DESCRIPTION_LENGTH));
        }
    }
}
