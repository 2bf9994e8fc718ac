/**
 * Authenticator apps: one-time passwords (RFC 6238), Base32 (RFC 4648), the encryption of their secrets, and the recovery
 * codes that replace a lost app.
 */
@NullMarked
package com.bharatmart.identity.totp;

import org.jspecify.annotations.NullMarked;
