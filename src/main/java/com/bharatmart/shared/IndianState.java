package com.bharatmart.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The states and union territories of India: ISO 3166-2:IN codes, with the code that GST uses (the first two digits of a
 * GSTIN), their names, and the codes and names that they had before.
 */
public enum IndianState {
    AN("35", true, "Andaman and Nicobar Islands", "Andaman and Nicobar"),
    AP("37", false, "Andhra Pradesh", "28", "AD"),
    AR("12", false, "Arunachal Pradesh"),
    AS("18", false, "Assam"),
    BR("10", false, "Bihar"),
    CG("22", false, "Chhattisgarh", "CT", "Chattisgarh"),
    CH("04", true, "Chandigarh"),
    DH(
            "26",
            true,
            "Dadra and Nagar Haveli and Daman and Diu",
            "DN",
            "DD",
            "25",
            "Dadra and Nagar Haveli",
            "Daman and Diu"),
    DL("07", false, "Delhi", "New Delhi", "NCT of Delhi"),
    GA("30", false, "Goa"),
    GJ("24", false, "Gujarat"),
    HP("02", false, "Himachal Pradesh"),
    HR("06", false, "Haryana"),
    JH("20", false, "Jharkhand"),
    JK("01", false, "Jammu and Kashmir"),
    KA("29", false, "Karnataka"),
    KL("32", false, "Kerala"),
    LA("38", true, "Ladakh"),
    LD("31", true, "Lakshadweep"),
    MH("27", false, "Maharashtra"),
    ML("17", false, "Meghalaya"),
    MN("14", false, "Manipur"),
    MP("23", false, "Madhya Pradesh"),
    MZ("15", false, "Mizoram"),
    NL("13", false, "Nagaland"),
    OD("21", false, "Odisha", "OR", "Orissa"),
    PB("03", false, "Punjab"),
    PY("34", false, "Puducherry", "Pondicherry"),
    RJ("08", false, "Rajasthan"),
    SK("11", false, "Sikkim"),
    TN("33", false, "Tamil Nadu"),
    TR("16", false, "Tripura"),
    TS("36", false, "Telangana", "TG"),
    UK("05", false, "Uttarakhand", "UA", "UT", "Uttaranchal"),
    UP("09", false, "Uttar Pradesh"),
    WB("19", false, "West Bengal");

    private static final int MAX_LENGTH = 64;
    private static final String SEPARATOR = ";";
    private static final Pattern ISO_COUNTRY = Pattern.compile("^\\s*IN-", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT_COMPARED = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, IndianState> BY_KEY = byKey();

    private final String gstCode;
    private final boolean withoutLegislature;
    private final String fullName;
    private final String names;

    IndianState(String gstCode, boolean withoutLegislature, String fullName, String... otherNames) {
        this.gstCode = gstCode;
        this.withoutLegislature = withoutLegislature;
        this.fullName = fullName;
        this.names = Stream.concat(Stream.of(fullName), Stream.of(otherNames)).collect(Collectors.joining(SEPARATOR));
    }

    /**
     * Reads the code of a state, its code for GST, its name, or a code or name that it had before. Case, accents, spaces
     * and punctuation do not matter, and {@code &} is "and".
     *
     * @throws IllegalArgumentException if no state is called so
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IndianState parse(String text) {
        var state = text.length() > MAX_LENGTH ? null : BY_KEY.get(key(text));
        if (state == null) {
            throw new IllegalArgumentException("must be a state of India by its code, GST code or name: "
                    + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return state;
    }

    public String gstCode() {
        return gstCode;
    }

    /** The official name in English. */
    public String fullName() {
        return fullName;
    }

    /** A union territory without a legislature levies UTGST in place of SGST (UTGST Act 2017, section 7). */
    public boolean isWithoutLegislature() {
        return withoutLegislature;
    }

    private static Map<String, IndianState> byKey() {
        var states = new HashMap<String, IndianState>();
        for (var state : values()) {
            states.put(key(state.name()), state);
            states.put(key(state.gstCode), state);
            for (var name : state.names.split(SEPARATOR, -1)) {
                states.put(key(name), state);
            }
        }
        return Map.copyOf(states);
    }

    private static String key(String text) {
        var decomposed = Normalizer.normalize(ISO_COUNTRY.matcher(text).replaceFirst(""), Normalizer.Form.NFKD);
        var letters = NOT_COMPARED.matcher(decomposed.replace("&", " and ")).replaceAll("");
        var key = letters.toLowerCase(Locale.ROOT);
        return key.length() == 1 ? "0" + key : key;
    }
}
