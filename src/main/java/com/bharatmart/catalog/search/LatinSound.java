package com.bharatmart.catalog.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the usual Latin spellings of an Indian word have in common. The database knows products by the sounds of their words
 * in Devanagari; its function {@code search_sound} has the same rules.
 */
final class LatinSound {

    private static final int MIN_LENGTH = 3;
    private static final Pattern WORD = Pattern.compile("[a-z]{3,40}");
    private static final Pattern PLURAL = Pattern.compile(".{3,}[^s]s");

    private static final List<Rule> RULES = List.of(
            rule("c*ch+", "#"),
            rule("[cq]", "k"),
            rule("z", "j"),
            rule("#", "c"),
            rule("x", "ks"),
            rule("ph", "f"),
            rule("aa+", "a"),
            rule("ee+|ii+", "i"),
            rule("oo+|uu+", "u"),
            rule("[ao][uw](?![aeiouy])", "o"),
            rule("w", "v"),
            rule("y(?![aeiou])", "i"),
            rule("iy(?=[aeiou])", "i"),
            rule("^e", "i"),
            rule("eh", "ah"),
            rule("([aeiou])h[ae](?=[^aeiou])", "$1h"),
            rule("m(?=[pb])", "n"),
            rule("(.)\\1+", "$1"));

    private LatinSound() {}

    /**
     * The sounds of a word, and of its singular if it looks like an English plural, as the index of products has them. Empty
     * if the word is not of Latin letters, or is too short to tell it from others.
     */
    static Set<String> of(String word) {
        var sounds = new LinkedHashSet<String>();
        if (WORD.matcher(word).matches()) {
            add(sounds, word);
            if (PLURAL.matcher(word).matches()) {
                add(sounds, word.substring(0, word.length() - 1));
            }
        }
        return sounds;
    }

    /** The entry of the index for a sound. No word has a digit at its end only to be mistaken for one. */
    static String indexed(String sound) {
        return sound + "0";
    }

    /** The sound of a word of lower-case Latin letters, however short. */
    static String fold(String word) {
        var sound = word;
        for (var rule : RULES) {
            sound = rule.pattern.matcher(sound).replaceAll(rule.replacement);
        }
        return sound;
    }

    private static void add(Set<String> sounds, String word) {
        var sound = fold(word);
        if (sound.length() >= MIN_LENGTH) {
            sounds.add(indexed(sound));
        }
    }

    private static Rule rule(String pattern, String replacement) {
        return new Rule(Pattern.compile(pattern), replacement);
    }

    private record Rule(Pattern pattern, String replacement) {}
}
