package com.bharatmart.local.demo;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The colours of one picture: that which its product's name tells, or else one that its slug chooses. */
record Palette(Color main, Color dark, Color light, Color accent, Color background) {

    private static final Map<String, Integer> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("indigo", 0x34457F);
        NAMED.put("white", 0xE9E4D8);
        NAMED.put("unbleached", 0xE2D6BB);
        NAMED.put("mustard", 0xD59A1F);
        NAMED.put("turmeric", 0xE0A01E);
        NAMED.put("maroon", 0x7A2033);
        NAMED.put("kumkum", 0xB3202C);
        NAMED.put("chilli", 0xB8281F);
        NAMED.put("rose", 0xD9778B);
        NAMED.put("hibiscus", 0xB8385A);
        NAMED.put("copper", 0xB46A3C);
        NAMED.put("brass", 0xC39B3F);
        NAMED.put("kansa", 0xB58E45);
        NAMED.put("steel", 0x8E99A6);
        NAMED.put("aluminium", 0x9AA4AE);
        NAMED.put("iron", 0x4A4D52);
        NAMED.put("granite", 0x55585E);
        NAMED.put("terracotta", 0xB9603B);
        NAMED.put("sheesham", 0x7B4A2B);
        NAMED.put("rosewood", 0x6E3B2A);
        NAMED.put("leather", 0x8A5632);
        NAMED.put("jute", 0xB89A66);
        NAMED.put("coir", 0x8F6B41);
        NAMED.put("bamboo", 0xC2A25B);
        NAMED.put("neem", 0x5F8B4C);
        NAMED.put("aloe", 0x6BA368);
        NAMED.put("moong", 0xD9B84A);
        NAMED.put("ghee", 0xE3B548);
        NAMED.put("honey", 0xC98A1B);
        NAMED.put("coffee", 0x5B3A29);
        NAMED.put("tea", 0x8A5A2B);
        NAMED.put("sandal", 0xC9A27A);
    }

    static Palette of(String name, String slug) {
        var words = name.toLowerCase(Locale.ROOT);
        var known = NAMED.entrySet().stream()
                .filter(entry -> words.contains(entry.getKey()))
                .map(entry -> new Color(entry.getValue()))
                .findFirst();
        var hash = slug.hashCode() * 0x9E3779B9;
        var hue = ((hash >>> 8) & 0xFFFF) / 65_536f;
        var main = known.orElseGet(() -> Color.getHSBColor(hue, 0.55f, 0.68f));
        var hsb = Color.RGBtoHSB(main.getRed(), main.getGreen(), main.getBlue(), null);
        return new Palette(
                main,
                mixed(main, Color.BLACK, 0.28f),
                mixed(main, Color.WHITE, 0.38f),
                Color.getHSBColor(hsb[0] + 0.11f, 0.45f, 0.93f),
                Color.getHSBColor(hsb[0] + 0.08f, 0.06f, 0.97f));
    }

    static Color mixed(Color one, Color other, float share) {
        return new Color(
                Math.round(one.getRed() * (1 - share) + other.getRed() * share),
                Math.round(one.getGreen() * (1 - share) + other.getGreen() * share),
                Math.round(one.getBlue() * (1 - share) + other.getBlue() * share));
    }
}
