package com.bharatmart.identity;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Spellings that equal, look like, fold to or are truncated to an address. Most come from Unicode: each string that a
 * common folding (compatibility forms, upper and lower case, IDNA 2003) turns into a part of the address, or whose low byte
 * is one of its characters, replaces that part.
 */
final class ConfusableAddresses {

    /** The maximum for each part of the address: enough for each Unicode block of look-alikes. */
    private static final int EACH = 3;

    private static final List<UnaryOperator<String>> FOLDINGS = List.of(
            text -> Normalizer.normalize(text, Normalizer.Form.NFKC),
            text -> Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT),
            text -> text.toLowerCase(Locale.ROOT),
            text -> text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT),
            text -> Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", ""),
            ConfusableAddresses::idna2003,
            text -> text.length() == 1 ? String.valueOf((char) (text.charAt(0) & 0xFF)) : text);

    private static final List<String> INVISIBLE = List.of(
            "\u00AD",
            "\u034F",
            "\u061C",
            "\u180E",
            "\u200B",
            "\u200C",
            "\u200D",
            "\u200E",
            "\u200F",
            "\u202A",
            "\u202E",
            "\u2060",
            "\u2066",
            "\u2069",
            "\uFE0F",
            "\uFEFF",
            "\u0301",
            "\u0307",
            "\u0338",
            "\u094D\u200D",
            "\u094D\u200C",
            "\u0000",
            "\t",
            "\r\n",
            "\u00A0",
            "\u3000",
            "\uD83D\uDE00");

    /** The best-known look-alikes, each in place of the original. */
    private static final Map<String, String> WELL_KNOWN = Map.of(
            "i",
            "\u2148\u2139\u0131\u0130\uFF49\u0456\u2170",
            "l",
            "\u2113\uFF4C\u217C\u04CF",
            "k",
            "\u212A\uFF4B",
            "s",
            "\u017F\uFF53\u0455",
            "ss",
            "\u00DF\u1E9E",
            "fi",
            "\uFB01",
            "ff",
            "\uFB00",
            "ffi",
            "\uFB03",
            "st",
            "\uFB05\uFB06",
            "a",
            "\u00AA\u0430\uFF41");

    private ConfusableAddresses() {}

    static List<String> of(String address) {
        var at = address.indexOf('@');
        var local = address.substring(0, at);
        var domain = address.substring(at + 1);
        var all = new LinkedHashSet<String>();
        for (var entry : lookAlikes().entrySet()) {
            for (var lookAlike : entry.getValue()) {
                replace(local, entry.getKey(), lookAlike).forEach(text -> all.add(text + '@' + domain));
                replace(domain, entry.getKey(), lookAlike).forEach(text -> all.add(local + '@' + text));
            }
        }
        WELL_KNOWN.forEach((part, lookAlikes) -> lookAlikes
                .chars()
                .mapToObj(Character::toString)
                .forEach(lookAlike -> {
                    replace(local, part, lookAlike).forEach(text -> all.add(text + '@' + domain));
                    replace(domain, part, lookAlike).forEach(text -> all.add(local + '@' + text));
                }));
        for (var nothing : INVISIBLE) {
            all.add(local.charAt(0) + nothing + local.substring(1) + '@' + domain);
            all.add(local + nothing + '@' + domain);
            all.add(local + '@' + domain.charAt(0) + nothing + domain.substring(1));
            all.add(local + '@' + domain + nothing);
        }
        for (var dot :
                List.of("\u3002", "\uFF0E", "\uFF61", "\u2024", "\u0701", "\u0660", "\u06D4", "..", ".\u00AD.")) {
            all.add(local + '@' + domain.replace(".", dot));
        }
        for (var sign : List.of("\uFF20", "\uFE6B", "\u0140", "%40", "@@", "@\u200B@", "\uD83A\uDD40")) {
            all.add(local + sign + domain);
        }
        all.addAll(written(local, domain));
        all.remove(address);
        return List.copyOf(all);
    }

    /** Spellings of mail and DNS, and several recipients in one address. */
    private static Set<String> written(String local, String domain) {
        var all = new LinkedHashSet<String>();
        var label = domain.substring(0, domain.indexOf('.'));
        var rest = domain.substring(domain.indexOf('.'));
        for (var prefix : List.of("xn--", "XN--", "xn---", "\uFF58n--", "xn-\u2010")) {
            all.add(local + '@' + prefix + label + rest);
            all.add(local + '@' + prefix + label + '-' + rest);
            all.add(local + '@' + prefix + label + "-9bd" + rest);
        }
        var hebrew = "\u05D0\u05D1";
        var arabic = "\u0627\u0644";
        for (var foreign :
                List.of(hebrew, arabic, "\u0430", "\u03C2", "\u03C3", "\u0131", "\u0130", "\u00DF", "\u1E9E")) {
            all.add(local + foreign + '@' + domain);
            all.add(local + '@' + label + foreign + rest);
            all.add(local + '@' + foreign + label + rest);
        }
        all.add('"' + local + "\"@" + domain);
        all.add('<' + local + '@' + domain + '>');
        all.add(local + "(comment)@" + domain);
        all.add("\"Mail for\" <" + local + '@' + domain + '>');
        all.add(local + '@' + domain + '.');
        all.add(local + '@' + domain + "\u3002");
        all.add(local + '@' + domain + ",thief@evil.example");
        all.add("thief@evil.example," + local + '@' + domain);
        all.add(local + '@' + domain + "\r\nRCPT TO:<thief@evil.example>");
        all.add(local + '@' + domain + "\u010D\u010ABcc: thief@evil.example");
        all.add(local + '@' + domain + "\u013Ethief@evil.example");
        all.add("@evil.example:" + local + '@' + domain);
        all.add(local + '%' + domain + "@evil.example");
        all.add(local + '@' + domain + "@evil.example");
        all.add(local + '@' + domain + "\u0000.evil.example");
        all.add(local + '@' + domain + "\uFF20evil.example");
        all.add("mailto:" + local + '@' + domain);
        all.add(local.replace("ss", "\u00DF") + '@' + domain);
        all.add(local + '@' + domain.replace("ss", "\u00DF"));
        all.add(local.replace("i", "\u0131") + '@' + domain);
        all.add(local + '@' + domain.replace("i", "\u0131"));
        all.add(local.toUpperCase(Locale.ROOT) + '@' + domain.replace("i", "\u0130"));
        all.add(local + '@' + domain.toUpperCase(Locale.ROOT));
        all.add(local.toUpperCase(Locale.ROOT) + '@' + domain);
        all.add(' ' + local + '@' + domain + ' ');
        return all;
    }

    private static List<String> replace(String text, String part, String lookAlike) {
        var place = text.indexOf(part);
        return place < 0
                ? List.of()
                : List.of(text.substring(0, place) + lookAlike + text.substring(place + part.length()));
    }

    /** Groups the strings by the result of their folding. */
    private static Map<String, List<String>> lookAlikes() {
        var all = new HashMap<String, List<String>>();
        for (var codePoint = 0x80; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (Character.isDefined(codePoint) && Character.getType(codePoint) != Character.SURROGATE) {
                var text = Character.toString(codePoint);
                FOLDINGS.stream()
                        .flatMap(folding -> Stream.of(folding.apply(text)))
                        .filter(folded -> folded.matches("[a-z.@-]+"))
                        .distinct()
                        .forEach(folded -> {
                            var list = all.computeIfAbsent(folded, _ -> new ArrayList<>());
                            if (list.size() < (codePointIsFolded(text) ? 2 * EACH : EACH)) {
                                list.add(text);
                            }
                        });
            }
        }
        return all;
    }

    /** Excludes truncations to the low byte, which are hundreds for each character. */
    private static boolean codePointIsFolded(String text) {
        return FOLDINGS.subList(0, FOLDINGS.size() - 1).stream()
                .anyMatch(folding -> folding.apply(text).matches("[a-z.@-]+"));
    }

    private static String idna2003(String text) {
        try {
            return java.net.IDN.toASCII(text);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
