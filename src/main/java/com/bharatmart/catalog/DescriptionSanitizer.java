package com.bharatmart.catalog;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/**
 * Makes the HTML of a stranger safe to show on the shop's own pages: it keeps the structure of a text and its links,
 * and drops whatever loads, runs, covers or looks like the shop itself.
 */
public final class DescriptionSanitizer {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\x{FEFF}&&[^\\t\\n\\r]]");

    private DescriptionSanitizer() {}

    /**
     * Cleaning what has been cleaned changes nothing.
     *
     * @throws DescriptionTooLongException if it is too long, before or after
     */
    public static String clean(String html) {
        within(html);
        var settings = new Document.OutputSettings().prettyPrint(false).charset("UTF-8");
        return within(Jsoup.clean(CONTROL.matcher(html).replaceAll("").strip(), "", safelist(), settings)
                .strip());
    }

    private static String within(String html) {
        if (html.length() > ProductLimits.MAX_DESCRIPTION_LENGTH) {
            throw new DescriptionTooLongException();
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
}
