package com.bharatmart.customer.web;

/**
 * What everybody is told who asks for an account.
 *
 * @param message where to look for the rest
 */
record SignUpResponse(String message) {

    static SignUpResponse lookIntoYourMail() {
        return new SignUpResponse(
                "If this address had no account yet, it has one now. The mail that we send tells more.");
    }
}
