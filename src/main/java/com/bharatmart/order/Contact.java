package com.bharatmart.order;

import jakarta.persistence.Embeddable;

/**
 * Where news about the order goes.
 *
 * @param email as {@link com.bharatmart.shared.EmailAddress} has it; as it was typed in orders of earlier releases
 * @param phone in E.164 form
 */
@Embeddable
public record Contact(String email, String phone) {}
