package com.bharatmart.identity.web;

/**
 * The response to a request for a message. It does not reveal whether an account exists.
 *
 * @param message what the client can expect
 */
record AcceptedResponse(String message) {

    static AcceptedResponse ofSignUp() {
        return new AcceptedResponse(
                "A mail is on its way to this address. The account is created when the address is verified with it.");
    }

    static AcceptedResponse ofEmailChange() {
        return new AcceptedResponse(
                "A mail is on its way to this address. The account has the address when it is verified with that mail.");
    }

    static AcceptedResponse ofPasswordReset() {
        return new AcceptedResponse("If this address has an account, it gets a mail.");
    }

    static AcceptedResponse ofOneTimeCode() {
        return new AcceptedResponse("A code is on its way to this phone.");
    }
}
