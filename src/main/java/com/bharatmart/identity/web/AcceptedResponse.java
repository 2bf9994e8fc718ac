package com.bharatmart.identity.web;

/**
 * What everybody is told alike, whoever has an account and whoever has none.
 *
 * @param message where to look for the rest
 */
record AcceptedResponse(String message) {

    static AcceptedResponse ofSignUp() {
        return new AcceptedResponse(
                "A mail is on its way to this address. The account starts when the address is verified with it.");
    }

    static AcceptedResponse ofEmailChange() {
        return new AcceptedResponse(
                "A mail is on its way to this address. The account has it when it is verified with that mail.");
    }

    static AcceptedResponse ofPasswordReset() {
        return new AcceptedResponse("If this address has an account, it gets a mail.");
    }

    static AcceptedResponse ofOneTimeCode() {
        return new AcceptedResponse("A code is on its way to this phone.");
    }
}
