package com.bharatmart.shared;

/**
 * The states and union territories of India: ISO 3166-2:IN codes, with the code that GST uses (the first two digits
 * of a GSTIN).
 */
public enum IndianState {
    AN("35", true),
    AP("37"),
    AR("12"),
    AS("18"),
    BR("10"),
    CG("22"),
    CH("04", true),
    DH("26", true),
    DL("07"),
    GA("30"),
    GJ("24"),
    HP("02"),
    HR("06"),
    JH("20"),
    JK("01"),
    KA("29"),
    KL("32"),
    LA("38", true),
    LD("31", true),
    MH("27"),
    ML("17"),
    MN("14"),
    MP("23"),
    MZ("15"),
    NL("13"),
    OD("21"),
    PB("03"),
    PY("34"),
    RJ("08"),
    SK("11"),
    TN("33"),
    TR("16"),
    TS("36"),
    UK("05"),
    UP("09"),
    WB("19");

    private final String gstCode;
    private final boolean withoutLegislature;

    IndianState(String gstCode) {
        this(gstCode, false);
    }

    IndianState(String gstCode, boolean withoutLegislature) {
        this.gstCode = gstCode;
        this.withoutLegislature = withoutLegislature;
    }

    public String gstCode() {
        return gstCode;
    }

    /** A union territory without a legislature levies UTGST in place of SGST (UTGST Act 2017, section 7). */
    public boolean isWithoutLegislature() {
        return withoutLegislature;
    }
}
