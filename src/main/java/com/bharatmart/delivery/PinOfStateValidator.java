package com.bharatmart.delivery;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

class PinOfStateValidator implements ConstraintValidator<PinOfState, StateAndPin> {

    private final PinCodeService pins;

    PinOfStateValidator(PinCodeService pins) {
        this.pins = pins;
    }

    /** A missing state or PIN code is an error of its own. */
    @Override
    public boolean isValid(StateAndPin address, ConstraintValidatorContext context) {
        var state = address.state();
        var pin = address.pin();
        if (state == null || pin == null || pins.canBeIn(pin, state)) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(pins.contradiction(pin, state))
                .addPropertyNode("pin")
                .addConstraintViolation();
        return false;
    }
}
