/** The formats of authenticator apps: one-time passwords (RFC 6238) and Base32 (RFC 4648). */
@NullMarked
package com.bharatmart.identity.totp;

import org.jspecify.annotations.NullMarked;
