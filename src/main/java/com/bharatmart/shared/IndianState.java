package com.bharatmart.shared;

/**
 * The states and union territories of India: ISO 3166-2:IN codes, with the code that GST uses (the first two digits
 * of a GSTIN), and the first digits of its PIN codes.
 */
public enum IndianState {
    AN("35", true, "74"),
    AP("37", "50 51 52 53"),
    AR("12", "78 79"),
    AS("18", "78"),
    BR("10", "80 81 82 84 85"),
    CG("22", "49"),
    CH("04", true, "14 16"),
    DH("26", true, "36 39"),
    DL("07", "11"),
    GA("30", "40"),
    GJ("24", "36 37 38 39"),
    HP("02", "17"),
    HR("06", "12 13"),
    JH("20", "81 82 83"),
    JK("01", "18 19"),
    KA("29", "56 57 58 59"),
    KL("32", "67 68 69"),
    LA("38", true, "19"),
    LD("31", true, "68"),
    MH("27", "40 41 42 43 44"),
    ML("17", "78 79"),
    MN("14", "79"),
    MP("23", "45 46 47 48"),
    MZ("15", "79"),
    NL("13", "79"),
    OD("21", "75 76 77"),
    PB("03", "14 15 16"),
    PY("34", "53 60 67"),
    RJ("08", "30 31 32 33 34"),
    SK("11", "73"),
    TN("33", "60 61 62 63 64"),
    TR("16", "79"),
    TS("36", "50"),
    UK("05", "24 26"),
    UP("09", "20 21 22 23 24 25 26 27 28"),
    WB("19", "70 71 72 73 74");

    /** The first digit of the PIN codes of the Army Postal Service, which belong to no state. */
    private static final char ARMY = '9';

    private final String gstCode;
    private final boolean withoutLegislature;
    private final String pinPrefixes;

    IndianState(String gstCode, String pinPrefixes) {
        this(gstCode, false, pinPrefixes);
    }

    IndianState(String gstCode, boolean withoutLegislature, String pinPrefixes) {
        this.gstCode = gstCode;
        this.withoutLegislature = withoutLegislature;
        this.pinPrefixes = pinPrefixes;
    }

    public String gstCode() {
        return gstCode;
    }

    /** A union territory without a legislature levies UTGST in place of SGST (UTGST Act 2017, section 7). */
    public boolean isWithoutLegislature() {
        return withoutLegislature;
    }

    /**
     * Whether a PIN code can belong to this state. Its first two digits name a postal circle (India Post, Postal Index
     * Number). A circle also serves parts of neighboring states: the check finds a mistyped state and accepts every real
     * address.
     */
    public boolean mayHave(PinCode pin) {
        return pin.value().charAt(0) == ARMY || pinPrefixes.contains(pin.value().substring(0, 2));
    }
}
